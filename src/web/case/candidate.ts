/** A candidate beside the referral's own record: the two people field by field, what speaks for and against, three answers with a reason (G01, F44). */

import { noLonger, pairDecisions, sayingSame } from '../../app/besideSight.ts';
import { candidateSights, type CandidateSight } from '../../app/candidateSight.ts';
import { type CaseSight, mayDo } from '../../app/caseSight.ts';
import { decideCandidate, type IdentityAnswer } from '../../app/identify.ts';
import type { RecordPart } from '../../domain/file/state.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { filesRead, missing, readPage, redirect, view } from '../answer.ts';
import { bandsOf } from '../identity/bands.ts';
import { type BesideRow, besideRows } from '../identity/beside.ts';
import { type Waterfall, waterfall } from '../identity/waterfall.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type Context, type Route, text } from '../route.ts';
import { areaDuties, caseDuties, houseOf } from '../staff.ts';
import { caseInputWith, findCase, keyOf, noProblem, type PageError, type Problem, problemOf } from './asking.ts';
import { caseForm } from './caseForm.ts';
import { type Head, headOf } from './head.ts';
import { type Status, statusOf } from './recorded.ts';
import { type Made, made, organisationName } from './who.ts';
import { phrase, t } from '../words.ts';

interface ReportLine {
  readonly reference: string;
  readonly learnt: number;
  readonly organisation: string;
  readonly status: Status;
  readonly concern: string;
  /** The referral from which the question comes. */
  readonly isThis: boolean;
}
interface SideModel {
  readonly organisation: string;
  readonly at: number;
  readonly reports: readonly ReportLine[];
}
interface CompareModel {
  readonly head: Head;
  readonly name: string;
  readonly rows: readonly BesideRow[];
  readonly ours: SideModel;
  readonly theirs: SideModel;
  readonly sentence: string;
  readonly fall: Waterfall;
  /** Described anew since it was found. */
  readonly isAnew: boolean;
  readonly band: { readonly words: string; readonly means: string };
  readonly isJoined: boolean;
  readonly unlink: Href;
  readonly judged: readonly { readonly words: string; readonly reason: string; readonly wouldMakeSure: string; readonly made: Made }[];
  /** Decided before, and what speaks for it now that did not then; null where nobody has decided it. */
  readonly before: { readonly at: number; readonly news: readonly string[] } | null;
  /** What somebody who was not sure asked for. */
  readonly wanted: string;
  /** What "the same person" would do. */
  readonly same: { readonly hint: string; readonly proposed: { readonly made: Made; readonly reason: string } | null; readonly href: Href };
  readonly canDecide: boolean;
  readonly action: Href;
  readonly key: string;
  readonly answer: string;
  readonly reason: string;
  readonly wouldMakeSure: string;
  readonly errors: readonly PageError[];
}
const compareView = view<CompareModel>('case/compare.njk');

const judgements = {
  accepted: phrase('The same person'),
  rejected: phrase('Somebody else'),
  unsure: phrase('Not sure'),
  dismissed: phrase('Dismissed with the others for review'),
} as const;

const bandWords = {
  suggested: phrase('suggested'),
  review: phrase('for review'),
  watch: phrase('to watch'),
} as const;
const bandMeans = {
  suggested: phrase('It is decided singly, by a person.'),
  review: phrase('It is decided by a person: singly, or with the others for review.'),
  watch: phrase('Nothing is asked about it. It may be decided all the same.'),
} as const;

type CandidateContext = Context<{ readonly params: { readonly id: string; readonly record: string } }>;
interface Typed {
  readonly answer: string;
  readonly reason: string;
  readonly wouldMakeSure: string;
}

async function comparePage(
  context: CandidateContext,
  sight: CaseSight,
  typed: Typed = { answer: '', reason: '', wouldMakeSure: '' },
  problem: Problem = noProblem,
) {
  const house = houseOf(context.deps);
  const found = (await candidateSights(house, context.viewer, sight)).find((each) => each.record === context.input.params.record);
  const own = sight.file.records.get(sight.referral.record);
  if (!found?.known || !own) return missing;
  const { known } = found;
  const { area, file, referral } = sight;
  const organisationOf = (part: RecordPart): string => organisationName(area, part.organisation);
  // Where both lie on one file already, the two records are compared and not the person with themselves.
  const ours = known.isJoined ? [own] : [own, ...[...file.records.values()].filter((part) => part !== own)];
  const theirs = known.isJoined ? [known.part] : [known.part, ...[...known.file.records.values()].filter((part) => part !== known.part)];
  const reportsOf = (parts: readonly RecordPart[], of: readonly { referral: Referral; refuted: boolean; learnt: number }[]) =>
    of
      .filter((each) => parts.some((part) => part.id === each.referral.record))
      .map(
        ({ referral: each, refuted, learnt }): ReportLine => ({
          reference: each.account.reference,
          learnt,
          organisation: organisationName(area, each.organisation),
          status: statusOf(each, refuted),
          concern: each.account.concern,
          isThis: each.id === referral.id,
        }),
      );
  const inOurFile = [{ referral, refuted: sight.refuted, learnt: referral.received.learnt }, ...sight.others];
  const model: CompareModel = {
    head: headOf(sight),
    name: known.name,
    rows: besideRows({ parts: ours, organisationOf }, { parts: theirs, organisationOf }, known.evidence),
    ours: { organisation: organisationOf(own), at: own.made.at, reports: reportsOf(ours, inOurFile) },
    theirs: { organisation: organisationOf(known.part), at: known.part.made.at, reports: reportsOf(theirs, known.referrals) },
    sentence: known.sentence,
    fall: waterfall(known.evidence, bandsOf(area)),
    isAnew: known.isAnew,
    band: { words: t(bandWords[found.band]), means: t(bandMeans[found.band]) },
    isJoined: known.isJoined,
    unlink: paths.file.unlink(file.id, own.home === file.id ? known.part.id : own.id),
    judged: judgedOf(sight, found, ours, theirs),
    // That nobody was sure is said by what would make it sure.
    before: found.before && found.before.how !== 'unsure' ? { at: found.before.at, news: newsOf(found) } : null,
    wanted: found.unsure?.wouldMakeSure ?? '',
    same: sameOf(sight, found),
    canDecide: mayDo(sight, context.viewer, 'decide-candidate'),
    action: paths.case.candidate(referral.id, found.record),
    key: house.newId(),
    ...typed,
    errors: problem.errors,
  };
  const read = filesRead([file.id, known.file.id]);
  return readPage(compareView, model, read, {
    reason: 'comparing two records',
    status: problem.status,
    hasErrors: problem.errors.length > 0,
  });
}

