/** Reading a closing that was drawn: everything that was known, whether it was sound, and what was learnt. Not sound asks whether to open it again. */
import { recordAct } from '../../app/cases.ts';
import { type CaseSight, mayDo } from '../../app/caseSight.ts';
import { type DrawnClosing, drawnClosings, recordReading } from '../../app/readings.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { caseInput, findCase, keyOf, noProblem, type PageError, type Problem, problemOf } from '../case/asking.ts';
import { type Known, knownOf } from '../case/known.ts';
import { closingLines } from '../case/recorded.ts';
import { type Made, made } from '../case/who.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type Context, type FormFields, type Route, route, text } from '../route.ts';
import { caseDuties, houseOf } from '../staff.ts';
import { t } from '../words.ts';

interface Shown {
  readonly id: string;
  readonly why: string;
  readonly made: Made;
  readonly proposed: Made | null;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  readonly reading: {
    readonly id: string;
    readonly made: Made;
    readonly sound: boolean;
    readonly reason: string;
    readonly learnt: string;
  } | null;
  readonly isOwn: boolean;
  readonly mayRead: boolean;
  /** The question whether to open it again, where nobody has answered it. */
  readonly asks: boolean;
}
interface ReadingModel {
  readonly known: Known;
  readonly closings: readonly Shown[];
  readonly mayAnswer: boolean;
  readonly values: Readonly<Record<'finding' | 'reason' | 'learnt' | 'words', string>>;
  readonly wrong: Readonly<Record<string, string>>;
  readonly action: Href;
  readonly key: string;
  readonly errors: readonly PageError[];
}
const readingView = view<ReadingModel>('load/reading.njk');
type ReadingContext = Context<{ readonly params: { readonly id: string }; readonly body: FormFields }>;

async function show(context: ReadingContext, sight: CaseSight, problem: Problem = noProblem) {
  const house = houseOf(context.deps);
  const { known, read } = await knownOf(house, context.viewer, sight);
  const { referral } = sight;
  const drawn = drawnClosings(sight, referral, context.viewer);
  const model: ReadingModel = {
    known,
    closings: drawn.map((each) => shown(sight, each, mayDo(sight, context.viewer, 'read-closing'))),
    mayAnswer: mayDo(sight, context.viewer, 'answer-reading'),
    values: {
      finding: text(context.input.body, 'finding'),
      reason: text(context.input.body, 'reason'),
      learnt: text(context.input.body, 'learnt'),
      words: text(context.input.body, 'words'),
    },
    wrong: Object.fromEntries(problem.errors.map((each) => [(each.href ?? '').replace('#', ''), each.text])),
    action: paths.load.reading(referral.id),
    key: house.newId(),
    errors: problem.errors,
  };
  return readPage(readingView, model, read, { reason: 'reading a closing', status: problem.status, hasErrors: problem.errors.length > 0 });
}

function shown({ area, referral }: CaseSight, { closure, proposal, why, reading, isOwn }: DrawnClosing, may: boolean): Shown {
  const answered = reading !== null && referral.readingsAnswered.some((each) => each.reading === reading.fact);
  const openedSince = reading !== null && referral.reopenings.some((each) => each.order > reading.order);
  return {
    id: closure.fact,
    why: why === 'quick' ? t('It was closed within days of arriving.') : t('It was drawn: nobody chose it.'),
    made: made(area, closure),
    proposed: proposal && made(area, proposal),
    lines: closingLines(referral, closure),
    reading: reading && {
      id: reading.fact,
      made: made(area, reading),
      sound: reading.finding === 'sound',
      reason: reading.reason,
      learnt: reading.learnt,
    },
    isOwn,
    mayRead: reading === null && !isOwn && may,
    asks: reading?.finding === 'not sound' && !answered && !openedSince,
  };
}

const shared = { path: '/referrals/:id/reading', title: 'Read a closing', mayUse: caseDuties, reads: 'files', schema: caseInput } as const;

export const readingRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    handle: async (context) => {
      const sight = await findCase(context);
      return sight ? show(context, sight) : missing;
    },
  }),
  route({
    ...shared,
    method: 'POST',
    handle: async (context) => {
      const sight = await findCase(context);
      if (!sight) return missing;
      const { body } = context.input;
      const does = text(body, 'do');
      const errors = does === '' ? wrongReading(body) : wrongAnswer(body);
      if (errors.length > 0) return show(context, sight, { status: 422, errors });
      const outcome = await record(context, sight, does);
      const problem = problemOf(outcome, () => (does === '' ? '#reason' : '#words'));
      if (problem) return show(context, sight, problem);
      const done = does === 'reopen' ? 'reopened' : does === 'stays' ? 'reading-answered' : 'closing-read';
      return redirect(withDone(paths.case.show(sight.referral.id), done));
    },
  }),
];

function record({ deps, viewer, input: { body } }: ReadingContext, { file, referral }: CaseSight, does: string) {
  const house = houseOf(deps);
  const one = { file: file.id, referral: referral.id, key: keyOf(body, house.newId) };
  const words = text(body, 'words');
  if (does === 'reopen') return recordAct(house, viewer, { ...one, act: 'reopen', fields: { words } });
  if (does === 'stays') return recordReading(house, viewer, { ...one, act: 'answer-reading', reading: text(body, 'reading'), words });
  const typed = {
    closing: text(body, 'closing'),
    finding: text(body, 'finding'),
    reason: text(body, 'reason'),
    learnt: text(body, 'learnt'),
  };
  return recordReading(house, viewer, { ...one, act: 'read-closing', fields: typed });
}

const wrongAnswer = (body: FormFields): readonly PageError[] =>
  text(body, 'words') === '' ? [{ text: t('Write why'), href: '#words' }] : [];

const wrongReading = (body: FormFields): readonly PageError[] => [
  ...(text(body, 'finding') === '' ? [{ text: t('Say whether the closing was sound'), href: '#finding' }] : []),
  ...(text(body, 'reason') === '' ? [{ text: t('Write what you looked at, and why'), href: '#reason' }] : []),
];
