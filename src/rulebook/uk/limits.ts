/**
 * The numbers: C-rows of the published limits that the first rules need, and the proposed defaults that no source gives.
 * A number that was not confirmed in a source text is `verified: false` and is shown so to everybody who is held to it.
 */
import type { Amount } from '../engine/amount.ts';
import type { Limit, LimitKind } from '../engine/rulebook.ts';

const proposed = 'Proposed default of this rulebook; no source gives a number. To be set by each area.';

function limit(id: string, words: string, amount: Amount, kind: LimitKind, source: string, from = '2026-11-22'): Limit {
  return { id, words, amount, kind, source, verified: false, inForce: { from } };
}

export const limits: readonly Limit[] = [
  limit(
    'C01',
    'Initial police assessment done after a referral is received',
    { workingDays: 5 },
    'P',
    'Prevent e-learning, Channel awareness 06: "on average takes up to 5 days"; usually written as 5 working days. Not in statute.',
  ),
  limit(
    'C04',
    'Decision whether to go on or to close, counted from the referral and including information gathering',
    { workingDays: 20 },
    'P',
    'Test: CTSA 2015 s36(3), which gives no number. 10 to 20 working days is what is commonly said; no policy text was found.',
  ),
  limit(
    'C36',
    'Review of the file for disposal',
    { years: 6 },
    'P',
    'Police information and records management Code; Prevent data are reviewed, not deleted, at 6 years. Not confirmed in a source text.',
  ),
  limit(
    'C36.child',
    'Review of the file of somebody under 18 for disposal',
    { years: 3 },
    'X',
    `${proposed} No published line between children and adults was found; R (II) v Met [2020] EWHC 2528 asks for case by case review.`,
  ),
  limit('C36.refuted', 'Review for disposal of a file in which everything was refuted', { workingDays: 20 }, 'X', proposed),
  limit(
    'C42',
    'Review of a referral that was closed below the Channel threshold',
    { months: 6 },
    'X',
    `C42: ${proposed} Assurance pilots from February 2025 (PQ 29364) publish no interval.`,
  ),
  limit('C43.acknowledge', 'The duty post acknowledges danger now', { minutes: 15 }, 'X', `C43: ${proposed}`),
  limit('C43.write-up', 'Danger now is written up with true times', { hours: 24 }, 'X', `C43: ${proposed}`),
  limit('C43.warn', 'Whoever may be hurt is warned, or it is decided why not', { hours: 1 }, 'X', proposed),
  limit('C45', 'A form that was begun and not sent is destroyed', { days: 14 }, 'X', `C45: ${proposed} Counted from when it was last saved.`),
  limit('C45.reminder', 'The writer of a form that was saved and not sent is reminded, once', { days: 7 }, 'X', proposed),
  limit('advice.answer', 'A question asked without a name is answered by a practitioner', { workingDays: 2 }, 'X', proposed),
  limit('advice.keep', 'A question and its answer are let go, counted from the answer', { months: 3 }, 'X', proposed),
  limit('G01.search', 'The list of known people is searched after a referral', { hours: 1 }, 'X', proposed),
  limit('G01.candidates', 'Every candidate suggested or for review is decided', { workingDays: 1 }, 'X', proposed),
  limit('G01.unsure', 'A candidate about whom nobody was sure is looked at again', { workingDays: 5 }, 'X', proposed),
  limit('G04.second', 'The second person decides on a proposal to close', { workingDays: 2 }, 'X', proposed),
  limit('G04.again', 'A new decision after a proposal to close was declined', { workingDays: 5 }, 'X', proposed),
  limit('G04.need', 'A recorded need that nobody meets is accepted by a named service', { workingDays: 10 }, 'X', proposed),
  limit(
    'G05.look',
    'A senior officer and other agencies look at a repeat referral together',
    { workingDays: 5 },
    'X',
    'G05: "stronger policy on repeat referrals" (statement of 21 January 2025); pilots (PQ 29364); the exact rule was not found.',
  ),
  limit(
    'G05.reopen',
    'Decision whether to reopen after a new concern',
    { workingDays: 1 },
    'X',
    'How the product reads the gates: "the same or the next working day". No source gives a number.',
  ),
  limit('K08.tell', 'It is decided whether the person is told, after a referral, a stage or a closing', { workingDays: 5 }, 'X', `K08: ${proposed}`),
  limit('K08.longest', 'Longest time for which telling may be put off before somebody decides again', { months: 6 }, 'X', `K08: ${proposed}`),
  limit(
    'C37',
    'What the person asks (to see what is held, a correction) is answered',
    { months: 1 },
    'S',
    'UK GDPR; DPA 2018 Part 3. The number was not confirmed in a source text.',
  ),
  limit('C37.complaint', 'A complaint of the person is answered', { months: 1 }, 'X', proposed),
  limit(
    'C41',
    'Concerns are passed on when the person moves, and accepted in writing',
    { workingDays: 5 },
    'G',
    'KCSIE: child-protection file within 5 days, or the first 5 days of term. Not confirmed in a source text.',
  ),
  limit('K19.adult', 'Consent, responsibility and retention are asked again after the 18th birthday', { workingDays: 20 }, 'X', `K19: ${proposed}`),
  limit('state.urgent', 'The lead answers when somebody is missing or cannot be traced', { hours: 4 }, 'X', `F49: ${proposed}`),
  limit('state.look', 'Longest time between two looks while somebody is abroad or in custody', { months: 3 }, 'X', proposed),
  limit('state.look.missing', 'Longest time between two looks while somebody is missing', { days: 1 }, 'X', `F25: ${proposed}`),
  limit('state.look.not-traced', 'Longest time between two looks while somebody cannot be traced', { workingDays: 5 }, 'X', `F49: ${proposed}`),
  limit('state.second', 'A reported death is confirmed by a second source, or taken back', { workingDays: 5 }, 'X', proposed),
  limit('state.others', 'After a death: who else needs safeguarding', { workingDays: 1 }, 'X', proposed),
  limit('state.disposal', 'After a death: review of the file for disposal', { months: 3 }, 'X', proposed),
  limit('G24.second', 'The second person decides on a proposal to let a file go', { workingDays: 10 }, 'X', proposed),
  limit('climb.promise', 'Longest time that acknowledging a climb can stop it', { workingDays: 5 }, 'X', proposed),
  limit('ladder.ordinary.1', 'An ordinary lapse climbs to the supervising post', { workingDays: 1 }, 'X', proposed),
  limit('ladder.ordinary.2', 'then to the senior post', { workingDays: 2 }, 'X', proposed),
  limit('ladder.ordinary.3', 'then to the chief post', { workingDays: 2 }, 'X', proposed),
  limit('ladder.ordinary.again', 'and asks the chief post again', { workingDays: 20 }, 'X', proposed),
  limit('ladder.urgent.1', "An urgent lapse climbs to the organisation's duty post", { minutes: 15 }, 'X', proposed),
  limit('ladder.urgent.2', 'then to the senior post', { minutes: 15 }, 'X', proposed),
  limit('ladder.urgent.3', 'then to the chief post', { minutes: 30 }, 'X', proposed),
  limit('ladder.urgent.again', 'and asks the chief post again', { hours: 4 }, 'X', proposed),
];
