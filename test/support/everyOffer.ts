/** Opens each kind of page that has a form as several people of the demonstration, and judges what each of them is offered there (test/web/offered*.test.ts). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AreaKind } from '../../src/domain/area/entries.ts';
import { crawl, routeOf } from './crawl.ts';
import { demonstrationSite } from './demonstration.ts';
import { judgeOffers, offersOn } from './offers.ts';
import { shapeOf } from './tryForms.ts';
import type { Visitor } from './visitor.ts';

interface Who {
  /** Whose links lead to the pages: of each form the page on which it is found first. */
  readonly finders: readonly string[];
  /** Who then opens each of those pages: one of each kind of post. */
  readonly askers: readonly string[];
  /** What is offered or not offered otherwise, with the reason. */
  readonly meant: Readonly<Record<string, string>>;
}

/** Posts and people are looked after by rules of their own (posts.test.ts), and what is sent there changes who is who. */
const elsewhere = /^\/(people|posts|sign-|demonstration|typed)/;

export const everybodysOffers = (kind: AreaKind, { finders, askers, meant }: Who): void =>
  void test(`in an area of kind ${kind} whoever may send a form from a page is offered it there, and nobody is offered one that is refused them`, async () => {
    await using site = await demonstrationSite(kind);
    const shapes = new Set<string>();
    const paths = new Set<string>();
    for (const person of finders)
      for (const { path, page } of await crawl(await site.as(person), '/today', { ofAKind: 1, depth: 6 }))
        for (const form of page?.forms ?? []) {
          const shape = shapeOf(routeOf(form.action), form);
          if (elsewhere.test(form.action) || shapes.has(shape)) continue;
          shapes.add(shape);
          paths.add(path);
        }
    const people = new Map<string, Visitor>();
    for (const person of askers) people.set(person, await site.as(person));
    const { wrong, recorded } = await judgeOffers(people, await offersOn(people, paths));
    assert.deepEqual(
      [...new Set(wrong)].filter((each) => !(each in meant)),
      [],
    );
    assert.deepEqual(site.faults, []);
    assert.ok(new Set(recorded).size > 20, `${new Set(recorded).size} forms were sent in full, and recorded`);
  });
