/** Planning a visit (C46): who goes where, until when somebody hears from them, and what is done if nobody does. Warnings stand on top. */
import { isOutside } from '../../app/supportSight.ts';
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import { whoAnswers } from '../../app/whoAnswers.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import { lacksForVisit } from '../../app/meetingActs.ts';
import { communicationOf } from '../../app/meeting.ts';
import { interpreters } from '../../app/meeting.ts';
import { missing, redirect, view } from '../answer.ts';
import type { Instant, Viewer } from '../deps.ts';
import { type FormModel, formModel, formPage, momentNames } from '../file/form.ts';
import { organisationName } from '../file/who.ts';
import { markerLines, type MarkerLine } from '../marker/panel.ts';
import { dayInputs, otherSideOfMidnight, type ReadMoment, readTimeOfDay } from '../moment.ts';
import { paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { saidReason, t } from '../words.ts';
import { communicationWords } from '../languages/words.ts';

interface PlanModel extends FormModel {
  /** The report of danger that leads here: then only what protects the visitor is asked for, and the rest is folded away. */
  readonly danger: string | null;
  readonly markers: readonly MarkerLine[];
  readonly speak: readonly string[];
  readonly people: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[];
  readonly interpreters: readonly { readonly value: string; readonly text: string }[];
  readonly lacks: readonly { readonly gate: string; readonly said: string }[];
  readonly because: string | null;
  readonly child: boolean;
}
const planView = view<PlanModel>('visits/plan.njk');
const params = z.object({ id: z.string() });
const shared = { path: '/files/:id/visits', title: 'Plan a visit', mayUse: areaDuties, reads: 'files' } as const;
const moments = ['starts', 'checkIn', 'ends'] as const;
const names = [
  'sort',
  'purpose',
  'where',
  'toSee',
  'accompanied',
  'ifNotHeard',
  'interpreter',
  'interpreterWords',
  'parentHears',
  'visitor-2',
];

export const planRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: z.object({ params, query: z.object({ danger: z.string().optional() }) }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const sight = await fileSight(house, viewer, input.params.id);
      if (!sight) return missing;
      const model = modelOf(sight, viewer, house.newId(), {}, null, input.query.danger ?? '');
      return formPage(planView, model, sight.file.id);
    },
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const { id: file } = input.params;
      const sight = await fileSight(house, viewer, file);
      if (!sight) return missing;
      const night = otherSideOfMidnight(input.body, moments, sight.now, 'future');
      const { fields } = night;
      const key = text(fields, 'key') || house.newId();
      const again = (problem: Problem) => formPage(planView, modelOf(sight, viewer, key, fields, problem), file);
      if (night.wrong.length > 0) return again(wrongFields(night.wrong));
      const isProtective = text(fields, 'sort') === 'protective';
      const typed = moments.map((name) => readTimeOfDay(fields, name)) as [ReadMoment, ReadMoment, ReadMoment];
      // No form stands before a protective act: of the times only the check-in is asked for. It starts now, and should be over half an hour after it.
      const or = (read: ReadMoment, otherwise: ReadMoment): ReadMoment => (isProtective && read.kind === 'none' ? otherwise : read);
      const checkIn = typed[1];
      const [starts, ends] = [
        or(typed[0], { kind: 'at', at: sight.now }),
        or(typed[2], checkIn.kind === 'at' ? { kind: 'at', at: checkIn.at + 30 * 60_000 } : checkIn),
      ];
      const said = (name: string, otherwise: string): string => text(fields, name) || (isProtective ? otherwise : '');
      const purpose = said('purpose', t('To protect somebody now.'));
      const ifNotHeard = said('ifNotHeard', t('Nothing was written. Telephone whoever went, then send somebody there.'));
      const visitors = [fields['visitors'] ?? []].flat().filter((who) => who !== '');
      const [first = ''] = visitors;
      const wrong = [
        ...(purpose === '' ? [{ input: 'purpose', words: t('Say what the visit is for') }] : []),
        ...must(fields, 'where', t('Say where they go')),
        ...(visitors.length === 0 ? [{ input: 'visitors', words: t('Choose at least one person who goes') }] : []),
        ...moment('starts', starts, t('the time at which it starts')),
        ...moment('checkIn', checkIn, t('the time by which they check in')),
        ...moment('ends', ends, t('the time by which they are away from it')),
        ...(ifNotHeard === '' ? [{ input: 'ifNotHeard', words: t('Say what is done if nobody hears from them') }] : []),
      ];
      if (wrong.length > 0) return again(wrongFields(wrong));
      const at = (read: ReadMoment): Instant => (read.kind === 'at' ? read.at : 0);
      const visit = `v-${key}`.slice(0, 100);
      const problem = problemOf(
        await recordAct(house, viewer, {
          act: isProtective ? 'plan-protective-visit' : 'plan-visit',
          file,
          key,
          visit,
          fields: {
            purpose,
            where: text(fields, 'where'),
            toSee: text(fields, 'toSee'),
            accompanied: text(fields, 'accompanied'),
            ifNotHeard,
            visitors,
            post: postOf(sight, first),
            starts: at(starts),
            checkIn: at(checkIn),
            ends: at(ends),
            interpreter: text(fields, 'interpreter') || 'not needed',
            interpreterWords: text(fields, 'interpreterWords'),
            parentHears: text(fields, 'parentHears') !== 'no',
          },
        }),
      );
      return problem ? again(problem) : redirect(withDone(paths.visit.show(file, visit), 'visit-planned'));
    },
  }),
];

