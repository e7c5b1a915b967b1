import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { Command } from 'commander';
import { register } from '../../src/cli/ledger.ts';
import { connect } from '../../src/store/connect.ts';
import { appendAs, facts, openLedger, rewriteWithItsHash } from './support.ts';

/** Runs the command in this process: exit code, stdout and stderr. */
async function run(serviceUrl: string, ...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const program = new Command('throughline').exitOverride();
  register(program, { connectAsService: () => connect(serviceUrl, 'ledger test'), stdout, stderr });
  process.exitCode = 0;
  await program.parseAsync(['ledger', ...args], { from: 'user' });
  const code = process.exitCode;
  process.exitCode = 0;
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

test('a checkpoint is kept in a file, the ledger fits it, and a fact rewritten with its hash is named', async () => {
  await using ledger = await openLedger(300);
  const { serviceUrl } = ledger.database;
  const folder = await mkdtemp(join(tmpdir(), 'checkpoint-'));
  try {
    const file = join(folder, 'checkpoint.txt');
    const kept = await run(serviceUrl, 'checkpoint', '--out', file);
    assert.deepEqual([kept.code, kept.out], [0, '']);
    const printed = await run(serviceUrl, 'checkpoint');
    assert.equal(printed.out, await readFile(file, 'utf8'));
    assert.equal((await run(serviceUrl, 'checkpoint', '--plain')).out, `${printed.out.split('\n').slice(0, 3).join('\n')}\n`);

    const good = await run(serviceUrl, 'verify', '--checkpoint', file);
    assert.equal(good.code, 0, good.err);
    assert.match(good.out, /fits: 300 facts, root .*\nIt begins with the 300 facts/);
    assert.match((await run(serviceUrl, 'verify')).out, /No checkpoint was given/);
    const json = JSON.parse((await run(serviceUrl, 'verify', '--checkpoint', file, '--json')).out) as {
      ok: boolean;
      size: number;
      root: string;
    };
    assert.deepEqual([json.ok, json.size, json.root], [true, 300, printed.out.split('\n')[2]]);

    await rewriteWithItsHash(ledger.superuser, 260, (made) => ({ ...made, actor: 'somebody-else' }));
    assert.equal((await run(serviceUrl, 'verify')).code, 0, 'without the checkpoint nobody sees it');
    const bad = await run(serviceUrl, 'verify', '--checkpoint', file);
    assert.equal(bad.code, 3);
    assert.match(bad.out, /does NOT fit at position 260, fact fact-260 \(checkpoint\)/);
    const found = JSON.parse((await run(serviceUrl, 'verify', '--checkpoint', file, '--json')).out) as object;
    assert.deepEqual(
      { ...found, words: '', checkpoint: null },
      { area: 'fenmoor', checkpoint: null, ok: false, code: 'checkpoint', position: 260, factId: 'fact-260', words: '', others: [] },
    );

    await ledger.superuser.query('truncate ledger.head, ledger.fact, ledger.fact_body, ledger.body_disposal, ledger.tile');
    const gone = await run(serviceUrl, 'verify', '--checkpoint', file);
    assert.deepEqual(
      [gone.code, /position 0 \(shorter\)/.test(gone.out)],
      [3, true],
      'a checkpoint names its ledger even when every row is gone',
    );

    await writeFile(file, 'not a checkpoint');
    const refused = await run(serviceUrl, 'verify', '--checkpoint', file);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /not a checkpoint that can be checked/);
    assert.equal((await run(serviceUrl, 'verify', '--checkpoint', join(folder, 'absent'))).code, 1);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('without a ledger, and with two, it says what to do', async () => {
  await using ledger = await openLedger();
  const { serviceUrl } = ledger.database;
  const none = await run(serviceUrl, 'checkpoint');
  assert.deepEqual([none.code, /no ledger yet/.test(none.err)], [1, true]);
  await ledger.append(facts(2));
  await appendAs(ledger.service, facts(2), { ledger: 'westmere' });
  const two = await run(serviceUrl, 'verify');
  assert.deepEqual([two.code, /--area: fenmoor, westmere/.test(two.err)], [1, true]);
  assert.equal((await run(serviceUrl, 'verify', '--area', 'westmere')).code, 0);
  const misspelt = await run(serviceUrl, 'verify', '--area', 'westmer');
  assert.deepEqual([misspelt.code, /There is no ledger 'westmer'/.test(misspelt.err)], [1, true]);
});
