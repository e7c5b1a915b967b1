/** The review: 25 pairs at a time, the strongest first, each decided by a person; what was decided, and taking it back. */

import { evidenceBetween } from '../../app/besideSight.ts';
import { nameOf } from '../../app/project.ts';
import { answerRows, mostDecided, pairsOf, type PairSight, type RowAnswer } from '../../app/registerReview.ts';
import { mostOfRow } from '../../app/registerRows.ts';
import type { RegisterSight } from '../../app/registers.ts';
import type { PersonDetails, RecordPart } from '../../domain/file/state.ts';
import { filesRead, readPage, redirect, view } from '../answer.ts';
import { organisationName, practitionerName } from '../case/who.ts';
import { statusOf } from '../case/recorded.ts';
import { date } from '../dates.ts';
import type { Instant } from '../deps.ts';
import { besideRows, type BesideRow } from '../identity/beside.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, type Route, text } from '../route.ts';
import { type Problem, wrongFields } from '../staff.ts';
import { fixed, phrase, t } from '../words.ts';
import { again, type Asked, registerForm, registerPage } from './form.ts';

interface PairModel {
  readonly id: string;
  readonly pair: string;
  readonly number: number;
  readonly rows: readonly BesideRow[];
  readonly reports: readonly string[];
  readonly known: string;
  readonly href: Href | null;
  readonly sentence: string;
  readonly band: string;
  readonly isSuggested: boolean;
  readonly answer: string;
  readonly reason: string;
  /** How it was answered before, where somebody was not sure. */
  readonly before: string;
  readonly wrong: string | null;
}
interface ReviewModel {
  readonly title: string;
  readonly back: Href;
  readonly here: Href;
  readonly progress: string;
  readonly beside: string;
  readonly pairs: readonly PairModel[];
  readonly reason: string;
  readonly key: string;
  readonly problem: Problem | null;
}
const reviewView = view<ReviewModel>('register/review.njk');

interface DecidedModel {
  readonly title: string;
  readonly back: Href;
  readonly here: Href;
  /** How many are shown, where there may be more; null where all are. */
  readonly most: number | null;
  readonly rows: readonly {
    readonly pair: string;
    readonly name: string;
    readonly known: string;
    readonly answer: string;
    readonly reason: string;
    readonly by: string;
    readonly at: Instant;
    /** Undoing "the same person" is undoing a link. */
    readonly unlink: Href | null;
    readonly canTakeBack: boolean;
  }[];
}
const decidedView = view<DecidedModel>('register/decided.njk');

const answerWords = { same: phrase('The same person'), different: phrase('Somebody else'), unsure: phrase('Not sure') } as const;
const isAnswer = (said: string): said is keyof typeof answerWords => Object.hasOwn(answerWords, said);
const indices = Array.from({ length: 25 }, (_, i) => i);
const reviewAt = { path: '/registers/:id/review', title: 'Compare a register' } as const;
const decidedAt = { path: '/registers/:id/decided', title: 'What was decided of a register' } as const;

const pairId = ({ row, record }: Pick<PairSight, 'row' | 'record'>): string => `${row} ${record}`;
const filesIn = (pairs: readonly PairSight[]) => filesRead(pairs.flatMap(({ known }) => known?.id ?? []));

/** A row of the register as if it were a record: compared as one, and on no file. */
const partOf = (details: unknown): RecordPart => ({
  id: '',
  home: '',
  organisation: null,
  made: { fact: '', at: 0 },
  details: { under18: 'not known', ...(details as object) } as PersonDetails,
  described: null,
  offList: [],
  told: [],
  unknown: [],
  linked: { fact: '', at: 0, by: '' },
});

function pairModel({ area }: RegisterSight, each: PairSight, i: number, fields: FormFields, wrong: ReadonlyMap<string, string>): PairModel {
  const { known, record, details, number, band } = each;
  const organisationOf = (part: RecordPart): string => organisationName(area, part.organisation);
  const row = partOf(details);
  const records = known ? [...known.records.values()].toSorted((a, b) => Number(b.id === record) - Number(a.id === record)) : [];
  const { sentence, evidence } = records[0] ? evidenceBetween(row.details, records[0].details) : { sentence: '', evidence: [] };
  return {
    id: String(i),
    pair: pairId(each),
    number,
    rows: besideRows({ parts: [row], organisationOf }, { parts: records, organisationOf }, evidence).filter(
      ({ ours, theirs }) => ours.length + theirs.length > 0,
    ),
    reports: each.reports.map(({ referral, refuted, learnt }) =>
      t('{day}: {status}', { day: date(learnt), status: statusOf(referral, refuted).words }),
    ),
    known: known ? nameOf(records[0]?.details) : t('A record that is not held any more'),
    href: known ? paths.file.show(known.id) : null,
    sentence,
    band: band === 'suggested' ? t('Suggested: decided singly') : t('For review'),
    isSuggested: band === 'suggested',
    answer: text(fields, `answer-${i}`),
    reason: text(fields, `reason-${i}`),
    before:
      each.answer === 'unsure'
        ? t('{who} was not sure: {reason}', { who: practitionerName(area, each.answeredBy ?? ''), reason: each.reason })
        : '',
    wrong: wrong.get(pairId(each)) ?? null,
  };
}

