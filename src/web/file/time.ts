/** The time of the entry that began a limit was wrong: it is corrected, the old one stays behind it, and what had lapsed stays lapsed. */
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import { missing, redirect, view } from '../answer.ts';
import { dateAndTime } from '../dates.ts';
import { readTimeOfDay, type ReadMoment } from '../moment.ts';
import { paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, wrongFields } from '../staff.ts';
import { type FormModel, formModel, formPage, momentNames } from './form.ts';
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
const title = 'Correct a time';
const params = z.object({ id: z.string(), fact: z.string() });

export const showTime: Route = route({
  method: 'GET',
  path: '/files/:id/entries/:fact/time',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await fileSight(house, viewer, input.params.id);
    const model = sight && modelOf(sight, input.params.fact, house.newId(), {}, null);
    return model ? formPage(timeView, model, input.params.id) : missing;
  },
});

export const correctTime: Route = route({
  method: 'POST',
  path: '/files/:id/entries/:fact/time',
  title,
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const { id: file, fact } = input.params;
    const sight = await fileSight(house, viewer, file);
    if (!sight) return missing;
    const key = text(input.body, 'key');
    const again = (problem: Problem) => {
      const model = modelOf(sight, fact, key, input.body, problem);
      return model ? formPage(timeView, model, file) : missing;
    };
    const [happened, learnt] = [readTyped(input.body, 'happened'), readTyped(input.body, 'learnt')];
    const reason = text(input.body, 'reason');
    const wrong = [
      ...(happened.kind === 'wrong' ? [{ input: happened.input, words: t('When it happened: {words}', { words: happened.words }) }] : []),
      ...(learnt.kind === 'wrong'
        ? [{ input: learnt.input, words: t('When the partnership knew: {words}', { words: learnt.words }) }]
        : []),
      ...(happened.kind === 'none' && learnt.kind === 'none'
        ? [{ input: 'happened-day', words: t('Give at least one of the two times') }]
        : []),
      ...(reason === '' ? [{ input: 'reason', words: t('Say how the mistake came about') }] : []),
    ];
    if (wrong.length > 0) return again(wrongFields(wrong));
    const at = (read: ReadMoment) => (read.kind === 'at' ? read.at : null);
    const fields = { happened: at(happened), learnt: at(learnt), reason };
    const problem = problemOf(await recordAct(house, viewer, { act: 'correct-time', file, key, fact, fields }));
    return problem ? again(problem) : redirect(withDone(paths.file.show(file), 'time-corrected'));
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

function modelOf(sight: FileSight, fact: string, key: string, fields: FormFields, problem: Problem | null): TimeModel | null {
  const { file } = sight;
  const referral = [...file.referrals.values()].find((each) => each.received.fact === fact);
  const danger = [...file.dangers.values()].find((each) => each.reported.fact === fact);
  const starting = referral?.received ?? danger?.reported;
  if (!starting) return null;
  const corrected = file.corrected.get(fact);
  const no = sight.whyNot('correct-time');
  const names = [...momentNames('happened'), ...momentNames('learnt'), 'reason'];
  return {
    ...formModel(sight, paths.file.correctTime(file.id, fact), key, fields, names, problem),
    what: referral ? t('The referral {reference}', { reference: referral.account.reference }) : t('The report of danger'),
    happened: dateAndTime(corrected?.happened ?? starting.happened),
    learnt: dateAndTime(corrected?.learnt ?? starting.learnt),
    recorded: dateAndTime(starting.at),
    corrected: corrected !== undefined,
    because: no ? saidReason(no) : null,
  };
}
