/** The page of the panel: the next meeting, which were missed, what waits to be heard, and which agencies owe a view. A meeting is set here. */
import { z } from 'zod';
import type { House } from '../../app/house.ts';
import { changePanel } from '../../app/panelActs.ts';
import { type PanelSight, panelSight } from '../../app/panelSight.ts';
import { filesRead, readPage, redirect, view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import type { Instant, Viewer } from '../deps.ts';
import { postTitle } from '../file/who.ts';
import { readTimeOfDay, typedMoment } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type FormFields, formFields, noInput, type Route, route, text } from '../route.ts';
import { houseOf, panelDuties, type Problem, problemOf, wrongFields } from '../staff.ts';
import { t } from '../words.ts';
import { formWords } from './words.ts';

interface Line {
  readonly href: Href;
  readonly words: string;
  readonly more: string;
}
interface PanelModel {
  readonly here: Href;
  readonly key: string;
  readonly now: Instant;
  readonly next: Line | null;
  readonly going: readonly Line[];
  /** The latest, and those before them. */
  readonly missed: readonly Line[];
  readonly missedBefore: readonly Line[];
  readonly past: readonly Line[];
  readonly waiting: PanelSight['waiting'];
  readonly views: readonly { readonly href: Href; readonly post: string; readonly due: Instant }[];
  readonly may: PanelSight['may'];
  readonly hasMembers: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly forms: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[];
  readonly problem: Problem | null;
}
/** Of the meetings that were not held the latest stand open on the page. */
const missedShown = 12;
const panelView = view<PanelModel>('panel/panel.njk');
const shared = { path: '/panel', title: 'Channel panel', mayUse: panelDuties, only: 'partnership', reads: 'files' } as const;

export const panelPageRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    schema: noInput,
    handle: ({ deps, viewer }) => answer(houseOf(deps), viewer, houseOf(deps).newId(), {}, null),
  }),
  route({
    ...shared,
    method: 'POST',
    schema: z.object({ body: formFields }),
    handle: async ({ deps, viewer, input: { body } }) => {
      const house = houseOf(deps);
      const key = text(body, 'key') || house.newId();
      const form = text(body, 'form');
      const starts = readTimeOfDay(body, 'starts');
      const wrong = [
        ...(form === '' ? [{ input: 'form', words: t('Choose which kind of meeting it is') }] : []),
        ...(starts.kind === 'none' ? [{ input: 'starts-day', words: t('Enter the day and the time at which it starts') }] : []),
        ...(starts.kind === 'wrong' ? [{ input: starts.input, words: starts.words }] : []),
      ];
      if (wrong.length > 0 || starts.kind !== 'at') return answer(house, viewer, key, body, wrongFields(wrong));
      const meeting = `m-${key}`.slice(0, 60);
      const decision = await changePanel(house, viewer, {
        do: 'meet',
        meeting,
        form: form === 'urgent call' || form === 'urgent circulation' ? form : 'ordinary',
        starts: starts.at,
        where: text(body, 'where'),
      });
      if (decision.kind === 'refused') return answer(house, viewer, key, body, problemOf(decision));
      return redirect(withDone(paths.panel.meeting(meeting), 'meeting-set'));
    },
  }),
];

async function answer(house: House, viewer: Viewer, key: string, fields: FormFields, problem: Problem | null) {
  const sight = await panelSight(house, viewer);
  const line = (each: NonNullable<PanelSight['next']>): Line => ({
    href: paths.panel.meeting(each.id),
    words: dateAndTime(each.starts),
    more: [formWords(each.form), each.where].filter(Boolean).join(', '),
  });
  const missed = sight.missed.map((each) => ({
    ...line(each),
    more: each.cancelled ? t('Cancelled: {reason}', { reason: each.cancelled.reason }) : t('Nobody is recorded as having come.'),
  }));
  const model: PanelModel = {
    here: paths.panel.show,
    key,
    now: sight.now,
    next: sight.next && line(sight.next),
    going: sight.going.map(line),
    missed: missed.slice(0, missedShown),
    missedBefore: missed.slice(missedShown),
    past: sight.past.map(line),
    waiting: sight.waiting,
    views: sight.views.map(({ post, due, file, hearing }) => ({
      href: paths.panel.hearing(hearing.slice(0, hearing.indexOf('.')), file, hearing.slice(hearing.indexOf('.') + 1)),
      post: postTitle(sight, post),
      due,
    })),
    may: sight.may,
    hasMembers: sight.members.length > 0,
    values: { ...typedMoment(fields, 'starts'), where: text(fields, 'where') },
    forms: (['ordinary', 'urgent call', 'urgent circulation'] as const).map((value) => ({
      value,
      text: formWords(value),
      checked: text(fields, 'form') === value,
    })),
    problem,
  };
  return readPage(panelView, model, filesRead(sight.views.map(({ file }) => file)), {
    hasErrors: problem !== null,
    reason: 'panel',
    ...(problem ? { status: problem.status } : {}),
  });
}
