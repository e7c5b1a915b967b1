/** A record that cannot be compared with others, as its lead meets it: on what needs them, on the file, mended or left so with a reason; and as others are told of it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keepLeftOff } from '../../src/app/leftOff.ts';
import { spoil } from '../support/spoilt.ts';
import { staffSite } from '../support/staff.ts';
import { asSuperuser } from '../support/watchdog.ts';

const asked = { name: 'Jory Fennimore', otherNames: '', born: '2011-04-05', phone: '', number: '', address: '', postcode: '', school: '' };

test('on the lead’s list, with a link to where it is mended; who searches, compares or reads the promise is told; mended it is found', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const good = await house.refer({ name: 'Tamsin Quennell', born: '2010-02-03' });
  const bad = await house.refer({ name: 'Jory Fennimore', born: '2011-04-05' });
  const record = await spoil(house, bad.file);
  const keep = () => keepLeftOff({ ...house, matcherState: house.listState });
  assert.equal(await keep(), 1);
  const gita = await site.as('gita');
  const mend = `/files/${bad.file}/left-off`;
  const list = (await gita.get('/today')).body;
  assert.ok(list.includes('This record cannot be compared with others') && list.includes(mend), 'on what needs me, with its link');
  const file = (await gita.get(`/files/${bad.file}`)).body;
  assert.ok(file.includes('1 record of this file cannot be compared with others.') && file.includes(mend), 'on the file');
  assert.match(file, /A record cannot be compared with others, and is off the list of known people/, 'and in its chronology');

  const search = async () => (await gita.post('/search', { ...asked, file: good.file, purpose: 'decision' })).body;
  assert.match(await search(), /Nobody was found[\s\S]*1 record on file could not be looked at\./);
  assert.match((await gita.get(`/referrals/${good.referral}`)).body, /1 record on file could not be looked at\./);
  const promise = (await gita.get('/promise')).body;
  assert.ok(promise.includes('1 record is off the list of known people') && promise.includes(record));
  const knows = await gita.post('/who-knows', { name: 'Jory Fennimore', born: '', why: 'Stopped.' });
  assert.match(knows.body, /1 record on file could not be looked at\./);

  const page = await gita.get(mend);
  assert.equal(page.status, 200);
  assert.match(page.body, /Something that is written of the person cannot be read/);
  const who = `/referrals/${bad.referral}/who`;
  assert.ok(page.body.includes(who), 'the form in which it is written anew');

  // Left so for now: the day is asked for, and kept within the limit.
  const said = (fields: Record<string, string>) => gita.post(mend, { record, key: house.newId(), ...fields });
  const day = (written: string) => Object.fromEntries(written.split(' ').map((part, i) => [`until-${['day', 'month', 'year'][i]}`, part]));
  const empty = await said({ reason: '' });
  assert.equal(empty.status, 422);
  assert.match(empty.body, /Say why it can stay so[\s\S]*Give the day/);
  const far = await said({ reason: 'The name is right so.', ...day('1 9 2026') });
  assert.match(far.body, /longer than a record may stay off the list/);
  assert.ok(far.body.includes('The name is right so.'), 'what was typed is kept');
  const left = await said({ reason: 'The name is right so.', ...day('20 3 2026') });
  assert.equal(left.to, `${mend}?done=stays-off-list`);
  const after = (await gita.get(mend)).body;
  assert.match(after, /The name is right so\./);
  const [owed] = await asSuperuser(house, `select due from throughline.obligation where rule = 'G01.listed' and state = 'open'`);
  assert.equal(new Date(Number(owed?.['due'])).toISOString(), '2026-03-21T00:00:00.000Z', 'owed again on that day');

  // Mended.
  assert.match((await gita.get(who)).body, /Record who it is/);
  const sent = await gita.post(who, {
    names: 'Jory Fennimore',
    born: '5 4 2011',
    under18: 'yes',
    school: '',
    address: '',
    phone: '',
    numbers: '',
    key: house.newId(),
  });
  assert.equal(sent.status, 303);
  assert.equal(await keep(), 1);
  assert.match((await gita.get(mend)).body, /Every record of this file can be compared with others/);
  assert.ok(!(await gita.get('/today')).body.includes(mend));
  assert.match(await search(), /1 person on file may be who you look for/);
  assert.ok(!(await search()).includes('could not be looked at'));
  assert.deepEqual(site.faults, []);
});

test('a pair of which one cannot be read any more is shown as it is written, and breaks no page', async () => {
  await using site = await staffSite('2026-03-02T09:00');
  const { house } = site;
  const one = await house.refer({ name: 'Jory Fennimore', born: '2011-04-05' });
  const other = await house.refer({ name: 'Jorey Fenimore', born: '2011-04-05' });
  const record = await spoil(house, one.file);
  assert.equal(await keepLeftOff({ ...house, matcherState: house.listState }), 1);
  const gita = await site.as('gita');
  for (const path of [
    `/referrals/${other.referral}`,
    `/referrals/${other.referral}/candidates/${record}`,
    `/referrals/${one.referral}`,
    '/identity',
  ])
    assert.equal((await gita.get(path)).status, 200, `${path} ${JSON.stringify(site.faults)}`);
  assert.deepEqual(site.faults, []);
});
