/**
 * A program of ours that runs beside this one: started with the same Node, started again when it dies, stopped with us. It is told
 * where things are by its environment only: arguments are seen by every user of the machine.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import process from 'node:process';
import type { House } from './house.ts';

export interface KeptAliveOptions {
  readonly name: string;
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  readonly log: House['log'];
}

const firstPause = 500;
const longestPause = 30_000;
/** One that ran this long had started well: the next death begins with a short pause again. */
const wellAfter = 60_000;
const patience = 8000;

export class KeptAlive implements AsyncDisposable {
  readonly #options: KeptAliveOptions;
  #child: ChildProcess | undefined;
  #timer: NodeJS.Timeout | undefined;
  #pause = firstPause;
  #closing = false;

  constructor(options: KeptAliveOptions) {
    this.#options = options;
    this.#start();
  }

  /** Of the process that runs now, if one does. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  #start(): void {
    const { name, script, env, log } = this.#options;
    const began = performance.now();
    // What it says goes to our stderr. The channel is never written to: its end tells the child that we are gone.
    const child = spawn(process.execPath, [script], {
      stdio: ['ignore', 2, 2, 'ipc'],
      // Said besides, because a channel that was closed before the child could look is no channel to it.
      env: { ...inherited(), ...env, ENDS_WITH_PARENT: '1' },
    });
    this.#child = child;
    let over = false;
    const ended = (how: string): void => {
      if (over) return;
      over = true;
      this.#child = undefined;
      if (this.#closing) return;
      if (performance.now() - began > wellAfter) this.#pause = firstPause;
      log(`The ${name} ended and is started again`, { how, afterMilliseconds: this.#pause });
      this.#timer = setTimeout(() => this.#start(), this.#pause);
      this.#pause = Math.min(longestPause, this.#pause * 2);
    };
    child.once('error', (fault) => ended(fault.name));
    child.once('exit', (code, signal) => ended(String(signal ?? code)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const { promise: gone, resolve } = Promise.withResolvers<void>();
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), patience);
    await gone;
    clearTimeout(impatience);
  }
}

/** Not the rest of our environment: the administrator's DATABASE_URL is no business of theirs. */
function inherited(): Record<string, string> {
  const names = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SystemRoot', 'NODE_EXTRA_CA_CERTS', 'PGSSLROOTCERT'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}
