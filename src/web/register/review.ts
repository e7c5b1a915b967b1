/** The review: 25 pairs at a time, the strongest first, each decided by a person; what was decided, and taking it back. */

import { z } from 'zod';
import { evidenceBetween } from '../../app/besideSight.ts';
import { answerRows, pairsOf, type PairSight, type RowAnswer } from '../../app/registerReview.ts';
import { type RegisterSight, registerSight } from '../../app/registers.ts';
import type { House } from '../../app/house.ts';
import type { PersonDetails, RecordPart } from '../../domain/file/state.ts';
import { missing, readPage, redirect, view } from '../answer.ts';
import { organisationName, practitionerName } from '../case/who.ts';
import { statusOf } from '../case/recorded.ts';
import { date } from '../dates.ts';
import type { Instant, Viewer } from '../deps.ts';
import { besideRows, type BesideRow } from '../identity/beside.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { formFields, type FormFields, type Route, route, text } from '../route.ts';
import { caseDuties, houseOf, type Problem, wrongFields } from '../staff.ts';
import { fixed, phrase, t } from '../words.ts';

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
  readonly key: string;
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
const params = z.object({ id: z.string().max(120) });
const shared = { path: '/registers/:id/review', title: 'Compare a register', mayUse: caseDuties, reads: 'files' } as const;
const decidedShared = { ...shared, path: '/registers/:id/decided', title: 'What was decided of a register' } as const;

/** A row of the register as if it were a record: compared as one, and on no file. */
const partOf = (details: unknown): RecordPart => ({
  id: '',
  home: '',
  organisation: null,
  made: { fact: '', at: 0 },
  details: { under18: 'not known', ...(details as object) } as PersonDetails,
  described: null,
  linked: { fact: '', at: 0, by: '' },
});
const nameIn = (details: unknown): string => {
  const [first] = (details as PersonDetails).names;
  return first?.whole ?? [first?.given, first?.family].filter(Boolean).join(' ');
};

function pairModel({ area }: RegisterSight, each: PairSight, i: number, fields: FormFields, wrong: ReadonlyMap<string, string>): PairModel {
  const { known, record, details, number, band } = each;
  const organisationOf = (part: RecordPart): string => organisationName(area, part.organisation);
  const row = partOf(details);
  const records = known ? [...known.records.values()].toSorted((a, b) => Number(b.id === record) - Number(a.id === record)) : [];
  const { sentence, evidence } = records[0] ? evidenceBetween(row.details, records[0].details) : { sentence: '', evidence: [] };
  return {
    id: String(i),
    pair: `${each.row} ${record}`,
    number,
    rows: besideRows({ parts: [row], organisationOf }, { parts: records, organisationOf }, evidence).filter(
      ({ ours, theirs }) => ours.length + theirs.length > 0,
    ),
    reports: each.reports.map(({ referral, refuted, learnt }) =>
      t('{day}: {status}', { day: date(learnt), status: statusOf(referral, refuted).words }),
    ),
    known: known ? nameIn(records[0]?.details) : t('A record that is not held any more'),
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
    wrong: wrong.get(`${each.row} ${record}`) ?? null,
  };
}

async function review(
  house: House,
  viewer: Viewer,
  sight: RegisterSight,
  fields: FormFields = {},
  problem: Problem | null = null,
  wrong: ReadonlyMap<string, string> = new Map(),
) {
  const pairs = await pairsOf(house, viewer, sight.id, 'open');
  // What was typed stays beside its pair, though others have gone from the list meanwhile.
  const typed = new Map(indices.map((i) => [text(fields, `pair-${i}`), i]));
  const placed = pairs.map((each, i): FormFields => {
    const was = typed.get(`${each.row} ${each.record}`);
    return was === undefined ? {} : { [`answer-${i}`]: text(fields, `answer-${was}`), [`reason-${i}`]: text(fields, `reason-${was}`) };
  });
  const { counts, register } = sight;
  const model: ReviewModel = {
    title: sight.declaration.title,
    back: paths.register.show(sight.id),
    here: paths.register.review(sight.id),
    progress: t('{decided} of {total} decided.', { decided: counts.total - counts.undecided, total: counts.total }),
    pairs:
      register.finished || register.declined || !sight.may.work
        ? []
        : pairs.map((each, i) => pairModel(sight, each, i, placed[i] ?? {}, wrong)),
    reason: text(fields, 'reason'),
    key: house.newId(),
    problem,
  };
  const files = new Set(pairs.flatMap(({ known }) => known?.id ?? []));
  return readPage(
    reviewView,
    model,
    [...files].map((id) => ({ kind: 'file', id })),
    { reason: 'comparing an old register', hasErrors: problem !== null, ...(problem ? { status: problem.status } : {}) },
  );
}

