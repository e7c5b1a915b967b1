// The checks of `npm test`: types, lint, format, the arrows of the house, and nothing left over. Each answers undefined
// or what is wrong.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { checkout } from './support/server.ts';

export interface Check {
  readonly name: string;
  readonly run: () => Promise<string | undefined>;
}

export const checks: readonly Check[] = [
  { name: 'types (tsc)', run: () => complaintOf('@typescript/native', 'bin/tsc', ['--noEmit', '-p', '.']) },
  { name: 'the arrows of the house (dependency-cruiser)', run: checkArrows },
  {
    name: 'lint (oxlint)',
    run: () => complaintOf('oxlint', 'bin/oxlint', ['--type-aware', '--deny-warnings', 'src', 'watchdog', 'test', 'bench', 'bin']),
  },
  { name: 'nothing unused (knip)', run: () => complaintOf('knip', 'bin/knip.js', ['--no-config-hints']) },
  { name: 'format (biome)', run: () => complaintOf('@biomejs/biome', 'bin/biome', ['format', '--reporter=summary', '.']) },
];

/** A cruise that reads nothing finds nothing wrong, and one that resolves nothing forbids nothing: so both are counted. */
async function checkArrows(): Promise<string | undefined> {
  const folders = ['src', 'watchdog', 'test', 'bench', 'bin'].filter(
    (folder) => globSync(`${folder}/**/*.{ts,mjs}`, { cwd: checkout }).length > 0,
  );
  const { stdout, stderr, code } = await runProgram('dependency-cruiser', 'bin/dependency-cruiser.mjs', [
    '--config',
    'dependency-cruiser.config.mjs',
    '--output-type',
    'json',
    ...folders,
  ]);
  if (!stdout.startsWith('{')) return `dependency-cruiser ended with ${code}: ${stderr || stdout}`;
  const { modules, summary } = JSON.parse(stdout) as Cruise;
  const read = new Set(modules.filter(({ couldNotResolve }) => couldNotResolve !== true).map(({ source }) => source));
  const unread = globSync(['src/**/*.ts', 'watchdog/**/*.ts'], { cwd: checkout })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !read.has(file));
  const arrows = modules
    .filter(({ source }) => source.startsWith('src/'))
    .flatMap(({ dependencies }) => dependencies.filter(({ resolved }) => resolved.startsWith('src/')));
  const complaints = summary.violations.map(
    ({ from, to, rule }) =>
      `  ${from} → ${to}: ${summary.ruleSetUsed.forbidden.find(({ name }) => name === rule.name)?.comment ?? rule.name}`,
  );
  if (unread.length > 0)
    complaints.unshift(`  ${unread.length} files were not read, so nothing is known about them: ${unread.slice(0, 5).join(', ')}`);
  if (arrows.length === 0) complaints.unshift('  no import between our own files was found, so nothing was checked');
  return complaints.length === 0 ? undefined : complaints.join('\n');
}

interface Cruise {
  readonly modules: readonly {
    readonly source: string;
    readonly couldNotResolve?: boolean;
    readonly dependencies: readonly { readonly resolved: string }[];
  }[];
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { readonly name: string } }[];
    readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string; readonly comment?: string }[] };
  };
}

async function complaintOf(packageName: string, program: string, args: readonly string[]): Promise<string | undefined> {
  const { code, stdout, stderr } = await runProgram(packageName, program, args);
  return code === 0 ? undefined : `${stdout}${stderr}` || `ended with ${code}`;
}

async function runProgram(
  packageName: string,
  program: string,
  args: readonly string[],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const folder = createRequire(import.meta.url)
    .resolve.paths(packageName)
    ?.map((root) => join(root, packageName))
    .find((each) => globSync('package.json', { cwd: each }).length > 0);
  if (folder === undefined) return { code: 1, stdout: '', stderr: `${packageName} is not installed; run "npm ci"` };
  const child = spawn(process.execPath, [join(folder, program), ...args], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    // oxlint looks for tsgolint, and the tools for node, on the path.
    env: {
      ...process.env,
      NO_COLOR: '1',
      PATH: `${join(checkout, 'node_modules', '.bin')}${process.platform === 'win32' ? ';' : ':'}${dirname(process.execPath)}:${process.env.PATH}`,
    },
  });
  const exited = new Promise<number | null>((done) => child.once('close', done));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { code, stdout, stderr };
}
