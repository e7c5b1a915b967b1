/** A further report about somebody whose earlier one was set aside: another person reads them together, and what the look asked for is answered on a page (C16.further, C19). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decideCandidate } from '../../src/app/identify.ts';
import { recordSubjectAct } from '../../src/app/subjects/acts.ts';
import { lookAt } from '../../src/app/look.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { staffSite, type StaffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';

/** Two reports of one person in one file: the first kept as a trace, the second new, or set aside too. */
async function twice(site: StaffSite, isAsideToo = false) {
  const { house } = site;
  const aside = async (file: string, lead: string) => {
    const fields = { as: 'trace', reason: 'Nothing yet.' } as const;
    const set = await recordSubjectAct(house, house.viewer('gita'), { act: 'set-lead-aside', file, key: house.newId(), lead, fields });
    assert.equal(set.kind, 'done', JSON.stringify(set));
  };
  const one = await house.refer({ name: 'Rowan Tilley', born: '1990-01-01', under18: 'no' });
  await aside(one.file, one.referral);
  house.at('2026-03-02T10:00');
  const two = await house.refer({ name: 'Rowan Tilley', born: '1990-01-01', under18: 'no' });
  const found = (await lookAt(house, house.viewer('gita'), two.file))?.file.referrals.get(two.referral)?.candidates.values().next().value;
  const same = { ...two, candidate: found?.record ?? '', answer: 'same', reason: 'The same.', key: house.newId() } as const;
  assert.equal((await decideCandidate(house, house.viewer('gita'), same)).kind, 'done');
  house.at('2026-03-02T11:00');
  if (isAsideToo) await aside(one.file, two.referral);
  const owed = async (rule: string) =>
    [...((await lookAt(house, house.viewer('sena'), one.file))?.file.obligations.values() ?? [])].filter(
      (each) => isOwed(each) && each.rule === rule,
    ).length;
  return { file: one.file, first: one.referral, second: two.referral, owed };
}

const problem = (body: string): string =>
  body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .match(/.{0,300}Back to.{0,400}/)?.[0] ?? body.slice(0, 300);

/** Follows a link of a page, and sends the form that it leads to. */
async function answer(site: StaffSite, who: Visitor, from: string, link: RegExp, sent: Readonly<Record<string, string>>) {
  const here = (link.exec((await who.get(from)).body)?.[1] ?? assert.fail(`no ${link.source} on ${from}`)).replaceAll('&amp;', '&');
  const shown = await who.get(here);
  assert.equal(shown.status, 200, here);
  const about = new URL(here, 'https://x.invalid').searchParams.get('about') ?? '';
  const done = await who.post(here.split('?')[0] ?? here, { key: site.house.newId(), about, ...sent });
  if (done.status === 303) assert.equal((await who.get(done.to ?? '')).status, 200, 'it leads to a page that is there');
  return { ...done, shown: shown.body };
}

