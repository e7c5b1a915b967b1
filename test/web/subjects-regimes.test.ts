/** Regimes of a subject of interest with their days (C26, C27), over the told story: what is late, what is decided on it, and custody that is not counted. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { hrefOf, type SubjectsSite, toldSubjects } from '../support/toldSubjects.ts';
import type { Visitor } from '../support/visitor.ts';

const day = (name: string, on: string) => ({
  [`${name}-day`]: on.slice(8),
  [`${name}-month`]: on.slice(5, 7),
  [`${name}-year`]: on.slice(0, 4),
});

describe('regimes of a subject', () => {
  let site: SubjectsSite;
  let jonah: Visitor;
  let page: string;
  before(async () => {
    site = await toldSubjects();
    jonah = await site.as('jonah');
    page = hrefOf((await jonah.get('/subjects?list=suspended')).body, 'Senna Thornbury');
  });
  after(async () => {
    assert.deepEqual(site.faults, []);
    await site[Symbol.asyncDispose]();
  });
  /** Fills in a form of the newest regime, which stands last. */
  const fill = async (what: string, fields: Readonly<Record<string, string>>) => {
    const { body } = await jonah.get(page);
    const href =
      [...body.matchAll(new RegExp(`href="([^"]*/${what}\\?about=[^"]*)"`, 'g'))].at(-1)?.[1] ?? assert.fail(`no way to ${what}`);
    return site.send(jonah, href, { about: new URL(href, 'http://here').searchParams.get('about') ?? '', ...fields });
  };
  const shown = async () => (await jonah.get(page)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

  test('a notification regime: late is said at once and decided on, a return is asked after, custody is not counted', async () => {
    const first = { sort: 'notification', state: 'first notification due', reason: 'The court.', ...day('since', '2026-06-05') };
    assert.equal((await site.send(jonah, `${page}/regime`, first)).status, 303);

    const far = await fill('custody', { ...day('from', '2026-06-05'), ...day('expected', '2099-12-31'), reason: 'The prison.' });
    assert.equal(far.status, 422);
    assert.match(far.body, /That day lies too far ahead/);
    const custody = await fill('custody', { ...day('from', '2026-06-05'), ...day('release', '2026-06-06'), reason: 'The prison.' });
    assert.equal(custody.status, 303, custody.body.slice(0, 2000));
    assert.match(await shown(), /In custody from 5 June 2026, released on 6 June 2026/);

    const nothing = await fill('notified', {});
    assert.equal(nothing.status, 422);
    assert.match(nothing.body, /Choose what it is[\s\S]*Enter the day/);
    const late = { of: 'address', kept: 'The register, 12', ...day('on', '2026-06-01'), ...day('notified', '2026-06-05') };
    assert.equal((await fill('notified', late)).status, 303);
    assert.match(await shown(), /Change of address on 1 June 2026\. Notified on 5 June 2026\. 2 days late\. Decide what follows/);
    assert.match((await jonah.get('/today')).body, /Decide what follows from the late notification/);
    assert.equal((await fill('late', { outcome: 'not charge', reason: 'In hospital.' })).status, 303);
    assert.match(await shown(), /2 days late\. Decided: not charge\./);

    const unsaid = await fill('notified', { of: 'journey', ...day('on', '2026-06-02') });
    assert.match(unsaid.body, /Say whether it had to be notified seven days ahead/);
    const journey = {
      of: 'journey',
      ahead: 'not known',
      ...day('on', '2026-06-02'),
      ...day('back', '2026-06-06'),
      ...day('notified', '2026-06-01'),
    };
    assert.equal((await fill('notified', journey)).status, 303);
    assert.match(
      await shown(),
      /Journey abroad from 2 June 2026 to 6 June 2026\..*Whether it had to be notified seven days ahead is not known/,
    );
    assert.match(await shown(), /Say whether the person is back from abroad, and whether the return was notified/);
    assert.match(
      (await jonah.get(page)).body,
      /returned\?about=[^"]*"[^>]*>The return[\s\S]*Regimes/,
      'what is owed leads to where it is answered',
    );
    const neither = await fill('returned', { reason: 'The port.' });
    assert.match(neither.body, /It is not said whether the person is back/);
    assert.equal(
      (await fill('returned', { reason: 'The port.', ...day('on', '2026-06-06'), ...day('notified', '2026-06-07') })).status,
      303,
    );
    assert.match(await shown(), /Came back on 6 June 2026\. The return was notified on 7 June 2026\./);
    assert.doesNotMatch(await shown(), /Say whether the person is back from abroad, and whether the return was notified/);
    const file = /href="(\/files\/[^"/]*)"/.exec((await jonah.get(page)).body)?.[1] ?? assert.fail('no file');
    assert.match((await jonah.get(file)).body, /Decided about a late notification: not charge/);
  });

  test('a first notification made late is decided on, from the subject’s page; a change of the regime’s time is recorded after it has ended', async () => {
    const first = { sort: 'notification', state: 'first notification due', reason: 'Another court.', ...day('since', '2026-06-01') };
    assert.equal((await site.send(jonah, `${page}/regime`, first)).status, 303);
    const before = await fill('regime-review', { reason: 'The unit.', ...day('held', '2026-05-28') });
    assert.match(before.body, /cannot have been made before it was owed/);
    assert.equal((await fill('regime-review', { reason: 'The unit.', ...day('held', '2026-06-05') })).status, 303);
    assert.match(await shown(), /The first notification, made on 5 June 2026 2 days late\. Decide what follows/);
    assert.equal((await fill('late', { outcome: 'other disruption', reason: 'The court is told.' })).status, 303);
    assert.match(await shown(), /The first notification, made on 5 June 2026 2 days late\. Decided: other disruption\./);
    assert.equal((await fill('regime-change', { state: 'ended', reason: 'Quashed.', ...day('since', '2026-06-07') })).status, 303);
    const change = { of: 'address', kept: 'The register, 14', ...day('notified', '2026-06-07') };
    assert.match((await fill('notified', { ...change, ...day('on', '2026-06-08') })).body, /did not stand on that day/);
    assert.equal((await fill('notified', { ...change, ...day('on', '2026-06-06') })).status, 303);
    assert.match(await shown(), /Change of address on 6 June 2026\. Notified on 7 June 2026\./);
  });

  test('a first notification that was never made is decided on from the subject’s page, and stays asked; custody said on alone is refused', async () => {
    const first = { sort: 'notification', state: 'first notification due', reason: 'A third court.', ...day('since', '2026-06-02') };
    assert.equal((await site.send(jonah, `${page}/regime`, first)).status, 303);
    assert.match(await shown(), /The first notification was not made by 4 June 2026 Not made\. Decide what follows/);
    assert.equal((await fill('late', { outcome: 'not charge', reason: 'In hospital.' })).status, 303);
    assert.match(
      await shown(),
      /The first notification was not made by 4 June 2026 Not made\. Decided: not charge\. Decide again what follows/,
    );
    assert.match(await shown(), /of a first one that was not, decide what follows/, 'it is asked again');
    const held = { ...day('from', '2026-06-07'), reason: 'The prison.' };
    assert.equal((await fill('custody', held)).status, 303);
    assert.equal((await fill('custody', { reason: 'The prison, again.' })).status, 303);
    const alone = await fill('custody', { reason: 'Still there.' });
    assert.equal(alone.status, 422);
    assert.match(alone.body, /nobody leaves a clock stopped alone[\s\S]*another person/);
    assert.match(alone.body, /Still there\./, 'what was typed is kept');
  });

  test('“ended, since next February” ends nothing today: the page says from when, and the review stays on it (C28)', async () => {
    const level = { sort: 'MAPPA', state: 'level 3', reason: 'The panel.', ...day('since', '2026-06-01') };
    assert.equal((await site.send(jonah, `${page}/regime`, level)).status, 303);
    assert.equal((await fill('regime-change', { state: 'ended', reason: 'The licence.', ...day('since', '2027-02-01') })).status, 303);
    assert.match(
      await shown(),
      /MAPPA: level 3, since 1 June 2026\. From 1 February 2027: ended\. Until then what is owed now stays owed\. .*A review was held/,
    );
    assert.match(await shown(), /Say whether the review was held or the notification made/);
  });
});
