/** G06: the view of an expert is a record of its own. Whatever is decided about the person answers it, and somebody owes the answer by a day. */
import { casesOf } from '../../domain/case/state.ts';
import type { Done } from '../../domain/done.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Gate, Lack, Owed, Proposed, Rule } from '../engine/rulebook.ts';
import { viewsOf } from './exit.ts';

/** What is before somebody who decides: the views of the referral, or those of the case and of the referral that began it. */
function viewsBefore(file: FileState, { referral, support }: Proposed) {
  const found = file.cases.get(support?.case ?? '');
  return found ? viewsOf(file, found) : (file.referrals.get(referral ?? '')?.expertViews ?? []);
}

/** Heard again, or more is to be found out: nothing is decided yet that would answer anybody. */
const decidesNothing = ({ hearing }: Proposed): boolean => hearing?.of === 'case' && hearing.outcome === 'hear again';

/** What lets somebody go answers each view itself, whatever was answered before; what goes on, each that nobody has answered. */
const closes: ReadonlySet<Proposed['kind']> = new Set(['propose-closure', 'close', 'close-case']);

/** What has answered a view, the first of all; null where nobody has. */
function answerOf(file: FileState, view: string): Done | null {
  const answers = (each: { readonly answers: readonly { readonly view: string }[] }): boolean =>
    each.answers.some((answer) => answer.view === view);
  const found: readonly Done[] = [
    ...[...file.referrals.values()].flatMap(({ viewsAnswered, proposals, closures }) => [
      ...viewsAnswered.filter((each) => each.view === view),
      ...proposals.filter(answers),
      ...closures.filter(answers),
    ]),
    ...[...file.hearings.values()].flatMap(({ heard }) => (heard && answers(heard) ? [heard] : [])),
    ...casesOf(file).flatMap(({ closings }) => closings.filter(answers)),
  ];
  return found.toSorted((a, b) => a.at - b.at)[0] ?? null;
}

export const viewAnswered: Rule = {
  key: 'G06.answer',
  id: 'G06',
  title: 'The view of an expert is answered',
  words:
    'An expert’s view of a referral or a case is answered by its lead by a day: with what is done about it, or why not. A decision that answers it does as well.',
  task: 'Answer the view of an expert',
  limit: 'G06.answer',
  ladder: 'ordinary',
  findings: ['F37'],
  systems: ['S01', 'S02'],
  owedByWords: 'the lead post',
  waivable: false,
  listens: ['ExpertViewRecorded', 'CaseViewRecorded', 'ExpertViewAnswered', 'ClosureProposed', 'ReferralClosed', 'CaseHeard', 'CaseClosed'],
  owed: (file) =>
    [...file.referrals.values()].flatMap(({ id, expertViews, stream, record }) =>
      [...expertViews, ...casesOf(file).flatMap(({ referral, views }) => (referral === id ? views : []))].map(({ fact, at }): Owed => {
        const met = answerOf(file, fact);
        return { occasion: fact, stream, record, starts: at, owedBy: 'lead', met: met && { fact: met.fact } };
      }),
    ),
};

export const expertGate: Gate = {
  id: 'G06',
  title: 'An expert view is answered, not passed over',
  words:
    'Each expert view is a record of its own. A decision to close, under section 36, and of the panel, also in a review of support, answers each that nobody has answered before.',
  source: 'One expert concluded that a case should be examined by Channel; it did not happen (press, 2025).',
  verified: false,
  findings: ['F37'],
  guards: ['propose-closure', 'close', 'propose-section-36', 'section-36', 'hear-case', 'review-case', 'close-case'],
  lacks: (file, proposed) =>
    decidesNothing(proposed)
      ? []
      : viewsBefore(file, proposed)
          .filter(({ fact }) => closes.has(proposed.kind) || answerOf(file, fact) === null)
          .filter(({ fact }) => !proposed.answers.some(({ view, answer }) => view === fact && answer.trim() !== ''))
          .map(({ fact, expert }): Lack => {
            const how = 'Write why you decide otherwise, or in line with it.';
            return {
              gate: 'G06',
              code: 'view-unanswered',
              words: `The view of ${expert} has not been answered.`,
              how,
              about: { kind: 'view', id: fact },
            };
          }),
};
