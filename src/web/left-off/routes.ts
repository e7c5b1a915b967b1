/**
 * Records of a file with which nobody can be compared, because the list of known people cannot take them or because they say nothing of who
 * they are of: what is written of each, where it is mended, and why it can stay so until a day (G01).
 */
import { z } from 'zod';
import type { FileSight } from '../../app/fileSight.ts';
import { latestOffList, offListIn, sayWhyOffList } from '../../app/leftOff.ts';
import { latestUnknown, sayWhyUnknown, unnamedIn } from '../../app/unnamed.ts';
import { nameOf } from '../../app/project.ts';
import type { RecordPart } from '../../domain/file/state.ts';
import type { Done } from '../../domain/done.ts';
import { view } from '../answer.ts';
import { organisationName } from '../case/who.ts';
import { dateAndTime, dueDate } from '../dates.ts';
import { fileForm, type FormModel, formModel, lacking, ofFile, type Shown } from '../file/form.ts';
import { actorName } from '../file/who.ts';
import { readEndOfDay } from '../moment.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { type Route, text } from '../route.ts';
import { saidReason, t } from '../words.ts';
import { whyWords } from './words.ts';

interface LeftOffLine {
  readonly id: string;
  readonly organisation: string;
  readonly since: string;
  readonly why: string;
  /** As far as it can be shown. */
  readonly name: string;
  readonly stays: readonly string[];
  /** Where the person is described anew; null where the record has no referral. */
  readonly mend: Href | null;
  /** That it says nothing of who it is of; not that the list cannot take it. */
  readonly isUnnamed: boolean;
  readonly latest: string;
  /** Why this viewer may not say why it stays so, and whom to ask. */
  readonly no: string | null;
}
interface LeftOffModel extends FormModel {
  readonly records: readonly LeftOffLine[];
}
const leftOffView = view<LeftOffModel>('left-off/show.njk');

const names = ['record', 'kind', 'reason', ...['day', 'month', 'year'].map((part) => `until-${part}`)];

function modelOf(shown: Shown<FileSight>): LeftOffModel {
  const { sight } = shown;
  const { file, area, book, now } = sight;
  const stayLine = (each: Done & { readonly reason: string; readonly until: number }): string =>
    t('{who}, {when}: {words} Until {until}.', {
      who: actorName(sight, each.by),
      when: dateAndTime(each.at),
      words: each.reason,
      until: dueDate(each.until),
    });
  const lineOf = (part: RecordPart) => {
    const referral = [...file.referrals.values()].find((each) => each.record === part.id);
    return {
      id: part.id,
      organisation: organisationName(area, part.organisation),
      name: nameOf(part.details),
      mend: referral ? paths.case.who(referral.id) : null,
    };
  };
  const no = (act: 'let-stay-off-list' | 'let-stay-unknown') => {
    const why = sight.whyNot(act);
    return why ? saidReason(why) : null;
  };
  return {
    ...formModel(shown, paths.file.leftOff(file.id), names),
    records: [
      ...offListIn(file).map(({ part, off }) => ({
        ...lineOf(part),
        since: t('Off the list since {when}.', { when: dateAndTime(off.left.at) }),
        why: whyWords(off.left.why),
        stays: off.stays.map(stayLine),
        isUnnamed: false,
        latest: dueDate(latestOffList(book, now)),
        no: no('let-stay-off-list'),
      })),
      ...unnamedIn(file).map(({ part, time }) => ({
        ...lineOf(part),
        since: t('So since {when}.', { when: dateAndTime(time.since.at) }),
        why: t('Its name says nothing of who it is, and it has no number, address or name on line by which anybody could be compared.'),
        stays: time.stays.map(stayLine),
        isUnnamed: true,
        latest: dueDate(latestUnknown(book, now)),
        no: no('let-stay-unknown'),
      })),
    ],
  };
}

export const leftOffRoutes: readonly Route[] = fileForm({
  path: '/files/:id/left-off',
  title: 'A record that cannot be compared',
  params: z.object({ id: z.string() }),
  view: leftOffView,
  sight: ofFile,
  model: modelOf,
  send: async ({ house, viewer, params: { id: file }, key, fields }) => {
    const day = readEndOfDay(fields, 'until');
    const isUnnamed = text(fields, 'kind') === 'unnamed';
    const wrong = [
      ...lacking(fields, { reason: isUnnamed ? t('Say why it cannot be found out now') : t('Say why it can stay so') }),
      ...(day.kind === 'none'
        ? [
            {
              input: 'until-day',
              words: isUnnamed ? t('Give the day by which it is asked again') : t('Give the day by which it is looked at again'),
            },
          ]
        : []),
      ...(day.kind === 'wrong'
        ? [
            {
              input: day.input,
              words: isUnnamed
                ? t('The day by which it is asked again: {words}', { words: day.words })
                : t('The day by which it is looked at again: {words}', { words: day.words }),
            },
          ]
        : []),
    ];
    if (wrong.length > 0 || day.kind !== 'at') return { wrong };
    const request = { file, record: text(fields, 'record'), fields: { reason: text(fields, 'reason'), until: day.at }, key };
    return isUnnamed
      ? { outcome: await sayWhyUnknown(house, viewer, request), to: withDone(paths.file.leftOff(file), 'stays-unknown') }
      : { outcome: await sayWhyOffList(house, viewer, request), to: withDone(paths.file.leftOff(file), 'stays-off-list') };
  },
});
