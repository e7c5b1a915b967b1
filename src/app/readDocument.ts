/** Reads a document in a thread that is ended when it takes too long or too much. Two at a time: others wait their turn. */
import { Worker } from 'node:worker_threads';
import type { DocumentFaultCode, ReadDocument } from '../feeds/document/blocks.ts';
import { documentLimits } from '../feeds/document/blocks.ts';

export type DocumentRead =
  | { readonly ok: true; readonly document: ReadDocument }
  | { readonly ok: false; readonly fault: DocumentFaultCode };

export const readingLimits = { milliseconds: 15_000, megabytes: 256, atOnce: 2, bytes: documentLimits.bytes } as const;

let running = 0;
const waiting: (() => void)[] = [];

export async function readDocument(bytes: Uint8Array, milliseconds: number = readingLimits.milliseconds): Promise<DocumentRead> {
  if (bytes.length > readingLimits.bytes) return { ok: false, fault: 'too-large' };
  if (running >= readingLimits.atOnce) await new Promise<void>((next) => waiting.push(next));
  running += 1;
  try {
    return await inThread(bytes, milliseconds);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

function inThread(bytes: Uint8Array, milliseconds: number): Promise<DocumentRead> {
  const { promise, resolve } = Promise.withResolvers<DocumentRead>();
  const worker = new Worker(new URL('./documentWorker.ts', import.meta.url), {
    workerData: new Uint8Array(bytes),
    env: {},
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: readingLimits.megabytes, maxYoungGenerationSizeMb: 32 },
  });
  const timer = setTimeout(() => resolve({ ok: false, fault: 'too-slow' }), milliseconds);
  worker.once('message', ({ read, fault }: { read?: ReadDocument; fault?: DocumentFaultCode }) =>
    resolve(read ? { ok: true, document: read } : { ok: false, fault: fault ?? 'malformed' }),
  );
  // It ran out of memory, or broke in a way that no reader of ours foresaw.
  worker.once('error', () => resolve({ ok: false, fault: 'too-large' }));
  worker.once('exit', () => resolve({ ok: false, fault: 'malformed' }));
  return promise.finally(() => {
    clearTimeout(timer);
    void worker.terminate();
  });
}
