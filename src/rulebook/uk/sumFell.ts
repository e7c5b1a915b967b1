/**
 * F46, S01: a sum of contacts that was full, unanswered, and is not any more because of what one person said of one contact (that nothing
 * was in it, that it is another one, that it was written down in error) is put to somebody else: whoever owes an answer does not empty the question.
 */
import { amendedIn, isAmendment } from '../../domain/correction/amended.ts';
import { cumulativesOf } from '../../domain/cumulative/state.ts';
import type { FileFact } from '../../domain/facts.ts';
import { foldFile } from '../../domain/file/fold.ts';
import { postFor } from '../../domain/file/posts.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Duty } from '../../domain/obligation/entries.ts';
import type { Rule, RulebookInForce } from '../engine/rulebook.ts';
import { ofTheSum, sumRules, wasAsked } from './cumulative.ts';
import { allRefuted } from './disposal.ts';

/** Entries by which one person alone changes which contacts count. A referral or a find is refuted by two. */
const steps: ReadonlySet<string> = new Set(['ContactSaidSame', 'ContactRefuted', 'ContactTakenBack', 'CircumstanceEnded', 'TimeCorrected']);
const tells: ReadonlySet<string> = new Set([
  'ContactTold',
  'CircumstanceRecorded',
  'DangerReported',
  ...[...steps].filter((type) => type !== 'TimeCorrected'),
]);

/** The file with its contacts, and what was written of them, as these facts leave them; what does not rest on one person's word is as it is now. */
function contactsBy(file: FileState, facts: readonly FileFact[]): FileState {
  const { contacts, circumstances, corrected, cumulatives } = foldFile(
    file.id,
    file.area,
    facts.filter((fact) => tells.has(fact.type) || steps.has(fact.type) || isAmendment(fact) || fact.type === 'CumulativeWritten'),
  );
  return { ...file, contacts, circumstances, corrected, cumulatives, facts };
}

/** The last entry by which one person ended the question, while it is not asked anew. */
export function fallOf(file: FileState, book: RulebookInForce): FileFact | null {
  if (file.area.kind !== 'partnership' || allRefuted(file)) return null;
  const told = new Set(file.facts.filter(({ type }) => tells.has(type)).map(({ id }) => id));
  const { setAside } = amendedIn(file.facts);
  const isStep = (fact: FileFact): boolean =>
    !setAside.has(fact.id) && (isAmendment(fact) ? told.has(fact.fields.fact) : steps.has(fact.type));
  const at = file.facts.flatMap((fact, n) => (isStep(fact) ? [n] : []));
  if (at.length === 0 || wasAsked(file, book, file.last)) return null;
  for (const n of at.toReversed()) {
    const { recorded } = file.facts[n] as FileFact;
    const before = wasAsked(contactsBy(file, file.facts.slice(0, n)), book, recorded);
    if (before && !wasAsked(contactsBy(file, file.facts.slice(0, n + 1)), book, recorded)) return file.facts[n] ?? null;
  }
  return null;
}

const answered = (file: FileState, fall: FileFact) =>
  cumulativesOf(file).find(({ at, by }) => at >= fall.recorded && by !== fall.actor) ?? null;

/** Nobody else has written since what they mean together. */
export function fellUnanswered(file: FileState, book: RulebookInForce): boolean {
  const fall = fallOf(file, book);
  return fall !== null && answered(file, fall) === null;
}

/** The lead post, unless whoever said so fills it, alone or with others: then the post that decides after it. */
function askedOf(file: FileState, who: string): Duty {
  const lead = file.area.posts.get(postFor(file, 'lead'));
  return lead && [...lead.holders, ...lead.deputies].includes(who) ? 'second' : 'lead';
}

export const sumFell: Rule = {
  ...ofTheSum,
  key: 'F46.fell',
  title: 'A sum that one person took below the number is looked at by another',
  words:
    'Where what all contacts mean together was asked and not answered, and one person then said of a contact that nothing was in it, that it is another one, or that it was written down in error, so that the question ended, another person writes what they mean together, with that contact among them.',
  task: 'One person’s word ended the question of what all contacts mean together: read them and write it',
  owedByWords: 'the lead post; the post that decides after it, where whoever said so fills that',
  findings: ['F46'],
  listens: [...ofTheSum.listens, 'EntryCorrected', 'EntryUndone'],
  owed: (file, book) => {
    const fall = fallOf(file, book);
    if (!fall) return [];
    const { id: occasion, stream, record, recorded: starts, actor } = fall;
    const met = answered(file, fall);
    return [{ occasion, stream, record, starts, owedBy: askedOf(file, actor), met: met ? { fact: met.fact } : null }];
  },
};

export const cumulativeRules: readonly Rule[] = [...sumRules, sumFell];
