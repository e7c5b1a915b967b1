/** The alarm on the queue of closed subjects: what it is, who has acknowledged it until when; and acknowledging it, like a climb. */
import { z } from 'zod';
import { acknowledgeAlarm, alarmSight, type AlarmSight, type QueueAlarm } from '../../app/subjects/queue.ts';
import { missing, page, redirect, view } from '../answer.ts';
import { dueDate } from '../dates.ts';
import { actorName, postTitle } from '../file/who.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { lastMoment, problemOfDecision } from '../posts/asked.ts';
import { formFields, type FormFields, noInput, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, type Wrong, wrongFields } from '../staff.ts';
import { t } from '../words.ts';

interface AlarmModel {
  readonly words: readonly string[];
  readonly acknowledged: readonly string[];
  readonly list: Href;
  readonly here: Href;
  /** Null where this viewer may not acknowledge it. */
  readonly form: { readonly latest: string } | null;
  readonly why: string;
  readonly values: Readonly<Record<string, string>>;
  readonly problem: Problem | null;
}
const alarmView = view<AlarmModel>('subjects/alarm.njk');
const shared = {
  path: paths.subjects.alarm,
  title: 'The alarm on the closed',
  mayUse: areaDuties,
  only: 'subjects of interest',
  reads: 'people',
} as const;

export const alarmRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: noInput,
    handle: async ({ deps, viewer }) => {
      const sight = await alarmSight(houseOf(deps), viewer);
      return sight ? page(alarmView, modelOf(sight, {}, null)) : missing;
    },
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ body: formFields }),
    handle: async ({ deps, viewer, input: { body } }) => {
      const house = houseOf(deps);
      const wrong: Wrong[] = [];
      const next = text(body, 'next');
      if (next === '') wrong.push({ input: 'next', words: t('Say what happens next') });
      const promisedBy = lastMoment(body, 'promised', t('Give the day by which it will be done'), wrong);
      const decision = wrong.length === 0 && promisedBy !== null ? await acknowledgeAlarm(house, viewer, { next, promisedBy }) : null;
      const problem = wrong.length > 0 ? wrongFields(wrong) : decision && problemOfDecision(decision);
      if (problem === null) return redirect(withDone(paths.subjects.alarm, 'alarm-acknowledged'));
      const sight = await alarmSight(house, viewer);
      return sight ? page(alarmView, modelOf(sight, body, problem), { status: problem.status, hasErrors: true }) : missing;
    },
  }),
];

function modelOf(sight: AlarmSight, fields: FormFields, problem: Problem | null): AlarmModel {
  const { area, alarm, now, whose, latest } = sight;
  return {
    words: alarm ? wordsOfAlarm(area, alarm) : [],
    acknowledged: alarm ? acknowledgedWords(area, alarm, now) : [],
    list: paths.subjects.page('closed', '', 1),
    here: paths.subjects.alarm,
    form: whose === 'climbed' ? { latest: dueDate(latest) } : null,
    why: !alarm
      ? t('There is no alarm: no review has waited too long, and not too many are overdue.')
      : whose === 'own'
        ? t(
            'You answer for this queue yourself: acknowledging is for those to whom it has climbed. Have the reviews done, and the alarm ends.',
          )
        : t('It has not climbed to you, or it is acknowledged until a day that has not passed.'),
    values: Object.fromEntries(['next', 'promised-day', 'promised-month', 'promised-year'].map((name) => [name, text(fields, name)])),
    problem,
  };
}

export const wordsOfAlarm = (area: AlarmSight['area'], { because, overdue, all, since, oldest, post }: QueueAlarm): readonly string[] => [
  t('The queue of closed subjects is an alarm since {day}: {overdue} of {all} reviews are overdue.', { day: dueDate(since), overdue, all }),
  ...(because.includes('age') && oldest !== null ? [t('The oldest was due by {day}.', { day: dueDate(oldest) })] : []),
  ...(because.includes('share') ? [t('More than 1 in 20 is overdue.')] : []),
  t('{post} answers for it, and it climbs from there.', { post: postTitle({ area }, post) }),
];

/** Who has acknowledged it, what happens next, and until when it does not climb. */
export function acknowledgedWords(area: AlarmSight['area'], { acknowledged }: QueueAlarm, now: number): readonly string[] {
  if (!acknowledged) return [];
  const { by, at, next, promisedBy } = acknowledged;
  const said = { actor: actorName({ area }, by), day: dueDate(promisedBy), said: dueDate(at), next };
  return [
    now < promisedBy
      ? t('Acknowledged by {actor} on {said}, and does not climb until {day}: {next}', said)
      : t('Acknowledged by {actor} on {said} until {day}, which has passed: it climbs on. What was to happen: {next}', said),
  ];
}
