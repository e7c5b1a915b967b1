// `throughline start` (npm start): the database, the schema, the product; then the address, and whom to sign in as.
// Stops in good order on Ctrl-C, SIGTERM, and when the process that started it is gone.
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { isLoopback } from '../app/doctor/machine.ts';
import { type InstallationKind, kindOf, rememberKind, removeDatabase } from '../app/installation.ts';
import type { RunningProduct, StartProduct } from '../app/product.ts';
import type { CliDeps } from './deps.ts';
import { exitCodes } from './exitCodes.ts';

interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly live?: true;
  readonly subjects?: true;
  readonly fresh?: true;
  readonly yes?: true;
}

const product = join(import.meta.dirname, '../web/main.ts');

export function register(program: Command, deps: CliDeps): void {
  program
    .command('start')
    .description('Start the demonstration: invented people, and buttons that move time forward.')
    .addOption(new Option('--port <number>', 'where to serve').env('PORT').default(3000).argParser(portNumber))
    .addOption(new Option('--host <address>', 'which address to serve on').env('HOST').default('127.0.0.1'))
    .option('--live', 'not a demonstration: no invented people, no moving of time, this machine only')
    .option('--subjects', 'a demonstration of an area of subjects of interest: an installation of its own, in a DATA_DIR of its own')
    .option('--fresh', 'remove the data and begin again')
    .option('--yes', 'with --fresh: remove even data that are not of a demonstration')
    .addHelpText(
      'after',
      '\nExamples:\n  $ npm start\n  $ PORT=3001 npm start\n  $ npm start -- --fresh\n  $ DATA_DIR=/srv/throughline npm start',
    )
    .action((options: StartOptions) => start(options, deps));
}

async function start(options: StartOptions, deps: CliDeps): Promise<void> {
  const kind: InstallationKind = options.live === true ? 'live' : 'demonstration';
  const refusal = refuse(kind, options, deps) ?? (await portRefusal(options));
  if (refusal !== undefined) {
    deps.say(refusal);
    process.exitCode = exitCodes.failed;
    return;
  }
  if (options.fresh === true) {
    const removed = await removeDatabase(deps.dataDir);
    deps.say(removed === undefined ? 'there was nothing to remove; beginning anew' : `removed the database in ${removed}; beginning anew`);
  }
  rememberKind(deps.dataDir, kind);
  const { ownerUrl, serviceUrl, watchdogUrl, disposalUrl, matcherUrl, where } = await deps.installation();
  deps.say(`the data are in ${where}`);
  if (!existsSync(product)) {
    deps.say('the database is ready, and the web part of throughline is missing from this checkout (src/web/main.ts)');
    process.exitCode = exitCodes.failed;
    return;
  }
  const { startProduct } = (await import(product)) as { startProduct: StartProduct };
  const urls = { ownerUrl, serviceUrl, watchdogUrl, disposalUrl, matcherUrl };
  const running = await startProduct({
    ...urls,
    kind,
    ...(options.subjects === true ? { subjects: true } : {}),
    dataDir: deps.dataDir.path,
    host: options.host,
    port: options.port,
    onProgress: deps.say,
  });
  // Whoever reads the greeting may stop it at once: the signals are listened for before.
  const stopped = untilStopped();
  deps.stdout.write(greeting(running, kind));
  await stopped;
  deps.say('stopping');
  await running.close();
}

/** Why this may not start, or undefined. */
function refuse(kind: InstallationKind, { host, fresh, yes }: StartOptions, { dataDir, databaseUrl }: CliDeps): string | undefined {
  const is = kindOf(dataDir);
  if (kind === 'live' && !isLoopback(host)) {
    return `outside a demonstration throughline serves this machine only (127.0.0.1) until it has real sign-in: whoever reached ${host} could be anybody. Leave HOST out.`;
  }
  if (fresh === true && databaseUrl !== undefined) {
    return '--fresh does not remove a database that DATABASE_URL names. Drop it and make it again ("dropdb", "createdb"), then start without --fresh.';
  }
  if (fresh === true && is === 'live' && yes !== true)
    return `${dataDir.path} does not hold a demonstration. If its data are to be removed for ever, add --yes.`;
  if (fresh === true || is === undefined || is === kind) return undefined;
  return is === 'live'
    ? `${dataDir.path} holds live data, and a demonstration would mix invented people into them. Start with --live, or set DATA_DIR to another folder.`
    : `${dataDir.path} holds a demonstration. Set DATA_DIR to a new folder for live data, or add --fresh to remove the demonstration.`;
}

/** Asked before anything is started, so that the answer comes at once. */
function portRefusal({ port, host }: StartOptions): Promise<string | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', (fault: NodeJS.ErrnoException) => done(portSentence(fault, port, host)));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(undefined)));
  });
}

function portSentence({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE')
    return `port ${port} of ${host} is in use by another program (or another throughline). Choose another: PORT=${port === 65_535 ? 3001 : port + 1} npm start`;
  if (code === 'EACCES') return `this user may not serve on port ${port}. Choose one above 1023: PORT=3000 npm start`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `this machine has no address ${host}. Leave HOST out, or set it to 127.0.0.1.`;
  return `port ${port} of ${host} cannot be used: ${message}. Choose another with PORT=…`;
}

function greeting({ address, signInAs }: RunningProduct, kind: InstallationKind): string {
  const width = Math.max(0, ...signInAs.map(({ name }) => name.length));
  const people = signInAs.map(({ name, post }) => `    ${name.padEnd(width)}  ${post}`);
  const lines = ['', `  Throughline is on ${address}`, ''];
  if (kind === 'demonstration') lines.push('  A demonstration: the area and its people are invented.', '');
  if (people.length > 0) lines.push('  Sign in as', ...people, '');
  return [...lines, '  Ctrl-C stops it; the data stay.', '', ''].join('\n');
}

/** Ctrl-C reaches us more than once (from the terminal, from npm, from bin/enter.mjs): what follows at once is the same one. */
function untilStopped(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let first: number | undefined;
  const onSignal = (): void => {
    first ??= performance.now();
    // Somebody who presses it again after two seconds does not want to wait; the next start adopts what is left.
    if (performance.now() - first > 2000) process.exit(exitCodes.interrupted);
    resolve();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  if (process.connected) process.once('disconnect', () => resolve());
  // Listening for it must not keep us alive once everything else has ended.
  process.channel?.unref();
  return promise;
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
}
