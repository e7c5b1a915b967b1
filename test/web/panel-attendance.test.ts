/** Who came is corrected after a case was adopted, as the chair does it: with a reason, and with what it asks of whom (S02, G07, C05). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { recordAct } from '../../src/app/cases.ts';
import { lookAt } from '../../src/app/look.ts';
import { recordSharing } from '../../src/app/sharing.ts';
import { isOwed } from '../../src/domain/obligation/state.ts';
import { instantOf } from '../support/given.ts';
import { panelSite } from '../support/panelSite.ts';

test('the chair corrects who came after an adoption: a reason is asked for, the agencies that were not there owe their views, and the case is before the panel again', async () => {
  const here = await panelSite();
  await using _site = here.site;
  const { house } = here.site;
  house.at('2026-03-05T10:00');
  const orla = await here.referred('Orla Pendry');
  await here.list('march', orla);
  house.at('2026-03-10T10:05');
  const wilma = await here.as('wilma');
  const meeting = '/panel/meetings/march';
  assert.equal((await here.attends(wilma, meeting, ['chair', 'team', 'health-member'])).status, 303);
  const page = `${meeting}/cases/${orla.file}/${orla.referral}`;
  await wilma.get(page);
  assert.equal((await wilma.post(page, { key: 'k1', do: 'decide', outcome: 'adopt', words: 'All agreed.', all: 'yes' })).status, 303);
  house.at('2026-03-10T10:20');
  await wilma.get(meeting);
  const bare = await here.attends(wilma, meeting, ['chair']);
  assert.equal(bare.status, 422);
  assert.match(bare.body, /Write how the mistake came about/);
  assert.match(bare.body, /attendedWhy/);
  const came = (present: readonly string[]) =>
    wilma.send(
      'POST',
      meeting,
      new URLSearchParams([
        ['_csrf', wilma.token()],
        ['do', 'attend'],
        ['key', 'k2'],
        ['attendedWhy', 'Ticked by mistake.'],
        ...present.map((post): [string, string] => ['present', post]),
      ]).toString(),
    );
  assert.equal((await came(['chair'])).status, 303);
  const owed = await here.owed(orla.file);
  assert.equal(owed.filter((rule) => rule === 'C05.view').length, 2, owed.join(' '));
  assert.equal(owed.filter((rule) => rule === 'C05.again').length, 1, owed.join(' '));
  // It is on the lists of those who owe it, and leads to the page where it is answered.
  const hal = await here.as('hal');
  assert.match((await hal.get('/today')).body, /Give the view of your agency/);
  assert.match((await hal.get(page)).body, /was not there/);
  assert.match((await wilma.get('/today')).body, /it was decided without chair, police or quorum/);
  assert.match((await wilma.get(page)).body, /Take this decision back/);
  // On the agenda of the next panel it comes by itself, as the case that it is now.
  await here.panel('wilma', { do: 'meet', meeting: 'april', form: 'ordinary', starts: Date.parse('2026-04-14T09:00Z'), where: 'Room 2' });
  assert.match((await wilma.get('/panel/meetings/april')).body, /Orla Pendry/);
  house.at('2026-03-10T12:00');
  await wilma.get(meeting);
  assert.equal((await wilma.post(meeting, { do: 'close', key: 'c1', words: '' })).status, 303);
  assert.equal((await here.owed(orla.file)).filter((rule) => rule === 'C05.view').length, 2, 'and closing asks nobody twice');
  assert.deepEqual(here.site.faults, []);
});

for (const isSealed of [false, true])
  test(`given a senior post${isSealed ? ' that may not look into the file' : ''}; when it corrects who came, and closes the record; then the agencies that were not there owe their views, and the case is before the panel again`, async () => {
    const here = await panelSite();
    await using _site = here.site;
    const { house } = here.site;
    house.at('2026-03-05T10:00');
    const orla = await here.referred('Orla Pendry');
    await here.list('march', orla);
    house.at('2026-03-10T10:05');
    const [wilma, sena] = [await here.as('wilma'), await here.as('sena')];
    const meeting = '/panel/meetings/march';
    assert.equal((await here.attends(wilma, meeting, ['chair', 'team', 'health-member'])).status, 303);
    const page = `${meeting}/cases/${orla.file}/${orla.referral}`;
    await wilma.get(page);
    assert.equal((await wilma.post(page, { key: 'k1', do: 'decide', outcome: 'adopt', words: 'All agreed.', all: 'yes' })).status, 303);
    // Sealed by its lead meanwhile.
    const sealing = { reason: 'Not to be known.', until: instantOf('2026-06-01T00:00'), mayBeNamed: false };
    const taken = await recordAct(house, house.viewer('tom'), {
      act: 'take-lead',
      file: orla.file,
      key: 'l1',
      post: 'duty',
      reason: 'Ours.',
    });
    assert.equal(taken.kind, 'done', JSON.stringify(taken));
    if (isSealed) await recordSharing(house, house.viewer('dora'), { act: 'seal-file', file: orla.file, key: 's1', fields: sealing });
    assert.equal((await sena.get(page)).status, isSealed ? 404 : 200);
    house.at('2026-03-10T10:20');
    const corrected = { do: 'attend', key: 'k2', present: 'chair', attendedWhy: 'Ticked by mistake.' };
    assert.equal((await sena.post(meeting, corrected)).status, 303);
    const file = async () => (await lookAt(house, house.viewer('dora'), orla.file))?.file ?? assert.fail();
    const owed = async (rule: string) =>
      [...(await file()).obligations.values()].filter((each) => each.rule === rule && isOwed(each)).length;
    assert.deepEqual([await owed('C05.view'), await owed('C05.again')], [2, 1]);
    const deciding = async () => [...(await file()).hearings.values()].map(({ heard }) => heard?.deciding);
    assert.deepEqual(await deciding(), [['chair']]);
    // The same people once more, with an empty box; then the record is closed.
    house.at('2026-03-10T12:00');
    assert.equal((await sena.post(meeting, { ...corrected, key: 'k3', attendedWhy: '' })).status, 303);
    assert.equal((await sena.post(meeting, { do: 'close', key: 'c1', words: '' })).status, 303);
    assert.match((await sena.get(meeting)).body, /The record of this meeting is closed/);
    assert.deepEqual([await owed('C05.view'), await owed('C05.again')], [2, 1], 'and nobody is asked twice');
    assert.deepEqual(here.site.faults, []);
  });
