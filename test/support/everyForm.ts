/**
 * Tries every form that some people of the demonstration find, fills in what they can, and tries those that there are then
 * (test/web/forms*.test.ts): a form that is refused names what is wrong beside its fields, and loses nothing.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AreaKind } from '../../src/domain/area/entries.ts';
import { listRoutes } from '../../src/web/routes.ts';
import { crawl, routeOf } from './crawl.ts';
import { type DemonstrationSite, demonstrationSite } from './demonstration.ts';
import { type Field, type Form, readPage } from './html.ts';
import { fillIn, shapeOf, tryForm } from './tryForms.ts';
import type { Visitor } from './visitor.ts';

interface Found {
  /** What makes it the same form wherever it stands, without the button that is pressed. */
  readonly shape: string;
  readonly to: string;
  readonly button: Field;
  readonly visitor: Visitor;
  readonly person: string;
  readonly path: string;
}

/** They belong to no page: they move the whole place on, keep what is typed, begin a visit or end it. */
const ofTheShell = new Set(['/demonstration/forward', '/sign-in', '/sign-out', '/typed/keep', '/typed/forget']);

/** `again`: who looks once more at what there is then. `elsewhere`: forms to which the story does not always lead, and the tests that send them. Of an area of subjects only its own are asked for. */
export const tryEveryForm = (
  kind: AreaKind,
  people: readonly string[],
  again: readonly string[],
  elsewhere: Readonly<Record<string, string>>,
): void =>
  void test(`each form of an area of kind ${kind} names what is wrong beside its field, and loses nothing`, async () => {
    await using site = await demonstrationSite(kind);
    const wrong: string[] = [];
    const forms = await formsFound(site, ['nobody', ...people]);
    const try_ = async (found: Iterable<Found>): Promise<void> => {
      for (const one of found) wrong.push(...(await tried(one)));
    };
    await try_([...forms.values()].filter((one) => !endsThere(one)));
    for (const one of forms.values()) if (!endsThere(one)) await filled(one);
    const grown = await formsFound(site, again);
    await try_([...grown].flatMap(([pressed, one]) => (forms.has(pressed) || endsThere(one) ? [] : [one])));
    await try_([...forms.values()].filter(endsThere));
    assert.deepEqual(wrong, []);
    assert.deepEqual(site.faults, []);
    const seen = new Set([...forms.values(), ...grown.values()].map(({ to }) => to));
    const missing = listRoutes()
      .filter(({ method, path, only }) => method === 'POST' && !seen.has(path) && (only ?? 'partnership') === kind && !ofTheShell.has(path))
      .map(({ path }) => path);
    assert.deepEqual(
      missing.filter((path) => !(path in elsewhere)),
      [],
      'every form of the route table is tried, or said to be tried elsewhere',
    );
  });

/** Whoever is away or leaves a post may do nothing more: such forms are sent last. */
const endsThere = ({ path }: Found): boolean => /^\/(people|posts)/.test(path);

/** Each form with each of its buttons, where it was found first. */
async function formsFound(site: DemonstrationSite, people: readonly string[]): Promise<ReadonlyMap<string, Found>> {
  const forms = new Map<string, Found>();
  for (const person of people) {
    const visitor = person === 'nobody' ? site.nobody() : await site.as(person);
    for (const { path, page } of await crawl(visitor, person === 'nobody' ? '/' : '/today', { ofAKind: 1, depth: 6 }))
      for (const form of page?.forms ?? []) {
        const to = routeOf(form.action);
        if (ofTheShell.has(to)) continue;
        const shape = shapeOf(to, form);
        for (const button of form.fields.filter((field) => field.kind === 'button')) {
          const pressed = `${shape} ${button.name}=${/^[a-z-]+$/.test(button.value) ? button.value : ''}`;
          if (!forms.has(pressed)) forms.set(pressed, { shape, to, button, visitor, person, path });
        }
      }
  }
  return forms;
}

const on = (page: { readonly forms: readonly Form[] }, { shape }: Found): Form | null =>
  page.forms.find((each) => shapeOf(routeOf(each.action), each) === shape) ?? null;

/** What was sent before may have changed the page: the form is looked for anew. */
const opened = async (found: Found): Promise<Form | null> => on(readPage((await found.visitor.get(found.path)).body), found);

async function tried(found: Found): Promise<readonly string[]> {
  const { visitor, button, shape, path, person } = found;
  const form = await opened(found);
  const wrong = form ? await tryForm(visitor, form, button, (page) => on(page, found)) : [];
  return wrong.map((each) => `${shape.split(' ').slice(0, 2).join(' ')} ${button.value} on ${routeOf(path)} as ${person}: ${each}`);
}

async function filled(found: Found): Promise<void> {
  const form = await opened(found);
  if (form) await fillIn(found.visitor, form, found.button);
}
