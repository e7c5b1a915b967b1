/** What pages promise to happen by itself happens: the timekeeper does it in its rounds, and nobody has to ask. */
import assert from 'node:assert/strict';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { answer, ask } from '../../src/app/advice.ts';
import { newCode } from '../../src/app/code.ts';
import { sayHowTold } from '../../src/app/contacts.ts';
import { changeDirectory } from '../../src/app/directory.ts';
import { leaveContact, saveDraft } from '../../src/app/drafts.ts';
import { leave, raiseDanger } from '../../src/app/intake.ts';
import { recordAbsence } from '../../src/domain/area/deciders.ts';
import { publicViewer, serviceViewer } from '../../src/store/viewing.ts';
import { freshFolder } from '../support/folder.ts';
import { testHouse } from '../support/house.ts';
import { deliveryReport, mailServer } from '../support/mail.ts';
import { eventually, testTimekeeper } from '../support/timekeeper.ts';
import { asSuperuser } from '../support/watchdog.ts';

test('drafts and answered questions go after their time, and the writer of a saved form is reminded', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const save = (lookup: string) => saveDraft(house, { lookup, sealed: Buffer.alloc(40), isSent: false, byCode: true });
  await save('over');
  await save('kept');
  await leaveContact(house, 'kept', 'writer@example.org');
  await asSuperuser(house, `update throughline.draft set keep_until = clock_timestamp() - interval '1 second' where key = 'over'`);
  await asSuperuser(house, `update throughline.draft_contact set remind_at = clock_timestamp() - interval '1 second'`);
  await ask(house, { code: newCode(), question: 'When may we tell?', contact: '' });
  const [asked] = await asSuperuser(house, `select id from throughline.arrival where channel = 'advice'`);
  assert.equal((await answer(house, house.viewer('gita'), { id: String(asked?.id), answer: 'At any time.' })).kind, 'done');
  house.at('2026-07-01T09:00');
  const reminded: string[] = [];
  await using timekeeper = testTimekeeper(house, { remindWriter: async (to) => void reminded.push(to) });
  await timekeeper.nextRound();
  assert.deepEqual(await asSuperuser(house, 'select key from throughline.draft'), [{ key: 'kept' }]);
  assert.deepEqual(reminded, ['writer@example.org']);
  assert.deepEqual(await asSuperuser(house, 'select from throughline.advice'), []);
});

test('a duty sheet is made, mail goes out and what came back is taken; an alert goes on to whoever answers now', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  await using server = await mailServer();
  for (const who of ['gita', 'dora', 'sena'] as const)
    await sayHowTold(house, house.viewer(who), { key: house.newId(), mail: `${who}@wexmoor.example`, ordinary: 'daily' });
  await house.refer({ name: 'Oskar Wielgomas' });
  const left = await leave(house, publicViewer(house.area), {
    channel: 'danger-form',
    contentType: 'application/x-www-form-urlencoded',
    bytes: Buffer.from('happening=Somebody+is+in+danger'),
    idempotencyKey: 'd',
  });
  await raiseDanger(house, left.arrival);
  const mail = { mailer: server.mailer, base: null };
  await using fresh = await freshFolder();
  const folder = fresh.path;
  const sentTo = (who: string, subject: RegExp) => server.got.some((each) => each.to.startsWith(who) && subject.test(each.subject));
  {
    const sheets = { recipients: [], passphrase: 'long enough to be one of these', folder: null };
    await using _timekeeper = testTimekeeper(house, { mail, sheets });
    await eventually(async () => sentTo('gita', /on your list|due|overdue/) && sentTo('dora', /urgent/), 'the digest and the alert');
    await eventually(async () => (await asSuperuser(house, 'select from throughline.duty_sheet')).length === 1, 'the duty sheet');
  }
  // The officer on duty is ill; and one of the letters comes back.
  const product = serviceViewer(house.area, 'intake');
  const ill = { absence: 'a', practitioner: 'dora', from: await house.now(), until: null };
  await changeDirectory(house, product, (area, now) => recordAbsence(area, ill, now));
  const digest = server.got.find(({ to }) => to.startsWith('gita'));
  writeFileSync(join(folder, '1.eml'), deliveryReport(/\+([0-9a-f]{32})@/.exec(digest?.from ?? '')?.[1] ?? ''));
  await using _timekeeper = testTimekeeper(house, { mail, returnedFolder: folder });
  await eventually(async () => server.got.some((each) => !each.to.startsWith('dora') && /urgent/.test(each.subject)), 'who answers now');
  await eventually(async () => readdirSync(folder).length === 0, 'the folder is empty');
  assert.equal((await asSuperuser(house, `select from throughline.queue_item where item = 'returned/gita'`)).length, 1);
});
