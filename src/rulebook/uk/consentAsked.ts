/**
 * Consent to support is asked (G08): after adoption, after a reopening, and of the person themselves once they are 18 (K19). Putting it off
 * moves its day once, then by the panel alone, and meets nothing. And when support stops the provider is told, and says a last word (decision 0047).
 */
import { askingEnds, type PutOff, putOffTo } from '../../domain/case/asking.ts';
import { endsAtEighteen, isForChild, isOwnAwaited } from '../../domain/case/grown.ts';
import { reaches } from '../../domain/circumstance/age.ts';
import { begunAt, type Case, casesOf, consentNow, type Intervention, sessionsReported } from '../../domain/case/state.ts';
import type { RefusalReason } from '../../domain/decision.ts';
import { firstAfter, type InOrder } from '../../domain/done.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dayOf, startOfDay } from '../engine/amount.ts';
import type { Owed, Rule, RulebookInForce } from '../engine/rulebook.ts';
import { decidedOf, reviewedSince } from './atPanel.ts';
import { beginnings, panelDuty } from './consent.ts';

const shared = { ladder: 'ordinary', systems: ['S02'], waivable: false } as const;
/** By the limit of how long it may be put off. */
const putOffBy = ({ at, until }: PutOff) => ({ starts: at, due: until, limit: 'C07' }) as const;
const answers = ['ConsentGiven', 'ConsentRefused', 'ConsentWithdrawn', 'SupportWithdrawn', 'CaseClosed'] as const;

export const consentAsked: Rule = {
  ...shared,
  key: 'G08',
  id: 'G08',
  title: 'Consent to support is asked',
  words:
    'After a case is adopted, or taken up again, the person is asked whether they agree to support; for a child, whoever holds parental responsibility. It is put off once, to a day and with the reason; then only by a minute of the panel, before the day. What has lapsed stays lapsed until they are asked.',
  task: 'Ask for consent to support',
  limit: 'G08',
  furtherLimits: ['C07'],
  findings: ['F36'],
  owedByWords: 'the lead post',
  listens: ['CaseAdopted', 'ConsentPutOff', 'CaseReopened', ...answers],
  owed: (file) =>
    casesOf(file).flatMap((found) =>
      beginnings(found).map((since): Owed => {
        const { stream, record } = found;
        const off = putOffTo(found, since);
        const due = off ? putOffBy(off) : { starts: since.at };
        return { occasion: since.fact, stream, record, ...due, owedBy: 'lead', met: askingEnds(found, since) };
      }),
    ),
};

/** Each consent that ends on a birthday, unless something ended it before; and what has answered it since. */
const outgrown = (file: FileState) =>
  casesOf(file).flatMap((found) =>
    found.consents.flatMap((consent) => {
      const end = endsAtEighteen(file, consent);
      const met = askingEnds(found, consent);
      return end === null || (met && met.at < end) ? [] : [{ found, consent, end, met }];
    }),
  );
const ofBirthday = ['RecordMade', 'RecordDescribed', 'ConsentPutOff', ...answers];

export const ownConsent: Rule = {
  ...shared,
  key: 'G08.adult',
  id: 'G08',
  title: 'At 18 the person themselves is asked for consent',
  words:
    'Support that somebody else agreed to for a child ends on the 18th birthday; found to be for somebody who was no child, on the day on which that is recorded. The person is asked then; until they agree no session is booked, and nothing is waited for from the provider.',
  task: 'Ask the person themselves for consent: they are grown up, and what was agreed for them has ended',
  limit: 'G08.adult',
  furtherLimits: ['C07'],
  findings: ['F36'],
  owedByWords: 'the lead post',
  listens: ofBirthday,
  owed: (file) =>
    outgrown(file).map(({ found, consent, end, met }): Owed => {
      const { stream, record } = found;
      const off = putOffTo(found, consent, end);
      const due = off ? putOffBy(off) : { starts: end };
      return { occasion: consent.fact, stream, record, ...due, owedBy: 'lead', met };
    }),
};

export const ownConsentAtPanel: Rule = {
  ...shared,
  key: 'G08.adult.panel',
  id: 'G08',
  title: 'At 18 the panel knows that support waits for the person’s own consent',
  words:
    'The chair is asked as well as the lead: once the person has answered it is done; until then the panel hears the case, and knows that nothing is given.',
  task: 'Support has ended at 18, and their own consent is not recorded: have the panel hear it',
  limit: 'G08.adult.panel',
  findings: ['F36'],
  owedByWords: 'the chair of the panel',
  listens: [...ofBirthday, 'CaseHeard'],
  owed: (file) =>
    outgrown(file).map(({ found, consent, end, met }): Owed => {
      const { stream, record } = found;
      const heard = decidedOf(file, found).find(({ at }) => at >= end);
      const first = met && (!heard || met.at <= heard.at) ? met : heard;
      return { occasion: consent.fact, stream, record, starts: end, owedBy: panelDuty(file), met: first ? { fact: first.fact } : null };
    }),
};

