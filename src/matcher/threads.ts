/**
 * The threads that answer about one area from one base, and what has changed since. One that dies is replaced and its questions
 * are asked of another, once; where the base cannot be shared the whole is made again by whoever keeps it.
 */
import { MessageChannel, Worker } from 'node:worker_threads';
import type { LeftOut } from '../matching/left-out.ts';
import type { MatchAnswer, MatchOptions } from '../matching/matcher.ts';
import type { PersonQuery } from '../matching/person.ts';
import type { KnownRecord } from '../store/people.ts';
import type { Share } from './base.ts';
import type { Changes } from './known.ts';
import type { Page, Said, Told } from './thread.ts';

/** Why there is no answer, for whoever asked. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly code: 'away' | 'failed';
  constructor(code: 'away' | 'failed', words: string) {
    super(words);
    this.code = code;
  }
}

/** So many records cannot be put on the list that it is not they who are wrong. The id of one of them, nothing that it says. */
export class NotListed extends NoAnswer {
  readonly record: string;
  constructor(record: string) {
    super('away', 'Too many records cannot be put on the list of known people');
    this.record = record;
  }
}

interface Question {
  readonly query: PersonQuery;
  readonly options: Omit<MatchOptions, 'needs'>;
  readonly resolve: (answer: MatchAnswer) => void;
  readonly reject: (fault: Error) => void;
  /** Whether a thread died over it already. */
  readonly isSecond: boolean;
  readonly limit: NodeJS.Timeout;
}

/** Far beyond any question that was measured: what takes longer hangs. Twice this is less than whoever asks waits (client.ts). */
const questionLimit = 3000;

class Thread {
  readonly worker = new Worker(new URL('./thread.ts', import.meta.url), { env: {}, name: 'matcher' });
  readonly asked = new Map<number, Question>();
  people = 0;
  /** Who could not be put on its list, as it last said, and up to which position it had been fed then. */
  leftOut: readonly LeftOut[] = [];
  leftOutAt = -1;
  /** It has the base and has been told of what has changed since. */
  isReady = false;
  wasReady = false;
  /** Too many could not be put on its list: another in its place could not either. */
  hasTooMany = false;
  #ready = Promise.withResolvers<Share>();

  constructor(onEnd: (thread: Thread) => void) {
    // Waited for by some only.
    this.#ready.promise.catch(() => {});
    this.worker.on('message', (said: Said) => this.#hear(said));
    // What it threw may quote somebody's name; that it ended is enough.
    this.worker.on('error', () => {});
    this.worker.once('exit', () => {
      this.wasReady = this.isReady;
      this.isReady = false;
      this.#ready.reject(new NoAnswer('away', 'A thread of the matcher ended before it was ready'));
      onEnd(this);
    });
  }

  get ready(): Promise<Share> {
    return this.#ready.promise;
  }

  tell(told: Told, transfer: readonly MessagePortOfPages[] = []): void {
    this.worker.postMessage(told, [...transfer]);
  }

  #hear(said: Said): void {
    switch (said.kind) {
      case 'ready':
        this.#has(said);
        return this.#ready.resolve(said.share);
      case 'fed':
        return this.#has(said);
      case 'answer':
        return this.#done(said.id)?.resolve({
          position: said.position,
          candidates: said.candidates,
          leftOut: said.leftOut.map(({ record }) => record),
        });
      case 'failed':
        // Without a question it could not take what it was told: its list is not what it should be.
        if (said.id === null) {
          if (said.record !== null) {
            this.hasTooMany = true;
            this.#ready.reject(new NotListed(said.record));
          }
          void this.worker.terminate();
        } else this.#done(said.id)?.reject(new NoAnswer('failed', `The question could not be answered (${said.error})`));
        return;
      default:
        return said satisfies never;
    }
  }

  #has({ people, leftOut, position }: { readonly people: number; readonly leftOut: readonly LeftOut[]; readonly position: number }): void {
    this.people = people;
    this.leftOut = leftOut;
    this.leftOutAt = position;
  }

  #done(id: number): Question | undefined {
    const question = this.asked.get(id);
    this.asked.delete(id);
    clearTimeout(question?.limit);
    return question;
  }
}
type MessagePortOfPages = MessageChannel['port1'];

