/** Records of a file that are off the list of known people: what is written of each, where it is mended, and why it can stay so until a day (G01). */
import { z } from 'zod';
import type { FileSight } from '../../app/fileSight.ts';
import { latestOffList, offListIn, sayWhyOffList } from '../../app/leftOff.ts';
import { nameOf } from '../../app/project.ts';
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

interface LeftOffModel extends FormModel {
  readonly records: readonly {
    readonly id: string;
    readonly organisation: string;
    readonly since: string;
    readonly why: string;
    /** As far as it can be shown. */
    readonly name: string;
    readonly stays: readonly string[];
    /** Where the person is described anew; null where the record has no referral. */
    readonly mend: Href | null;
  }[];
  readonly latest: string;
  /** Why this viewer may not, and whom to ask. */
  readonly no: string | null;
}
const leftOffView = view<LeftOffModel>('left-off/show.njk');

const names = ['record', 'reason', ...['day', 'month', 'year'].map((part) => `until-${part}`)];

function modelOf(shown: Shown<FileSight>): LeftOffModel {
  const { sight } = shown;
  const { file, area, book, now } = sight;
  const no = sight.whyNot('let-stay-off-list');
  return {
    ...formModel(shown, paths.file.leftOff(file.id), names),
    records: offListIn(file).map(({ part, off }) => {
      const referral = [...file.referrals.values()].find((each) => each.record === part.id);
      return {
        id: part.id,
        organisation: organisationName(area, part.organisation),
        since: dateAndTime(off.left.at),
        why: whyWords(off.left.why),
        name: nameOf(part.details),
        stays: off.stays.map((each) =>
          t('{who}, {when}: {words} Until {until}.', {
            who: actorName(sight, each.by),
            when: dateAndTime(each.at),
            words: each.reason,
            until: dueDate(each.until),
          }),
        ),
        mend: referral ? paths.case.who(referral.id) : null,
      };
    }),
    latest: dueDate(latestOffList(book, now)),
    no: no ? saidReason(no) : null,
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
    const wrong = [
      ...lacking(fields, { reason: t('Say why it can stay so') }),
      ...(day.kind === 'none' ? [{ input: 'until-day', words: t('Give the day by which it is looked at again') }] : []),
      ...(day.kind === 'wrong'
        ? [{ input: day.input, words: t('The day by which it is looked at again: {words}', { words: day.words }) }]
        : []),
    ];
    if (wrong.length > 0 || day.kind !== 'at') return { wrong };
    const request = { file, record: text(fields, 'record'), fields: { reason: text(fields, 'reason'), until: day.at }, key };
    return { outcome: await sayWhyOffList(house, viewer, request), to: withDone(paths.file.leftOff(file), 'stays-off-list') };
  },
});
