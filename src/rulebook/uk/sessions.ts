/** C12 and F33: sessions happen, and the provider says so. Ten working days without a report or a next date are an alarm to the provider and to the lead, the same day. */
import { endsAtEighteen } from '../../domain/case/grown.ts';
import { type Case, casesOf, type Intervention, sessionsReported as sessionsOf } from '../../domain/case/state.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dueAfter } from '../engine/amount.ts';
import { amountOf, type Owed, type Rule, type RulebookInForce } from '../engine/rulebook.ts';

/** What shows that an intervention goes on: that it was commissioned, a date, a report of a session. Nothing that others say, and not that nothing is booked. */
interface Sign {
  readonly fact: string;
  readonly at: Instant;
  readonly order: number;
  /** The date that it gives for the next session. */
  readonly next: Instant | null;
  /** The first day of what was commissioned, still to come: until then the provider is told nothing, and can answer nothing. */
  readonly isBeginning?: boolean;
  /** Only a date, and nothing that was done: it answers for a while after the last report (C12.ahead), however far ahead it lies. */
  readonly isDateOnly: boolean;
}

/** After the birthday with which support ended, that nothing is booked answers too: it is all that a provider can say. */
const signsOf = ({ fact, at, order, starts, booked, reports }: Intervention, birthday: Instant | null): readonly Sign[] =>
  [
    { fact, at, order, next: starts > at ? starts : null, isDateOnly: false, isBeginning: starts > at },
    ...booked.map((each) => ({ fact: each.fact, at: each.at, order: each.order, next: each.on, isDateOnly: true })),
    ...reports
      .filter((each) => each.outcome !== 'not booked' || each.next !== null || (birthday !== null && each.at >= birthday))
      .map((each) => ({ fact: each.fact, at: each.at, order: each.order, next: each.next, isDateOnly: false })),
  ].toSorted((a, b) => a.order - b.order);

interface Ending {
  readonly fact: string;
  readonly at: Instant;
  readonly order: number;
}

/** What ends the waiting for the provider for good: all sessions held, or the intervention ended. */
function overBy({ sessions, ended, ...intervention }: Intervention): Ending | null {
  const held = sessionsOf(intervention).filter(({ outcome }) => outcome === 'held');
  const all = held.length >= sessions ? (held[sessions - 1] ?? null) : null;
  return [ended, all].filter((each) => each !== null).toSorted((a, b) => a.order - b.order)[0] ?? null;
}

interface Stretch {
  readonly begun: Ending | null;
  readonly end: Ending | null;
  /** The 18th birthday, with which what was agreed to for a child ends (G08): from then on nothing is waited for. */
  readonly until: Instant | null;
}

/** While support stood, by the entries that stopped it and began it anew: refused, withdrawn, closed; and consent given again, also after a reopening. */
function stretches(file: FileState, found: Case, intervention: Intervention): readonly Stretch[] {
  const stops = [...found.consents.filter(({ is }) => is === 'refused'), ...found.withdrawals, ...found.closings];
  const given = found.consents.filter(({ is }) => is === 'given');
  const endOf = (consent: (typeof given)[number] | undefined) => (consent ? endsAtEighteen(file, consent) : null);
  const turns = [
    ...stops.map((each) => ({ each, stands: false, until: null })),
    ...given.map((each) => ({ each, stands: true, until: endOf(each) })),
  ]
    .filter(({ each }) => each.order > intervention.order)
    .toSorted((a, b) => a.each.order - b.each.order);
  const first = endOf(given.findLast(({ order }) => order < intervention.order));
  const all: { -readonly [Each in keyof Stretch]: Stretch[Each] }[] = [{ begun: null, end: null, until: first }];
  for (const { each, stands, until } of turns) {
    const last = all.at(-1);
    if (!last) continue;
    // What a birthday has ended, the person’s own answer begins anew; agreed to anew before it, that counts.
    if (stands && !last.end && last.until !== null && each.at >= last.until) last.end = each;
    if (stands && last.end) all.push({ begun: each, end: null, until });
    else if (stands) last.until = until;
    else last.end ??= each;
  }
  return all;
}

/**
 * One obligation for as long as the intervention goes as it should: each sign moves its day. Once it has lapsed, the next sign meets it
 * and another begins, so that a silence is never written over.
 */
function owedOf(file: FileState, found: Case, intervention: Intervention, { key, owedBy, book }: Whose): readonly Owed[] {
  const over = overBy(intervention);
  return stretches(file, found, intervention).flatMap(({ begun, end, until: birthday }) => {
    if (over && begun && begun.order >= over.order) return [];
    const until = over && (!end || over.order < end.order) ? over : end;
    // Consent given again begins the waiting anew: by the first sign after it, or by itself. Of several interventions each has its own.
    const first = begun && {
      fact: `${begun.fact}.${intervention.intervention}`,
      at: begun.at,
      order: begun.order,
      next: intervention.starts > begun.at ? intervention.starts : null,
      isDateOnly: false,
      isBeginning: intervention.starts > begun.at,
    };
    const signs = signsOf(intervention, birthday).filter(({ order }) => (begun ? order > begun.order : true));
    return waiting(file, found, first ? [first, ...signs] : signs, { end: until, birthday }, { key, owedBy, book });
  });
}

