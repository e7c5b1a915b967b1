/** For the hours in which the product is away: sealed duty sheets to keep elsewhere, and paper forms to print. */

import { z } from 'zod';
import { howToOpen, isOldSheet, makeSheet, recentSheets, sheetOf } from '../../app/dutySheet.ts';
import { missing, page, redirect, refused, view } from '../answer.ts';
import { dateAndTime, span } from '../dates.ts';
import { type Href, paths, withDone } from '../paths.ts';
import { noInput, type Route, route } from '../route.ts';
import { areaDuties, houseOf } from '../staff.ts';
import { t } from '../words.ts';
import { type PaperForm, paperForm, paperNames } from './paper.ts';

interface OutageModel {
  readonly isSetUp: boolean;
  readonly sheets: readonly { readonly made: string; readonly href: Href }[];
  readonly age: string | null;
  readonly isOld: boolean;
  readonly howToOpen: string;
  readonly forms: readonly { readonly title: string; readonly href: Href }[];
}
const outageView = view<OutageModel>('outage/outage.njk');
const paperView = view<PaperForm & { readonly copies: string }>('outage/paper.njk');

export const outageRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: paths.outage.show,
    title: 'Duty sheets and paper forms',
    mayUse: areaDuties,
    reads: 'nothing',
    schema: noInput,
    handle: async ({ deps, viewer, now }) => {
      const sheets = await recentSheets(houseOf(deps), viewer);
      const [last] = sheets;
      return page(outageView, {
        isSetUp: (deps.sheets ?? null) !== null,
        sheets: sheets.map(({ slot, madeAt }) => ({ made: dateAndTime(madeAt), href: paths.outage.sheet(slot) })),
        age: last && now !== null ? span(Math.round((now - last.madeAt) / 1000)) : null,
        isOld: !last || now === null || isOldSheet(last.madeAt, now),
        howToOpen: howToOpen((deps.sheets?.recipients.length ?? 1) === 0),
        forms: paperNames.map((name) => ({ title: paperForm(name).title, href: paths.outage.paper(name) })),
      });
    },
  }),
  route({
    method: 'POST',
    path: paths.outage.make,
    title: 'Duty sheets and paper forms',
    mayUse: areaDuties,
    reads: 'nothing',
    requestsPerMinute: 6,
    schema: noInput,
    handle: async ({ deps }) => {
      if (!deps.sheets)
        return refused(
          t('Nobody has said for whom a duty sheet is sealed.'),
          t('The operator sets it up: docs/operator.md, "The duty sheet".'),
        );
      const house = houseOf(deps);
      await makeSheet(house, deps.sheets, `asked/${house.newId()}`);
      return redirect(withDone(paths.outage.show, 'sheet-made'));
    },
  }),
  route({
    method: 'GET',
    path: '/duty-sheet/:slot',
    title: 'Duty sheet',
    mayUse: areaDuties,
    // Sealed: whoever downloads it reads nothing by that.
    reads: 'nothing',
    schema: z.object({ params: z.object({ slot: z.string().max(80) }) }),
    handle: async ({ deps, viewer, input }) => {
      const { slot } = input.params;
      const sealed = await sheetOf(houseOf(deps), viewer, slot);
      if (sealed === null) return missing;
      const name = `duty-sheet-${slot.replaceAll(/[^\w-]/g, '-')}.age`;
      return {
        kind: 'bytes',
        contentType: 'application/octet-stream',
        bytes: sealed,
        headers: { 'content-disposition': `attachment; filename="${name}"` },
      };
    },
  }),
  route({
    method: 'GET',
    path: '/paper/:form',
    title: 'Paper form',
    // Empty forms say nothing of anybody, and a school prints its own.
    mayUse: 'anyone',
    reads: 'nothing',
    schema: z.object({ params: z.object({ form: z.enum(paperNames) }) }),
    handle: ({ input }) => {
      const form = paperForm(input.params.form);
      return page(paperView, { ...form, copies: input.params.form }, { title: form.title });
    },
  }),
];
