/** Pure deciders about ties (S15). No act here makes a file, a record or an owner; and none is written into the file of the other end. */
import { because, type Decision, decided, type NewEntry, type Refusal, type RefusalReason, refused } from '../decision.ts';
import { firstRecord, movedAway } from '../file/moved.ts';
import type { FileState } from '../file/state.ts';
import { mayFollow } from '../machine.ts';
import { entry, write } from '../write.ts';
import {
  NamedPersonPlaced,
  NamedPersonReturned,
  NamedPersonSettled,
  PersonNamed,
  TiedReportAnswered,
  TiedTextGiven,
  TieEnded,
  TieFoundWrong,
  TieRecorded,
  TieRenewed,
  type TiedOutcome,
  type TieEnd,
  type TieEntry,
} from './entries.ts';
import { namedMachine, tieMachine, type TieStep, tiedMachine } from './machine.ts';
import { putEntry } from './put.ts';
import { counts, type Named, type Tie, type Tied } from './state.ts';

export type NewTie = Extract<TieEntry, { type: 'TieRecorded' }>['fields'];
/** A type of tie as the loaded list has it: which ends it may have. */
export interface TieType {
  readonly code: string;
  readonly ends: readonly TieEnd[];
}
export interface AtTie {
  readonly now: number;
  /** The last day that the rulebook lets a tie stand without being looked at. */
  readonly latest: number;
}

function wrongDay(ends: number, { now, latest }: AtTie): RefusalReason | null {
  if (ends <= now) return { code: 'date-past', words: 'The day on which it ends is not in the future.', how: 'Give a day after today.' };
  if (ends > latest)
    return {
      code: 'date-far',
      words: 'That is longer than a tie may stand without being looked at.',
      how: 'Give an earlier day. The rulebook page says how long it may be (S15).',
    };
  return null;
}

/** `other`: the file of the other end, where it is a person on file; null: there is none that whoever records it may see. */
export function recordTie(
  file: FileState,
  id: string,
  fields: NewTie,
  other: FileState | null,
  types: readonly TieType[],
  at: AtTie,
): Decision {
  const record = firstRecord(file);
  if (record === undefined) return movedAway;
  const wrong: RefusalReason[] = [];
  const type = types.find(({ code }) => code === fields.sort);
  if (!type?.ends.includes(fields.end))
    wrong.push({
      code: 'tie-type',
      words: 'The sort of tie does not go with the other end.',
      how: 'Choose a sort that goes with what it is to.',
    });
  if (fields.end === 'person on file') {
    const there = fields.record !== null && other?.opened && !other.disposed && other.records.has(fields.record);
    if (!there) return because('no-such-file', 'There is no such file, or it has been let go.', 'Look it up by its reference.');
    if (other?.id === file.id)
      wrong.push({ code: 'same-file', words: 'That is the person of this file.', how: 'Give the reference of the other person.' });
    if (fields.words.trim() !== '')
      wrong.push({
        code: 'tie-words',
        words: 'The name of somebody on file is not written into another file.',
        how: 'Leave the name empty: it is read from their own file by whoever may see it.',
      });
  } else if (fields.words.trim() === '' || fields.record !== null)
    wrong.push({ code: 'nobody-named', words: 'It is not said to whom or what.', how: 'Write the name as it is known here.' });
  const day = wrongDay(fields.ends, at);
  if (day) wrong.push(day);
  return wrong.length > 0 ? refused(...wrong) : write(TieRecorded, { stream: `tie/${id}`, file: file.id, record }, fields);
}

const same = (one: string, other: string): boolean => plain(one) === plain(other);
const plain = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

export const renewTie = (file: FileState, id: string, fields: { readonly reason: string; readonly ends: number }, at: AtTie): Decision =>
  step(file, id, 'TieRenewed', (tie) => {
    if (tie.terms.some((term) => same(term.reason, fields.reason)))
      return because('same-reason', 'The reason is the same as before.', 'Say what was looked at since, and what it showed.');
    const day = wrongDay(fields.ends, at);
    return day ? refused(day) : write(TieRenewed, where(file, tie), fields);
  });

export const endTie = (file: FileState, id: string, fields: { readonly until: string; readonly reason: string }): Decision =>
  step(file, id, 'TieEnded', (tie) => write(TieEnded, where(file, tie), fields));

export const findTieWrong = (file: FileState, id: string, reason: string): Decision =>
  step(file, id, 'TieFoundWrong', (tie) => write(TieFoundWrong, where(file, tie), { reason }));

/** What the lead gives of a report to the lead of the other file: recorded in both, or not at all. */
export const giveText = (
  file: FileState,
  id: string,
  fields: { readonly words: string; readonly reason: string },
  other: FileState | null,
  as: string,
  { now, post }: { readonly now: number; readonly post: string | null },
): Decision =>
  step(file, id, 'TiedTextGiven', (tie) => {
    const record = tie.said.record;
    if (!other?.opened || other.disposed || record === null || !other.records.has(record))
      return because('no-such-file', 'There is no such file, or it has been let go.', 'Look it up by its reference.');
    if (!counts(file, tie, now))
      return because(
        'tie-lapsed',
        'The tie has lapsed, or is over.',
        'Renew it first, with the reason; or share what you hold by a disclosure.',
      );
    const given = write(TiedTextGiven, where(file, tie), { report: null, ...fields });
    if (given.kind === 'refused') return given;
    const put = { why: 'given', tie: tie.id, from: tie.record, sort: 'other', when: now, post, words: fields.words } as const;
    return { ...given, entries: [...given.entries, putEntry(other, as, record, put)] };
  });