const must = (fields: FormFields, input: string, words: string) => (text(fields, input) === '' ? [{ input, words }] : []);
const moment = (name: string, read: ReadMoment, what: string) =>
  read.kind === 'wrong'
    ? [{ input: read.input, words: t('{what}: {wrong}', { what, wrong: read.words }) }]
    : read.kind === 'none'
      ? [{ input: `${name}-time`, words: t('Give {what}', { what }) }]
      : [];

const postsOfArea = ({ area }: Pick<FileSight, 'area'>) => [...area.posts.values()].filter((post) => !isOutside(post.role));
/** The post that owes the check-in. */
const postOf = (sight: FileSight, who: string): string => {
  const posts = postsOfArea(sight);
  // First what they answer for at this hour: somebody on the rota goes as that, and not as the deputy that they are by day.
  return (
    (
      posts.find(
        (post) =>
          whoAnswers(sight.area, post.id, sight.now).practitioner === who && whoAnswers(sight.area, post.id, sight.now).post === post.id,
      ) ?? posts.find((post) => [...post.holders, ...post.deputies].includes(who))
    )?.id ?? sight.lead
  );
};

function modelOf(
  sight: FileSight,
  viewer: Viewer,
  key: string,
  fields: FormFields,
  problem: Problem | null,
  danger = text(fields, 'danger'),
): PlanModel {
  const { file, area, book, now } = sight;
  const isEmpty = Object.keys(fields).length === 0;
  const no = sight.whyNot('plan-visit');
  const chosen = isEmpty ? [viewer.practitioner] : [fields['visitors'] ?? []].flat();
  const typed = [...names, ...moments.flatMap(momentNames)];
  const form = formModel({ sight, key, fields, problem }, paths.visit.plan(file.id), typed);
  const needs = communicationOf(file);
  const reported = file.dangers.get(danger);
  return {
    ...form,
    danger: reported ? danger : null,
    values: isEmpty
      ? {
          ...form.values,
          ...Object.assign({}, ...moments.map((name) => dayInputs(name, now))),
          sort: reported ? 'protective' : 'planned',
          where: reported?.account.where ?? '',
        }
      : form.values,
    markers: markerLines(sight),
    speak: communicationWords(needs),
    people: [
      ...new Map(postsOfArea(sight).flatMap((post) => [...post.holders, ...post.deputies].map((who) => [who, post] as const))).entries(),
    ]
      // Whoever plans goes, more often than not.
      .toSorted(([a], [b]) => Number(b === viewer.practitioner) - Number(a === viewer.practitioner))
      .map(([who, post]) => ({
        value: who,
        text: `${area.practitioners.get(who)?.name ?? who}, ${post.title}, ${organisationName(sight, post.organisation)}`,
        checked: chosen.includes(who),
      })),
    interpreters: interpreters.map((value) => ({ value, text: interpreterWords[value]() })),
    lacks: lacksForVisit(book, file, viewer, true, now).map((lack) => ({ gate: lack.gate, said: saidReason(lack) })),
    because: no ? saidReason(no) : null,
    child: sight.child,
  };
}

export const interpreterWords: Readonly<Record<(typeof interpreters)[number], () => string>> = {
  'not needed': () => t('None'),
  professional: () => t('A professional interpreter, there or by telephone'),
  'practitioner who speaks it': () => t('A practitioner who speaks the language'),
  relative: () => t('A relative'),
  friend: () => t('A friend'),
  pupil: () => t('A pupil'),
};
