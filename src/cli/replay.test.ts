/** `throughline replay` and `throughline rulebook` as somebody runs them: what goes where, and the exit code. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Writable } from 'node:stream';
import { after, test } from 'node:test';
import { Command } from 'commander';
import { register as registerReplay } from './replay.ts';
import { register as registerRulebook } from './rulebook.ts';

const folder = mkdtempSync(join(tmpdir(), 'throughline-replay-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const shipped = (name: string) => resolve(import.meta.dirname, '../../chronologies', `${name}.yaml`);

async function run(...argv: string[]): Promise<{ readonly code: number; readonly out: string; readonly said: string }> {
  let out = '';
  let said = '';
  const stdout = new Writable({ write: (chunk, _encoding, done) => ((out += String(chunk)), done()) });
  const deps = { stdout, say: (sentence: string) => void (said += `${sentence}\n`) };
  const program = new Command('throughline').exitOverride();
  registerReplay(program, deps);
  registerRulebook(program, deps);
  process.exitCode = 0;
  await program.parseAsync(argv, { from: 'user' });
  const code = Number(process.exitCode);
  process.exitCode = 0;
  return { code, out, said };
}
function file(text: string): string {
  const path = join(folder, `${Math.abs(text.length)}-${text.slice(0, 3).replace(/\W/g, '')}.yaml`);
  writeFileSync(path, text);
  return path;
}
const first =
  'title: A test\nentries:\n  - { type: ReferralReceived, referral: R1, about: P1, recorded: 2026-03-02T10:00, concern: A concern. }\n';

test('replay prints text, or JSON of the published shape', async () => {
  const text = await run('replay', shipped('made-up-misspelt-repeat'), '--as-of', '2026-04-02');
  assert.equal(text.code, 0);
  assert.match(text.out, /Thursday 2 April 2026, 17:10\n {2}REFUSED G01 about P1/);
  const json = JSON.parse((await run('replay', shipped('made-up-misspelt-repeat'), '--as-of', '2026-04-02T17:10', '--json')).out) as {
    alarms: object[];
    summary: object;
  };
  assert.deepEqual(Object.keys(json), ['title', 'alarms', 'open', 'summary']);
  assert.deepEqual(Object.keys(json.alarms[0] ?? {}).toSorted(), ['about', 'at', 'findings', 'kind', 'owedBy', 'rule', 'words']);
  assert.deepEqual(json.summary, { entries: 8, due: 1, lapsed: 1, climbed: 0, refused: 2 });
});

test('what cannot be played is named, the rest is played, and the exit code says so', async () => {
  const { code, out, said } = await run(
    'replay',
    file(`${first}  - { type: AssessmentRecorded, referral: R7, recorded: 2026-03-04, outcome: not appropriate, words: x }\n`),
    '--json',
  );
  assert.equal(code, 1);
  assert.equal((JSON.parse(out) as { summary: { entries: number } }).summary.entries, 1);
  assert.match(said, /entry 2 \(AssessmentRecorded\): nothing called "R7" is received/);
});

test('what cannot be read is said on stderr, and as JSON where JSON was asked for', async () => {
  const unread = await run('replay', file('title: x\nentries: 1'), '--json');
  assert.equal(unread.code, 1);
  assert.match((JSON.parse(unread.out) as { error: { problems: string[] } }).error.problems[0] ?? '', /entries/);
  assert.match((await run('replay', join(folder, 'none.yaml'))).said, /there is no such file/);
});

test('time that stops before the first entry is a problem that is named, not a report that nothing is owed', async () => {
  const { code, out, said } = await run('replay', file(first.replace('entries:', 'until: 2020-01-01\nentries:')));
  assert.equal(code, 1);
  assert.match(out + said, /until: time would stop before the first entry/);
});

test('an unknown rulebook or a time that is none is wrong use', async () => {
  const other = await run('replay', file(first), '--rulebook', 'fr');
  assert.deepEqual([other.code, other.out], [2, '']);
  assert.match(other.said, /there is no rulebook "fr". There are: uk/);
  assert.equal((await run('replay', file(first), '--as-of', 'yesterday')).code, 2);
  assert.equal((await run('rulebook', '--rulebook', 'fr')).code, 2);
});

test('the rulebook is printed in words with every id, and says what is not verified', async () => {
  const { out } = await run('rulebook');
  for (const id of ['C01', 'C04', 'C36', 'C42', 'C43.acknowledge', 'G01.search', 'G04.second', 'G05.look', 'G06', 'G24'])
    assert.ok(out.includes(`\n${id} `), id);
  assert.match(out, /NOT\s+VERIFIED/);
  assert.match(out, /Data end on\s+2028-12-31/);
  for (const line of out.split('\n')) assert.ok(line.length <= 80, line);
  const json = JSON.parse((await run('rulebook', '--json')).out) as {
    rules: { key: string; limit: { verified: boolean; amount: string } }[];
  };
  assert.deepEqual(json.rules.find((rule) => rule.key === 'C01')?.limit.amount, '5 working days');
  assert.ok(json.rules.every((rule) => rule.limit.verified === false));
});

test('an ordinary year is printed, or given as data; it takes no file and no day', async () => {
  const { code, out } = await run('replay', '--year', '--json', '--seed', '7');
  const year = JSON.parse(out) as { seed: number; referrals: number; rules: { rule: string; over: string[] }[]; assumptions: object[] };
  assert.deepEqual([code, year.seed, year.referrals], [0, 7, 1000]);
  assert.ok(year.rules.some((rule) => rule.rule === 'C01') && year.assumptions.length > 0);
  for (const wrong of [
    ['replay'],
    ['replay', '--year', file(first)],
    ['replay', '--year', '--seed', 'x'],
    ['replay', '--year', '--as-of', '2026-01-01'],
    ['replay', file(first), '--seed', '2'],
  ]) {
    assert.equal((await run(...wrong)).code, 2, wrong.join(' '));
  }
});

test('one of a folder that cannot be read is a problem of that one: the others are played, and --json is one document', async () => {
  const mixed = mkdtempSync(join(folder, 'mixed-'));
  writeFileSync(join(mixed, 'b-good.yaml'), first.replace('entries:', 'findings: [F45]\nentries:'));
  symlinkSync(join(mixed, 'nowhere'), join(mixed, 'a-dangling.yaml'));
  symlinkSync(join(mixed, 'c-itself.yaml'), join(mixed, 'c-itself.yaml'));
  mkdirSync(join(mixed, 'd-folder.yaml'));
  writeFileSync(join(mixed, 'e-large.yaml'), Buffer.alloc(33 * 1024 * 1024, 35));
  const { code, out, said } = await run('replay', '--all', mixed, '--json');
  assert.equal(code, 1);
  const { chronologies } = JSON.parse(out) as { chronologies: { file: string; problems: string[]; summary: { entries: number } }[] };
  assert.deepEqual(
    chronologies.map((each) => [each.file, each.summary.entries, each.problems]),
    [
      ['a-dangling.yaml', 0, ['cannot be read: there is no such file']],
      ['b-good.yaml', 1, []],
      ['c-itself.yaml', 0, ['cannot be read: it is a link to itself']],
      ['d-folder.yaml', 0, ['cannot be read: it is a folder']],
      ['e-large.yaml', 0, ['has 35 MB; a chronology may have 32']],
    ],
  );
  assert.match(said, /d-folder\.yaml: cannot be read: it is a folder/);
  const printed = (await run('replay', '--all', mixed)).out;
  assert.match(printed, /A test[\s\S]*COULD NOT BE PLAYED: cannot be read: it is a folder/);
  assert.doesNotMatch(printed, /from the public record/, 'of what nobody could read, or does not say from where it is');
  for (const argv of [
    ['--all', join(mixed, 'nowhere')],
    ['--all', join(mixed, 'b-good.yaml')],
    [join(mixed, 'nowhere.yaml')],
    [join(mixed, 'd-folder.yaml')],
  ]) {
    const refused = await run('replay', ...argv, '--json');
    assert.equal(refused.code, 1);
    const { error } = JSON.parse(refused.out) as { error: { code: string; message: string } };
    assert.equal(error.code, 'chronology-unreadable');
    assert.match(error.message, /cannot be read: /);
  }
});

test('all chronologies of a folder are played, as text or as data, and go with nothing else', async () => {
  const { code, out } = await run('replay', '--all');
  assert.equal(code, 0);
  assert.match(out, /F44 [^]*?matched G01/);
  const { chronologies } = JSON.parse((await run('replay', '--all', '--json')).out) as {
    chronologies: { failings: { finding: string }[] }[];
  };
  assert.ok(chronologies.some(({ failings }) => failings.some(({ finding }) => finding === 'F35')));
  assert.equal((await run('replay', '--all', '--as-of', '2026-01-01')).code, 2);
  assert.equal((await run('replay', '--all', '--year')).code, 2);
  const { code: failed, said } = await run('replay', '--all', join(folder, 'not-there'));
  assert.equal(failed, 1);
  assert.match(said, /there is no such file/);
});
