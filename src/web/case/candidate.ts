/** A candidate beside the referral's own record, field by field; three answers with a reason; and the review candidates dismissed together (G01, F44). */

import { candidateSights, type CandidateSight } from '../../app/candidateSight.ts';
import { type CaseSight, mayDo } from '../../app/caseSight.ts';
import { decideCandidate, dismissReviewCandidates, type IdentityAnswer } from '../../app/identify.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type Context, type Route, route, text } from '../route.ts';
import { areaDuties, caseDuties, houseOf } from '../staff.ts';
import { caseInput, caseInputWith, findCase, keyOf, noProblem, type PageError, type Problem, problemOf } from './asking.ts';
import { fieldsOf } from './details.ts';
import { type Head, headOf } from './known.ts';
import { statusOf } from './recorded.ts';
import { type Made, made, organisationName } from './who.ts';
import { phrase, t } from '../words.ts';

interface Row {
  readonly label: string;
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly differs: boolean;
}
interface CompareModel {
  readonly head: Head;
  readonly name: string;
  readonly rows: readonly Row[];
  readonly ours: { readonly organisation: string; readonly at: number };
  readonly theirs: { readonly organisation: string; readonly at: number };
  readonly concern: string;
  readonly referrals: readonly {
    readonly reference: string;
    readonly learnt: number;
    readonly status: string;
    readonly isRefuted: boolean;
    readonly concern: string;
  }[];
  readonly sentence: string;
  readonly evidence: readonly { readonly words: string; readonly bits: number }[];
  readonly bits: number;
  readonly band: string;
  readonly isJoined: boolean;
  readonly unlink: Href;
  readonly judged: { readonly words: string; readonly reason: string; readonly made: Made } | null;
  readonly canDecide: boolean;
  readonly action: Href;
  readonly key: string;
  readonly answer: string;
  readonly reason: string;
  readonly errors: readonly PageError[];
}
const compareView = view<CompareModel>('case/compare.njk');

interface DismissModel {
  readonly head: Head;
  readonly candidates: readonly { readonly name: string; readonly sentence: string; readonly href: Href }[];
  readonly action: Href;
  readonly key: string;
  readonly reason: string;
  readonly errors: readonly PageError[];
}
const dismissView = view<DismissModel>('case/dismiss.njk');

const same = (one: readonly string[], other: readonly string[]): boolean => {
  const plain = (values: readonly string[]): string =>
    values
      .map((value) => value.trim().toLowerCase())
      .toSorted()
      .join('\n');
  return plain(one) === plain(other);
};

const judgements = {
  accepted: phrase('The same person'),
  rejected: phrase('Somebody else'),
  unsure: phrase('Not sure'),
  dismissed: phrase('Dismissed with the others for review'),
} as const;

type CandidateContext = Context<{ readonly params: { readonly id: string; readonly record: string } }>;
interface Typed {
  readonly answer: string;
  readonly reason: string;
}

async function comparePage(
  context: CandidateContext,
  sight: CaseSight,
  typed: Typed = { answer: '', reason: '' },
  problem: Problem = noProblem,
) {
  const house = houseOf(context.deps);
  const found = (await candidateSights(house, context.viewer, sight)).find((each) => each.record === context.input.params.record);
  const own = sight.file.records.get(sight.referral.record);
  if (!found?.known || !own) return missing;
  const { known } = found;
  const { area, referral } = sight;
  const theirs = fieldsOf(known.part.details);
  const model: CompareModel = {
    head: headOf(sight),
    name: known.name,
    rows: fieldsOf(own.details).map(({ label, values }, i) => {
      const other = theirs[i]?.values ?? [];
      return { label, ours: values, theirs: other, differs: values.length > 0 && other.length > 0 && !same(values, other) };
    }),
    ours: { organisation: organisationName(area, own.organisation), at: own.made.at },
    theirs: { organisation: organisationName(area, known.part.organisation), at: known.part.made.at },
    concern: referral.account.concern,
    referrals: known.referrals
      .filter((each) => each.referral.id !== referral.id)
      .map(({ referral: each, refuted, learnt }) => ({
        reference: each.account.reference,
        learnt,
        status: statusOf(each, refuted).words,
        isRefuted: refuted,
        concern: each.account.concern,
      })),
    sentence: known.sentence,
    evidence: known.evidence,
    bits: known.bits,
    band: found.band,
    isJoined: known.isJoined,
    unlink: paths.file.unlink(sight.file.id, own.home === sight.file.id ? known.part.id : own.id),
    judged: judgedOf(sight, found),
    canDecide: mayDo(sight, context.viewer, 'decide-candidate'),
    action: paths.case.candidate(referral.id, found.record),
    key: house.newId(),
    ...typed,
    errors: problem.errors,
  };
  const read = [...new Set([sight.file.id, known.file.id])].map((id) => ({ kind: 'file', id }));
  return readPage(compareView, model, read, {
    reason: 'comparing two records',
    status: problem.status,
    hasErrors: problem.errors.length > 0,
  });
}

