/**
 * The list of one area: everybody at the start, then what changes, read several times a second and whenever a question needs more
 * than has been read. Now and then everybody is listed anew beside it and takes its place: that is how the bytes of whoever was let go
 * leave memory, and how it heals whatever may have gone wrong.
 */
import type { MatchAnswer, MatchOptions } from '../matching/matcher.ts';
import type { LeftOut } from '../matching/left-out.ts';
import type { PersonQuery } from '../matching/person.ts';
import type { Feed } from './feed.ts';
import { NoAnswer, NotListed, Threads, type ThreadsOptions } from './threads.ts';

export interface AreaListOptions extends Pick<ThreadsOptions, 'threads' | 'log'> {
  readonly feed: Feed;
  readonly pollMilliseconds?: number;
  /** How long after somebody was let go everybody is listed anew at the latest. */
  readonly forgetMilliseconds?: number;
}

export interface AreaState {
  readonly isReady: boolean;
  /** One of so many records that cannot be put on the list that it is not made at all: until they are mended nobody is answered. */
  readonly stuckOn: string | null;
  /** Who could not be put on it while everybody else is, and up to which position that is so. */
  readonly leftOut: readonly LeftOut[];
  readonly leftOutAt: number;
  readonly people: number;
  readonly position: number;
  readonly threads: number;
  /** How long everybody took to be listed the last time. */
  readonly listedInMilliseconds: number;
}

/** What has changed is kept beside the base and looked at with each question: above this it is put into a new base. */
const manyChanges = 5000;
const shareOfBase = 0.02;
/** Whoever was not fed for so long may have missed that somebody left. */
const longestGap = 3_600_000;
/** Once a day in any case. */
const oldest = 24 * 3_600_000;
const longestPause = 10_000;

interface Listed {
  readonly threads: Threads;
  readonly times: number;
  readonly base: number;
  readonly tookMilliseconds: number;
  readonly listedAt: number;
  /** The first position that has not been read. */
  from: number;
  fedAt: number;
  goneSince: number | null;
}

export class AreaList implements AsyncDisposable {
  readonly #options: AreaListOptions;
  #listed: Listed | null = null;
  /** Feedings go one after another. */
  #turn: Promise<unknown> = Promise.resolve();
  #waiting: Promise<void> | null = null;
  #listing: Promise<void> | null = null;
  #poll: NodeJS.Timeout | undefined;
  #closing = false;
  #failures = 0;
  /** One of those over which the list could not be made, once it has been named. */
  #named: string | null = null;
  /** Of those left out, whom the log has named. */
  #logged: ReadonlySet<string> = new Set();

  constructor(options: AreaListOptions) {
    this.#options = options;
    void this.#round();
  }

  get state(): AreaState {
    const { threads, tookMilliseconds } = this.#listed ?? {};
    return {
      isReady: (threads?.answering ?? 0) > 0,
      stuckOn: this.#listed ? null : this.#named,
      leftOut: threads?.leftOut.records ?? [],
      leftOutAt: threads?.leftOut.position ?? -1,
      people: threads?.people ?? 0,
      position: threads?.position ?? 0,
      threads: threads?.answering ?? 0,
      listedInMilliseconds: tookMilliseconds ?? 0,
    };
  }

  /** The threads that answer now; tests end one. */
  get threads(): Threads | null {
    return this.#listed?.threads ?? null;
  }

