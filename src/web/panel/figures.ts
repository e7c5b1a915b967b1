/** The figures of a year for the annual assurance statement (C13): a table, and a file to hand out in which no small number stands. */
import { z } from 'zod';
import { type FigureKey, figureKeys, panelFigures, toHandOut, yearOf } from '../../app/panelFigures.ts';
import { bytes, page, view } from '../answer.ts';
import { type Href, paths } from '../paths.ts';
import { type Route, route } from '../route.ts';
import { houseOf, panelDuties } from '../staff.ts';
import { t } from '../words.ts';

interface FiguresModel {
  readonly year: string;
  readonly rows: readonly { readonly words: string; readonly here: string; readonly out: string }[];
  readonly before: Href;
  readonly after: Href | null;
  readonly file: Href;
}
const figuresView = view<FiguresModel>('panel/figures.njk');

const labels = (): Readonly<Record<FigureKey, string>> => ({
  referred: t('Referred to the panel under section 36'),
  heard: t('People heard by the panel'),
  adopted: t('Adopted'),
  notAdopted: t('Not adopted'),
  returned: t('Returned to the police'),
  putOff: t('To be heard again, or more to be found out'),
  medianDays: t('Days from the decision under section 36 to the first hearing (median)'),
  longestDays: t('The same, the longest'),
  overMonth: t('Heard first after more than 31 days'),
  panelsSet: t('Ordinary panels that were set'),
  panelsHeld: t('Panels held'),
  panelsMissed: t('Panels not held on any day, or cancelled'),
  reviewsDue: t('Reviews of support that fell due'),
  reviewsInTime: t('Reviews of support held in time'),
  consentGiven: t('Consent given'),
  consentRefused: t('Consent refused'),
  consentWithdrawn: t('Consent withdrawn'),
  sessionsCommissioned: t('Sessions commissioned'),
  sessionsHeld: t('Sessions held, as the providers reported'),
});

const said = (value: number | 'small' | 'withheld' | null): string =>
  value === 'small' ? t('fewer than 5') : value === 'withheld' ? t('withheld') : value === null ? t('none') : String(value);
const yearWords = (year: number): string => t('April {from} to March {until}', { from: String(year), until: String(year + 1) });
const asked = z.object({ query: z.object({ year: z.coerce.number().int().min(2015).max(2100).optional() }) });

export const figuresRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/panel/figures',
    title: 'Figures of the panel',
    mayUse: panelDuties,
    only: 'partnership',
    reads: 'proof',
    schema: asked,
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const thisYear = yearOf(await house.now());
      const year = Math.min(input.query.year ?? thisYear, thisYear);
      const { figures } = await panelFigures(house, viewer, year);
      const out = toHandOut(figures);
      const words = labels();
      return page(figuresView, {
        year: yearWords(year),
        rows: figureKeys.map((key) => ({ words: words[key], here: said(figures[key]), out: said(out[key]) })),
        before: paths.panel.figures(year - 1),
        after: year < thisYear ? paths.panel.figures(year + 1) : null,
        file: paths.panel.figuresFile(year),
      });
    },
  }),
  route({
    method: 'GET',
    path: '/panel/figures.csv',
    title: 'Figures of the panel, to hand out',
    mayUse: panelDuties,
    only: 'partnership',
    reads: 'proof',
    schema: asked,
    handle: async ({ deps, viewer, input }) => {
      const house = houseOf(deps);
      const year = input.query.year ?? yearOf(await house.now());
      const { figures } = await panelFigures(house, viewer, year);
      const out = toHandOut(figures);
      const words = labels();
      const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`;
      const lines = [[t('Figure'), yearWords(year)], ...figureKeys.map((key) => [words[key], said(out[key])])];
      return bytes('text/csv; charset=utf-8', Buffer.from(`${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`), {
        'content-disposition': `attachment; filename="panel-${year}.csv"`,
      });
    },
  }),
];
