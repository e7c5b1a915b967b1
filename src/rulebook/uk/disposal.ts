/** C36 and G24: every file has the date of its review for disposal from the moment it is opened; silence never extends it (K07), and nothing is let go that is owed something. */
import { birthday } from '../../domain/circumstance/age.ts';
import { disposalProposed, type FileState, type RecordPart } from '../../domain/file/state.ts';
import { isOwed } from '../../domain/obligation/state.ts';
import { isRefuted } from '../../domain/referral/state.ts';
import { lacksByHold, putOffUntilLifted } from './holds.ts';
import { leadIsOver } from './subjects.ts';
import { dayOf, dueAfter } from '../engine/amount.ts';
import { amountOf, type Gate, type Lack, type Owed, type Rule } from '../engine/rulebook.ts';

const onFile = (file: FileState) => ({ stream: `file/${file.id}`, record: null, owedBy: 'records' as const });

/** Under 18 when the record was made: as it was said, or, where nobody said, by the birth date. A year alone counts in the child's favour. */
export function wasChild({ details: { under18, born }, made }: RecordPart): boolean {
  if (under18 !== 'not known') return under18 === 'yes';
  if (born?.date) return Temporal.PlainDate.compare(birthday(born.date, adultAt), dayOf(made.at)) > 0;
  return born?.year !== undefined && born.year + adultAt >= dayOf(made.at).year;
}
const adultAt = 18;

/** Everything in the file was refuted: its deletion review is all that is left. */
export const allRefuted = (file: FileState): boolean =>
  file.referrals.size > 0 && [...file.referrals.values()].every(isRefuted) && file.dangers.size === 0;

export const disposalReview: Rule = {
  key: 'C36',
  id: 'C36',
  title: 'Review for disposal',
  words:
    'A file is kept only while somebody can say why. It is reviewed: kept with a fresh reason and a next date, or let go by two people.',
  task: 'Review the file: keep it with a reason, or let it go',
  limit: 'C36',
  furtherLimits: ['C36.child', 'C36.refuted', 'G24.lifted'],
  ladder: 'ordinary',
  findings: [],
  systems: ['S22'],
  owedByWords: 'the records post',
  waivable: false,
  listens: [
    'FileOpened',
    'RecordMade',
    'RecordDescribed',
    'FileRetained',
    'ReferralReceived',
    'ReferralClosed',
    'ReferralReopened',
    'DangerReported',
    'HoldPlaced',
    'HoldLifted',
  ],
  owed: (file, book) => {
    if (!file.opened) return [];
    const child = [...file.records.values()].some(wasChild);
    const shared = { ...onFile(file), ...(child ? { limit: 'C36.child' } : {}) };
    const reviews = [
      { ...shared, occasion: file.opened.fact, starts: file.opened.at },
      ...file.retentions.map((each) => ({ ...shared, occasion: each.fact, starts: each.at, due: each.nextReview })),
    ];
    const last = file.retentions.at(-1);
    const refuted = allRefuted(file) ? lastClosing(file) : null;
    // Nothing is left but to let it go: the review that was to come comes soon. It is the same review, so that its id stays the file's own.
    const lifted = putOffUntilLifted(file);
    const isSooner = lifted && last && dueAfter(lifted.at, amountOf(book, 'G24.lifted'), book.calendar) < last.nextReview;
    const soon =
      refuted && (!last || last.at < refuted.at)
        ? { starts: refuted.at, due: undefined, limit: 'C36.refuted' }
        : isSooner
          ? { starts: lifted.at, due: undefined, limit: 'G24.lifted' }
          : {};
    return reviews.map((review, i): Owed => {
      const answer = file.retentions[i];
      if (answer) return { ...review, met: { fact: answer.fact } };
      const { due, ...rest } = { due: undefined, ...review, ...soon };
      return { ...rest, ...(due === undefined ? {} : { due }), met: null };
    });
  },
};

const lastClosing = (file: FileState) =>
  [...file.referrals.values()]
    .flatMap((each) => each.closed ?? [])
    .toSorted((a, b) => a.at - b.at)
    .at(-1) ?? null;

export const disposalSecond: Rule = {
  key: 'G24.second',
  id: 'G24',
  title: 'A second person decides on letting a file go',
  words: 'Nobody deletes alone: another person agrees that nothing is left to hold the file for, or declines.',
  task: 'Agree or decline: letting the file go is proposed',
  limit: 'G24.second',
  ladder: 'ordinary',
  findings: [],
  systems: ['S22'],
  owedByWords: 'the senior post',
  waivable: false,
  listens: ['DisposalProposed', 'DisposalDeclined', 'FileRetained'],
  owed: (file) =>
    file.disposalProposals.map((each): Owed => {
      const met = each.answer ? { fact: each.answer } : null;
      return { ...onFile(file), owedBy: 'senior', occasion: each.fact, starts: each.at, met };
    }),
};

/** The review itself; and what is asked on a day to come only of a file that is still held. */
const notOwedOnceGone: ReadonlySet<string> = new Set([
  'C36',
  'G24.second',
  // What asks for it is the hold, which stands before letting go itself.
  'G24.hold',
  'state.disposal',
  'K19.adult',
  'K08.again',
  'S05.review',
  'G16.review',
  // Its ties go with it.
  'S15.expiry',
]);

export const disposalGate: Gate = {
  id: 'G24',
  title: 'Nothing is let go that somebody still owes something for',
  words:
    'A file is let go by two people, with a reason, when none of its referrals is open, nothing is owed for it but this review, and no hold of a court, a coroner or an inquiry stands.',
  source: 'Police data protection guidance for Prevent; our reading of R (II) v Met [2020] EWHC 2528.',
  verified: false,
  findings: [],
  guards: ['dispose'],
  lacks: (file, proposed) => {
    const lacks: Lack[] = [];
    for (const { id, closed, account } of file.referrals.values()) {
      if (file.area.kind === 'subjects of interest' ? !leadIsOver(file, id) : !closed)
        lacks.push({
          gate: 'G24',
          code: 'referral-open',
          words: `The referral ${account.reference} is open.`,
          how: 'Decide it first.',
          about: { kind: 'referral', id },
        });
    }
    if (file.opened && !file.records.has(file.opened.home)) {
      // Unlinked, that record comes back here: into a file that has been let go it would fall out of everybody's sight.
      const how = 'Link the other records to the file in which it lies, or unlink it; then let the file go.';
      lacks.push({
        gate: 'G24',
        code: 'home-away',
        words: 'The record that this file began with lies in another file.',
        how,
        about: { kind: 'file', id: file.id },
      });
    }
    for (const { id, rule } of [...file.obligations.values()].filter(isOwed)) {
      if (notOwedOnceGone.has(rule)) continue;
      lacks.push({
        gate: 'G24',
        code: 'still-owed',
        words: 'Something else is still owed for this file.',
        how: 'Do it, or have it waived, first.',
        about: { kind: 'obligation', id },
      });
    }
    lacks.push(...lacksByHold(file));
    const proposal = disposalProposed(file);
    if (!proposal)
      lacks.push({
        gate: 'G24',
        code: 'no-second',
        words: 'One person alone cannot let a file go.',
        how: 'Propose it; another person decides.',
        about: null,
      });
    else if (proposal.by === proposed.by)
      lacks.push({
        gate: 'G24',
        code: 'same-person',
        words: 'You proposed this yourself: another person decides.',
        how: 'It is on the senior post’s list.',
        about: null,
      });
    return lacks;
  },
};
