/** What each kind of work weighs, what each grade carries and which closings are read: shown to overseers, set by those who change the directory. */
import { z } from 'zod';
import { capacitySource, type CapacityTable, capacityTable, kindsOfWork, setCapacityTable } from '../../app/capacity.ts';
import { mayTry } from '../../app/permission.ts';
import { postsSight } from '../../app/posts.ts';
import { page, redirect, view } from '../answer.ts';
import { date } from '../dates.ts';
import type { Viewer } from '../deps.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { problemOfDecision } from '../posts/asked.ts';
import { titleOf } from '../posts/words.ts';
import { formFields, type FormFields, noInput, type Route, route, text } from '../route.ts';
import { houseOf, type Problem, supervisingDuties, type Wrong, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { type Tab, tabs } from './tabs.ts';

interface Field {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}
interface SettingsModel {
  readonly tabs: readonly Tab[];
  readonly here: Href;
  readonly source: string;
  readonly set: string | null;
  readonly may: boolean;
  readonly weights: readonly Field[];
  readonly grades: readonly Field[];
  readonly others: readonly Field[];
  readonly reason: string;
  readonly problem: Problem | null;
}
const settingsView = view<SettingsModel>('load/settings.njk');
const shared = { path: paths.load.settings, title: 'What work weighs', mayUse: supervisingDuties, reads: 'rulebook' } as const;

export const settingsRoutes: readonly Route[] = [
  route({ ...shared, method: 'GET', schema: noInput, handle: async ({ deps, viewer }) => show(deps, viewer, {}, null) }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const { area, now } = await postsSight(house, viewer);
      const wrong: Wrong[] = [];
      const table = typedTable(capacityTable(area, now), input.body, wrong);
      if (text(input.body, 'reason') === '') wrong.push({ input: 'reason', words: t('Say why the area sets its own') });
      if (wrong.length > 0) return show(deps, viewer, input.body, wrongFields(wrong));
      const problem = problemOfDecision(await setCapacityTable(house, viewer, table, text(input.body, 'reason')));
      return problem ? show(deps, viewer, input.body, problem) : redirect(withDone(paths.load.settings, 'capacity-set'));
    },
  }),
];

async function show(deps: Parameters<typeof houseOf>[0], viewer: Viewer, fields: FormFields, problem: Problem | null) {
  const { area, now } = await postsSight(houseOf(deps), viewer);
  const table = capacityTable(area, now);
  const own = area.capacity.tables.at(-1);
  const field = (name: string, label: string, value: number): Field => ({
    name,
    label,
    value: fields[name] === undefined ? String(value) : text(fields, name),
  });
  const model: SettingsModel = {
    tabs: tabs(paths.load.settings),
    here: paths.load.settings,
    source: capacitySource.source,
    set: own ? t('Set on {day} as {post}: {reason}', { day: date(own.at), post: titleOf(area, own.authoriser), reason: own.reason }) : null,
    may: mayTry(viewer, area, undefined, { act: 'change-directory', file: null }, now),
    weights: kindsOfWork.map(({ code, words }) => field(`work-${code}`, t(words), table.weights[code] ?? 0)),
    grades: table.grades.map(({ code, words, pointsAWeek }) => field(`grade-${code}`, t(words), pointsAWeek)),
    others: [
      field('hours', t('Hours of a full-time week'), table.fullTimeHours),
      field('quick', t('Of quick closings one in so many is read (1: each)'), table.sample.quickOneIn),
      field('other', t('Of other closings one in so many is read'), table.sample.otherOneIn),
    ],
    reason: text(fields, 'reason'),
    problem,
  };
  return page(settingsView, model, problem ? { status: problem.status, hasErrors: true } : {});
}

/** The grades keep their names: what one carries is set here. */
function typedTable(before: CapacityTable, fields: FormFields, wrong: Wrong[]): CapacityTable {
  const number = (name: string, least: number, most: number, whole = false): number => {
    const n = Number(text(fields, name).replace(',', '.'));
    const fits = text(fields, name) !== '' && n >= least && n <= most && (!whole || Number.isInteger(n));
    if (!fits) wrong.push({ input: name, words: t('Enter a number from {least} to {most}', { least, most }) });
    return fits ? n : least;
  };
  return {
    weights: Object.fromEntries(kindsOfWork.map(({ code }) => [code, number(`work-${code}`, 0, 1000)])),
    grades: before.grades.map((grade) => ({ ...grade, pointsAWeek: number(`grade-${grade.code}`, 0, 1000) })),
    fullTimeHours: number('hours', 1, 80),
    sample: { quickOneIn: number('quick', 1, 1000, true), otherOneIn: number('other', 1, 1000, true) },
  };
}