const judgedOf = ({ area }: CaseSight, { decided }: CandidateSight): CompareModel['judged'] =>
  decided && { words: t(judgements[decided.how]), reason: decided.reason, made: made(area, decided) };

const answers = { same: 'joined', different: 'different', 'not-sure': 'not-sure' } as const satisfies Record<IdentityAnswer, string>;
const isAnswer = (typed: string): typed is IdentityAnswer => Object.hasOwn(answers, typed);

async function dismissPage(
  context: Context<{ readonly params: { readonly id: string } }>,
  sight: CaseSight,
  reason = '',
  problem: Problem = noProblem,
) {
  const house = houseOf(context.deps);
  const open = (await candidateSights(house, context.viewer, sight)).filter((each) => each.band === 'review' && each.decided === null);
  const model: DismissModel = {
    head: headOf(sight),
    candidates: open.map(({ known, record }) => ({
      name: known?.name ?? t('A record that is not held any more'),
      sentence: known?.sentence ?? '',
      href: paths.case.candidate(sight.referral.id, record),
    })),
    action: paths.case.dismiss(sight.referral.id),
    key: house.newId(),
    reason,
    errors: problem.errors,
  };
  const files = new Set([sight.file.id, ...open.flatMap((each) => each.known?.file.id ?? [])]);
  const read = [...files].map((id) => ({ kind: 'file', id }));
  return readPage(dismissView, model, read, {
    reason: 'dismissing candidates',
    status: problem.status,
    hasErrors: problem.errors.length > 0,
  });
}

const compared = {
  path: '/referrals/:id/candidates/:record',
  title: 'Compare two records',
  reads: 'files',
  schema: caseInputWith('record'),
} as const;
const dismissing = {
  path: '/referrals/:id/dismiss-candidates',
  title: 'Dismiss the candidates for review',
  mayUse: caseDuties,
  reads: 'files',
  schema: caseInput,
} as const;

export const candidateRoutes: readonly Route[] = [
  route({
    ...compared,
    method: 'GET',
    mayUse: areaDuties,
    handle: async (context) => {
      const sight = await findCase(context);
      return sight ? comparePage(context, sight) : missing;
    },
  }),
  route({
    ...compared,
    method: 'POST',
    mayUse: caseDuties,
    handle: async (context) => {
      const sight = await findCase(context);
      if (!sight) return missing;
      const house = houseOf(context.deps);
      const { id, record } = context.input.params;
      const typed = { answer: text(context.input.body, 'answer'), reason: text(context.input.body, 'reason') };
      const errors: PageError[] = [];
      if (!isAnswer(typed.answer))
        errors.push({ text: t('Choose whether it is the same person, somebody else, or that you are not sure'), href: '#answer' });
      if (typed.reason === '') errors.push({ text: t('Write why, in a sentence'), href: '#reason' });
      if (!isAnswer(typed.answer) || errors.length > 0) return comparePage(context, sight, typed, { status: 422, errors });
      const { answer, reason } = typed;
      const key = keyOf(context.input.body, house.newId);
      const problem = problemOf(
        await decideCandidate(house, context.viewer, { file: sight.file.id, referral: id, candidate: record, answer, reason, key }),
      );
      return problem ? comparePage(context, sight, typed, problem) : redirect(withDone(paths.case.show(id), answers[answer]));
    },
  }),
  route({
    ...dismissing,
    method: 'GET',
    handle: async (context) => {
      const sight = await findCase(context);
      return sight ? dismissPage(context, sight) : missing;
    },
  }),
  route({
    ...dismissing,
    method: 'POST',
    handle: async (context) => {
      const sight = await findCase(context);
      if (!sight) return missing;
      const house = houseOf(context.deps);
      const reason = text(context.input.body, 'reason');
      if (reason === '')
        return dismissPage(context, sight, reason, {
          status: 422,
          errors: [{ text: t('Write why none of them is the same person'), href: '#reason' }],
        });
      const key = keyOf(context.input.body, house.newId);
      const problem = problemOf(
        await dismissReviewCandidates(house, context.viewer, { file: sight.file.id, referral: sight.referral.id, reason, key }),
      );
      return problem ? dismissPage(context, sight, reason, problem) : redirect(withDone(paths.case.show(sight.referral.id), 'dismissed'));
    },
  }),
];
