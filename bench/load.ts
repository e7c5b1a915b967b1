/**
 * Who has how much, what lapses and what is parked, as their pages ask (src/app/{capacity,parked}.ts), among N open obligations of an area of
 * 100 organisations. Run: node bench/load.ts [--obligations 1000000]. Aim: p95 200 ms at 1,000,000.
 */
import { parseArgs } from 'node:util';
import { lapses } from '../src/app/lapses.ts';
import { loadOf } from '../src/app/capacity.ts';
import { parked } from '../src/app/parked.ts';
import { organisations, seededHouse, timed } from './seeded.ts';

const { values } = parseArgs({ options: { obligations: { type: 'string', default: '100000' } } });
const obligations = Number(values.obligations);
await using house = await seededHouse(obligations, 0);
const leader = (n: number) => house.viewer(`org-${(n % organisations) + 1}-team`, `org-${(n % organisations) + 1}`, 'supervisor');
const chief = house.viewer('chief', 'org-1', 'chief');
console.log(`${house.machine}\n${obligations.toLocaleString('en-GB')} open obligations, ${organisations} organisations`);
const { rows } = await loadOf(house, leader(1));
const posts = rows.map(({ post }) => post.id);
const [owed] = await house.sql(
  `select count(*) as n from throughline.obligation where ledger = $1 and post = any ($2::text[]) and state in ('open', 'lapsed')`,
  [house.area, posts],
);
console.log(`a team leader has ${posts.length} posts, ${String(owed?.n)} owed`);
console.log(`team leaders, load:      ${await timed(60, (n) => loadOf(house, leader(n)))}`);
console.log(`team leaders, lapses:    ${await timed(60, (n) => lapses(house, leader(n)))}`);
console.log(`team leaders, parked:    ${await timed(30, (n) => parked(house, leader(n)))}`);
console.log(
  `the chief post, load, one organisation of 100: ${await timed(40, (n) => loadOf(house, chief, { organisation: `org-${(n % 99) + 2}` }))}`,
);
console.log(
  `the chief post, load, the records post's organisation: ${await timed(20, () => loadOf(house, chief, { organisation: 'org-1' }))}`,
);
console.log(
  `the chief post, lapses, one organisation: ${await timed(40, (n) => lapses(house, chief, { organisation: `org-${(n % 99) + 2}` }))}`,
);
console.log(`the chief post, lapses, the records post's: ${await timed(20, () => lapses(house, chief, { organisation: 'org-1' }))}`);
console.log(`the chief post, parked:  ${await timed(20, (n) => parked(house, chief, { organisation: `org-${(n % 99) + 2}` }))}`);