const indices = Array.from({ length: 25 }, (_, i) => i);

export const reviewRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const sight = await registerSight(houseOf(deps), viewer, input.params.id);
      return sight ? review(houseOf(deps), viewer, sight) : missing;
    },
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ params, body: formFields }),
    handle: async ({
      deps,
      viewer,
      input: {
        params: { id },
        body,
      },
    }) => {
      const house = houseOf(deps);
      const sight = await registerSight(house, viewer, id);
      if (!sight) return missing;
      const all = text(body, 'reason');
      const bands = new Map((await pairsOf(house, viewer, id, 'open')).map((each) => [`${each.row} ${each.record}`, each.band]));
      const answers: RowAnswer[] = [];
      const wrong = new Map<string, string>();
      for (const i of indices) {
        const pair = text(body, `pair-${i}`);
        const answer = text(body, `answer-${i}`);
        const [row = '', record = ''] = pair.split(' ');
        if (!isAnswer(answer) || record === '') continue;
        const own = text(body, `reason-${i}`);
        const isSingle = bands.get(pair) !== 'review';
        if (own === '' && (isSingle || all === ''))
          wrong.set(pair, isSingle ? t('Write why: it is decided singly') : t('Write why, here or once for all for review'));
        else answers.push({ row, record, answer, reason: own || all });
      }
      if (answers.length === 0 && wrong.size === 0)
        return review(house, viewer, sight, body, wrongFields([{ input: 'answer-0', words: t('Choose an answer for one pair at least') }]));
      for (const { row, record, refused } of wrong.size === 0 ? await answerRows(house, viewer, id, answers) : [])
        wrong.set(`${row} ${record}`, refused.reasons.map(({ words, how }) => `${fixed(words)} ${fixed(how)}`).join(' '));
      if (wrong.size === 0) return redirect(withDone(paths.register.review(id), 'register-rows'));
      const after = (await registerSight(house, viewer, id)) ?? sight;
      const places = new Map(indices.map((i) => [text(body, `pair-${i}`), i]));
      const problem = wrongFields([...wrong].map(([pair, words]) => ({ input: `answer-${places.get(pair) ?? 0}`, words })));
      return review(house, viewer, after, body, problem, wrong);
    },
  }),
  route({
    ...decidedShared,
    method: 'GET',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const sight = await registerSight(house, viewer, input.params.id);
      if (!sight) return missing;
      const pairs = await pairsOf(house, viewer, sight.id, 'decided');
      const model: DecidedModel = {
        title: sight.declaration.title,
        back: paths.register.show(sight.id),
        here: paths.register.decided(sight.id),
        key: house.newId(),
        rows: pairs.map((each) => {
          const { known, answer } = each;
          const record = `r-reg-${sight.id}-${each.row}`;
          const isUndone = answer === 'same' && !known?.records.has(record);
          return {
            pair: `${each.row} ${each.record}`,
            name: nameIn(each.details),
            known: known ? nameIn(known.records.get(each.record)?.details) : t('A record that is not held any more'),
            answer: isUndone ? t('The same person, and undone since') : t(answerWords[answer ?? 'unsure']),
            reason: each.reason,
            by: practitionerName(sight.area, each.answeredBy ?? ''),
            at: each.answeredAt ?? 0,
            unlink: answer === 'same' && known && !isUndone ? paths.file.unlink(known.id, record) : null,
            canTakeBack: answer !== 'same' && sight.may.work,
          };
        }),
      };
      const files = new Set(pairs.flatMap(({ known }) => known?.id ?? []));
      return readPage(
        decidedView,
        model,
        [...files].map((id) => ({ kind: 'file', id })),
        { reason: 'what was decided of an old register' },
      );
    },
  }),
  route({
    ...decidedShared,
    method: 'POST',
    schema: z.object({ params, body: formFields }),
    handle: async ({
      deps,
      viewer,
      input: {
        params: { id },
        body,
      },
    }) => {
      const [row = '', record = ''] = text(body, 'pair').split(' ');
      await answerRows(houseOf(deps), viewer, id, [{ row, record, answer: 'again', reason: '' }]);
      return redirect(withDone(paths.register.decided(id), 'register-rows'));
    },
  }),
];
