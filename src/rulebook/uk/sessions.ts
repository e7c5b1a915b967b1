/** C12 and F33: sessions happen, and the provider says so. Ten working days without a report or a next date are an alarm to the provider and to the lead, the same day. */
import { type Case, casesOf, type Intervention, sessionsOf } from '../../domain/case/state.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

/** What shows that an intervention goes on: that it was commissioned, a date, a report. Nothing that others say. */
interface Sign {
  readonly fact: string;
  readonly at: Instant;
  readonly order: number;
  /** The date that it gives for the next session. */
  readonly next: Instant | null;
}

const signsOf = ({ fact, at, order, starts, booked, reports }: Intervention): readonly Sign[] =>
  [
    { fact, at, order, next: starts > at ? starts : null },
    ...booked.map((each) => ({ fact: each.fact, at: each.at, order: each.order, next: each.on })),
    ...reports.map((each) => ({ fact: each.fact, at: each.at, order: each.order, next: each.next })),
  ].toSorted((a, b) => a.order - b.order);

/** What ends the waiting for the provider: all sessions held, the intervention ended, the case closed, or support that stops. */
function overBy(found: Case, intervention: Intervention) {
  const { sessions, reports, ended } = intervention;
  const held = reports.filter(({ outcome }) => outcome === 'held');
  const all = sessionsOf(intervention).held >= sessions ? held[sessions - 1] : null;
  const stops = [...found.consents.filter(({ is }) => is === 'refused'), ...found.withdrawals, ...found.closings];
  return [ended, all, ...stops]
    .filter((each) => each !== null && each !== undefined && each.order > intervention.order)
    .toSorted((a, b) => (a?.order ?? 0) - (b?.order ?? 0))[0];
}

/**
 * One obligation for as long as the intervention goes as it should: each sign moves its day. Once it has lapsed, the next sign meets it
 * and another begins, so that a silence is never written over.
 */
function owedOf(file: FileState, found: Case, intervention: Intervention, key: string, owedBy: Owed['owedBy']): readonly Owed[] {
  const { stream, record } = found;
  const end = overBy(found, intervention) ?? null;
  const owed: Owed[] = [];
  let begun: Sign | null = null;
  let last: Sign | null = null;
  const put = (met: { readonly fact: string } | null): void => {
    if (!begun || !last) return;
    const isBooked = last.next !== null && last.next > last.at;
    owed.push({
      occasion: begun.fact,
      stream,
      record,
      starts: isBooked ? (last.next ?? last.at) : last.at,
      owedBy,
      ...(isBooked ? { limit: 'C12.booked' } : {}),
      met: met && { fact: met.fact },
    });
  };
  for (const sign of signsOf(intervention)) {
    if (end && sign.order >= end.order) break;
    const lapsed = begun ? (file.obligations.get(`${key}:${begun.fact}`)?.lapsedAt ?? null) : null;
    if (begun && lapsed !== null && lapsed <= sign.at) {
      put(sign);
      begun = sign;
    }
    begun ??= sign;
    last = sign;
  }
  put(end);
  return owed;
}

const shared = {
  id: 'C12',
  limit: 'C12',
  furtherLimits: ['C12.booked'],
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
  ],
};

const each = (file: FileState, say: (found: Case, intervention: Intervention) => readonly Owed[]): readonly Owed[] =>
  casesOf(file).flatMap((found) => [...found.interventions.values()].flatMap((intervention) => say(found, intervention)));

export const sessionsReported: Rule = {
  ...shared,
  key: 'C12',
  title: 'The provider reports each session, or gives the next date',
  words:
    'Sessions are counted only from the provider’s own dated reports. After each report, or where none has come, the next report or the next date is owed; one that is booked is reported soon after its day.',
  task: 'Report the session, or give the next date',
  owedByWords: 'the provider’s post',
  owed: (file) => each(file, (found, intervention) => owedOf(file, found, intervention, 'C12', `post:${intervention.post}`)),
};

export const sessionsGoOn: Rule = {
  ...shared,
  key: 'C12.lead',
  title: 'The lead knows when sessions have gone quiet',
  words:
    'When the provider has neither reported nor given a date in time, the lead learns of it the same day as the provider, whatever anybody else says of the sessions.',
  task: 'No session is reported and none is booked: ask the provider',
  owedByWords: 'the lead post',
  owed: (file) => each(file, (found, intervention) => owedOf(file, found, intervention, 'C12.lead', 'lead')),
};

export const sessionRules: readonly Rule[] = [sessionsReported, sessionsGoOn];
