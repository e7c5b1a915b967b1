/**
 * Who waits for a decision about whom, through src/app/identityQueue.ts as its page asks it: among N undecided candidates of an area of
 * 100 organisations, as many watched and as many decided beside them. Run: node bench/identity-queue.ts [--candidates 100000].
 * Aim: p95 150 ms at 100,000.
 */
import { parseArgs } from 'node:util';
import { identityQueue, type QueueAsked } from '../src/app/identityQueue.ts';
import { organisations, seededHouse, timed } from './seeded.ts';

const { values } = parseArgs({ options: { candidates: { type: 'string', default: '100000' } } });
const candidates = Number(values.candidates);
await using house = await seededHouse(1000, 0);
// One referral has three that wait; half as many of them as there are referrals may be one of the others.
const referrals = Math.ceil(candidates / 3);
const found = `'{"names": [{"whole": "Invented Person"}]}'::jsonb`;
await house.sql(
  `insert into throughline.file select $1, 'who-' || n, 'live', 'Invented ' || n, 'org-' || (1 + n % ${organisations}) || '-' || (1 + n % 5), '{}', false, now(), null
    from generate_series(1, $2::int) n`,
  [house.area, referrals],
);
await house.sql(
  `insert into throughline.record_file select $1, 'who-' || n, 'who-' || n, 'who-' || n, 'org-1', ${found}, 0 from generate_series(1, $2::int) n`,
  [house.area, referrals],
);
await house.sql(
  `insert into throughline.referral select $1, 'who-' || n, 'who-' || n, 'who-' || n, 'org-1', 'REF-' || n, 'Invented ' || n, now(), now(), 'open', null, null, false, 3
    from generate_series(1, $2::int) n`,
  [house.area, referrals],
);
await house.sql(
  `insert into throughline.candidate
  select $1, 'who-' || n || ' ' || m, 'who-' || n, 'who-' || n, 'who-' || (1 + (n * 7 + m * 13) % $2::int), case when m > 6 then 'watch' when m % 3 = 0 then 'suggested' else 'review' end, 15,
         case when m > 6 then 'watch' when m > 3 then 'decided' when m = 1 and n % 10 = 0 then 'unsure' else 'waits' end,
         now() - ((n::bigint * 104729) % 90000) * interval '1 minute', case when m <= 3 then 'org-' || (1 + n % ${organisations}) || '-' || (1 + n % 5) end, case when m <= 3 then now() + interval '2 days' end
    from generate_series(1, $2::int) n cross join generate_series(1, 9) m`,
  [house.area, referrals],
);
// As autovacuum leaves them.
for (const table of ['file', 'record_file', 'referral', 'candidate']) await house.sql(`vacuum analyze throughline.${table}`);

const team = (n: number) => house.viewer(`org-${(n % organisations) + 1}-team`, `org-${(n % organisations) + 1}`, 'supervisor');
const chief = house.viewer('chief', 'org-1', 'chief');
const asked: QueueAsked = { whose: 'area', show: 'all', order: 'oldest', page: 1 };
const whole = await identityQueue(house, chief, asked);
const lastPage = Math.ceil(whole.total / whole.size);
console.log(
  `${house.machine}\n${whole.total.toLocaleString('en-GB')} undecided candidates of ${referrals.toLocaleString('en-GB')} referrals, ${organisations} organisations`,
);
console.log(`a team's own:          ${await timed(100, (n) => identityQueue(house, team(n), { ...asked, whose: 'team' }))}`);
console.log(`the area's:            ${await timed(40, () => identityQueue(house, chief, asked))}`);
console.log(`suggested first:       ${await timed(40, () => identityQueue(house, chief, { ...asked, order: 'band' }))}`);
console.log(`only the suggested:    ${await timed(40, () => identityQueue(house, chief, { ...asked, show: 'suggested' }))}`);
console.log(`only the unsure:       ${await timed(40, () => identityQueue(house, chief, { ...asked, show: 'unsure' }))}`);
console.log(`the middle page:       ${await timed(40, () => identityQueue(house, chief, { ...asked, page: Math.floor(lastPage / 2) }))}`);
console.log(`the last page:         ${await timed(40, () => identityQueue(house, chief, { ...asked, page: lastPage }))}`);
console.log(`those to watch:        ${await timed(40, () => identityQueue(house, chief, { ...asked, show: 'watch' }))}`);
