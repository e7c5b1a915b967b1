/**
 * The Channel panel (S02): what is referred under section 36 is heard at the next panel, and a panel that was missed shows the same day
 * (C05, F24); an agency that was not there owes its view; what is not adopted goes back to its lead and is not lost (C08, F36).
 */
import { answerTo, viewsOwed } from '../../domain/hearing/attendance.ts';
import { lacksInPeople } from '../../domain/panel/quorum.ts';
import { caseOf, casesOf } from '../../domain/case/state.ts';
import type { Hearing } from '../../domain/hearing/state.ts';
import { hearingsOf } from '../../domain/hearing/state.ts';
import { lacksToDecide } from '../../domain/hearing/deciders.ts';
import type { FileState } from '../../domain/file/state.ts';
import { type Panel, type PanelMeeting, setForAt } from '../../domain/panel/state.ts';
import type { Duty } from '../../domain/obligation/entries.ts';
import { isRefutation } from '../../domain/referral/entries.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dayOf, dueAfter, earliestBefore, startOfDay } from '../engine/amount.ts';
import { amountOf, type Gate, type Owed, type Rule, type RulebookInForce } from '../engine/rulebook.ts';

import { chairOf } from './chair.ts';

const endOfDay = (at: Instant): Instant => startOfDay(dayOf(at).add({ days: 1 }));

/** The day of the first ordinary meeting after an instant, as it was known then: moving or cancelling it afterwards hides nothing. */
function nextPanelDay(panel: Panel, at: Instant): Instant | null {
  const days = [...panel.meetings.values()]
    .filter(
      (each) => each.form === 'ordinary' && each.set.at <= at && setForAt(each, at) > at && !(each.cancelled && each.cancelled.at <= at),
    )
    .map((each) => setForAt(each, at));
  return days.length === 0 ? null : endOfDay(Math.min(...days));
}

export const hearing: Rule = {
  key: 'C05',
  id: 'C05',
  title: 'A case referred to the panel is heard at its next meeting',
  words:
    'What is referred under section 36, or is to be heard again, is heard on the day of the next panel. If no meeting is held, or it is not reached, that shows the same day; so does a panel of which no day is set, once a month has gone.',
  task: 'Hear the case at the panel',
  limit: 'C05',
  ladder: 'ordinary',
  findings: ['F24', 'F36'],
  systems: ['S02'],
  owedByWords: 'the chair of the panel',
  waivable: false,
  listens: ['Section36Decided', 'CaseListed', 'CaseTakenOff', 'CaseHeard', 'CaseNotReached', 'CaseAdopted', 'ReferralClosed'],
  owed: (file, book) => {
    const chair = chairOf(file);
    return chair === null ? [] : [...file.referrals.values()].flatMap((referral) => hearingsOwed(file, referral, `post:${chair}`, book));
  },
};

const againAfter: ReadonlySet<string> = new Set(['hear again', 'more information']);

/** One hearing is owed after each decision that refers to the panel, and after each hearing that puts it off. */
function hearingsOwed(file: FileState, referral: Referral, owedBy: Duty, book: RulebookInForce): readonly Owed[] {
  const { stream, record, outward, closures } = referral;
  const own = hearingsOf(file.hearings, referral.id);
  const heard = own.flatMap((each) => (each.heard ? [each.heard] : []));
  const referred = outward.section36.filter(({ outcome }) => outcome === 'refer to panel');
  const putOff = own.flatMap(({ heard: each, stream: of }) =>
    each && againAfter.has(each.outcome) ? [{ fact: each.fact, at: each.at, stream: of }] : [],
  );
  return [...referred.map(({ fact, at }) => ({ fact, at, stream })), ...putOff].map((since): Owed => {
    const adopted = caseOf(file, referral.id)?.adopted;
    // In a chronology only the day of adoption may be known.
    const ends = [...heard, ...outward.section36, ...closures, ...(adopted ? [adopted] : [])].filter(
      ({ at, fact }) => at >= since.at && fact !== since.fact,
    );
    const met = ends.toSorted((a, b) => a.at - b.at)[0] ?? null;
    const listings = own.flatMap(({ listed, takenOff }) => (listed && listed.at >= since.at ? [{ listed, takenOff }] : []));
    const days = listings.flatMap(({ listed, takenOff }) => (takenOff ? [] : [endOfDay(listed.day)]));
    const longest = dueAfter(since.at, amountOf(book, 'C05', since.at), book.calendar);
    const due = Math.min(longest, nextPanelDay(file.area.panel, since.at) ?? longest, ...days);
    // Put on an agenda or taken off, it is dated anew from then.
    const starts = Math.max(since.at, ...listings.flatMap(({ listed, takenOff }) => [listed.at, takenOff?.at ?? 0]));
    return { occasion: since.fact, stream: since.stream, record, starts, due, owedBy, met: met && { fact: met.fact } };
  });
}

