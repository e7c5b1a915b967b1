/** Makes a PDF in a thread of its own, so that a file of thousands of entries stops nobody's page; ended when it takes too long or too much. */
import { Worker } from 'node:worker_threads';
import type { PrintedDocument, Rendered } from '../print/document.ts';

/** 5,000 entries on 790 pages took 5.4 seconds and 210 MB (2 cores shared, November 2026). */
export const printLimits = { milliseconds: 60_000, megabytes: 768, atOnce: 2 } as const;

let running = 0;
const waiting: (() => void)[] = [];

/** Null where it could not be made. */
export async function renderApart(document: PrintedDocument): Promise<Rendered | null> {
  if (running >= printLimits.atOnce) await new Promise<void>((next) => waiting.push(next));
  running += 1;
  try {
    return await inThread(document);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function inThread(document: PrintedDocument): Promise<Rendered | null> {
  const { promise, resolve } = Promise.withResolvers<Rendered | null>();
  const worker = new Worker(new URL('./packWorker.ts', import.meta.url), {
    workerData: document,
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: printLimits.megabytes, maxYoungGenerationSizeMb: 64 },
  });
  const timer = setTimeout(() => resolve(null), printLimits.milliseconds);
  worker.once('message', (made: Rendered) => resolve(made));
  worker.once('error', () => resolve(null));
  worker.once('exit', () => resolve(null));
  return promise.finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}
