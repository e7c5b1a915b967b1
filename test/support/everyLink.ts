/** Follows the links of the demonstration as each of its people (test/web/links*.test.ts). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AreaKind } from '../../src/domain/area/entries.ts';
import { crawl } from './crawl.ts';
import { demonstrationSite } from './demonstration.ts';

/** Whoever may read files and not work on them: of each kind of page a few are opened, for most links on them are not theirs. */
const closely = new Set(['joan', 'una']);

export const followEveryLink = (kind: AreaKind, least: number): void =>
  void test(`nobody in an area of kind ${kind} is offered a link that they may not follow`, async () => {
    await using site = await demonstrationSite(kind);
    const wrong: string[] = [];
    const twice = new Set<string>();
    let pages = 0;
    for (const person of site.people) {
      const opened = await crawl(await site.as(person), '/today', { ofAKind: closely.has(person) ? 3 : 1, depth: 6 });
      pages += opened.length;
      for (const { path, from, route, status, page } of opened) {
        if (status >= 400) wrong.push(`${person}: ${path} is ${status}, offered on ${from}`);
        for (const id of page?.twice ?? []) twice.add(`${route} has two of #${id}`);
      }
    }
    assert.deepEqual(wrong, []);
    assert.deepEqual([...twice], []);
    assert.deepEqual(site.faults, []);
    assert.ok(pages >= least, `${pages} pages were opened`);
  });
