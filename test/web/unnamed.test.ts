/** Somebody whose name says nothing, as their lead meets them: on what needs them, on the file, found out or asked again on a day; and as whoever searches is told of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { notCompared } from '../../src/app/leftOff.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { rebuild } from '../../src/app/rebuild.ts';
import { instantOf } from '../support/given.ts';
import { asDocument, crossing } from '../support/crossing.ts';
import { staffSite } from '../support/staff.ts';
import { asSuperuser } from '../support/watchdog.ts';

const asked = { name: 'Jory Fennimore', otherNames: '', born: '', phone: '', number: '', address: '', postcode: '', school: '' };
const day = (written: string) => Object.fromEntries(written.split(' ').map((part, i) => [`until-${['day', 'month', 'year'][i]}`, part]));

test('on the lead’s list, with a link to where it is found out; who searches is told; asked again on a day; described it is found', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const known = await house.refer({ name: 'Tamsin Quennell', born: '2010-02-03' });
  const unknown = await house.refer({ name: '\u200B\u200B', born: '2011-04-05' });
  const gita = await site.as('gita');
  const find = `/files/${unknown.file}/left-off`;
  const list = (await gita.get('/today')).body;
  assert.ok(list.includes('Nobody can be compared with this record: find out who it is') && list.includes(find), 'on what needs me');
  const file = (await gita.get(`/files/${unknown.file}`)).body;
  assert.ok(file.includes('1 record of this file cannot be compared with others.') && file.includes(find), 'on the file');
  assert.match(file, /<h1[^>]*>[\s\S]*?Name not known/, 'and not a heading that nobody sees');

  const search = async () => (await gita.post('/search', { ...asked, file: known.file, purpose: 'decision' })).body;
  const counted = /1 record on file could not be compared: nobody knows yet who it is of\./;
  assert.match(await search(), counted);
  assert.match((await gita.get(`/referrals/${known.referral}`)).body, counted);
  assert.doesNotMatch((await gita.get(`/referrals/${unknown.referral}`)).body, counted, 'itself is no news');
  assert.match((await gita.post('/who-knows', { name: 'Jory Fennimore', born: '', why: 'Stopped.' })).body, counted);

  const page = await gita.get(find);
  assert.equal(page.status, 200);
  assert.match(page.body, /Its name says nothing of who it is/);
  const who = `/referrals/${unknown.referral}/who`;
  assert.ok(page.body.includes(who));
  const [row] = await asSuperuser(house, 'select record from throughline.record_file where unnamed');
  const record = String(row?.['record']);
  const said = (fields: Record<string, string>) => gita.post(find, { record, kind: 'unnamed', key: house.newId(), ...fields });
  assert.match((await said({ reason: '' })).body, /Say why it cannot be found out now[\s\S]*Give the day by which it is asked again/);
  const far = await said({ reason: 'The caller left no number.', ...day('1 9 2026') });
  assert.match(far.body, /longer than anybody may stay unknown/);
  assert.ok(far.body.includes('The caller left no number.'), 'what was typed is kept');
  assert.equal((await said({ reason: 'The caller left no number.', ...day('20 3 2026') })).to, `${find}?done=stays-unknown`);
  const owed = () =>
    asSuperuser(house, `select due::text as due from throughline.obligation where rule = 'G01.unnamed' and state in ('open', 'lapsed')`);
  assert.match(String((await owed())[0]?.['due']), /2026-03-21 00:00/, 'asked again at the end of that day');
  assert.match(await search(), counted, 'and counted meanwhile');

  // Described with as little, nothing is answered.
  const describe = (names: string) =>
    gita.post(who, { names, born: '5 4 2011', under18: 'yes', school: '', address: '', phone: '', numbers: '', key: house.newId() });
  assert.equal((await describe('Unknown male')).status, 303);
  assert.equal((await owed()).length, 1);
  assert.equal((await describe('Jory Fennimore')).status, 303);
  assert.deepEqual(await owed(), []);
  assert.match((await gita.get(find)).body, /Every record of this file can be compared with others/);
  assert.match(await search(), /1 person on file may be who you look for/);
  assert.ok(!(await search()).includes('could not be compared'));
  assert.deepEqual(site.faults, []);
});

test('of a sealed file nothing is counted to others, and made again the rows say the same', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const { file } = await house.refer({ name: 'Unknown', born: '1990-03-07', under18: 'no' });
  assert.equal((await notCompared(house, house.viewer('gita'))).unnamed, 1);
  assert.deepEqual((await rebuild(house, { check: true })).differences, [], 'made again it is the same');
  assert.equal((await notCompared(house, house.viewer('gita'))).unnamed, 1);
  assert.equal(
    (await recordAct(house, house.viewer('tom'), { act: 'take-lead', file, key: 'lead', post: 'duty', reason: 'Ours.' })).kind,
    'done',
  );
  const fields = { reason: 'Our work is not to be known.', until: instantOf('2026-06-01T00:00'), mayBeNamed: false };
  assert.equal((await recordSharing(house, house.viewer('dora'), { act: 'seal-file', file, key: 'seal', fields })).kind, 'done');
  assert.equal((await notCompared(house, house.viewer('gita'))).unnamed, 0);
  assert.equal((await notCompared(house, house.viewer('dora'))).unnamed, 1);
  assert.deepEqual(site.faults, []);
});

test('a released message about somebody whose name says nothing is taken in, and owed by its lead like any report', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const gita = await site.as('gita');
  const about = { name: '\u200B', otherNames: '', born: '1990-03-07', address: '', more: '' };
  const pasted = asDocument(crossing('unnamed', { words: 'He is expected in town.', about, reply: null }));
  await gita.get('/documents');
  const brought = await gita.post('/documents', { key: house.newId(), pasted });
  const here = String(brought.to).split('?')[0] ?? '';
  await gita.get(here);
  const taken = await gita.post(here, {
    key: house.newId(),
    act: 'take',
    came: 'By courier; called back on the number of their switchboard.',
  });
  const owed = await asSuperuser(house, `select state, post from throughline.obligation where rule = 'G01.unnamed'`);
  assert.deepEqual(
    [brought.status, taken.status, owed],
    [303, 303, [{ state: 'open', post: 'gateway' }]],
    `${here} ${JSON.stringify(site.faults)}`,
  );
});
