/** The pages of assumptions, finds and roles are built alike: what is open with its forms, what is new, what is over. */
import { z } from 'zod';
import { judge, type JudgingAct } from '../../app/judging.ts';
import type { ActName } from '../../access/acts.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { view } from '../answer.ts';
import { date } from '../dates.ts';
import type { House } from '../../app/house.ts';
import type { Viewer } from '../deps.ts';
import type { Done } from '../done.ts';
import { fileForm, type FormModel, formModel, ofFile, type Shown } from '../file/form.ts';
import { actorName } from '../file/who.ts';
import { type ReadMoment, readEndOfDay, readStartOfDay } from '../moment.ts';
import { type Href, withDone } from '../paths.ts';
import { type FormFields, type Route, text } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { type Field, isSent, type PersonForm, type ShownForm, showForm, wrongIn } from '../told/form.ts';
import { offeredOf } from '../told/offered.ts';
import { t } from '../words.ts';

export interface Thing {
  readonly id: string;
  readonly badge: string;
  readonly isUrgent: boolean;
  readonly title: string;
  readonly lines: readonly string[];
  readonly isOver: boolean;
  /** Where something about it is decided on a page of its own. */
  readonly link?: { readonly href: Href; readonly text: string };
}
interface ShownThing extends Thing {
  readonly forms: readonly ShownForm[];
}
export interface ThingsModel extends FormModel {
  readonly back: { readonly text: string; readonly href: Href };
  readonly heading: string;
  readonly lead: readonly string[];
  readonly nothing: string;
  readonly things: readonly ShownThing[];
  readonly over: readonly ShownThing[];
  readonly forms: readonly ShownForm[];
  /** Whose the forms are that are not offered here; null where all are. */
  readonly because: string | null;
  /** What was typed into a form that is offered no longer: somebody else was faster. */
  readonly typed: readonly string[];
}
export const thingsView = view<ThingsModel>('assessment/things.njk');

/** What a form's fields say, by the name without its prefix. */
export interface Said {
  readonly one: (name: string) => string;
  /** The day by which, or on which; null when none was given. */
  readonly by: (name: string) => number | null;
  readonly on: (name: string) => number | null;
  readonly about: string;
  /** An id for what is new. */
  readonly fresh: string;
}

export interface ThingsPage {
  readonly path: string;
  readonly title: string;
  readonly here: (file: string) => Href;
  readonly heading: (name: string) => string;
  readonly lead: () => readonly string[];
  readonly nothing: () => string;
  readonly done: Done;
  readonly things: (sight: FileSight, viewer: Viewer) => readonly Thing[];
  /** Those about nothing yet make something new; the others stand with what they are about. */
  readonly forms: (sight: FileSight) => readonly PersonForm[];
  /** What each kind of form does: one that is another post's is not offered. */
  readonly does: Readonly<Record<string, ActName>>;
  readonly act: (
    what: string,
    said: Said,
    asked: { readonly house: House; readonly viewer: Viewer },
  ) => Promise<JudgingAct | readonly Wrong[]>;
}

export function thingsPage(page: ThingsPage): readonly Route[] {
  return fileForm({
    path: page.path,
    title: page.title,
    params: z.object({ id: z.string() }),
    view: thingsView,
    sight: ofFile,
    model: (shown) => modelOf(page, shown),
    send: async ({ house, viewer, sight, params: { id: file }, key, fields }) => {
      const form = page.forms(sight).find((each) => isSent(each, fields));
      if (!form) return overtaken(page.things(sight, viewer), fields);
      const wrong = wrongIn(form, fields);
      if (wrong.length > 0) return { wrong };
      const act = await page.act(form.what, saidIn(form, fields, key), { house, viewer });
      if (!('act' in act)) return { wrong: act };
      return { outcome: await judge(house, viewer, { ...act, file, key }), to: withDone(page.here(file), page.done) };
    },
  });
}

/** A form that was open in another window when somebody else sent it: nothing is recorded, and what was typed is shown. */
export const overtaken = (things: readonly Pick<Thing, 'id'>[], fields: FormFields): { readonly wrong: readonly Wrong[] } | null => {
  const about = text(fields, 'about');
  return things.some(({ id }) => id === about)
    ? {
        wrong: [
          { input: about, words: t('Somebody else was faster: read what is recorded now. What you typed is below, and is not recorded') },
        ],
      }
    : null;
};
export const typedIn = (forms: readonly PersonForm[], fields: FormFields): readonly string[] =>
  forms.some((each) => isSent(each, fields))
    ? []
    : Object.keys(fields)
        .filter((name) => name.startsWith(`${[text(fields, 'what'), text(fields, 'about')].filter(Boolean).join('-')}-`))
        .map((name) => text(fields, name))
        .filter((value) => value !== '');

const at = (read: ReadMoment): number | null => (read.kind === 'at' ? read.at : null);
export const saidIn = ({ prefix, about }: PersonForm, fields: FormFields, key: string): Said => ({
  one: (name) => text(fields, `${prefix}${name}`),
  by: (name) => at(readEndOfDay(fields, `${prefix}${name}`)),
  on: (name) => at(readStartOfDay(fields, `${prefix}${name}`)),
  about,
  fresh: `j-${key}`.slice(0, 100),
});

function modelOf(page: ThingsPage, shown: Shown): ThingsModel {
  const { sight, viewer, fields, wrong } = shown;
  const { offered: forms, because } = offeredOf(sight, page.forms(sight), page.does);
  const formsAbout = (id: string) => forms.filter(({ about }) => about === id).map((form) => showForm(form, fields, wrong));
  const things = page.things(sight, viewer).map((thing) => ({ ...thing, forms: formsAbout(thing.id) }));
  const own = formsAbout('');
  const base = formModel(shown, page.here(sight.file.id), []);
  return {
    ...base,
    back: { text: t('File of {name}', { name: base.file.title }), href: base.file.href },
    heading: page.heading(base.file.title),
    lead: page.lead(),
    nothing: page.nothing(),
    things: things.filter(({ isOver }) => !isOver),
    over: things.filter(({ isOver }) => isOver),
    // The only form of a page that is opened for it is not folded away.
    forms: things.length === 0 ? own.map((form) => ({ ...form, isOpen: true })) : own,
    because,
    typed: shown.problem ? typedIn(forms, fields) : [],
  };
}

/** "3 March 2026, Gita Holm: the words". */
export const line = (
  sight: FileSight,
  done: { readonly at: number; readonly by: string },
  ...words: readonly (string | null | false)[]
): string => t('{day}, {who}: {words}', { day: date(done.at), who: actorName(sight, done.by), words: words.filter(Boolean).join('. ') });

export const words = (name: string, label: string, mustBe?: string, hint?: string): Field => ({
  kind: 'words',
  name,
  label,
  ...(mustBe ? { mustBe } : {}),
  ...(hint ? { hint } : {}),
});
export const choice = (
  name: string,
  label: string,
  choices: readonly { readonly value: string; readonly text: string }[],
  mustBe: string,
  hint?: string,
): Field => ({ kind: 'choice', name, label, choices, mustBe, ...(hint ? { hint } : {}) });
export const form = (
  what: string,
  about: string,
  title: string,
  lead: readonly string[],
  fields: readonly Field[],
  button: string,
): PersonForm => ({ what, about, prefix: `${what}-${about}-`, title, lead, fields, button });