  async ask(query: PersonQuery, { needs, ...options }: MatchOptions = {}): Promise<MatchAnswer> {
    if (!this.#listed) throw new NoAnswer('away', 'The list of known people is being made');
    if (needs === undefined || this.#listed.threads.position < needs) await this.feed();
    const { threads } = this.#listed ?? {};
    if (!threads) throw new NoAnswer('away', 'The list of known people is being made');
    if (needs !== undefined && threads.position < needs)
      throw new NoAnswer('away', 'The list of known people is not fed up to where this question needs it');
    return threads.ask(query, options);
  }

  /** Reads what has been committed by now. Those who ask while one waits for its turn share it: it begins after they asked. */
  feed(): Promise<void> {
    this.#waiting ??= this.#inTurn(async () => {
      this.#waiting = null;
      if (this.#listed) await this.#feedOnce(this.#listed);
    });
    return this.#waiting;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#poll);
    await this.#listing?.catch(() => {});
    await this.#turn;
    await this.#listed?.threads[Symbol.asyncDispose]();
    this.#listed = null;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }

  async #feedOnce(listed: Listed): Promise<void> {
    const { size, times, changed, gone } = await this.#options.feed.since(listed.from);
    const now = performance.now();
    // A ledger that shrank was put back from a copy.
    if (times !== listed.times || size < listed.from || now - listed.fedAt > longestGap) {
      void this.#relist('everybody is listed anew');
      // What comes back from a copy has other people in it: nobody is asked about them before it is listed.
      if (size < listed.from) throw new NoAnswer('away', 'The list of known people is being made anew');
    }
    listed.threads.feed({ changed, gone, position: Math.max(0, size - 1) });
    listed.from = size;
    listed.fedAt = now;
    if (gone.length > 0) listed.goneSince ??= now;
  }

  async #round(): Promise<void> {
    const { pollMilliseconds = 250, log, feed } = this.#options;
    try {
      if (this.#listed) {
        await this.feed();
        if (this.#isOld(this.#listed)) void this.#relist('what has changed is put into the list');
      } else await this.#relist('');
      this.#failures = 0;
      this.#named = null;
      this.#logLeftOut();
    } catch (fault) {
      this.#failures += 1;
      if (this.#failures === 1)
        log('The list of known people cannot be fed; it is tried again', { area: feed.area, error: (fault as Error).name });
      // Tried several times a minute: each record is named once.
      const bad = fault instanceof NotListed ? fault.record : null;
      if (bad !== null && bad !== this.#named)
        log(
          'Too many records cannot be put on the list of known people, this one among them: until they are mended the list answers nobody',
          {
            area: feed.area,
            record: bad,
          },
        );
      this.#named = bad ?? this.#named;
    }
    if (this.#closing) return;
    this.#poll = setTimeout(() => void this.#round(), Math.min(longestPause, pollMilliseconds * 2 ** Math.min(this.#failures, 6)));
  }

  #logLeftOut(): void {
    const { log, feed } = this.#options;
    const { leftOut } = this.state;
    for (const { record, why } of leftOut)
      if (!this.#logged.has(record))
        log('This record cannot be put on the list of known people and is left off it: everybody else is on it', {
          area: feed.area,
          record,
          why,
        });
    this.#logged = new Set(leftOut.map(({ record }) => record));
  }

  #isOld({ threads, base, goneSince, listedAt }: Listed): boolean {
    const { forgetMilliseconds = 300_000 } = this.#options;
    const now = performance.now();
    if (now - listedAt > oldest || (goneSince !== null && now - goneSince > forgetMilliseconds)) return true;
    return threads.since.changed > Math.max(manyChanges, base * shareOfBase);
  }

  #relist(why: string): Promise<void> {
    if (why !== '' && !this.#listing) this.#options.log('The list of known people is made again', { area: this.#options.feed.area, why });
    this.#listing ??= this.#list().finally(() => {
      this.#listing = null;
    });
    // Whoever does not wait for it sees it in the next round.
    this.#listing.catch(() => {});
    return this.#listing;
  }

  async #list(): Promise<void> {
    const { feed, threads: wanted, log } = this.#options;
    const began = performance.now();
    const { size, times } = await feed.now();
    const threads = await Threads.list(feed.everybody(), { threads: wanted, position: Math.max(0, size - 1), log });
    const listed: Listed = {
      threads,
      times,
      base: threads.people,
      tookMilliseconds: Math.round(performance.now() - began),
      listedAt: performance.now(),
      from: size,
      fedAt: performance.now(),
      goneSince: null,
    };
    await this.#inTurn(async () => {
      if (this.#closing) return threads[Symbol.asyncDispose]();
      await this.#feedOnce(listed);
      const before = this.#listed;
      this.#listed = listed;
      void before?.threads[Symbol.asyncDispose]();
    });
    void threads.dead.then(() => {
      if (this.#listed === listed) this.#listed = null;
    });
    log('The list of known people is there', { area: feed.area, people: threads.people, milliseconds: listed.tookMilliseconds });
  }
}
