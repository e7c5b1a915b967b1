// Reads one document in a thread of its own, with little memory and no environment: a hostile one costs this thread and nothing else.
import { parentPort, workerData } from 'node:worker_threads';
import { DocumentFault } from '../feeds/document/blocks.ts';
import { readDocument } from '../feeds/document/read.ts';

try {
  parentPort?.postMessage({ read: await readDocument(workerData as Uint8Array) });
} catch (error) {
  parentPort?.postMessage({ fault: error instanceof DocumentFault ? error.code : 'malformed' });
}