export const absentAgency: Rule = {
  key: 'C05.view',
  id: 'C05',
  title: 'An agency that was not there gives its view',
  words:
    'A core agency of which nobody came when a case was decided gives its view in writing; so does one for which somebody else wrote down a conflict of interest: it says whether it is so. What was decided stands meanwhile; a dissent is recorded by the name of the agency.',
  task: 'Give the view of your agency about what the panel decided',
  limit: 'C05.view',
  ladder: 'ordinary',
  findings: ['F36', 'F38'],
  systems: ['S02'],
  owedByWords: 'the post that speaks for the agency on the panel',
  waivable: true,
  listens: ['AgencyViewOwed', 'AgencyViewGiven', 'ReferralClosed'],
  owed: (file) =>
    [...file.hearings.values()].flatMap((hearing) =>
      // Of a referral that was refuted nobody's view is asked.
      (endedBy(file, hearing).some((each) => 'finding' in each && isRefutation(each.finding)) ? [] : viewsOwed(hearing)).map(
        (each): Owed => {
          const { stream, record } = hearing;
          const met = answerTo(file, hearing, each);
          return { occasion: each.fact, stream, record, starts: each.at, owedBy: `post:${each.post}`, met: met && { fact: met.fact } };
        },
      ),
    ),
};

/**
 * By who came, as it was corrected, a decision had no chair, no police or no quorum: one agency's word is not the panel's (G07, F38). What was
 * decided stands until it is heard again or taken back; nobody's support waits for a form.
 */
export const heardAgain: Rule = {
  key: 'C05.again',
  id: 'C05',
  title: 'What was decided without chair, police or quorum is before the panel again',
  words:
    'Who came to a meeting is corrected, and by that a decision was taken without its chair, the police or the quorum. It is before the panel again at its next meeting: taken back, or heard again by those who have to be there. What was decided stands meanwhile.',
  task: 'Hear the case again: it was decided without chair, police or quorum',
  limit: 'C05',
  ladder: 'ordinary',
  findings: ['F36', 'F38'],
  systems: ['S02'],
  owedByWords: 'the chair of the panel',
  waivable: false,
  listens: ['CaseHeard', 'Section36Decided', 'AgencyViewOwed', 'ReferralClosed', 'CaseClosed'],
  owed: (file, book) => {
    const chair = chairOf(file);
    return chair === null ? [] : [...file.hearings.values()].flatMap((each) => againOwed(file, each, `post:${chair}`, book));
  },
};

/** Since when it has been known that a decision lacked people: the first correction after which they were missing and have been since. Null: it lacks none. */
function shortSince(
  { area, last }: FileState,
  meeting: PanelMeeting,
  heard: NonNullable<Hearing['heard']>,
  book: RulebookInForce,
): Instant | null {
  const conflicts = heard.conflicts.map(({ post }) => post);
  let since: Instant | null = null;
  for (const attended of [...meeting.attendedBefore, ...(meeting.attended ? [meeting.attended] : [])]) {
    // Settled again from its entries, a file knows at each of them what was known then.
    if (attended.at <= heard.at || attended.at > last) continue;
    const isShort = lacksInPeople(area, { ...meeting, attended }, conflicts, leastQuorum(book)).length > 0;
    since = isShort ? (since ?? attended.at) : null;
  }
  return since;
}

const referralIn = (file: FileState, { subject, of }: Hearing): string =>
  of === 'case' ? (file.cases.get(subject)?.referral ?? subject) : subject;

/** What has closed the referral or its case since it was decided; never what that decision itself closed. */
function endedBy(file: FileState, hearing: Hearing) {
  const { heard } = hearing;
  if (!heard) return [];
  const referral = referralIn(file, hearing);
  const { closures = [] } = file.referrals.get(referral) ?? {};
  const closings = casesOf(file).flatMap((each) => (each.referral === referral ? each.closings : []));
  return [...closures, ...closings].filter(({ at }) => at > heard.at);
}

