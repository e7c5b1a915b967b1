/** How the simulated year answers what goes out of a referral and what comes back: requests, de-confliction, section 36, needs, feedback. */
import { dueAfter } from '../../rulebook/engine/amount.ts';
import { unread } from '../../rulebook/uk/requests.ts';
import { answersSharing, shareAndCode } from './answersSharing.ts';
import { type Answer, type AskedOfReferral, chance, ofReferral, write } from './asked.ts';
import { year } from './assumptions.ts';
import { fileWith, plan, record } from './life.ts';

export const answersOutward: Readonly<Record<string, Answer>> = {
  ...answersSharing,
  C02: ofReferral((asked) => write(asked, 'DeconflictionAnswered', { answer: 'no objection' })),
  C03: (asked) =>
    write(asked, 'RequestAnswered', {
      answer: chance(asked, 'nothing held', year.shareNothingHeld) ? 'nothing held' : 'reply',
      words: 'What the partner says.',
      channel: 'code page',
    }),
  'F39.read': readAdded,
  'G05.added': ofReferral((asked) => write(asked, 'ReopeningDeclined', { because: asked.obligation.occasion, words: 'Nothing new.' })),
  'G03.second': ofReferral((asked) => {
    const proposal = asked.referral.outward.section36Proposals.at(-1);
    if (!proposal) return;
    const { fact, outcome, groundsOn, grounds, assessment, nextLook } = proposal;
    if (chance(asked, 'declined', year.shareDeclined)) write(asked, 'Section36Declined', { proposal: fact, words: 'Not yet.' });
    else write(asked, 'Section36Decided', { proposal: fact, outcome, groundsOn, grounds, assessment, nextLook, words: 'Agreed.' });
  }),
  'G04.need': ofReferral((asked) => {
    const { referral } = asked;
    for (const [need, { accepted }] of referral.needs) {
      if (accepted) continue;
      const offers = referral.outward.offers.filter((each) => each.need === need).length;
      const refusals = referral.outward.refusals.filter((each) => each.need === need).length;
      const service = 'An invented service';
      if (offers === refusals) write(asked, 'NeedOffered', { need, service });
      else if (chance(asked, 'refused', year.shareNeedRefused)) write(asked, 'NeedRefused', { need, words: 'No place is free.' });
      else write(asked, 'NeedAccepted', { need, service });
    }
  }),
  C15: ofReferral((asked) => write(asked, 'FeedbackGiven', { how: 'own page', said: ['received'] })),
};

function readAdded(asked: Parameters<Answer>[0]): void {
  // What a partner answered lies in the request's stream; it is read under its referral.
  const referral = [...asked.file.referrals.values()].find(({ record: about }) => about === asked.obligation.record);
  if (!referral) return;
  const { life, at, post } = asked;
  const waiting = unread(asked.file, referral).map(({ fact }) => fact);
  if (waiting.length > 0) record(life, at, post, 'AddedRead', referral.stream, referral.record, { read: waiting });
}

/** To the panel, which hears it at its next meeting (answersPanel.ts). */
export function proposeSection36(asked: AskedOfReferral): void {
  const { referral, at, life } = asked;
  const assessment = asked.life.files.get(asked.file.id)?.referrals.get(referral.id)?.assessments[0]?.fact;
  if (!assessment) return;
  write(asked, 'Section36Proposed', {
    outcome: 'refer to panel',
    groundsOn: ['contact'],
    grounds: 'Invented grounds.',
    assessment,
    nextLook: dueAfter(at, { workingDays: 18 }, life.book.calendar),
  });
}

/** After the assessment partners are asked, and the police duty whether there may be contact. */
export function askOutside(asked: AskedOfReferral): void {
  const { referral, life, at, post } = asked;
  shareAndCode(asked);
  if (chance(asked, 'deconflict', year.shareDeconflicted)) write(asked, 'DeconflictionAsked', { why: 'Before anybody is contacted.' });
  if (chance(asked, 'requests', year.shareRequests))
    for (const n of [1, 2])
      record(life, at, post, 'RequestMade', `request/${referral.id}-${n}`, referral.record, {
        contact: 'A partner outside',
        asked: 'Whether anything is known.',
        why: 'To judge the concern.',
        basis: 'ctsa-s38',
        least: 'Only what bears on it.',
      });
  if (chance(asked, 'added', year.shareAdded))
    plan(life, dueAfter(at, { workingDays: 6 }, life.book.calendar) + 10 * 3_600_000, (then) => {
      if (!fileWith(life, referral.record).disposed)
        record(life, then, null, 'InformationAdded', referral.stream, referral.record, {
          words: 'The school adds something.',
          channel: 'own page',
        });
    });
}
