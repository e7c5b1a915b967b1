// A Saturday night on the telephone (docs/walks.md): danger is read and taken on the first screen, a protective visit takes one time,
// midnight lies between what was done and writing it up, and whoever was on the rota is ill.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { lookAt } from '../../src/app/look.ts';
import { settleDue } from '../../src/app/time.ts';
import { connect } from '../../src/store/connect.ts';
import { instantOf } from '../support/given.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';

const key = (body: string): string => /name="key" value="([^"]+)"/.exec(body)?.[1] ?? '';
const day = (name: string, date: string, time: string) => ({
  [`${name}-day`]: date,
  [`${name}-month`]: '3',
  [`${name}-year`]: '2026',
  [`${name}-time`]: time,
});

describe('a Saturday night', () => {
  let site: StaffSite;
  let dora: Visitor;
  before(async () => {
    site = await staffSite('2026-03-07T22:40');
    dora = await site.as('dora');
  });
  after(() => site[Symbol.asyncDispose]());

  const visitsOf = async (file: string) => [...((await lookAt(site.house, site.house.viewer('dora'), file))?.file.visits.values() ?? [])];

  it('two reports without a name are told apart on the list by their references', async () => {
    const [one, two] = [await site.danger('A man shouts at the bridge.'), await site.danger('Somebody has a knife on the 14 bus.')];
    const { body } = await dora.get('/today');
    for (const { reference } of [one, two]) assert.match(body, new RegExp(`Name not known, ${reference}`));
    assert.match(body, /Yours as/);
  });

  it('what was said and the one button come first, and a report in another language says so and leads to the translation', async () => {
    const { file, danger } = await site.danger('زميلي يقول إنه سيؤذي الناس غدا في السوق.');
    const { body } = await dora.get(`/files/${file}/danger/${danger}`);
    const [said, translate, button, earlier] = [
      'سيؤذي',
      'This is in another language, and nobody has translated it',
      'I have it, and act',
      'This happened earlier',
    ].map((words) => body.indexOf(words)) as [number, number, number, number];
    assert.ok(said > 0 && said < translate && translate < button && button < earlier, `${said} ${translate} ${button} ${earlier}`);
    assert.match(body, new RegExp(`href="/files/${file}/languages/`));
  });

  it('a protective visit from a report asks for a place and one time; around midnight the day is put right and nothing is lost', async () => {
    const { file, danger } = await site.danger('He is on his way to the chapel.');
    const report = await dora.get(`/files/${file}/danger/${danger}`);
    assert.match(report.body, /Plan a visit to protect somebody now/);
    const form = await dora.get(`/files/${file}/visits?danger=${danger}`);
    assert.doesNotMatch(form.body, /What sort of visit/);
    const short = { key: key(form.body), danger, sort: 'protective', visitors: 'dora', where: 'The chapel' };
    const passed = await dora.post(`/files/${file}/visits`, { ...short, ...day('checkIn', '7', '00:20') });
    assert.equal(passed.status, 422);
    assert.match(passed.body, /The day is now tomorrow, Sunday 8 March 2026: look at it and send it again/);
    assert.match(passed.body, /id="checkIn-day"[^>]*value="8"/);
    assert.match(passed.body, />The chapel</);
    const planned = await dora.post(`/files/${file}/visits`, { ...short, ...day('checkIn', '8', '00:20') });
    assert.equal(planned.status, 303, planned.body);
    const plan = (await visitsOf(file))[0]?.plan;
    assert.equal(plan?.checkIn, instantOf('2026-03-08T00:20'));
    assert.equal(plan.starts, instantOf('2026-03-07T22:40'));
    assert.equal(plan.ends, instantOf('2026-03-08T00:50'));
    assert.equal(plan.post, 'duty', 'whoever goes on duty owes the check-in as that');
    assert.match(plan.ifNotHeard, /Telephone whoever went/);
  });

  it('what was done at 23:05 and is written up at a quarter past midnight is asked about once, with the day put right', async () => {
    const { file, danger } = await site.danger('Two men fight outside the bar.');
    site.house.at('2026-03-08T00:15');
    const path = `/files/${file}/danger/${danger}`;
    const page = await dora.get(path);
    const write = { act: 'write-up', key: key(page.body), done: 'The patrol parted them.', noTargetBecause: 'Both are known and apart.' };
    const ahead = await dora.post(path, { ...write, ...day('happened', '8', '23:05') });
    assert.equal(ahead.status, 422);
    assert.match(ahead.body, /23:05 today is still to come. The day is now yesterday, Saturday 7 March 2026/);
    assert.match(ahead.body, /id="happened-day"[^>]*value="7"/);
    assert.match(ahead.body, />The patrol parted them\.</);
    assert.equal((await dora.post(path, { ...write, ...day('happened', '7', '23:05') })).status, 303);
    await using admin = await connect(site.house.database.superuserUrl, 'test');
    const { rows } = await admin.query<{ happened: Date }>(
      `select happened from ledger.fact where type = 'DangerWrittenUp' and file = $1`,
      [file],
    );
    assert.equal(new Date(rows[0]?.happened ?? 0).toISOString(), '2026-03-07T23:05:00.000Z');
  });

  it('whoever goes as the duty post and is not heard from is looked for by somebody else, and what paper says is entered with its times', async () => {
    site.house.at('2026-03-08T01:00');
    const { file, danger } = await site.danger('She waits at the gate.');
    const form = await dora.get(`/files/${file}/visits?danger=${danger}`);
    const short = { key: key(form.body), danger, sort: 'protective', visitors: 'dora', where: 'The gate' };
    const planned = await dora.post(`/files/${file}/visits`, { ...short, ...day('checkIn', '8', '01:30') });
    const visit = String(planned.to).split('?')[0] ?? '';
    site.house.at('2026-03-08T01:41');
    await settleDue(site.house);
    await using admin = await connect(site.house.database.superuserUrl, 'test');
    const { rows } = await admin.query<{ post: string }>(`select post from throughline.notice where kind = 'climbed' and about = $1`, [
      `visit/${visit.split('/').at(-1) ?? ''}`,
    ]);
    assert.equal(rows.length, 1);
    assert.notEqual(rows[0]?.post, 'duty', 'the telephone in the pocket of whoever is missing helps nobody');
    const sena = await site.as('sena');
    let page = await sena.get(visit);
    assert.equal((await sena.post(visit, { act: 'found', key: 'f1', found: 'She rang from the road.' })).status, 303);
    // How it went is still hers to say, with the time on the paper.
    page = await dora.get(visit);
    assert.match(page.body, /How the visit went is still to be said/);
    assert.equal((await dora.post(visit, { key: 'p0', words: 'A man spoke.' })).status, 422, 'nothing chosen loses nothing');
    await dora.get(visit);
    const paper = { act: 'no-access', key: 'p1', words: 'A man said that she sleeps.' };
    const entered = await dora.post(visit, { ...paper, ...day('trueTime', '8', '01:20') });
    assert.equal(entered.status, 303, entered.body);
    assert.equal((await visitsOf(file))[0]?.ended?.happened, instantOf('2026-03-08T01:20'));
    assert.match((await dora.get(visit)).body, /What is done instead/);
  });

  it('the officer on the rota is ill: one press, and the page says who has it now', async () => {
    const page = await dora.get('/people/dora');
    assert.match(page.body, /I am ill, or must go: away from now/);
    assert.equal((await dora.post('/people/dora', { do: 'away-now' })).status, 303);
    const { body } = await dora.get('/people/dora');
    assert.match(body, /Away now, until they say that they are back/);
    assert.match(body, /Duty officer<\/a>: holds it; now sena answers/);
    assert.doesNotMatch(body, /away from now/);
  });
});
