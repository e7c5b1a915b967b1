/**
 * What needs me today, through src/app/today.ts as a page asks it: among N open obligations of an area of 100 organisations.
 * Run: node bench/today.ts [--obligations 1000000]. Aim: p95 150 ms at 1,000,000.
 */
import { parseArgs } from 'node:util';
import { shownAtMost, today } from '../src/app/today.ts';
import { organisations, seededHouse, timed } from './seeded.ts';

const { values } = parseArgs({ options: { obligations: { type: 'string', default: '100000' } } });
const obligations = Number(values.obligations);
await using house = await seededHouse(obligations, 0);
const officer = (n: number) => house.viewer(`org-${(n % organisations) + 1}-${(n % 5) + 1}`, `org-${(n % organisations) + 1}`, 'assessor');
const supervisor = (n: number) => house.viewer(`org-${(n % organisations) + 1}-team`, `org-${(n % organisations) + 1}`, 'supervisor');
console.log(`${house.machine}\n${obligations.toLocaleString('en-GB')} open obligations, ${organisations} organisations`);
const first = await today(house, officer(1));
console.log(`a case officer has ${first.lines.length} lines, ${first.climbs.length} climbs`);
console.log(`case officers:    ${await timed(500, (n) => today(house, officer(n), shownAtMost))}`);
console.log(`supervisors:      ${await timed(300, (n) => today(house, supervisor(n), shownAtMost))}`);
console.log(`the records post: ${await timed(40, () => today(house, house.viewer('records', 'org-1', 'records'), shownAtMost))}`);
console.log(`the chief post:   ${await timed(40, () => today(house, house.viewer('chief', 'org-1', 'chief'), shownAtMost))}`);