test('the supervising post reads the reports together from its list; “enquiries first” is reported on from the file’s page, and ends', async () => {
  await using site = await staffSite('2026-03-02T09:00', 'subjects of interest');
  const { file, second, owed } = await twice(site);
  assert.equal(await owed('C16.further'), 1);
  const [tom, gita] = [await site.as('tom'), await site.as('gita')];
  const look = await answer(site, tom, '/today', /href="(\/files\/[^"]*\/lead-look)"/, {
    outcome: 'enquiries',
    reason: 'Two of one month.',
  });
  assert.equal(look.status, 303, problem(look.body));
  assert.deepEqual([await owed('C16.further'), await owed('C19.enquiries')], [0, 1]);
  assert.match((await gita.get('/today')).body, /Report on the enquiries/);
  const link = /href="(\/files\/[^"]*\/enquiries[^"]*)"/;
  const empty = await answer(site, gita, `/files/${file}`, link, { decision: 'reopen', reason: 'A neighbour says so.' });
  assert.equal(empty.status, 422);
  assert.match(empty.body, /Choose what follows[\s\S]*A neighbour says so\./, 'there is nothing to open again, and nothing typed is lost');
  const told = { decision: 'stays set aside', reason: 'It was his brother.' };
  const report = await answer(site, gita, `/files/${file}`, link, told);
  assert.equal(report.status, 303, problem(report.body));
  assert.equal(await owed('C19.enquiries'), 0);
  assert.doesNotMatch((await gita.get(`/files/${file}`)).body, link);
  // Who looked and who ended the enquiries are refused: the lead is owed by a third person, and they are told by whom.
  const lead = /href="(\/files\/[^"]*\/lead)"/;
  const trace = { as: 'trace', reason: 'Still nothing.' };
  for (const refused of [gita, tom]) {
    const own = await refused.post(`/files/${file}/subjects/${second}/lead`, { key: site.house.newId(), ...trace });
    assert.equal(own.status, 422);
    assert.match(own.body, /It is on the list of Superintendent\./);
  }
  assert.match((await gita.get('/today')).body, /Waits on Superintendent/);
  assert.doesNotMatch((await tom.get('/today')).body, lead);
  const third = await answer(site, await site.as('sena'), '/today', lead, trace);
  assert.equal(third.status, 303, problem(third.body));
  assert.equal(await owed('C16.lead'), 0);
  assert.deepEqual(site.faults, []);
});

test('they are taken up while the enquiries go on: that answers them too', async () => {
  await using site = await staffSite('2026-03-02T09:00', 'subjects of interest');
  const { file, second, owed } = await twice(site);
  await answer(site, await site.as('tom'), '/today', /href="(\/files\/[^"]*\/lead-look)"/, {
    outcome: 'enquiries',
    reason: 'Two of one month.',
  });
  const { house } = site;
  house.at('2026-03-03T10:00');
  const taken = await recordSubjectAct(house, house.viewer('gita'), {
    act: 'open-subject',
    file,
    key: house.newId(),
    lead: second,
    post: 'gateway',
    fields: { investigation: 'Slate', priority: 'P3', tier: 2, reason: 'Found.', overseas: 'no' },
  });
  assert.equal(taken.kind, 'done', JSON.stringify(taken));
  assert.equal(await owed('C19.enquiries'), 0);
});

test('set aside before anybody looked, and the look says that they are taken up: the lead owes it, from that page, and any answer of it is taken', async () => {
  await using site = await staffSite('2026-03-02T09:00', 'subjects of interest');
  const { owed } = await twice(site, true);
  assert.deepEqual([await owed('C16.lead'), await owed('C16.further')], [0, 1]);
  site.house.at('2026-03-04T10:00');
  const look = await answer(site, await site.as('tom'), '/today', /href="(\/files\/[^"]*\/lead-look)"/, {
    outcome: 'reopen',
    reason: 'Together they say more.',
  });
  assert.equal(look.status, 303, problem(look.body));
  assert.deepEqual([await owed('C16.lead'), await owed('C16.further')], [1, 0]);
  const gita = await site.as('gita');
  const lead = /href="(\/files\/[^"]*\/lead)"/.exec((await gita.get('/today')).body)?.[1] ?? assert.fail('the lead is asked nothing');
  assert.match((await gita.get(lead)).body, /Together they say more\./, 'what the look said stands above the question');
  const trace = await answer(site, gita, '/today', /href="(\/files\/[^"]*\/lead)"/, {
    as: 'trace',
    reason: 'Read together, still nothing.',
  });
  assert.equal(trace.status, 303, problem(trace.body));
  assert.equal(await owed('C16.lead'), 0);
  const again = await gita.post(lead, { key: site.house.newId(), as: 'rejected', reason: 'And again.' });
  assert.equal(again.status, 422, 'it is decided now');
  assert.match(again.body, /This lead is decided/);
  assert.deepEqual(site.faults, []);
});
