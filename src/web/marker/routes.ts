/** A warning for visitors: set with the act behind it, graded, with an end; renewed with a fresh reason, or taken away (C46, K11). */
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { latestMarker } from '../../app/meetingActs.ts';
import { untilOf } from '../../app/meeting.ts';
import { view } from '../answer.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { fileForm, type FormModel, formModel, lacking, momentNames, ofFile, type Shown } from '../file/form.ts';
import { actorName } from '../file/who.ts';
import { readEndOfDay } from '../moment.ts';
import { paths, withDone } from '../paths.ts';
import { type FormFields, type Route, text } from '../route.ts';
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

const params = z.object({ id: z.string() });
const markerParams = params.extend({ marker: z.string() });
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

const setModel = (shown: Shown<FileSight, unknown>, here: FormModel['here']): SetModel => {
  const { sight } = shown;
  const no = sight.whyNot('set-marker');
  return {
    ...formModel(shown, here, names),
    latest: dueDate(latestMarker(sight.book, sight.now)),
    because: no ? saidReason(no) : null,
  };
};

function markerModel(shown: Shown<FileSight, z.output<typeof markerParams>>): MarkerModel | null {
  const { sight } = shown;
  const marker = sight.file.markers.get(shown.params.marker);
  if (!marker) return null;
  const who = (done: { readonly by: string; readonly at: number }) => ({ who: actorName(sight, done.by), when: dateAndTime(done.at) });
  return {
    ...setModel(shown, paths.marker.show(sight.file.id, marker.id)),
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
  ...fileForm({
    path: '/files/:id/markers',
    title: 'Warn visitors',
    params,
    view: setView,
    sight: ofFile,
    model: (shown) => setModel(shown, paths.marker.set(shown.sight.file.id)),
    send: async ({ house, viewer, params: { id: file }, key, fields }) => {
      const until = untilIn(fields);
      const wrong = [
        ...lacking(fields, {
          on: t('Choose what the warning is about'),
          warning: t('Write what a visitor should do or avoid'),
          act: t('Write what was done or said, and when'),
          from: t('Say which organisation or role it comes from'),
          source: t('Choose how good the source is'),
          assessment: t('Choose how the source knows'),
          handling: t('Choose who may be told'),
        }),
        ...until.wrong,
      ];
      if (wrong.length > 0) return { wrong };
      const value = (name: string): string => text(fields, name);
      const said = {
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
      };
      const marker = `m-${key}`.slice(0, 100);
      const outcome = await recordAct(house, viewer, { act: 'set-marker', file, key, marker, fields: said });
      return { outcome, to: withDone(paths.file.show(file), 'marker-set') };
    },
  }),
  ...fileForm({
    path: '/files/:id/markers/:marker',
    title: 'Warning for visitors',
    params: markerParams,
    view: markerView,
    sight: ofFile,
    model: markerModel,
    send: async ({ house, viewer, params: { id: file, marker }, key, fields }) => {
      const to = paths.file.show(file);
      if (text(fields, 'do') === 'remove') {
        const wrong = lacking(fields, { reason: t('Say why it is taken away') });
        if (wrong.length > 0) return { wrong };
        const reason = text(fields, 'reason');
        return {
          outcome: await recordAct(house, viewer, { act: 'remove-marker', file, key, marker, reason }),
          to: withDone(to, 'marker-removed'),
        };
      }
      const until = untilIn(fields);
      const wrong = [...lacking(fields, { act: t('Write what has happened since that it still rests on') }), ...until.wrong];
      if (wrong.length > 0) return { wrong };
      const said = { act: text(fields, 'act'), until: until.at };
      return {
        outcome: await recordAct(house, viewer, { act: 'renew-marker', file, key, marker, fields: said }),
        to: withDone(to, 'marker-renewed'),
      };
    },
  }),
];