/** A child whose birthday nobody knows, with what has said since the consent that they are one still. */
export const stillChild: Rule = {
  ...shared,
  key: 'G08.child',
  id: 'G08',
  title: 'Of a child whose birthday nobody knows it is asked each year whether they are one still',
  words:
    'Without a birthday nothing ends what somebody else agreed to for a child. So it is asked once a year, until a birthday or that they are grown up is recorded: say again who they are, or ask for consent anew.',
  task: 'Find out when they were born, or say again that this is a child: what was agreed for them lasts without an end',
  limit: 'G08.child',
  findings: ['F36'],
  owedByWords: 'the lead post',
  listens: ofBirthday,
  owed: (file) => {
    const grown = reaches(file, 18);
    if (grown?.kind !== 'unknown') return [];
    const said = file.facts
      .filter(({ type, stream }) => type === 'RecordDescribed' && stream === `record/${grown.record.id}`)
      .map(({ id, recorded }) => ({ fact: id, at: recorded }));
    return casesOf(file).flatMap((found) =>
      found.consents.filter(isForChild).flatMap((consent) => {
        // Answered where it is said who the person is: on the page of the referral.
        const [stream, record] = [`referral/${found.referral}`, found.record];
        const end = askingEnds(found, consent);
        const since = said.filter(({ at }) => at > consent.at && at < (end?.at ?? Number.POSITIVE_INFINITY));
        return [consent, ...since].map(({ fact, at }, n): Owed => {
          const occasion = fact === consent.fact ? fact : `${fact}.${consent.fact}`;
          return { occasion, stream, record, starts: at, owedBy: 'lead', met: since[n] ?? end };
        });
      }),
    );
  },
};

/** What stopped support while somebody was to provide it, whom they knew of by then. */
const stopsOf = (found: Case, { order, starts, sessions, ended, reports }: Intervention): readonly InOrder[] => {
  const held = sessionsReported({ reports }).filter(({ outcome }) => outcome === 'held');
  const over = Math.min(ended?.order ?? Number.POSITIVE_INFINITY, held[sessions - 1]?.order ?? Number.POSITIVE_INFINITY);
  return [...found.consents.filter(({ is }) => is === 'refused'), ...found.withdrawals].filter(
    (stop) =>
      stop.order > order &&
      stop.order < over &&
      stop.at >= startOfDay(dayOf(starts)) &&
      // Refused once more: it had stopped already.
      !stopped(found, stop),
  );
};
const stopped = (found: Case, stop: InOrder): boolean => {
  const turns = [
    ...found.consents.map(({ order, is }) => ({ order, stands: is === 'given' })),
    ...found.withdrawals.map(({ order }) => ({ order, stands: false })),
  ];
  return (
    turns
      .filter(({ order }) => order < stop.order)
      .toSorted((a, b) => a.order - b.order)
      .at(-1)?.stands === false
  );
};

export const providerStops: Rule = {
  ...shared,
  key: 'G08.stop',
  id: 'G08',
  title: 'The provider is told that support has stopped',
  words:
    'When consent is refused or withdrawn, or the panel withdraws support, the provider owes no session and no action any more. It is told, and owes one thing: what was held before and is not reported, or that nothing was booked.',
  task: 'Support has stopped: hold no session, and report what is not reported yet, or that none is booked',
  limit: 'G08.stop',
  findings: ['F33'],
  owedByWords: 'the provider’s post',
  listens: ['InterventionCommissioned', 'ProviderReported', 'InterventionEnded', ...answers],
  owed: (file) =>
    casesOf(file).flatMap((found) =>
      [...found.interventions.values()].flatMap((intervention) =>
        stopsOf(found, intervention).map((stop): Owed => {
          const { stream, record, consents, closings } = found;
          const { reports, ended } = intervention;
          const again = consents.filter(({ is }) => is === 'given');
          const met = firstAfter<InOrder>(stop, reports, ended ? [ended] : [], again, closings);
          const occasion = `${stop.fact}.${intervention.intervention}`;
          return { occasion, stream, record, starts: stop.at, owedBy: `post:${intervention.post}`, met };
        }),
      ),
    ),
};

/** Since what the person, or whoever answers for a child, is being asked now; null where nobody is. */
function askingNow(
  file: FileState,
  found: Case,
  now: Instant,
): { readonly key: string; readonly since: InOrder; readonly from: Instant } | null {
  const begun = begunAt(found);
  if (found.stage === 'consent awaited') return { key: 'G08', since: begun, from: begun.at };
  const consent = consentNow(found);
  const end = consent && endsAtEighteen(file, consent);
  return consent && end !== null && isOwnAwaited(file, found, now) ? { key: 'G08.adult', since: consent, from: end } : null;
}

/** Whether asking may be put off now: once by the lead, then by a meeting of the panel that has reviewed the case since; what is late, never. */
export function mayPutOff(
  book: RulebookInForce,
  file: FileState,
  found: Case,
  now: Instant,
): RefusalReason | { readonly meeting: string | null } {
  const asking = askingNow(file, found, now);
  if (!asking) return { code: 'consent-answered', words: 'It has been answered.', how: 'Read the answer on this page.' };
  const { key, since, from } = asking;
  const owed = file.obligations.get(`${key}:${since.fact}`);
  if (owed && (owed.lapsedAt !== null || (owed.state === 'open' && owed.due <= now)))
    return {
      code: 'consent-overdue',
      gate: 'G08',
      words: 'The day by which they were to be asked has passed: nothing puts it off.',
      how: 'Ask, and record what they answer. If they cannot be asked, have the panel review the case: it may withdraw support, or close.',
    };
  const off = putOffTo(found, since, from);
  if (!off) return { meeting: null };
  const meeting = reviewedSince(file, found, off.at, book);
  return meeting === null
    ? {
        code: 'consent-put-off',
        gate: 'G08',
        words: `It is put off already, until ${dayOf(off.until - 1).toString()}.`,
        how: 'Ask by that day. Only a meeting of the panel puts it off again: have it review the case, with the reason in its minute.',
      }
    : { meeting };
}

export const askingRules: readonly Rule[] = [consentAsked, ownConsent, ownConsentAtPanel, stillChild, providerStops];
