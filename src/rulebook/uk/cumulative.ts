/**
 * F46: the sum of contacts is put to somebody. When as many occasions as the area's number lie within its time, the lead writes what they
 * mean together; after so many new ones again. It asks and decides nothing; a refuted contact never counts (S01, F01, F21, F43 to F46).
 */
import type { Instant } from '../../ledger/envelope.ts';
import { asTheyStood } from '../../domain/contact/asTheyStood.ts';
import { type Counted, countWithin, firstKnown, type Occasion, occasionsOf } from '../../domain/contact/count.ts';
import type { Contact } from '../../domain/contact/contact.ts';
import { contactsOf } from '../../domain/contact/ladder.ts';
import { type Cumulative, cumulativesOf } from '../../domain/cumulative/state.ts';
import { contactEntries } from '../../domain/contact/entries.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Amount } from '../engine/amount.ts';
import { amountOf, type Owed, type Rule, type RulebookInForce } from '../engine/rulebook.ts';
import { countsAtAll } from './contactKinds.ts';
import { allRefuted } from './disposal.ts';

export interface ContactCount extends Counted {
  readonly enough: number;
  readonly within: Amount;
  readonly more: number;
  readonly occasions: readonly Occasion[];
  /** How many count at all, whenever they were. */
  readonly all: number;
}

const contacts = (amount: Amount): number => ('contacts' in amount ? amount.contacts : Number.POSITIVE_INFINITY);

export const contactCount = (file: FileState, book: RulebookInForce): ContactCount => countOf(contactsOf(file), book);

function countOf(lines: readonly Contact[], book: RulebookInForce): ContactCount {
  const occasions = occasionsOf(lines, countsAtAll);
  const within = amountOf(book, 'F46.within');
  const enough = contacts(amountOf(book, 'F46.contacts'));
  const counted = countWithin(occasions, { contacts: enough, within: within as { readonly years: number } });
  return {
    ...counted,
    enough,
    within,
    more: contacts(amountOf(book, 'F46.more')),
    occasions,
    all: occasions.filter((each) => each.counted.length > 0).length,
  };
}

/** Whether its writer did not have a contact before them. What is listed as read or as not read was there, whenever it came. */
export const isNewTo =
  ({ at, fields }: Cumulative) =>
  ({ id, known }: Contact): boolean => {
    const listed = fields.read.length + fields.unread.length > 0;
    if (fields.read.includes(id) || fields.unread.some(({ contact }) => contact === id)) return false;
    return known > at || (listed && known === at);
  };

/** Occasions that count and that its writer did not have before them: the first known first. */
export const countedSince = (occasions: readonly Occasion[], written: Cumulative): readonly Occasion[] =>
  occasions
    .filter((each) => each.counted.length > 0 && each.counted.every(isNewTo(written)))
    .toSorted((a, b) => firstKnown(a).known - firstKnown(b).known);

/** The latest assessment of everything together, and how many occasions became known after it. */
export function latestCumulative(file: FileState): { readonly written: Cumulative; readonly since: number } | null {
  const written = cumulativesOf(file).at(-1);
  if (!written) return null;
  return { written, since: countedSince(occasionsOf(contactsOf(file), countsAtAll), written).length };
}

/** Written since this referral and every one before it were known here together: it answers for all of them (G04). */
export function cumulativeFor(file: FileState, referral: Referral, earlier: readonly Referral[]): Cumulative | null {
  const knownHere = ({ received, record }: Referral): number => Math.max(received.at, file.records.get(record)?.linked.at ?? 0);
  const since = Math.max(...[referral, ...earlier].map(knownHere));
  return cumulativesOf(file).findLast((each) => each.at >= since) ?? null;
}

/**
 * Each time that it was asked what all contacts mean together, the first first: by which contact the count was full, since when. What was
 * asked and is not answered is one question: no one person's word about a contact ends it, or gives it another day.
 */
