/**
 * Runs the matcher beside the service: one a host, with a role of its own that may read who is known and nothing else. Its socket lies in
 * a folder that only this user may enter; who asks shows a secret that is made anew at each start. One that hangs is ended, and so started again.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { House } from './house.ts';
import { KeptAlive } from './keptAlive.ts';
import { matcherClient } from '../matcher/client.ts';

const script = join(import.meta.dirname, '../matcher/main.ts');

/** Where it is asked. */
export interface MatcherPlace {
  readonly address: string;
  readonly secret: string;
}

export interface MatcherProcessOptions {
  readonly matcherUrl: string;
  readonly areas: readonly string[];
  readonly log: House['log'];
  /** How often it is looked at; after three looks without an answer it is ended. */
  readonly lookMilliseconds?: number;
  /** How long it may take to answer a look. */
  readonly presenceMilliseconds?: number;
}

const looksInVain = 3;

export class MatcherProcess extends KeptAlive {
  readonly place: MatcherPlace;
  readonly #folder: string | null;
  readonly #looking: NodeJS.Timeout;
  readonly #client: ReturnType<typeof matcherClient>;
  readonly #log: House['log'];
  #inVain = 0;
  #lookedAt: number | undefined;

  constructor({ matcherUrl, areas, log, lookMilliseconds = 10_000, presenceMilliseconds = 5000 }: MatcherProcessOptions) {
    const isWindows = process.platform === 'win32';
    // 0700: mkdtemp makes it so.
    const folder = isWindows ? null : mkdtempSync(join(tmpdir(), 'throughline-'));
    const place = {
      address: folder === null ? `\\\\.\\pipe\\throughline-${randomBytes(12).toString('hex')}` : join(folder, 'matcher.sock'),
      secret: randomBytes(32).toString('base64url'),
    };
    const threads = process.env.MATCHER_THREADS;
    super({
      name: 'matcher',
      script,
      env: {
        MATCHER_DATABASE_URL: matcherUrl,
        MATCHER_AREAS: areas.join(','),
        MATCHER_SOCKET: place.address,
        MATCHER_SECRET: place.secret,
        ...(threads ? { MATCHER_THREADS: threads } : {}),
      },
      log,
    });
    this.place = place;
    this.#folder = folder;
    this.#log = log;
    this.#client = matcherClient({ ...place, area: areas[0] ?? '', presenceMilliseconds });
    this.#lookedAt = this.pid;
    this.#looking = setInterval(() => void this.look(), lookMilliseconds).unref();
  }

  /** One look. */
  async look(): Promise<void> {
    const { pid } = this;
    if (pid === undefined || pid !== this.#lookedAt) this.#inVain = 0;
    this.#lookedAt = pid;
    if ((await this.#client.state()) !== null) this.#inVain = 0;
    else this.#inVain += 1;
    if (this.#inVain < looksInVain || pid === undefined || pid !== this.pid) return;
    this.#inVain = 0;
    this.#log('The matcher does not answer and is ended');
    process.kill(pid, 'SIGKILL');
  }

  override async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#looking);
    this.#client[Symbol.dispose]();
    await super[Symbol.asyncDispose]();
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true });
  }
}