function againOwed(file: FileState, hearing: Hearing, owedBy: Duty, book: RulebookInForce): readonly Owed[] {
  const { heard, stream, record } = hearing;
  const meeting = file.area.panel.meetings.get(hearing.meeting);
  if (!meeting || !heard || againAfter.has(heard.outcome)) return [];
  const since = shortSince(file, meeting, heard, book);
  if (since === null) return [];
  const referral = referralIn(file, hearing);
  const subjects = new Set([referral, hearing.subject, ...casesOf(file).flatMap((each) => (each.referral === referral ? [each.id] : []))]);
  const later = [...file.hearings.values()].flatMap((each) =>
    each.heard && each.meeting !== meeting.id && subjects.has(each.subject) && !againAfter.has(each.heard.outcome) ? [each.heard] : [],
  );
  const referred = hearing.of === 'referral' ? (file.referrals.get(hearing.subject)?.outward.section36 ?? []) : [];
  const ends = [...later, ...referred].filter(({ at }) => at > heard.at);
  const met = [...ends, ...endedBy(file, hearing)].toSorted((a, b) => a.at - b.at)[0] ?? null;
  // It was decided anew, or closed, before anybody knew.
  if (met && met.at <= since) return [];
  const longest = dueAfter(since, amountOf(book, 'C05', since), book.calendar);
  const due = Math.min(longest, nextPanelDay(file.area.panel, since) ?? longest);
  return [{ occasion: heard.fact, stream, record, starts: since, due, owedBy, met: met && { fact: met.fact } }];
}

const leftToLead: ReadonlySet<string> = new Set(['not adopt', 'return to police']);

export const afterPanel: Rule = {
  key: 'C08',
  id: 'C08',
  title: 'After the panel has not adopted, the lead decides what follows',
  words:
    'A case that the panel does not adopt, or returns to the police, is not closed by that: the lead goes on with a day, refers it again, or proposes to close. A need that was to be referred to health or social care keeps its owner besides, until a service accepts it.',
  task: 'Decide what follows: the panel did not take it on',
  limit: 'C08',
  ladder: 'ordinary',
  findings: ['F36', 'F47'],
  systems: ['S02', 'S17'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: ['CaseHeard', 'Section36Proposed', 'Section36Decided', 'ContinuationDecided', 'ClosureProposed', 'ReferralClosed'],
  owed: (file) => [...file.hearings.values()].flatMap((each) => followsOwed(file, each)),
};

function followsOwed(file: FileState, { heard, subject, stream, record }: Hearing): readonly Owed[] {
  const referral = file.referrals.get(subject);
  if (!heard || !referral || !leftToLead.has(heard.outcome)) return [];
  const { continuations, proposals, closures, outward } = referral;
  const after = [...continuations, ...proposals, ...closures, ...outward.section36Proposals, ...outward.section36].filter(
    ({ at }) => at >= heard.at,
  );
  const met = after.toSorted((a, b) => a.at - b.at)[0] ?? null;
  return [{ occasion: heard.fact, stream, record, starts: heard.at, owedBy: 'lead', met: met && { fact: met.fact } }];
}

/** How many core agencies take part at the least, the chair and the police among them, until the area sets its own. */
export function leastQuorum(book: RulebookInForce): number {
  const amount = amountOf(book, 'G07.quorum');
  return 'agencies' in amount ? amount.agencies : 0;
}

/** The earliest instant from which an assessment still counts at a meeting. */
function assessedSince({ area }: FileState, meeting: string, now: Instant, book: RulebookInForce): Instant {
  const starts = area.panel.meetings.get(meeting)?.starts ?? now;
  return earliestBefore(starts, amountOf(book, 'G07.assessment'), book.calendar);
}

export const panelRules: readonly Rule[] = [hearing, heardAgain, absentAgency, afterPanel];

export const panelGate: Gate = {
  id: 'G07',
  title: 'The panel decides with its chair, the police and a quorum, on an assessment that was there before',
  words:
    'The chair of the local authority and the police take part, and as many core agencies as the area has set; whoever declares a conflict takes no part and does not count. To adopt, an assessment was recorded before the meeting began, never after. Not to adopt, it is said whether health or social care were considered.',
  source: 'CTSA 2015 s36 and s37; "serves as a retrospective recording process" (of the assessment, press, of the review of 2021).',
  verified: false,
  findings: ['F37', 'F41'],
  guards: ['hear-case'],
  lacks: (file, { hearing: asked, words, now, by }, book) => {
    if (!asked) return [];
    const limits = { quorum: leastQuorum(book), assessedSince: assessedSince(file, asked.meeting, now, book), by };
    const lacks = lacksToDecide(file, asked, asked, limits).map(({ gate = 'G07', code, words: said, how }) => ({
      gate,
      code,
      words: said,
      how,
      about: null,
    }));
    return words.trim() === ''
      ? [
          ...lacks,
          {
            gate: 'G07',
            code: 'no-words',
            words: 'The reason has not been written (F37).',
            how: 'Write why, in your own words.',
            about: null,
          },
        ]
      : lacks;
  },
};