async function review(
  { house, viewer, sight }: Asked,
  fields: FormFields = {},
  problem: Problem | null = null,
  wrong: ReadonlyMap<string, string> = new Map(),
) {
  const pairs = await pairsOf(house, viewer, sight.id, 'open');
  // What was typed stays beside its pair, though others have gone from the list meanwhile.
  const typed = new Map(indices.map((i) => [text(fields, `pair-${i}`), i]));
  const placed = pairs.map((each, i): FormFields => {
    const was = typed.get(pairId(each));
    return was === undefined ? {} : { [`answer-${i}`]: text(fields, `answer-${was}`), [`reason-${i}`]: text(fields, `reason-${was}`) };
  });
  const { counts, register } = sight;
  const model: ReviewModel = {
    title: sight.declaration.title,
    back: paths.register.show(sight.id),
    here: paths.register.review(sight.id),
    progress: t('{decided} of {total} decided.', { decided: counts.total - counts.undecided, total: counts.total }),
    beside: t('Of each row the {n} people most alike are put beside it; a search for that person shows more.', { n: mostOfRow }),
    pairs:
      register.finished || register.declined || !sight.may.work
        ? []
        : pairs.map((each, i) => pairModel(sight, each, i, placed[i] ?? {}, wrong)),
    reason: text(fields, 'reason'),
    key: house.newId(),
    problem,
  };
  return readPage(reviewView, model, filesIn(pairs), {
    reason: 'comparing an old register',
    hasErrors: problem !== null,
    ...(problem ? { status: problem.status } : {}),
  });
}

/** The answers given, and what is wrong with the others, by pair. */
function answersIn(fields: FormFields, bands: ReadonlyMap<string, PairSight['band']>) {
  const all = text(fields, 'reason');
  const answers: RowAnswer[] = [];
  const wrong = new Map<string, string>();
  for (const i of indices) {
    const pair = text(fields, `pair-${i}`);
    const answer = text(fields, `answer-${i}`);
    const [row = '', record = ''] = pair.split(' ');
    if (!isAnswer(answer) || record === '') continue;
    const own = text(fields, `reason-${i}`);
    const isSingle = bands.get(pair) !== 'review';
    if (own === '' && (isSingle || all === ''))
      wrong.set(pair, isSingle ? t('Write why: it is decided singly') : t('Write why, here or once for all for review'));
    else answers.push({ row, record, answer, reason: own || all });
  }
  return { answers, wrong };
}

async function decided({ house, viewer, sight }: Asked) {
  const pairs = await pairsOf(house, viewer, sight.id, 'decided');
  const model: DecidedModel = {
    title: sight.declaration.title,
    back: paths.register.show(sight.id),
    here: paths.register.decided(sight.id),
    most: pairs.length < mostDecided ? null : mostDecided,
    rows: pairs.map((each) => {
      const { known, answer } = each;
      const record = `r-reg-${sight.id}-${each.row}`;
      const isUndone = answer === 'same' && !known?.records.has(record);
      return {
        pair: pairId(each),
        name: nameOf(each.details as PersonDetails),
        known: known ? nameOf(known.records.get(each.record)?.details) : t('A record that is not held any more'),
        answer: isUndone ? t('The same person, and undone since') : t(answerWords[answer ?? 'unsure']),
        reason: each.reason,
        by: practitionerName(sight.area, each.answeredBy ?? ''),
        at: each.answeredAt ?? 0,
        unlink: answer === 'same' && known && !isUndone ? paths.file.unlink(known.id, record) : null,
        canTakeBack: answer !== 'same' && sight.may.work,
      };
    }),
  };
  return readPage(decidedView, model, filesIn(pairs), { reason: 'what was decided of an old register' });
}

export const reviewRoutes: readonly Route[] = [
  registerPage(reviewAt, review),
  registerForm(reviewAt, async (sent) => {
    const { house, viewer, fields } = sent;
    const { id } = sent.sight;
    const bands = new Map((await pairsOf(house, viewer, id, 'open')).map((each) => [pairId(each), each.band]));
    const { answers, wrong } = answersIn(fields, bands);
    if (answers.length === 0 && wrong.size === 0)
      return review(sent, fields, wrongFields([{ input: 'answer-0', words: t('Choose an answer for one pair at least') }]));
    for (const { row, record, refused } of wrong.size === 0 ? await answerRows(house, viewer, id, answers) : [])
      wrong.set(pairId({ row, record }), refused.reasons.map(({ words, how }) => `${fixed(words)} ${fixed(how)}`).join(' '));
    if (wrong.size === 0) return redirect(withDone(paths.register.review(id), 'register-rows'));
    const places = new Map(indices.map((i) => [text(fields, `pair-${i}`), i]));
    const problem = wrongFields([...wrong].map(([pair, words]) => ({ input: `answer-${places.get(pair) ?? 0}`, words })));
    return review(await again(sent), fields, problem, wrong);
  }),
  registerPage(decidedAt, decided),
  registerForm(decidedAt, async ({ house, viewer, sight: { id }, fields }) => {
    const [row = '', record = ''] = text(fields, 'pair').split(' ');
    await answerRows(house, viewer, id, [{ row, record, answer: 'again', reason: '' }]);
    return redirect(withDone(paths.register.decided(id), 'register-rows'));
  }),
];
