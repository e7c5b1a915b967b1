/** Who knows this person: whoever asks is told whom to call, and nothing of what is held (F48). */
import { z } from 'zod';
import { nobodyLeftOut, type NotCompared, notCompared } from '../../app/leftOff.ts';
import { queryOf } from '../../app/search.ts';
import { whoKnows } from '../../app/silentHits.ts';
import { page, readPage, view } from '../answer.ts';
import { lacking } from '../file/form.ts';
import { type Href, paths } from '../paths.ts';
import { formFields, route, text } from '../route.ts';
import { areaDuties, houseOf, type Problem, wrongFields } from '../staff.ts';
import { t } from '../words.ts';

interface KnowsModel {
  readonly here: Href;
  readonly values: { readonly name: string; readonly born: string; readonly why: string };
  readonly problem: Problem | null;
  /** Null before anything was asked; empty: nobody who may say so. */
  readonly call: readonly { readonly title: string; readonly organisation: string; readonly who: string }[] | null;
  readonly away: boolean;
  /** How many on file could not be looked at, of those whom this viewer may see. */
  readonly notLooked?: NotCompared;
}
const knowsView = view<KnowsModel>('sealed/knows.njk');
export const nothing = { name: '', born: '', why: '' };

export const askKnowsRoute = route({
  method: 'GET',
  path: '/who-knows',
  title: 'Who knows this person?',
  mayUse: areaDuties,
  reads: 'nothing',
  schema: z.object({}),
  handle: async () => page(knowsView, { here: paths.sharing.whoKnows, values: nothing, problem: null, call: null, away: false }),
});

export const knowsRoute = route({
  method: 'POST',
  path: '/who-knows',
  title: 'Who knows this person?',
  mayUse: areaDuties,
  reads: 'files',
  schema: z.object({ body: formFields }),
  handle: async ({ deps, viewer, input }) => {
    const house = houseOf(deps);
    const values = { name: text(input.body, 'name'), born: text(input.body, 'born'), why: text(input.body, 'why') };
    const wrong = lacking(input.body, { name: t('Write the name'), why: t('Write why you ask') });
    const shared = { here: paths.sharing.whoKnows, values };
    if (wrong.length > 0)
      return readPage(knowsView, { ...shared, problem: wrongFields(wrong), call: null, away: false }, [], {
        hasErrors: true,
        status: 422,
      });
    const call = await whoKnows(
      house,
      queryOf({ name: values.name, otherNames: '', born: values.born, phone: '', number: '', address: '', postcode: '', school: '' }),
    );
    const notLooked = call === null ? nobodyLeftOut : await notCompared(house, viewer);
    return readPage(knowsView, { ...shared, problem: null, call, away: call === null, notLooked }, [], { reason: values.why });
  },
});
