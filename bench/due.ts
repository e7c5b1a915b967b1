/**
 * The due scan: candidates picked by the timekeeper among N open obligations of which 10,000 files are due, in pages of 500 as
 * it takes them; and settling files that really have fallen due, one by one. Run: node bench/due.ts [--obligations 1000000].
 */
import { parseArgs } from 'node:util';
import { settleDue } from '../src/app/time.ts';
import { dueFiles, unsearched } from '../src/store/due.ts';
import { serviceViewer, viewing } from '../src/store/viewing.ts';
import { refer } from './refer.ts';
import { seededHouse, timed } from './seeded.ts';

const { values } = parseArgs({ options: { obligations: { type: 'string', default: '100000' } } });
const obligations = Number(values.obligations);
const due = 10_000;
await using house = await seededHouse(obligations, due);
const now = await house.now();
const viewer = serviceViewer(house.area, 'timekeeper');
const scan = (limit: number, at = now) => viewing(house.pool, viewer, (tx) => dueFiles(tx, house.area, at, limit));
console.log(`${house.machine}\n${obligations.toLocaleString('en-GB')} open obligations, ${(await scan(due * 2)).length} files due`);
console.log(`the first 500 due:       ${await timed(100, () => scan(500))}`);
console.log(`all ${due.toLocaleString('en-GB')} due:          ${await timed(20, () => scan(due * 2))}`);
console.log(`nothing due:             ${await timed(100, () => scan(500, now - 3_650 * 86_400_000))}`);
console.log(`searches owed (none):    ${await timed(100, () => viewing(house.pool, viewer, (tx) => unsearched(tx, house.area, 100)))}`);
// Real files now: the rows without facts are out of the way.
await house.sql('update throughline.file set next_instant = null where next_instant <= $1', [new Date(now)]);
const files = 300;
for (let n = 0; n < files; n += 1) await refer(house, n);
house.at(now + 12 * 86_400_000);
await house.sql(`update throughline.file set next_instant = null where id like 'seed-%'`);
const began = performance.now();
const settled = await settleDue(house);
console.log(
  `settling, one by one:    ${Math.round(settled / ((performance.now() - began) / 1000))} files a second (${settled} that had lapsed and climbed)`,
);
