// What happened while nobody could reach the product is entered later with true times, on every form by one mechanism: late is shown, and no lapse goes away.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { globSync, readFileSync } from 'node:fs';
import { recordAct } from '../../src/app/cases.ts';
import { lookAt } from '../../src/app/look.ts';
import { settleDue } from '../../src/app/time.ts';
import { instantOf } from '../support/given.ts';
import { checkout } from '../support/server.ts';
import { keyIn } from '../support/seen.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';
import type { Visitor } from '../support/visitor.ts';

const earlier = (day: string, time: string, name = 'trueTime') => ({
  [`${name}-day`]: day,
  [`${name}-month`]: '3',
  [`${name}-year`]: '2026',
  [`${name}-time`]: time,
});
const assessed = { outcome: 'limited information but concern may exist', words: 'Seen at the school.', wouldChangeMyMind: 'A plan.' };

describe('this happened earlier', () => {
  let site: StaffSite;
  let gita: Visitor;
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
    gita = await site.as('gita');
  });
  after(() => site[Symbol.asyncDispose]());
  const fileOf = async (file: string) => {
    const look = await lookAt(site.house, site.house.viewer('gita'), file);
    assert.ok(look);
    return look.file;
  };

  it('an assessment done on a Tuesday and entered two weeks later, after its limit, has both times, and the lapse stays', async () => {
    const { file, referral } = await site.house.refer({ name: 'Wilfred Amberley' });
    site.house.at('2026-03-16T10:00');
    await settleDue(site.house);
    const before = [...(await fileOf(file)).obligations.values()].find((each) => each.rule === 'C01');
    assert.equal(before?.state, 'lapsed');
    const page = await gita.get(`/referrals/${referral}/record/assess`);
    assert.match(page.body, /This happened earlier/);
    const sent = await gita.post(`/referrals/${referral}/record/assess`, { ...assessed, key: keyIn(page), ...earlier('3', '14:30') });
    assert.equal(sent.status, 303);
    const now = [...(await fileOf(file)).obligations.values()].find((each) => each.rule === 'C01');
    assert.notEqual(now?.lapsedAt ?? null, null, 'a backdated entry removes no lapse');
    assert.equal(now?.state, 'met');
    assert.equal(now?.endedAt, instantOf('2026-03-16T10:00'), 'met when it was recorded');
    const shown = (await gita.get(`/files/${file}`)).body;
    assert.match(shown, /3 March 2026[^<]*14:30/, 'when it happened');
    assert.match(shown, /ecorded[^<]*16 March|late/i, 'and when it was recorded');
  });

  it('a time to come, or half of one, keeps everything that was typed and says what to put right', async () => {
    const { referral } = await site.house.refer({ name: 'Ottilie Brandreth' });
    const page = await gita.get(`/referrals/${referral}/record/assess`);
    const path = `/referrals/${referral}/record/assess`;
    const future = await gita.post(path, { ...assessed, key: keyIn(page), ...earlier('30', '14:30') });
    assert.equal(future.status, 422);
    assert.match(future.body, /enter a time that is past/);
    assert.match(future.body, /name="words" value="Seen at the school."/);
    const half = await gita.post(path, { ...assessed, key: keyIn(page), ...earlier('3', '') });
    assert.match(half.body, /enter the time as well/);
    const right = await gita.post(path, { ...assessed, key: keyIn(page), ...earlier('16', '09:59') });
    assert.equal(right.status, 303);
  });

  it('danger that was learnt of at night and entered in the morning starts its limits at night; a time that cannot be right stops no alert', async () => {
    const { file } = await site.house.refer({ name: 'Caspian Dunmore' });
    const learnt = earlier('16', '02:00', 'trueLearnt');
    const sent = await gita.postRaw(`/files/${file}/danger`, {
      words: 'Shouting at the gate',
      key: 'k1',
      ...earlier('16', '01:45'),
      ...learnt,
    });
    assert.equal(sent.status, 303);
    const danger = [...(await fileOf(file)).dangers.values()][0];
    assert.equal(danger?.reported.happened, instantOf('2026-03-16T01:45'));
    assert.equal(danger?.reported.learnt, instantOf('2026-03-16T02:00'));
    const owed = [...(await fileOf(file)).obligations.values()].find((each) => each.rule === 'C43.acknowledge');
    assert.equal(owed?.starts, instantOf('2026-03-16T02:00'));
    assert.equal(owed?.state, 'lapsed', 'the limit had run out before it was entered');
    const wrong = await gita.postRaw(`/files/${file}/danger`, { words: 'Again', key: 'k2', ...earlier('31', '23:00') });
    assert.equal(wrong.status, 303);
    assert.equal((await fileOf(file)).dangers.size, 2);
  });

  it('nor does it stop the duty post from saying that it has it, nor a visitor from saying that they are safe', async () => {
    const { file } = await site.house.refer({ name: 'Isolde Marchbank' });
    await gita.postRaw(`/files/${file}/danger`, { words: 'Shouting', key: 'k3' });
    const [danger] = [...(await fileOf(file)).dangers.keys()];
    await gita.get('/help');
    const wrong = earlier('31', '23:00');
    assert.equal((await gita.post(`/files/${file}/danger/${danger}`, { act: 'acknowledge', ...wrong })).status, 303);
    const acknowledged = [...(await fileOf(file)).dangers.values()][0]?.acknowledged;
    assert.equal(acknowledged?.at, await site.house.now(), 'as of now');

    const { house } = site;
    const now = await house.now();
    const fields = {
      purpose: 'To see that she is well.',
      where: '4 Harrow Lane',
      post: 'gateway',
      ifNotHeard: 'Telephone.',
      parentHears: false,
      visitors: ['gita'],
      starts: now,
      checkIn: now + 60_000,
      ends: now + 120_000,
      interpreter: 'not needed',
      interpreterWords: '',
    } as const;
    const planned = await recordAct(house, house.viewer('gita'), { act: 'plan-protective-visit', visit: 'v1', fields, file, key: 'plan' });
    assert.equal(planned.kind, 'done', JSON.stringify(planned));
    for (const act of ['start', 'check-in', 'seen'])
      assert.equal((await gita.post(`/files/${file}/visits/v1`, { act, key: act, ...wrong })).status, 303, act);
    assert.equal((await fileOf(file)).visits.get('v1')?.ended?.at, now);
  });

  it('an offer made by telephone and a visit agreed before the product was in reach carry when that was', async () => {
    const { file, referral } = await site.house.refer({ name: 'Evander Tolliver' });
    const was = earlier('16', '08:15');
    await gita.get(`/referrals/${referral}/record/need`);
    await gita.post(`/referrals/${referral}/record/need`, { words: 'Has not slept for weeks', key: 'need', ...was });
    const offer = await gita.get(`/referrals/${referral}/partners/offer`);
    assert.match(offer.body, /This happened earlier/);
    const need = [...(await fileOf(file)).referrals.values()].flatMap((each) => [...each.needs.keys()])[0] ?? '';
    const offered = await gita.post(`/referrals/${referral}/partners/offer`, {
      key: 'offer',
      need,
      service: 'Sleep clinic',
      contact: 'Its desk, by telephone',
      ...was,
    });
    assert.equal(offered.status, 303, offered.body);
    const plan = await gita.get(`/files/${file}/visits`);
    assert.match(plan.body, /This happened earlier/);
    const planned = await gita.post(`/files/${file}/visits`, {
      key: 'plan-2',
      sort: 'protective',
      where: '4 Harrow Lane',
      visitors: 'gita',
      'checkIn-day': '16',
      'checkIn-month': '3',
      'checkIn-year': '2026',
      'checkIn-time': '15:00',
      ...was,
    });
    assert.equal(planned.status, 303, planned.body);
    const shown = (await gita.get(`/files/${file}`)).body;
    assert.ok((shown.match(/16 March 2026[^<]*8:15/g) ?? []).length >= 3, 'the need, the offer and the plan have their own time');
    const alarm = await site.danger('Shouting at the gate.');
    const now = await gita.get(`/files/${alarm.file}/visits?danger=${alarm.danger}`);
    assert.match(now.body, /To protect somebody now/);
    assert.doesNotMatch(now.body, /This happened earlier/, 'nothing stands before going there now');
  });

  it('stands on every form about a file or a referral that has a button', () => {
    const forms = globSync(['src/web/case/*.njk', 'src/web/file/*.njk', 'src/web/request/form.njk', 'src/web/visits/*.njk'], {
      cwd: checkout,
    });
    const without = forms.filter((name) => {
      const source = readFileSync(`${checkout}/${name}`, 'utf8');
      return source.includes('method="post"') && source.includes('govukButton(') && !source.includes('trueTime');
    });
    // The time of an entry is what this form puts right.
    assert.deepEqual(
      without.filter((name) => !/file[/\\]time\.njk$|re(view|opening)\.njk$/.test(name)),
      [],
    );
  });
});
