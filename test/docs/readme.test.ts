/** Every command of the README is run as it is written, in a shell, on an installation of its own. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { freshFolder } from '../support/folder.ts';
import { checkout } from '../support/server.ts';

const commands = [...readFileSync(`${checkout}/README.md`, 'utf8').matchAll(/^```sh\n([^]*?)^```/gm)].flatMap(([, block = '']) =>
  block.trim().split('\n'),
);

/** This test is part of it. */
const notRunHere = ['npm test'];
const firstOf = 'npm start';

/** What each says when it works. One that is not here fails: somebody has to say what it should print. */
const says: Readonly<Record<string, RegExp>> = {
  'npx throughline doctor': /^well {7}Database:[^]*not ready {2}Sign-in/m,
  'npx throughline ledger verify': /^Ledger wexmoor fits: \d+ facts/m,
  'npx throughline rulebook': /^C01 Initial assessment$/m,
  'npx throughline replay chronologies/made-up-misspelt-repeat.yaml': /entries; \d+ due, \d+ lapsed/,
  'npx throughline replay --all': /Leigh-on-Sea 2014 to 2021[^]*F33 Seven sessions[^]*?lapsed C12/,
  'npx throughline replay --year': /A simulated ordinary year of one area[^]*Everything is within budget/,
  'npx throughline match explain "Tamsin Quennell; 2011-03-07" "Quenell, Tam; 7/3/2011"':
    /Same birth date: 07\/03\/2011, 7\/3\/2011[^]*bits: suggested/,
  'npx throughline --help': /Usage: throughline/,
};

test('each command of the README does what it says', async () => {
  assert.deepEqual(commands, [firstOf, ...notRunHere, ...Object.keys(says)]);
  await using folder = await freshFolder();
  // Not the database of the tests: the one that npm start brings.
  const { DATABASE_URL: _unused, ...rest } = process.env;
  const environment = { ...rest, DATA_DIR: folder.path, PORT: '0' };
  await using start = shell(firstOf, environment);
  await start.printed(/Throughline is on (http:\S+)/);
  const address = /Throughline is on (http:\S+)/.exec(start.output())?.[1] ?? '';
  assert.match(await (await fetch(address)).text(), /Everything here is invented/);
  for (const [command, expected] of Object.entries(says)) {
    await using run = shell(command, environment);
    assert.equal(await run.ended(), 0, `${command}: ${run.output()}`);
    assert.match(run.output(), expected, command);
  }
});

/** A command in a shell and a process group of its own, which is stopped as Ctrl-C would. */
function shell(command: string, env: NodeJS.ProcessEnv) {
  const child: ChildProcess = spawn('/bin/sh', ['-c', command], { cwd: checkout, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  const exited = new Promise<number | null>((resolve) => void child.once('close', resolve));
  return {
    output: () => output,
    ended: () => exited,
    printed: async (wanted: RegExp): Promise<void> => {
      while (!wanted.test(output)) {
        if (child.exitCode !== null) throw new Error(`${command} ended with ${child.exitCode}: ${output}`);
        await pause(100);
      }
    },
    [Symbol.asyncDispose]: async (): Promise<void> => {
      if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      await exited;
    },
  };
}