function sameOf({ area, file, referral }: CaseSight, { known, record }: CandidateSight): CompareModel['same'] {
  if (!known) return { hint: '', proposed: null, href: paths.file.show(file.id) };
  const { takesTwo, thisMoves, proposed } = sayingSame(file, known.file, referral.id, record);
  const undo = t('Nothing is blended or overwritten, and the link can be undone on the file’s page.');
  const together = t(
    'All referrals then stand together: this one becomes a repeat unless the others were refuted, and it is asked whether what was closed is reopened.',
  );
  const moves = thisMoves
    ? t('This referral and everything recorded under it move to the other file.')
    : t('The other report, and everything recorded under it, moves to the file of this referral.');
  const how = takesTwo
    ? t('Both files are worked on: it is proposed, a second person decides, and nothing moves before they agree.')
    : t('One person decides, and it is done at once.');
  return {
    hint: [how, moves, together, undo].join(' '),
    proposed: proposed && { made: made(area, proposed.proposed), reason: proposed.proposed.reason },
    href: proposed ? paths.file.link(file.id, proposed.id) : paths.file.show(file.id),
  };
}

/** What speaks for it now and did not then, in words. */
function newsOf({ news, known }: CandidateSight): readonly string[] {
  const lines = (known?.evidence ?? []).filter(({ code }) => news.includes(code)).map(({ words }) => words);
  return news.some((code) => code.startsWith(noLonger)) ? [...lines, t('what spoke against it then does so no longer')] : lines;
}

/** Everything decided about these two people, from whichever side it was asked. */
function judgedOf(
  { area, file }: CaseSight,
  { known }: CandidateSight,
  ours: readonly RecordPart[],
  theirs: readonly RecordPart[],
): CompareModel['judged'] {
  const ids = (parts: readonly RecordPart[]): ReadonlySet<string> => new Set(parts.map(({ id }) => id));
  return pairDecisions(known ? [file, known.file] : [file], ids(ours), ids(theirs)).map((each) => ({
    words: t(judgements[each.how]),
    reason: each.reason,
    wouldMakeSure: each.wouldMakeSure,
    made: made(area, each),
  }));
}

const answers = { same: 'joined', different: 'different', 'not-sure': 'not-sure' } as const satisfies Record<IdentityAnswer, string>;
const isAnswer = (typed: string): typed is IdentityAnswer => Object.hasOwn(answers, typed);

/** Whether "the same person" has become a proposal to a second person. */
async function isProposed(context: CandidateContext): Promise<boolean> {
  const sight = await findCase(context);
  const candidates = sight ? await candidateSights(houseOf(context.deps), context.viewer, sight) : [];
  const known = candidates.find(({ record }) => record === context.input.params.record)?.known;
  return !!sight && !!known && sayingSame(sight.file, known.file, sight.referral.id, context.input.params.record).proposed !== null;
}

export const candidateRoutes: readonly Route[] = caseForm({
  path: '/referrals/:id/candidates/:record',
  title: 'Compare two records',
  schema: caseInputWith('record'),
  mayUse: areaDuties,
  maySend: caseDuties,
  show: (context, sight) => comparePage(context, sight),
  take: async (context, sight) => {
    const house = houseOf(context.deps);
    const { id, record } = context.input.params;
    const typed = {
      answer: text(context.input.body, 'answer'),
      reason: text(context.input.body, 'reason'),
      wouldMakeSure: text(context.input.body, 'wouldMakeSure'),
    };
    const errors: PageError[] = [];
    if (!isAnswer(typed.answer))
      errors.push({ text: t('Choose whether it is the same person, somebody else, or that you are not sure'), href: '#answer' });
    if (typed.reason === '') errors.push({ text: t('Write why, in a sentence'), href: '#reason' });
    if (typed.answer === 'not-sure' && typed.wouldMakeSure === '')
      errors.push({ text: t('Write what would make you sure, such as a document or a call to the school'), href: '#wouldMakeSure' });
    if (!isAnswer(typed.answer) || errors.length > 0) return comparePage(context, sight, typed, { status: 422, errors });
    const { answer, reason, wouldMakeSure } = typed;
    const key = keyOf(context.input.body, house.newId);
    const problem = problemOf(
      await decideCandidate(house, context.viewer, {
        file: sight.file.id,
        referral: id,
        candidate: record,
        answer,
        reason,
        wouldMakeSure,
        key,
      }),
    );
    if (problem) return comparePage(context, sight, typed, problem);
    return redirect(withDone(paths.case.show(id), answer === 'same' && (await isProposed(context)) ? 'link-proposed' : answers[answer]));
  },
});
