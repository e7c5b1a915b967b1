/** Told and heard (K08, G08, C37): whether the person is told, what they say, what they ask; the letter to them; and the page about all this for anybody. */
import { isChild } from '../../app/personSight.ts';
import { z } from 'zod';
import { recordAct } from '../../app/cases.ts';
import { view } from '../answer.ts';
import { fileForm, type FormModel, formModel, ofFile, type Shown } from '../file/form.ts';
import { paths, withDone } from '../paths.ts';
import { type FormFields, type Route, text } from '../route.ts';
import { isSent, type PersonForm, type ShownForm, showForm, wrongIn } from './form.ts';
import { heardAct, heardDoes, heardForms } from './forms.ts';
import { offeredOf } from './offered.ts';
import { aboutYou, letter, noticeRoutePages } from './letter.ts';
import { readTelling, type TellModel, tellModel } from './tell.ts';
import { type TellingLine, tellingLines } from './panel.ts';
import { saidReason, t } from '../words.ts';

interface ToldModel extends FormModel {
  readonly tell: TellModel;
  readonly child: boolean;
  readonly notTell: string | null;
  readonly decisions: readonly TellingLine[];
  readonly accounts: readonly TellingLine[];
  readonly forms: readonly ShownForm[];
  /** Whose the forms are that are not offered; null where all are. */
  readonly because: string | null;
}
const toldView = view<ToldModel>('told/told.njk');
function modelOf(shown: Shown): ToldModel {
  const { sight, viewer, fields: body, wrong } = shown;
  const { file, now } = sight;
  const no = sight.whyNot('decide-telling');
  const heard = offeredOf(sight, heardForms(file, now), heardDoes);
  return {
    ...formModel(shown, paths.file.told(file.id), []),
    tell: tellModel(sight, viewer, text(body, 'what') === 'tell' ? body : {}, wrong),
    child: isChild(file, now),
    notTell: no ? saidReason(no) : null,
    decisions: tellingLines(sight, ['decision', 'parents', 'social-care']),
    accounts: tellingLines(sight, ['account', 'asked']),
    forms: heard.offered.map((form) => showForm(form, body, wrong)),
    because: heard.because,
  };
}

const toldForm = fileForm({
  path: '/files/:id/told',
  title: 'Told and heard',
  params: z.object({ id: z.string() }),
  view: toldView,
  sight: ofFile,
  model: modelOf,
  send: async ({ house, viewer, sight, params: { id: file }, key, fields: body }) => {
    const here = paths.file.told(file);
    if (text(body, 'what') === 'tell') {
      const { telling, wrong } = readTelling(sight, viewer, body, key, true);
      if (wrong.length > 0 || !telling) return { wrong };
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
      return { outcome, to: withDone(here, 'told') };
    }
    const form = heardForms(sight.file, sight.now).find((each) => isSent(each, body));
    if (!form) return null;
    const wrong = [...wrongIn(form, body), ...neitherSaid(form, body)];
    if (wrong.length > 0) return { wrong };
    return { outcome: await recordAct(house, viewer, { ...heardAct(form, body, key), file, key }), to: withDone(here, 'heard') };
  },
});

/** Their own account, or why nobody has asked for it: one of the two. */
const neitherSaid = ({ what, prefix }: Pick<PersonForm, 'what' | 'prefix'>, body: FormFields) =>
  what === 'account' && text(body, `${prefix}account`) === '' && text(body, `${prefix}notSoughtBecause`) === ''
    ? [{ input: `${prefix}account`, words: t('Write what they say, or why nobody has asked them') }]
    : [];

export const toldRoutes: readonly Route[] = [...toldForm, letter, aboutYou, ...noticeRoutePages];
