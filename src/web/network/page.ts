/** The pages on which ties are recorded, looked at again and answered: what is open with its forms, what is new, what is over. */
import type { ActName } from '../../access/acts.ts';
import { offeredOf } from '../told/offered.ts';
import { z } from 'zod';
import type { FileSight } from '../../app/fileSight.ts';
import { fileSight } from '../../app/fileSight.ts';
import type { House } from '../../app/house.ts';
import { filesHolding } from '../../app/look.ts';
import { network, type NetworkAct } from '../../app/network.ts';
import { overtaken, type Said, saidIn, type Thing, type ThingsModel, thingsView, typedIn } from '../assessment/page.ts';
import type { Viewer } from '../deps.ts';
import type { Done } from '../done.ts';
import { fileForm, formModel, type Shown } from '../file/form.ts';
import { type Href, paths, withDone } from '../paths.ts';
import type { Route } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { isSent, type PersonForm, showForm, wrongIn } from '../told/form.ts';
import { t } from '../words.ts';

export interface TieSight extends FileSight {
  /** Where records of others lie, as far as this viewer may see it: no name is shown here, their own file has it. */
  readonly holding: ReadonlyMap<string, string>;
}
export interface Params {
  readonly id: string;
  readonly tie: string;
}
export interface NetworkPage {
  readonly path: string;
  readonly title: string;
  readonly here: (params: Params) => Href;
  readonly next: (params: Params) => Href;
  readonly heading: (name: string) => string;
  readonly lead: () => readonly string[];
  readonly nothing: () => string;
  readonly done: Done;
  readonly things: (sight: TieSight, params: Params) => readonly Thing[];
  readonly forms: (sight: TieSight, params: Params) => readonly PersonForm[];
  /** What each kind of form does: one that is another post's is not offered. */
  readonly does: Readonly<Record<string, ActName>>;
  readonly act: (
    what: string,
    said: Said,
    asked: { readonly house: House; readonly viewer: Viewer; readonly sight: TieSight; readonly prefix: string },
  ) => Promise<NetworkAct | readonly Wrong[]>;
}

export function networkPage(page: NetworkPage): readonly Route[] {
  return fileForm<Params, TieSight, ThingsModel>({
    path: page.path,
    title: page.title,
    params: z.object({ id: z.string(), tie: z.string().default('') }),
    view: thingsView,
    sight: tieSight,
    model: (shown) => modelOf(page, shown),
    send: async ({ house, viewer, sight, params, key, fields }) => {
      const form = page.forms(sight, params).find((each) => isSent(each, fields));
      if (!form) return overtaken(page.things(sight, params), fields);
      const wrong = wrongIn(form, fields);
      if (wrong.length > 0) return { wrong };
      const act = await page.act(form.what, saidIn(form, fields, key), { house, viewer, sight, prefix: form.prefix });
      if (!('act' in act)) return { wrong: act };
      return { outcome: await network(house, viewer, { ...act, file: params.id, key }), to: withDone(page.next(params), page.done) };
    },
  });
}

async function tieSight(house: House, viewer: Viewer, { id }: Params): Promise<TieSight | null> {
  const sight = await fileSight(house, viewer, id);
  if (!sight) return null;
  const { ties, tied } = sight.file;
  const records = [
    ...[...ties.values()].map(({ said }) => said.record),
    ...[...tied.values()].flatMap(({ put }) => [put.from, put.via]),
  ].filter((each) => each !== null);
  const found = await filesHolding(house, viewer, records);
  return { ...sight, holding: new Map([...found].flatMap(([record, file]) => (file.disposed ? [] : [[record, file.id] as const]))) };
}

function modelOf(page: NetworkPage, shown: Shown<TieSight, Params>): ThingsModel | null {
  const { sight, fields, wrong, params } = shown;
  const { offered: forms, because } = offeredOf(sight, page.forms(sight, params), page.does);
  const about = (id: string) => forms.filter((each) => each.about === id).map((form) => showForm(form, fields, wrong));
  const shownThings = page.things(sight, params).map((thing) => ({ ...thing, forms: about(thing.id) }));
  // One answer that is owed, and nothing else to choose: whoever comes to give it does not unfold it first.
  const isOnly = shownThings.reduce((sum, each) => sum + each.forms.length, 0) === 1;
  const things = isOnly
    ? shownThings.map((each) => ({ ...each, forms: each.forms.map((one) => ({ ...one, isOpen: true })) }))
    : shownThings;
  if (params.tie !== '' && things.length === 0) return null;
  const base = formModel(shown, page.here(params), []);
  const own = about('');
  return {
    ...base,
    back: { text: t('Ties of {name}', { name: base.file.title }), href: paths.network.show(params.id) },
    heading: page.heading(base.file.title),
    lead: page.lead(),
    nothing: page.nothing(),
    things: things.filter(({ isOver }) => !isOver),
    over: things.filter(({ isOver }) => isOver),
    forms: things.length === 0 ? own.map((form) => ({ ...form, isOpen: true })) : own,
    because,
    typed: shown.problem ? typedIn(forms, fields) : [],
  };
}
