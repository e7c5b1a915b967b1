/** A warning for visitors: set with the act behind it, graded, with an end; renewed with a fresh reason, or taken away (C46, K11). */
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import { latestMarker } from '../../app/meetingActs.ts';
import { untilOf } from '../../app/meeting.ts';
import { missing, redirect, view } from '../answer.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { type FormModel, formModel, formPage, momentNames } from '../file/form.ts';
import { actorName } from '../file/who.ts';
import { readEndOfDay } from '../moment.ts';
import { paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { saidReason, t } from '../words.ts';

interface SetModel extends FormModel {
  readonly latest: string;
  readonly because: string | null;
}
const setView = view<SetModel>('marker/set.njk');
interface MarkerModel extends SetModel {
  readonly warning: string;
  readonly about: string;
  readonly isOn: boolean;
  readonly removed: string | null;
  readonly terms: readonly { readonly act: string; readonly words: string }[];
}
const markerView = view<MarkerModel>('marker/marker.njk');

const shared = { mayUse: areaDuties, reads: 'files' } as const;
const params = z.object({ id: z.string() });
const names = [
  'on',
  'address',
  'warning',
  'act',
  'from',
  'source',
  'assessment',
  'handling',
  'conditions',
  'reason',
  ...momentNames('until'),
];
const one = (fields: FormFields, input: string, words: string) => (text(fields, input) === '' ? [{ input, words }] : []);

function untilIn(fields: FormFields) {
  const until = readEndOfDay(fields, 'until');
  const wrong =
    until.kind === 'at'
      ? []
      : until.kind === 'wrong'
        ? [{ input: until.input, words: t('{what}: {wrong}', { what: t('The day on which it ends'), wrong: until.words }) }]
        : [{ input: 'until-day', words: t('Give the day on which it ends') }];
  return { at: until.kind === 'at' ? until.at : 0, wrong };
}

const base = (sight: FileSight, here: FormModel['here'], key: string, fields: FormFields, problem: Problem | null): SetModel => {
  const no = sight.whyNot('set-marker');
  return {
    ...formModel({ sight, key, fields, problem }, here, names),
    latest: dueDate(latestMarker(sight.book, sight.now)),
    because: no ? saidReason(no) : null,
  };
};

function markerModel(sight: FileSight, id: string, key: string, fields: FormFields, problem: Problem | null): MarkerModel | null {
  const marker = sight.file.markers.get(id);
  if (!marker) return null;
  const who = (done: { readonly by: string; readonly at: number }) => ({ who: actorName(sight, done.by), when: dateAndTime(done.at) });
  return {
    ...base(sight, paths.marker.show(sight.file.id, id), key, fields, problem),
    warning: marker.said.warning,
    about: marker.said.on === 'address' ? marker.said.address : t('this person'),
    isOn: marker.removed === null && untilOf(marker) > sight.now,
    removed: marker.removed
      ? t('Taken away by {who} on {when}: {reason}', { ...who(marker.removed), reason: marker.removed.reason })
      : null,
    terms: marker.terms.map((term) => ({
      act: term.act,
      words: t('{who}, {when}, until {until}', { ...who(term), until: dueDate(term.until) }),
    })),
  };
}

export const markerRoutes: readonly Route[] = [
  route({
    ...shared,
    method: 'GET',
    path: '/files/:id/markers',
    title: 'Warn visitors',
    schema: z.object({ params }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const sight = await fileSight(house, viewer, input.params.id);
      return sight ? formPage(setView, base(sight, paths.marker.set(sight.file.id), house.newId(), {}, null), sight.file.id) : missing;
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/files/:id/markers',
    title: 'Warn visitors',
    schema: z.object({ params, body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const { id: file } = input.params;
      const sight = await fileSight(house, viewer, file);
      if (!sight) return missing;
      const fields = input.body;
      const key = text(fields, 'key') || house.newId();
      const again = (problem: Problem) => formPage(setView, base(sight, paths.marker.set(file), key, fields, problem), file);
      const until = untilIn(fields);
      const wrong = [
        ...one(fields, 'on', t('Choose what the warning is about')),
        ...one(fields, 'warning', t('Write what a visitor should do or avoid')),
        ...one(fields, 'act', t('Write what was done or said, and when')),
        ...one(fields, 'from', t('Say which organisation or role it comes from')),
        ...one(fields, 'source', t('Choose how good the source is')),
        ...one(fields, 'assessment', t('Choose how the source knows')),
        ...one(fields, 'handling', t('Choose who may be told')),
        ...until.wrong,
      ];
      if (wrong.length > 0) return again(wrongFields(wrong));
      const value = (name: string): string => text(fields, name);
      const marker = `m-${key}`.slice(0, 100);
      const problem = problemOf(
        await recordAct(house, viewer, {
          act: 'set-marker',
          file,
          key,
          marker,
          fields: {
            on: value('on'),
            address: value('address'),
            warning: value('warning'),
            act: value('act'),
            from: value('from'),
            source: value('source'),
            assessment: value('assessment'),
            handling: value('handling'),
            conditions: value('conditions'),
            until: until.at,
          },
        }),
      );
      return problem ? again(problem) : redirect(withDone(paths.file.show(file), 'marker-set'));
    },
  }),
  route({
    ...shared,
    method: 'GET',
    path: '/files/:id/markers/:marker',
    title: 'Warning for visitors',
    schema: z.object({ params: params.extend({ marker: z.string() }) }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const sight = await fileSight(house, viewer, input.params.id);
      const model = sight && markerModel(sight, input.params.marker, house.newId(), {}, null);
      return model ? formPage(markerView, model, input.params.id) : missing;
    },
  }),
  route({
    ...shared,
    method: 'POST',
    path: '/files/:id/markers/:marker',
    title: 'Warning for visitors',
    schema: z.object({ params: params.extend({ marker: z.string() }), body: formFields }),
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const { id: file, marker } = input.params;
      const sight = await fileSight(house, viewer, file);
      if (!sight) return missing;
      const fields = input.body;
      const key = text(fields, 'key') || house.newId();
      const again = (problem: Problem) => {
        const model = markerModel(sight, marker, key, fields, problem);
        return model ? formPage(markerView, model, file) : missing;
      };
      if (text(fields, 'do') === 'remove') {
        const reason = text(fields, 'reason');
        if (reason === '') return again(wrongFields([{ input: 'reason', words: t('Say why it is taken away') }]));
        const problem = problemOf(await recordAct(house, viewer, { act: 'remove-marker', file, key, marker, reason }));
        return problem ? again(problem) : redirect(withDone(paths.file.show(file), 'marker-removed'));
      }
      const until = untilIn(fields);
      const wrong = [...one(fields, 'act', t('Write what has happened since that it still rests on')), ...until.wrong];
      if (wrong.length > 0) return again(wrongFields(wrong));
      const problem = problemOf(
        await recordAct(house, viewer, { act: 'renew-marker', file, key, marker, fields: { act: text(fields, 'act'), until: until.at } }),
      );
      return problem ? again(problem) : redirect(withDone(paths.file.show(file), 'marker-renewed'));
    },
  }),
];
