// The duty sheet opens with the key that it was sealed for and with no other, says whom to call and what falls due, and names nobody on file.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { test } from 'node:test';
import { armor, Decrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { Command } from 'commander';
import { recordAct } from '../../src/app/cases.ts';
import { sayTelephone } from '../../src/app/contacts.ts';
import { dutySheetText, planSheet, seal, sheetSettings, slotOf } from '../../src/app/dutySheet.ts';
import type { CliDeps } from '../../src/cli/deps.ts';
import { register } from '../../src/cli/duty-sheet.ts';
import { StoreFault } from '../../src/store/faults.ts';
import { instantOf } from '../support/given.ts';
import { freshFolder } from '../support/folder.ts';
import { testHouse } from '../support/house.ts';
import { asSuperuser } from '../support/watchdog.ts';

async function opened(sealed: Uint8Array, identity: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(armor.decode(Buffer.from(sealed).toString('utf8')), 'text');
}

test('it says whom to call, danger not written up and what falls due in 72 hours, by reference and never by name', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const { file, reference } = await house.refer({ name: 'Peregrine Underhay', concern: 'Spoke of Underhay Farm.' });
  const told = await sayTelephone(house, house.viewer('dora'), { key: 'k', post: 'duty', telephone: '01632 960 123' });
  assert.equal(told.kind, 'done');
  const notHers = await sayTelephone(house, house.viewer('gita'), { key: 'k', post: 'duty', telephone: '01632 960 999' });
  assert.equal(notHers.kind, 'refused');
  await recordAct(house, house.viewer('gita'), {
    act: 'report-danger',
    file,
    danger: 'd1',
    key: 'k',
    fields: { words: 'Peregrine is at the gate' },
  });
  house.at('2026-03-08T09:00');
  const text = await dutySheetText(house);
  assert.match(text, /Duty officer, Wexmoor police: dora\. Telephone: 01632 960 123/);
  assert.match(text, /Prevent supervisor.*NOT RECORDED/);
  assert.match(text, new RegExp(`DANGER NOW, NOT WRITTEN UP \\(\\d\\)\\n  \\[ \\] ${reference}`));
  assert.match(text, /FALLS DUE IN 72 HOURS[^]*\[ \] .*initial assessment/i);
  for (const word of ['Peregrine', 'Underhay', 'gate.', 'Farm']) assert.ok(!text.includes(word), word);
});

test('it is made once a half day, kept sealed, put into the folder, and opens with the right key only', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const [right, wrong] = [await generateIdentity(), await generateIdentity()];
  await using fresh = await freshFolder();
  const folder = fresh.path;
  const settings = sheetSettings({ DUTY_SHEET_RECIPIENTS: await identityToRecipient(right), DUTY_SHEET_FOLDER: folder });
  assert.ok(settings);
  assert.equal(await planSheet(house, settings), true);
  assert.equal(await planSheet(house, settings), false);
  house.at('2026-03-02T18:01');
  assert.equal(await planSheet(house, settings), true);
  assert.deepEqual(readdirSync(folder).toSorted(), ['HOW-TO-OPEN.txt', 'duty-sheet-2026-03-02T06.age', 'duty-sheet-2026-03-02T18.age']);
  const sealed = readFileSync(join(folder, 'duty-sheet-2026-03-02T18.age'));
  // With a space: letters alone stand in what is sealed by chance.
  assert.ok(!sealed.toString('utf8').includes('WHOM TO'));
  assert.match(await opened(sealed, right), /WHOM TO CALL/);
  await assert.rejects(opened(sealed, wrong));
  const [row] = await asSuperuser(house, `select position('WHOM TO'::bytea in sealed) as found from throughline.duty_sheet limit 1`);
  assert.equal(row?.found, 0, 'the database has it sealed only');
  assert.equal((await asSuperuser(house, `select from throughline.heartbeat where name = 'duty-sheet'`)).length, 1);
});

test('one that cannot be made is an alert to the duty post, once', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  await using fresh = await freshFolder();
  const file = join(fresh.path, 'a-file');
  writeFileSync(file, '');
  const settings = {
    recipients: [await identityToRecipient(await generateIdentity())],
    passphrase: null,
    folder: join(file, 'below-a-file'),
  };
  await assert.rejects(planSheet(house, settings));
  await assert.rejects(planSheet(house, settings));
  const notices = await asSuperuser(house, `select kind, post from throughline.notice`);
  assert.deepEqual(
    notices.map(({ kind, post }) => `${String(kind)} ${String(post)}`),
    ['duty-sheet area-duty'],
  );
});

test('a passphrase will do; settings that are wrong are said, and never what was secret in them', async () => {
  await using fresh = await freshFolder();
  const file = join(fresh.path, 'passphrase');
  writeFileSync(file, 'correct horse battery staple nine\n');
  const settings = sheetSettings({ DUTY_SHEET_PASSPHRASE_FILE: file });
  assert.ok(settings);
  const decrypter = new Decrypter();
  decrypter.addPassphrase('correct horse battery staple nine');
  assert.equal(await decrypter.decrypt(armor.decode(Buffer.from(await seal('words', settings)).toString('utf8')), 'text'), 'words');
  const secret = await generateIdentity();
  assert.throws(
    () => sheetSettings({ DUTY_SHEET_RECIPIENTS: secret }),
    (fault: StoreFault) => fault.code === 'duty-sheet-settings-wrong' && !fault.message.includes(secret.slice(9)),
  );
  assert.throws(() => sheetSettings({ DUTY_SHEET_FOLDER: '/x' }), StoreFault);
  assert.equal(sheetSettings({}), null);
});

test('a half day begins at six and at eighteen in London', () => {
  const slots = ['2026-03-02T05:59', '2026-03-02T06:00', '2026-07-02T17:59', '2026-07-02T18:00'].map((at) => slotOf(instantOf(at)));
  assert.deepEqual(slots, ['2026-03-01T18', '2026-03-02T06', '2026-07-02T06', '2026-07-02T18']);
});

test('the command writes a sealed sheet, and none at all where nobody is named who could open it', async () => {
  await using house = await testHouse('2026-03-02T09:00');
  const identity = await generateIdentity();
  const said: string[] = [];
  const printed: string[] = [];
  const run = async (...args: readonly string[]): Promise<void> => {
    const program = new Command().exitOverride();
    const stdout = { write: (text: string) => printed.push(text) } as unknown as NodeJS.WritableStream;
    const installation = async () => ({ serviceUrl: house.database.serviceUrl });
    register(program, { stdout, env: {}, installation, say: (sentence: string) => said.push(sentence) } as unknown as CliDeps);
    await program.parseAsync(['duty-sheet', ...args], { from: 'user' });
  };
  await using fresh = await freshFolder();
  const out = join(fresh.path, 'sheet.age');
  await run('--out', out);
  assert.match(said[0] ?? '', /never written unsealed/);
  assert.throws(() => readFileSync(out));
  await run('--out', out, '--recipient', identity);
  assert.match(said[1] ?? '', /is no public key of age/);
  assert.ok(!said[1]?.includes(identity.slice(9)), 'a private key that was pasted is not repeated');
  process.exitCode = 0;
  await run('--out', out, '--recipient', await identityToRecipient(identity), '--json');
  assert.deepEqual(Object.keys(JSON.parse(printed[0] ?? '{}') as object), ['area', 'bytes', 'file', 'schemaVersion']);
  assert.match(await opened(readFileSync(out), identity), /WHOM TO CALL/);
});