function askedTogether(file: FileState, book: RulebookInForce, stood: readonly (readonly Contact[])[]): readonly Asked[] {
  const written = cumulativesOf(file);
  const found = stood.flatMap((lines) => countOf(lines, book).reached ?? []).toSorted((a, b) => a.at - b.at);
  return found.reduce<readonly Asked[]>((asked, { by, at }) => {
    const last = asked.at(-1);
    const isAnswered = !last || written.some((each) => each.at >= last.at && each.at < at);
    return isAnswered ? [...asked, { by, at, met: written.find((each) => each.at >= at) ?? null }] : asked;
  }, []);
}
/** Of a file with too few contacts for any question only what stands now: most files, and the entries before need not be gone through. */
function stoodWhereAsked(file: FileState, book: RulebookInForce): readonly (readonly Contact[])[] {
  const now = contactsOf(file);
  const needed = contacts(amountOf(book, file.cumulatives.size > 0 ? 'F46.more' : 'F46.contacts'));
  const told = file.facts.filter(({ type }) => type === 'ContactTold').length;
  return now.length + told < needed ? [now] : asTheyStood(file);
}
interface Asked {
  readonly by: Contact;
  readonly at: Instant;
  readonly met: Cumulative | null;
}

const isAsked = (...of: Parameters<typeof askedTogether>): boolean => askedTogether(...of).some(({ met }) => met === null);

/** The count is full, or was until one person said otherwise of a contact, and nobody has written since what it means. */
export function cumulativeOwed(file: FileState, book: RulebookInForce): ContactCount | null {
  if (file.area.kind !== 'partnership' || allRefuted(file)) return null;
  return isAsked(file, book, stoodWhereAsked(file, book)) ? contactCount(file, book) : null;
}

const shared = {
  only: 'partnership',
  id: 'F46',
  limit: 'F46',
  ladder: 'ordinary',
  systems: ['S01'],
  owedByWords: 'the lead post',
  waivable: false,
  // Whatever tells of a contact, or of what became of one.
  listens: [
    ...contactEntries.map(({ type }) => type),
    'CumulativeWritten',
    'ReferralReceived',
    'ReferralClosed',
    'ReferralReopened',
    'DangerReported',
    'TimeCorrected',
    'CircumstanceRecorded',
    'CircumstanceEnded',
    'FindRecorded',
    'FindPut',
    'DisruptionDecided',
    'NeedRefused',
  ],
} as const;

export const countReached: Rule = {
  ...shared,
  key: 'F46',
  title: 'The sum of contacts is put to somebody',
  words:
    'When contacts with organisations reach the area’s number within its time, the lead writes what they mean together. Refuted contacts never count, and nothing is decided by the number. Once asked, it is answered in writing: that one person says of a contact that nothing was in it, or that it is another one, ends no question and moves no day.',
  task: 'Write what all contacts mean together: the count is full',
  furtherLimits: ['F46.contacts', 'F46.within'],
  findings: ['F01', 'F21', 'F45', 'F46'],
  owed: (file, book) => {
    if (allRefuted(file)) return [];
    return askedTogether(file, book, stoodWhereAsked(file, book)).map(
      ({ by: { id: occasion, stream, record }, at: starts, met }): Owed => ({
        occasion,
        stream,
        record,
        starts,
        owedBy: 'lead',
        met: met && { fact: met.fact },
      }),
    );
  },
};

export const countedAgain: Rule = {
  ...shared,
  key: 'F46.again',
  title: 'New contacts ask again what they mean together',
  words:
    'After a written cumulative assessment the lead is asked again when so many new contacts are known. What was written stays beside it.',
  task: 'Write again what all contacts mean together: there are new ones',
  furtherLimits: ['F46.more'],
  findings: ['F45', 'F46'],
  owed: (file, book) => {
    const written = cumulativesOf(file);
    // The full count asks already: one act answers both.
    if (written.length === 0 || allRefuted(file)) return [];
    const lines = stoodWhereAsked(file, book);
    if (isAsked(file, book, lines)) return [];
    const more = contacts(amountOf(book, 'F46.more'));
    const stood = lines.map((each) => occasionsOf(each, countsAtAll));
    return written.flatMap((each, n): readonly Owed[] => {
      const next = written[n + 1] ?? null;
      const fulls = stood.flatMap((occasions) => countedSince(occasions, each)[more - 1] ?? []);
      const starts = fulls.length === 0 ? null : Math.min(...fulls.map((full) => firstKnown(full).known));
      if (starts === null || (next && next.at < starts)) return [];
      const { fact: occasion, stream, record } = each;
      return [{ occasion, stream, record, starts, owedBy: 'lead', met: next ? { fact: next.fact } : null }];
    });
  },
};

export const cumulativeRules: readonly Rule[] = [countReached, countedAgain];