/**
 * One answer for all that came about one person on one day: whoever reads them reads them together. `back`: the files, by record, from which
 * names in reports were put here.
 */
export function answerTied(
  file: FileState,
  ids: readonly string[],
  fields: { readonly outcome: TiedOutcome; readonly words: string },
  back: ReadonlyMap<string, FileState> = new Map(),
): Decision {
  const found = ids.flatMap((id) => file.tied.get(id) ?? []);
  if (found.length === 0) return because('no-such-report', 'That does not lie in this file.', 'Open it from the file.');
  const open = found.filter(({ state }) => mayFollow(tiedMachine, state, 'TiedReportAnswered'));
  if (open.length === 0) return because('tied-state', 'That is answered already.', 'Read on its page what was decided.');
  if (fields.words.trim() === '')
    return because(
      'no-words',
      'It is not said what follows, or why nothing does.',
      'Write what is done now, or why it does not bear on this person.',
    );
  const isElse = fields.outcome === 'names somebody else';
  if (isElse && open.some(({ put }) => put.why !== 'named'))
    return because(
      'not-named',
      'It was put here because of a tie, not because a report names this person.',
      'Say whether it bears on this person. If the tie is wrong, whoever recorded it says so.',
    );
  const answers = open.map(({ stream, record }) => entry(TiedReportAnswered, { stream, file: file.id, record }, fields));
  return decided(...answers, ...(isElse ? open.flatMap((each) => returned(file, back.get(each.put.from ?? '') ?? null, each)) : []));
}

/** It names somebody else: it waits again where the report lies. Where that was let go, it waits here, with what was told of it. */
function returned(file: FileState, back: FileState | null, { id, record, put }: Tied): readonly NewEntry[] {
  const there = back?.disposed ? undefined : back?.named.get(put.named ?? '');
  if (!back || !there) {
    const words = put.words.trim() || 'A report that named the person of this file, and is about somebody else.';
    return [entry(PersonNamed, { stream: `named/back-${id}`.slice(0, 110), file: file.id, record }, { words, report: null })];
  }
  if (!mayFollow(namedMachine, there.state, 'NamedPersonReturned')) return [];
  return [entry(NamedPersonReturned, { stream: there.stream, file: back.id, record: there.record }, {})];
}

export function namePerson(file: FileState, id: string, fields: { readonly words: string; readonly report: string | null }): Decision {
  const record = firstRecord(file);
  if (record === undefined) return movedAway;
  return write(PersonNamed, { stream: `named/${id}`, file: file.id, record }, fields);
}

/** Both entries are recorded together or not at all; the one in this file says nothing of where the person is held. */
export const placeNamed = (
  file: FileState,
  id: string,
  to: FileState,
  as: string,
  { now, words }: { readonly now: number; readonly words: string },
): Decision =>
  ofNamed(file, id, 'NamedPersonPlaced', (named) => {
    const record = firstRecord(to);
    if (record === undefined || !to.opened || to.disposed)
      return because('no-such-file', 'There is no such file, or it has been let go.', 'Look it up by its reference.');
    if (to.id === file.id) return because('same-file', 'That is the person of this file.', 'Give the reference of the other person.');
    const post = file.lead;
    const { record: from, id: name } = named;
    const put = { why: 'named', from, named: name, sort: 'other', report: named.said.report, when: now, post, words } as const;
    return {
      kind: 'decided',
      entries: [entry(NamedPersonPlaced, { stream: named.stream, file: file.id, record: named.record }, {}), putEntry(to, as, record, put)],
    };
  });

export const settleNamed = (file: FileState, id: string, words: string): Decision =>
  ofNamed(file, id, 'NamedPersonSettled', (named) =>
    words.trim() === ''
      ? because(
          'no-words',
          'It is not said what is done instead.',
          'Write whom you looked for and how, and what was done: a referral, say.',
        )
      : write(NamedPersonSettled, { stream: named.stream, file: file.id, record: named.record }, { words }),
  );

const where = (file: FileState, { stream, record }: Tie) => ({ stream, file: file.id, record });

function step(file: FileState, id: string, taken: TieStep, decide: (tie: Tie) => Decision): Decision {
  const tie = file.ties.get(id);
  if (!tie) return because('no-such-tie', 'That tie does not lie in this file.', 'Open it from the file.');
  return mayFollow(tieMachine, tie.state, taken) ? decide(tie) : notNow(tieMachine.states[tie.state].words);
}

function ofNamed(
  file: FileState,
  id: string,
  taken: 'NamedPersonPlaced' | 'NamedPersonSettled',
  decide: (named: Named) => Decision,
): Decision {
  const named = file.named.get(id);
  if (!named) return because('no-such-person-named', 'That does not lie in this file.', 'Open it from the file.');
  return mayFollow(namedMachine, named.state, taken) ? decide(named) : notNow(namedMachine.states[named.state].words);
}

const notNow = (words: string): Refusal => because('tie-state', `That is not open now: ${words}.`, 'Read on its page what became of it.');
