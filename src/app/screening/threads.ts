/**
 * Several threads over one list. Each has one bundle of questions at a time, and whoever has none takes the next; a thread that dies
 * fails the questions it had and those that come after, because answers that are left out in silence would be worse.
 */
import { Worker } from 'node:worker_threads';
import type { PersonQuery } from '../../matching/person.ts';
import type { FoundPerson } from './finder.ts';
import type { Asked, ThreadData } from './worker.ts';

type Answers = readonly (readonly FoundPerson[])[];

export interface Threads extends AsyncDisposable {
  ask(people: readonly PersonQuery[], top: number): Promise<Answers>;
}

interface Waiting {
  readonly asked: Asked;
  readonly resolve: (answers: Answers) => void;
  readonly reject: (why: Error) => void;
}

export function startThreads(count: number, data: ThreadData): Threads {
  const waiting: Waiting[] = [];
  const busy = new Map<Worker, Waiting>();
  let failed: Error | null = null;
  const workers = Array.from({ length: count }, () => new Worker(new URL('./worker.ts', import.meta.url), { workerData: data }));
  const idle = [...workers];

  const next = (): void => {
    while (idle.length > 0 && waiting.length > 0) {
      const [worker, one] = [idle.pop()!, waiting.shift()!];
      busy.set(worker, one);
      worker.postMessage(one.asked);
    }
  };
  const fail = (why: Error): void => {
    failed ??= why;
    for (const one of [...busy.values(), ...waiting.splice(0)]) one.reject(why);
    busy.clear();
  };
  for (const worker of workers) {
    worker.on('message', (answers: Answers) => {
      const one = busy.get(worker);
      busy.delete(worker);
      idle.push(worker);
      one?.resolve(answers);
      next();
    });
    worker.on('error', (why) => fail(why instanceof Error ? why : new Error(String(why))));
  }
  return {
    ask: (people, top) =>
      new Promise((resolve, reject) => {
        if (failed !== null) return reject(failed);
        waiting.push({ asked: { people, top }, resolve, reject });
        next();
      }),
    async [Symbol.asyncDispose]() {
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}
