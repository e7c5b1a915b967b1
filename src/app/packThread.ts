/** Makes a PDF in a thread of its own, so that a file of thousands of entries stops nobody's page; ended when it takes too long or too much. */
import { Worker } from 'node:worker_threads';
import type { PrintedDocument, Rendered } from '../print/document.ts';

/** 5,000 entries on 790 pages took 5.4 seconds and 210 MB (2 cores shared, November 2026). */
export const printLimits = { milliseconds: 60_000, megabytes: 768, atOnce: 2, waiting: 8 } as const;

let running = 0;
const waiting: (() => void)[] = [];

/** Null where it could not be made; `too many` where as many wait already as are done in some minutes. */
export async function renderApart(document: PrintedDocument): Promise<Rendered | null | 'too many'> {
  if (running < printLimits.atOnce) running += 1;
  else if (waiting.length >= printLimits.waiting) return 'too many';
  // Whoever is done hands its place on, so that nobody takes it in between.
  else await new Promise<void>((next) => waiting.push(next));
  try {
    return await inThread(document);
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

async function inThread(document: PrintedDocument): Promise<Rendered | null> {
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
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    // Gone before the next begins: its memory is not free sooner.
    await worker.terminate();
  }
}