function waiting(
  file: FileState,
  { stream, record }: Case,
  signs: readonly Sign[],
  { end, birthday }: { readonly end: Ending | null; readonly birthday: Instant | null },
  { key, owedBy, book }: Whose,
): readonly Owed[] {
  const owed: Owed[] = [];
  let begun: Sign | null = null;
  let last: Sign | null = null;
  /** The last that was more than a date; or where it began anew. */
  let heard: Sign | null = null;
  const put = (met: { readonly fact: string } | null): void => {
    if (!begun || !last || !heard) return;
    const when = whenDue(book, last, heard, key);
    // A silence that would be too long only after the birthday is none; a session with a day before it is reported still.
    const by = when.due ?? dueAfter(when.starts, amountOf(book, when.limit ?? 'C12', when.starts), book.calendar);
    if (birthday !== null && by > birthday && !(last.next !== null && last.next > last.at)) return;
    owed.push({ occasion: begun.fact, stream, record, owedBy, ...when, met: met && { fact: met.fact } });
  };
  for (const each of signs) {
    if (end && each.order >= end.order) break;
    // After the birthday a report answers what was owed before, and nothing is waited for behind it.
    if (birthday !== null && each.at >= birthday) {
      put(each);
      return owed;
    }
    const isBeyond = birthday !== null && (each.next ?? 0) >= birthday;
    if (isBeyond && each.isBeginning) continue;
    const sign = isBeyond ? { ...each, next: null } : each;
    const lapsed = begun ? (file.obligations.get(`${key}:${begun.fact}`)?.lapsedAt ?? null) : null;
    if (begun && lapsed !== null && lapsed <= sign.at) {
      put(sign);
      begun = sign;
      heard = sign;
    }
    begun ??= sign;
    if (!heard || !sign.isDateOnly) heard = sign;
    last = sign;
  }
  put(end);
  return owed;
}

/** After a date that is booked; but no later than a date may answer for after the last report: a booking in 300 days silences nothing (F33). */
function whenDue(book: RulebookInForce, last: Sign, heard: Sign, key: string): Pick<Owed, 'starts' | 'due' | 'limit'> {
  if (last.next === null || last.next <= last.at) return { starts: last.at };
  // The provider reads who it is on the first day: before it the lead alone is asked, and hears of a first day too far ahead.
  if (last.isBeginning && key === 'C12') return { starts: last.next, limit: 'C12.booked' };
  const latest = dueAfter(heard.at, amountOf(book, 'C12.ahead', heard.at), book.calendar);
  if (dueAfter(last.next, amountOf(book, 'C12.booked', last.next), book.calendar) <= latest)
    return { starts: last.next, limit: 'C12.booked' };
  return { starts: heard.at, due: latest, limit: 'C12.ahead' };
}

interface Whose {
  readonly key: string;
  readonly owedBy: Owed['owedBy'];
  readonly book: RulebookInForce;
}

const shared = {
  id: 'C12',
  limit: 'C12',
  furtherLimits: ['C12.booked', 'C12.ahead'],
  ladder: 'ordinary',
  findings: ['F33', 'F36'],
  systems: ['S02'],
  waivable: false,
  listens: [
    'InterventionCommissioned',
    'SessionBooked',
    'ProviderReported',
    'InterventionEnded',
    'ConsentGiven',
    'ConsentRefused',
    'ConsentWithdrawn',
    'SupportWithdrawn',
    'CaseClosed',
    'CaseReopened',
    // A birthday that is told anew moves the day with which support ends.
    'RecordDescribed',
  ],
};

const each = (file: FileState, say: (found: Case, intervention: Intervention) => readonly Owed[]): readonly Owed[] =>
  casesOf(file).flatMap((found) => [...found.interventions.values()].flatMap((intervention) => say(found, intervention)));

export const sessionsReported: Rule = {
  ...shared,
  key: 'C12',
  title: 'The provider reports each session, or gives the next date',
  words:
    'Sessions are counted only from the provider’s own dated reports. After each report, or where none has come, the next report or the next date is owed; one that is booked is reported soon after its day. A date far ahead answers for a while and no longer.',
  task: 'Report the session, or give the next date',
  owedByWords: 'the provider’s post',
  owed: (file, book) =>
    each(file, (found, intervention) => owedOf(file, found, intervention, { key: 'C12', owedBy: `post:${intervention.post}`, book })),
};

export const sessionsGoOn: Rule = {
  ...shared,
  key: 'C12.lead',
  title: 'The lead knows when sessions have gone quiet',
  words:
    'When the provider has neither reported nor given a date in time, the lead learns of it the same day as the provider, whatever anybody else says of the sessions.',
  task: 'No session is reported and none is booked: ask the provider',
  owedByWords: 'the lead post',
  owed: (file, book) => each(file, (found, intervention) => owedOf(file, found, intervention, { key: 'C12.lead', owedBy: 'lead', book })),
};

export const sessionRules: readonly Rule[] = [sessionsReported, sessionsGoOn];
