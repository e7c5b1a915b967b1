/** Arrivals are given out by whoever leads the team: ticked, both loads seen before, each file with its own outcome (S21). */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type CaseAct, recordAct } from '../../src/app/cases.ts';
import { giveFiles } from '../../src/app/giving.ts';
import { leave, takeReferral } from '../../src/app/intake.ts';
import { lookAt } from '../../src/app/look.ts';
import { changePosts } from '../../src/app/posts.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { instantOf } from '../support/given.ts';
import { publicViewer } from '../../src/store/viewing.ts';
import { type StaffSite, staffSite } from '../support/staff.ts';

let site: StaffSite;
const plain = (body: string) => body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const says = (body: string, words: RegExp | string) => {
  const read = plain(body);
  assert.ok(
    typeof words === 'string' ? read.includes(words) : words.test(read),
    `${words} is not in: ${read.slice(read.indexOf('Skip'), 4000)}`,
  );
};
const leadOf = async (file: string) => (await lookAt(site.house, site.house.viewer('tom'), file))?.file.lead;
const page = '/load/waiting';

describe('giving out what has arrived', () => {
  before(async () => {
    site = await staffSite('2026-03-02T09:00');
  });
  after(async () => {
    assert.deepEqual(site.faults, []);
    await site[Symbol.asyncDispose]();
  });

  test('says that nothing waits, and is for those who answer for others’ work', async () => {
    for (const who of ['gita', 'rhea', 'sol', 'dora'] as const) assert.equal((await (await site.as(who)).get(page)).status, 403, who);
    says((await (await site.as('tom')).get(page)).body, 'Nothing waits to be given out.');
  });

  test('what the intake leads is listed, the first first; what is closed or led by somebody else is not; what could not be read is named', async () => {
    const { file: one } = await site.house.refer({ name: 'Perran Vellacott' });
    const { file: led } = await site.house.refer({ name: 'Lowen Pascarell' });
    site.house.at('2026-03-02T09:01');
    await site.house.refer({ name: 'Anna Bellweather' });
    await recordAct(site.house, site.house.viewer('tom'), { act: 'take-lead', file: led, key: 'l', post: 'team', reason: 'Mine.' });
    const { file: gone, referral } = await site.house.refer({ name: 'Halcyon Dunmarch' });
    const did = async (who: 'gita' | 'tom', act: CaseAct) =>
      assert.equal((await recordAct(site.house, site.house.viewer(who), { file: gone, key: site.house.newId(), ...act })).kind, 'done');
    await did('gita', { act: 'assess', referral, fields: { outcome: 'not appropriate', words: 'Seen.' } });
    const closing = { finding: 'no further action', reasons: ['explained'], words: 'Explained.', cumulative: '', answers: [] };
    await did('gita', { act: 'propose-closure', referral, fields: closing });
    await did('tom', { act: 'agree-to-close', referral, words: 'Agreed by me.' });
    const left = await leave(site.house, publicViewer(site.house.area), {
      channel: 'web-form',
      contentType: 'application/json',
      bytes: Buffer.from('not readable'),
      idempotencyKey: 'unreadable',
    });
    assert.notEqual((await takeReferral(site.house, left.arrival)).kind, 'taken');
    const tom = await site.as('tom');
    const { body } = await tom.get(page);
    says(
      body,
      /2 files wait to be given out\..*1 arrival could not be read and has? ?.*Perran Vellacott since 2 March 2026, with Gateway assessor; \d+ open.*Anna Bellweather/,
    );
    assert.doesNotMatch(plain(body), /Lowen|Halcyon/);
    assert.ok(body.includes(`href="/arrivals/${left.arrival}"`));
    says(body, /Prevent supervisor \(tom\): [\d.]+ points; no capacity recorded/);
    assert.equal(await leadOf(one), 'gateway');
  });

  test('nothing moves before both loads are seen; each has its own outcome, and what somebody else gave away meanwhile is not taken back', async () => {
    for (const [practitioner, hoursAWeek] of [
      ['gita', 37],
      ['tom', 30],
    ] as const)
      await changePosts(site.house, site.house.viewer('sena'), { do: 'working-time', practitioner, grade: 'officer', hoursAWeek });
    const tom = await site.as('tom');
    const shown = (await tom.get(page)).body;
    const values = [...shown.matchAll(/name="files" id="[^"]+" value="([^"]+)"/g)].map(([, value]) => value ?? '');
    const key = /name="key" value="([^"]+)"/.exec(shown)?.[1] ?? '';
    assert.equal(values.length, 2);
    const none = await tom.post(page, { key, post: '', reason: '' });
    assert.equal(none.status, 422);
    for (const words of ['Choose what is given out', 'Choose the post that leads from now on', 'Say why it is given to them'])
      says(none.body, words);
    const files = values.map((value) => value.split(' ')[0] ?? '');
    const preview = await tom.post(page, { key, files: values, post: 'team', reason: 'New on the team.' });
    says(
      preview.body,
      /Give 2 files to Prevent supervisor\?.*Perran Vellacott , from Gateway assessor: .*Anna Bellweather.*Gateway assessor: \d+% before, \d+% after Prevent supervisor: \d+% before, \d+% after/,
    );
    const [, gBefore, gAfter, tBefore, tAfter] =
      /assessor: (\d+)% before, (\d+)% after[^:]*supervisor: (\d+)% before, (\d+)% after/.exec(plain(preview.body)) ?? [];
    assert.ok(Number(gAfter) < Number(gBefore) && Number(tAfter) > Number(tBefore), plain(preview.body));
    assert.deepEqual(await Promise.all(files.map(leadOf)), ['gateway', 'gateway'], 'a preview moves nothing');

    await recordAct(site.house, site.house.viewer('sena'), {
      act: 'take-lead',
      file: files[1] ?? '',
      key: 's',
      post: 'senior',
      reason: 'Ours.',
    });
    const sent = { key, step: 'give', files: values, post: 'team', reason: 'New on the team.' };
    for (const again of [false, true]) {
      const result = await tom.post(page, sent);
      says(result.body, /1 is led by Prevent supervisor now/);
      says(result.body, /1 was not given .*Somebody has moved the lead meanwhile\..*Given to Prevent supervisor .*/);
      assert.deepEqual(await Promise.all(files.map(leadOf)), ['team', 'senior'], again ? 'sent again' : 'sent once');
    }
    says((await tom.get(page)).body, 'Nothing waits to be given out.');
  });

  test('a file that does not wait is taken from nobody by the list, and a post that nobody fills is given none', async () => {
    const { file } = await site.house.refer({ name: 'Jory Penhallow' });
    await recordAct(site.house, site.house.viewer('sena'), { act: 'take-lead', file, key: 'mine', post: 'senior', reason: 'Mine.' });
    const tom = await site.as('tom');
    await tom.get(page);
    const taken = await tom.post(page, { key: 'not-waiting', step: 'give', files: `${file} senior`, post: 'team', reason: 'Ours.' });
    says(taken.body, /1 was not given .*This file does not wait to be given out/);
    await changePosts(site.house, site.house.viewer('sena'), { do: 'vacate', post: 'duty', practitioner: 'dora' });
    const empty = await tom.post(`/files/${file}/lead`, { key: 'empty', post: 'duty', reason: 'Theirs.' });
    assert.equal(empty.status, 422);
    says(empty.body, 'a file that it led would be nobody’s. Name a holder or a deputy for the post first');
    assert.equal(await leadOf(file), 'senior');
  });

  test('a fault at one says so of that one, and keeps no other from being given', async () => {
    const [{ file: one }, { file: two }] = [
      await site.house.refer({ name: 'Wyll Trethewey' }),
      await site.house.refer({ name: 'Ilja Marrable' }),
    ];
    let asked = 0;
    const broken = { ...site.house, now: () => (asked++ === 0 ? Promise.reject(new Error('The database went away.')) : site.house.now()) };
    const given = await giveFiles(broken, site.house.viewer('tom'), {
      files: [one, two].map((file) => ({ file, from: 'gateway' })),
      post: 'team',
      reason: 'New.',
      key: 'fault',
    });
    assert.deepEqual(
      given.map(({ file, outcome }) => [file, outcome.kind === 'refused' ? outcome.reasons[0]?.code : outcome.kind]),
      [
        [one, 'outcome-unknown'],
        [two, 'done'],
      ],
    );
    assert.deepEqual(await Promise.all([one, two].map(leadOf)), ['gateway', 'team']);
  });

  test('a file that is sealed from whoever asks is neither listed nor counted, and is given by nobody who writes its number', async () => {
    const { file } = await site.house.refer({ name: 'Casimir Bellamy' });
    const chas = await site.as('chas');
    says((await chas.get(page)).body, /2 files wait to be given out\..*Casimir Bellamy/);
    const sealed = await recordSharing(site.house, site.house.viewer('gita'), {
      act: 'seal-file',
      file,
      key: 'seal',
      fields: { reason: 'Not to be known.', until: instantOf('2026-03-20T00:00'), mayBeNamed: false },
    });
    assert.equal(sealed.kind, 'done', JSON.stringify(sealed));
    const { body } = await chas.get(page);
    says(body, /1 file waits to be given out\./);
    assert.doesNotMatch(body, /Casimir/);
    const forged = { key: 'forged', step: 'give', files: `${file} gateway`, post: 'senior', reason: 'Mine.' };
    const refused = await chas.post(page, forged);
    says(refused.body, /1 was not given A file that is not on this list any more : There is no such file/);
    assert.doesNotMatch(refused.body, /Casimir/);
    assert.equal((await lookAt(site.house, site.house.viewer('gita'), file))?.file.lead, 'gateway');
  });
});
