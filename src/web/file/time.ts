/** The time of the entry that began a limit was wrong: it is corrected, the old one stays behind it, and what had lapsed stays lapsed. */
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import { readTimeOfDay, type ReadMoment } from '../moment.ts';
import { paths, withDone } from '../paths.ts';
import { type FormFields, text } from '../route.ts';
import { fileForm, type FormModel, formModel, lacking, momentNames, ofFile, type Shown } from './form.ts';
import { saidReason, t } from '../words.ts';

interface TimeModel extends FormModel {
  readonly what: string;
  readonly happened: string;
  readonly learnt: string;
  readonly recorded: string;
  readonly corrected: boolean;
  readonly because: string | null;
}
const timeView = view<TimeModel>('file/time.njk');
const params = z.object({ id: z.string(), fact: z.string() });

export const timeForm = fileForm({
  path: '/files/:id/entries/:fact/time',
  title: 'Correct a time',
  params,
  view: timeView,
  sight: ofFile,
  model: modelOf,
  send: async ({ house, viewer, params: { id: file, fact }, key, fields }) => {
    const [happened, learnt] = [readTyped(fields, 'happened'), readTyped(fields, 'learnt')];
    const wrong = [
      ...(happened.kind === 'wrong' ? [{ input: happened.input, words: t('When it happened: {words}', { words: happened.words }) }] : []),
      ...(learnt.kind === 'wrong'
        ? [{ input: learnt.input, words: t('When the partnership knew: {words}', { words: learnt.words }) }]
        : []),
      ...(happened.kind === 'none' && learnt.kind === 'none'
        ? [{ input: 'happened-day', words: t('Give at least one of the two times') }]
        : []),
      ...lacking(fields, { reason: t('Say how the mistake came about') }),
    ];
    if (wrong.length > 0) return { wrong };
    const at = (read: ReadMoment) => (read.kind === 'at' ? read.at : null);
    const said = { happened: at(happened), learnt: at(learnt), reason: text(fields, 'reason') };
    const outcome = await recordAct(house, viewer, { act: 'correct-time', file, key, fact, fields: said });
    return { outcome, to: withDone(paths.file.show(file), 'time-corrected') };
  },
});

/** A day without a time is wrong here: to correct is to know. */
function readTyped(fields: FormFields, name: string): ReadMoment {
  const read = readTimeOfDay(fields, name);
  const isEmpty = momentNames(name).every((input) => text(fields, input) === '');
  return read.kind === 'none' && !isEmpty
    ? { kind: 'wrong', input: `${name}-time`, words: t('enter the time as well, such as 14:30') }
    : read;
}

function modelOf(shown: Shown<FileSight, z.output<typeof params>>): TimeModel | null {
  const { sight } = shown;
  const { fact } = shown.params;
  const { file } = sight;
  const referral = [...file.referrals.values()].find((each) => each.received.fact === fact);
  const danger = [...file.dangers.values()].find((each) => each.reported.fact === fact);
  const starting = referral?.received ?? danger?.reported;
  if (!starting) return null;
  const corrected = file.corrected.get(fact);
  const no = sight.whyNot('correct-time');
  const names = [...momentNames('happened'), ...momentNames('learnt'), 'reason'];
  return {
    ...formModel(shown, paths.file.correctTime(file.id, fact), names),
    what: referral ? t('The referral {reference}', { reference: referral.account.reference }) : t('The report of danger'),
    happened: dateAndTime(corrected?.happened ?? starting.happened),
    learnt: dateAndTime(corrected?.learnt ?? starting.learnt),
    recorded: dateAndTime(starting.at),
    corrected: corrected !== undefined,
    because: no ? saidReason(no) : null,
  };
}
