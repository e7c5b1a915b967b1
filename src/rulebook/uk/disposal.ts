/** C36: every file has the date of its review for disposal from the moment it is opened; silence never extends it (K07, G24). */
import type { FileState, RecordPart } from '../../domain/file/state.ts';
import { isRefuted } from '../../domain/referral/state.ts';
import { dayOf } from '../engine/amount.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

const onFile = (file: FileState) => ({ stream: `file/${file.id}`, record: null, owedBy: 'records' as const });

/** Under 18 when the record was made: as it was said, or, where nobody said, by the birth date. A year alone counts in the child's favour. */
export function wasChild({ details: { under18, born }, made }: RecordPart): boolean {
  if (under18 !== 'not known') return under18 === 'yes';
  if (born?.date) return Temporal.PlainDate.compare(Temporal.PlainDate.from(born.date).add({ years: adultAt }), dayOf(made.at)) > 0;
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
  furtherLimits: ['C36.child', 'C36.refuted'],
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
  ],
  owed: (file) => {
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
    const soon = refuted && (!last || last.at < refuted.at) ? { starts: refuted.at, due: undefined, limit: 'C36.refuted' } : {};
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