export interface ThreadsOptions {
  readonly threads: number;
  readonly position: number;
  readonly log: (sentence: string, ids?: Readonly<Record<string, string | number>>) => void;
}

export class Threads implements AsyncDisposable {
  /** Those that run; tests end one. */
  readonly running = new Set<Thread>();
  readonly #options: ThreadsOptions;
  /** What every new thread has to be told after the base: the latest of each record, null when it is gone. */
  readonly #since = new Map<string, KnownRecord | null>();
  readonly #waiting: Omit<Question, 'limit'>[] = [];
  #share: Share = null;
  /** Of those whom the base has not. */
  #leftOut: readonly LeftOut[] = [];
  #position: number;
  #next = 0;
  #closing = false;
  /** Resolves when nobody is left who can answer and nobody can be put in their place. */
  readonly #dead = Promise.withResolvers<void>();

  private constructor(options: ThreadsOptions) {
    this.#options = options;
    this.#position = options.position;
  }

  /** Lists everybody in a thread and has the others take the same list. */
  static async list(pages: AsyncIterable<readonly KnownRecord[]>, options: ThreadsOptions): Promise<Threads> {
    const threads = new Threads(options);
    try {
      const first = threads.#start();
      await Promise.all([giveOut(pages, first, options.position), first.ready]);
      threads.#share = await first.ready;
      threads.#leftOut = first.leftOut;
      first.isReady = true;
      if (threads.#share !== null) await Promise.all(Array.from({ length: options.threads - 1 }, () => threads.#take()));
      return threads;
    } catch (fault) {
      await threads[Symbol.asyncDispose]();
      throw fault;
    }
  }

  get people(): number {
    return Math.max(0, ...[...this.running].filter(({ isReady }) => isReady).map(({ people }) => people));
  }
  get answering(): number {
    return [...this.running].filter(({ isReady }) => isReady).length;
  }
  get position(): number {
    return this.#position;
  }
  /** Who could not be put on the list, as the thread that is fed the furthest says, and up to which position that is so. */
  get leftOut(): { readonly records: readonly LeftOut[]; readonly position: number } {
    const furthest = [...this.running].filter(({ isReady }) => isReady).toSorted((a, b) => b.leftOutAt - a.leftOutAt)[0];
    return { records: furthest?.leftOut ?? [], position: furthest?.leftOutAt ?? -1 };
  }
  /** How much has changed since the base was made. */
  get since(): { readonly changed: number; readonly gone: number } {
    const gone = [...this.#since.values()].filter((each) => each === null).length;
    return { changed: this.#since.size, gone };
  }
  get dead(): Promise<void> {
    return this.#dead.promise;
  }

  feed(changes: Changes): void {
    // Several times a second: nobody is woken for nothing.
    if (changes.position === this.#position && changes.changed.length + changes.gone.length === 0) return;
    this.#position = changes.position;
    for (const record of changes.gone) this.#since.set(record, null);
    for (const each of changes.changed) this.#since.set(each.record, each);
    // One that has not got its base yet is told the whole when it has.
    for (const thread of this.running) if (thread.isReady) thread.tell({ kind: 'changes', changes });
  }

  ask(query: PersonQuery, options: Omit<MatchOptions, 'needs'>): Promise<MatchAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<MatchAnswer>();
    this.#put({ query, options, resolve, reject, isSecond: false });
    return promise;
  }

  /** Questions under way are answered first. */
  async [Symbol.asyncDispose](): Promise<void> {
    for (const until = performance.now() + questionLimit; performance.now() < until; await pause(20))
      if ([...this.running].every(({ asked }) => asked.size === 0)) break;
    this.#closing = true;
    await Promise.all([...this.running].map(({ worker }) => worker.terminate()));
  }

  #put(question: Omit<Question, 'limit'>): void {
    const thread = [...this.running].filter(({ isReady }) => isReady).toSorted((a, b) => a.asked.size - b.asked.size)[0];
    if (!thread) {
      // One that takes the base is there in a moment.
      if (this.running.size > 0) this.#waiting.push(question);
      else question.reject(new NoAnswer('away', 'The list of known people is being made'));
      return;
    }
    const id = (this.#next += 1);
    const limit = setTimeout(() => void thread.worker.terminate(), questionLimit);
    thread.asked.set(id, { ...question, limit });
    const { query, options } = question;
    thread.tell({ kind: 'ask', id, query, options });
  }

  #start(): Thread {
    const thread = new Thread((ended) => this.#ended(ended));
    this.running.add(thread);
    return thread;
  }

  async #take(): Promise<void> {
    if (this.#share === null) return;
    const thread = this.#start();
    thread.tell({ kind: 'take', share: this.#share, position: this.#options.position, leftOut: this.#leftOut });
    await thread.ready;
    const since = [...this.#since];
    const changed = since.flatMap(([, each]) => (each === null ? [] : [each]));
    const gone = since.flatMap(([record, each]) => (each === null ? [record] : []));
    thread.tell({ kind: 'changes', changes: { changed, gone, position: this.#position } });
    thread.isReady = true;
    for (const question of this.#waiting.splice(0)) this.#put(question);
  }

  #ended(thread: Thread): void {
    this.running.delete(thread);
    for (const { limit } of thread.asked.values()) clearTimeout(limit);
    const questions = [...thread.asked.values()];
    const giveUp = (all: readonly Omit<Question, 'limit'>[], code: NoAnswer['code']) => {
      for (const each of all) each.reject(new NoAnswer(code, 'The matcher was interrupted over this question'));
    };
    if (this.#closing) return giveUp([...questions, ...this.#waiting.splice(0)], 'away');
    this.#options.log('A thread of the matcher ended and is replaced', { questions: questions.length });
    // A question over which two threads died is not asked of a third.
    giveUp(
      questions.filter(({ isSecond }) => isSecond),
      'failed',
    );
    const again = questions.filter(({ isSecond }) => !isSecond);
    // One that could not even take the base is not tried for ever: whoever keeps the list makes it again.
    if (thread.wasReady && !thread.hasTooMany) void this.#take().catch(() => {});
    if (this.running.size === 0) {
      giveUp([...again, ...this.#waiting.splice(0)], 'away');
      return this.#dead.resolve();
    }
    for (const each of again) this.#put({ ...each, isSecond: true });
  }
}

/** Two pages ahead of the thread that lists them, so that neither waits and neither is flooded. */
async function giveOut(pages: AsyncIterable<readonly KnownRecord[]>, thread: Thread, position: number): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const signal = new Int32Array(new SharedArrayBuffer(4));
  let ahead = 0;
  let wake = Promise.withResolvers<void>();
  port1.on('message', () => {
    ahead -= 1;
    wake.resolve();
  });
  const ended = thread.ready.then(
    () => {},
    () => {},
  );
  const give = (page: Page): void => {
    port1.postMessage(page);
    Atomics.add(signal, 0, 1);
    Atomics.notify(signal, 0);
  };
  try {
    thread.tell({ kind: 'build', pages: port2, signal, position }, [port2]);
    for await (const page of pages) {
      give(page);
      for (ahead += 1; ahead > 2; wake = Promise.withResolvers()) {
        const went = await Promise.race([wake.promise.then(() => 'on' as const), ended.then(() => 'ended' as const)]);
        if (went === 'ended') return;
      }
    }
    give(null);
    await ended;
  } catch (fault) {
    give(false);
    throw fault;
  } finally {
    port1.close();
  }
}

const pause = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds));
