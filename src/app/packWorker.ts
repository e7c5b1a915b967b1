// Renders one document in a thread of its own (packThread.ts), with the fonts that npm installs.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { PrintedDocument } from '../print/document.ts';
import { render } from '../print/render.ts';

const { resolve } = createRequire(import.meta.url);
const font = (name: string): Uint8Array => readFileSync(resolve(`dejavu-fonts-ttf/ttf/${name}.ttf`));

parentPort?.postMessage(await render(workerData as PrintedDocument, { regular: font('DejaVuSans'), bold: font('DejaVuSans-Bold') }));
