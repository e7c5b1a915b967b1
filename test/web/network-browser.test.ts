// The ties of a person in a real browser, without JavaScript: wide and as narrow as a telephone, by keyboard, axe clean.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { network } from '../../src/app/network.ts';
import { instantOf } from '../support/given.ts';
import { axeClean, looks, openBrowser, signIn } from '../support/browser.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

describe('ties in a browser', () => {
  let site: StaffSite;
  let browser: Browser;
  before(async () => {
    [site, browser] = await Promise.all([staffSite('2026-03-02T09:00'), openBrowser()]);
  });
  after(async () => {
    await browser.close();
    await site[Symbol.asyncDispose]();
  });

  it('list, chart, forms and questions are read at any width, and each node of the chart that leads somewhere is reached by keyboard', async () => {
    const { house } = site;
    const adult = (name: string) => house.refer({ name, born: '1990-03-07', under18: 'no' });
    const [one, two, three] = [await adult('Ansel Pruitt'), await adult('Bryony Calder'), await adult('Corin Ashdown')];
    const fields = {
      direction: 'both ways',
      since: '2019-05',
      until: '',
      age: 'not known',
      source: 'A housing officer',
      grading: { source: '2', assessment: 'C', handling: 'P' },
      confidence: 'moderate',
      disprove: 'The register of tenants.',
      ends: instantOf('2026-09-01T00:00'),
    } as const;
    const tie = (file: string, id: string, to: string | null, more: object) =>
      network(house, house.viewer('gita'), {
        act: 'record-tie',
        file,
        key: id,
        tie: id,
        to,
        fields: { ...fields, end: 'person on file', words: '', sort: 'family', ...more } as never,
      });
    for (const done of [
      await tie(one.file, 't1', two.file, {}),
      await tie(one.file, 't2', null, { end: 'group', sort: 'belongs', words: 'A boxing club by the harbour, on Tuesdays and Fridays' }),
      await tie(one.file, 't3', null, { end: 'custody', sort: 'held-with', words: 'B wing, Brackwater prison' }),
      await tie(two.file, 't4', three.file, { sort: 'friend' }),
      await tie(one.file, 't5', null, { end: 'person not on file', sort: 'friend', words: 'Little Esme', age: 'under 18' }),
    ])
      assert.equal(done.kind, 'done', JSON.stringify(done));
    const base = await site.listen();
    const context = await browser.newContext({ javaScriptEnabled: true });
    const page = await context.newPage();
    await signIn(page, base, 'gita');
    for (const [name, path] of [
      ['network', ''],
      ['tie', '/ties/t1'],
      ['new', '/new'],
      ['asked', '/asked'],
    ]) {
      await looks(page, `${base}/files/${one.file}/network${path}`, `network-${name}`);
      await axeClean(page);
    }
    await page.goto(`${base}/files/${one.file}/network`);
    const focused = await page.locator('svg[role="group"] a').evaluateAll((links) =>
      links.map((each) => {
        (each as unknown as { focus: () => void }).focus();
        return each.ownerDocument.activeElement === each;
      }),
    );
    assert.ok(focused.length >= 6 && focused.every(Boolean), JSON.stringify(focused));
    assert.deepEqual(site.faults, []);
  });
});
