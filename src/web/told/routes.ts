/** Told and heard (K08, G08, C37): whether the person is told, what they say, what they ask; the letter to them; and the page about all this for anybody. */
import { isChild } from '../../app/personSight.ts';
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import { missing, redirect, view } from '../answer.ts';
import type { Viewer } from '../deps.ts';
import { type FormModel, formModel, formPage } from '../file/form.ts';
import { paths, withDone } from '../paths.ts';
import { type FormFields, formFields, type Route, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, problemOf, type Wrong, wrongFields } from '../staff.ts';
import { type ShownForm, showForm, wrongIn } from './form.ts';
import { heardAct, heardForms } from './forms.ts';
import { aboutYou, letter, noticeRoutePages } from './letter.ts';
import { readTelling, type TellModel, tellModel } from './tell.ts';
import { type TellingLine, tellingLines } from './panel.ts';
import { saidReason } from '../words.ts';

interface ToldModel extends FormModel {
  readonly tell: TellModel;
  readonly child: boolean;
  readonly notTell: string | null;
  readonly decisions: readonly TellingLine[];
  readonly accounts: readonly TellingLine[];
  readonly forms: readonly ShownForm[];
}
const toldView = view<ToldModel>('told/told.njk');
const params = z.object({ id: z.string() });
const declared = { path: '/files/:id/told', title: 'Told and heard', mayUse: areaDuties, reads: 'files' } as const;

function modelOf(
  sight: FileSight,
  viewer: Viewer,
  key: string,
  body: FormFields,
  problem: Problem | null,
  wrong: readonly Wrong[],
): ToldModel {
  const { file, now } = sight;
  const no = sight.whyNot('decide-telling');
  const sent = text(body, 'what');
  return {
    ...formModel({ sight, key, fields: body, problem }, paths.file.told(file.id), []),
    tell: tellModel(sight, viewer, sent === 'tell' ? body : {}, wrong),
    child: isChild(file, now),
    notTell: no ? saidReason(no) : null,
    decisions: tellingLines(sight, ['decision', 'parents', 'social-care']),
    accounts: tellingLines(sight, ['account', 'asked']),
    forms: heardForms(file, now).map((form) => showForm(form, body, wrong, form.what === sent && form.about === text(body, 'about'))),
  };
}

const showTold = route({
  ...declared,
  method: 'GET',
  schema: z.object({ params }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const sight = await fileSight(house, viewer, input.params.id);
    return sight ? formPage(toldView, modelOf(sight, viewer, house.newId(), {}, null, []), sight.file.id) : missing;
  },
});

const recordTold = route({
  ...declared,
  method: 'POST',
  schema: z.object({ params, body: formFields }),
  handle: async ({ deps, viewer, input: { params: asked, body } }) => {
    const house = houseOf(deps);
    const sight = await fileSight(house, viewer, asked.id);
    if (!sight) return missing;
    const file = asked.id;
    const key = text(body, 'key') || house.newId();
    const again = (problem: Problem, wrong: readonly Wrong[] = []) =>
      formPage(toldView, modelOf(sight, viewer, house.newId(), body, problem, wrong), file);
    if (text(body, 'what') === 'tell') {
      const { telling, wrong } = readTelling(sight, viewer, body, key, true);
      if (wrong.length > 0 || !telling) return again(wrongFields(wrong), wrong);
      const last =
        [...sight.file.referrals.values()].filter((each) => each.closed === null).at(-1) ?? [...sight.file.referrals.values()].at(-1);
      const outcome =
        telling === 'stands'
          ? await recordAct(house, viewer, { act: 'confirm-not-told', file, key, referral: last?.id ?? '' })
          : await recordAct(house, viewer, {
              act: 'decide-telling',
              file,
              key,
              telling: telling.id,
              fields: { ...telling.fields, concerns: last?.id ?? null },
            });
      const problem = problemOf(outcome);
      return problem ? again(problem) : redirect(withDone(paths.file.told(file), 'told'));
    }
    const form = heardForms(sight.file, sight.now).find((each) => each.what === text(body, 'what') && each.about === text(body, 'about'));
    if (!form) return missing;
    const wrong = wrongIn(form, body);
    if (wrong.length > 0) return again(wrongFields(wrong), wrong);
    const problem = problemOf(await recordAct(house, viewer, { ...heardAct(form, body, key), file, key }));
    return problem ? again(problem) : redirect(withDone(paths.file.told(file), 'heard'));
  },
});

export const toldRoutes: readonly Route[] = [showTold, recordTold, letter, aboutYou, ...noticeRoutePages];
