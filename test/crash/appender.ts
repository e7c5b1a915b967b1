// The service under test: leaves and takes referrals as fast as it can, and says on stdout what it has acknowledged, one
// `reference file` a line, when the commit has answered and not before. ACKNOWLEDGE_EARLY=1 is the fault that the test must catch.
import { randomBytes } from 'node:crypto';
import { writeSync } from 'node:fs';
import process from 'node:process';
import { leave, takeReferral } from '../../src/app/intake.ts';
import { openHouse } from '../../src/app/openHouse.ts';
import { publicViewer } from '../../src/store/viewing.ts';
import { formBytes } from '../support/house.ts';

const { SERVICE_URL: serviceUrl = '', ACKNOWLEDGE_EARLY: early, WRITERS: writers = '3' } = process.env;
const house = openHouse({ serviceUrl, area: 'wexmoor', name: 'crash test' });
const acknowledge = (reference: string, file: string) => void writeSync(1, `${reference} ${file}\n`);

async function write(): Promise<void> {
  for (;;) {
    const key = randomBytes(16).toString('hex');
    const bytes = formBytes(`Invented ${key.slice(0, 6)}`, undefined, 'Worried.', 'no');
    const left = await leave(house, publicViewer(house.area), {
      channel: 'web-form',
      contentType: 'application/json',
      bytes,
      idempotencyKey: key,
    });
    if (early) {
      acknowledge(left.reference, `f-${left.arrival}`);
      // It is killed before, however late a busy machine hears what it said.
      await new Promise((resume) => setTimeout(resume, 120_000));
    }
    const taken = await takeReferral(house, left.arrival);
    if (taken.kind === 'taken' && !early) acknowledge(taken.reference, taken.file);
  }
}

// When the database dies under it, so does this service: what is acknowledged by then is what counts.
await Promise.all(Array.from({ length: Number(writers) }, write)).catch(() => process.exit(1));
