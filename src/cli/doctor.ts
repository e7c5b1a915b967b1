// `throughline doctor`: one line a check, the fix under each failure, exit code 1 when something is wrong.
import { styleText } from 'node:util';
import type { Command } from 'commander';
import { examine } from '../app/doctor.ts';
import type { Finding } from '../app/doctor/finding.ts';
import { kindOf } from '../app/installation.ts';
import type { CliDeps } from './deps.ts';
import { exitCodes } from './exitCodes.ts';

export function register(program: Command, deps: CliDeps): void {
  program
    .command('doctor')
    .description('Say what is wrong with this installation and how to mend it, and whether it may hold live data.')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExit code 1 when something is wrong. What only keeps live data out is reported, and is no failure of a demonstration.',
    )
    .action(async ({ json }: { json?: true }) => {
      const findings = await examine({
        dataDir: deps.dataDir,
        databaseUrl: deps.databaseUrl,
        host: deps.env.HOST || '127.0.0.1',
        env: deps.env,
        now: Date.now,
      });
      // What keeps live data out is no failure of a demonstration, and is one where live data are.
      const live = kindOf(deps.dataDir) === 'live';
      const wrong = findings.filter(({ state }) => state === 'wrong' || (live && state !== 'well'));
      const readyForLiveData = findings.every(({ state }) => state === 'well');
      if (json) deps.stdout.write(`${JSON.stringify({ findings, readyForLiveData, schemaVersion: 1, well: wrong.length === 0 })}\n`);
      else deps.stdout.write(`${[...findings.map(inWords), verdict(wrong.length, readyForLiveData)].join('\n')}\n`);
      if (wrong.length > 0) process.exitCode = exitCodes.failed;
    });
}

const labels = { well: ['well     ', 'green'], wrong: ['WRONG    ', 'red'], 'not-ready-for-live-data': ['not ready', 'yellow'] } as const;

function inWords({ check, state, words, fix }: Finding): string {
  const [label, colour] = labels[state];
  const line = `${styleText(colour, label, { validateStream: true, stream: process.stdout })}  ${check}: ${words}`;
  return fix === undefined ? line : `${line}\n             → ${fix}`;
}

function verdict(wrong: number, readyForLiveData: boolean): string {
  const health = wrong === 0 ? 'Nothing is wrong.' : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.`;
  return `${health} This installation is ${readyForLiveData ? 'ready' : 'not ready'} for live data.`;
}
