/**
 * One act, as a form sends it, through src/app/act.ts: settle, policies, decide, append, read models, in one transaction, on
 * files with a history, beside N open obligations. Run: node bench/write.ts [--obligations 1000000]. Aim: p95 300 ms.
 */
import { parseArgs } from 'node:util';
import { type CaseAct, recordAct } from '../src/app/cases.ts';
import { refer } from './refer.ts';
import { seededHouse, spread } from './seeded.ts';

const { values } = parseArgs({ options: { obligations: { type: 'string', default: '100000' } } });
const obligations = Number(values.obligations);
await using house = await seededHouse(obligations, 0);
const viewer = house.viewer('intake', 'org-1', 'intake');
console.log(`${house.machine}\nbeside ${obligations.toLocaleString('en-GB')} open obligations; synchronous commit on, fsync on`);

const took: number[] = [];
const files: { readonly file: string; readonly referral: string }[] = [];
for (let n = 0; n < 150; n += 1) {
  const began = performance.now();
  files.push(await refer(house, n));
  took.push(performance.now() - began);
}
console.log(`a referral left and taken (two transactions): ${spread(took)}`);

const add = (n: number): CaseAct & { readonly act: 'add-information' } => ({
  act: 'add-information',
  referral: files[n % files.length]?.referral ?? '',
  fields: { words: `Said again, number ${n}.` },
});
const send = async (n: number, act: CaseAct, into: number[]) => {
  const began = performance.now();
  const outcome = await recordAct(house, viewer, { file: files[n % files.length]?.file ?? '', key: house.newId(), ...act });
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  into.push(performance.now() - began);
};
const alone: number[] = [];
for (let n = 0; n < 600; n += 1) await send(n, add(n), alone);
console.log(`an act, one after another:                    ${spread(alone)}`);

const together: number[] = [];
let next = 0;
const began = performance.now();
await Promise.all(
  Array.from({ length: 8 }, async () => {
    while (next < 800) {
      const n = next++;
      await send(n, add(n), together);
    }
  }),
);
console.log(
  `an act, eight people at once:                 ${spread(together)}, ${Math.round(800 / ((performance.now() - began) / 1000))} a second`,
);

const long: number[] = [];
for (let n = 0; n < 400; n += 1) await send(0, add(0), n < 300 ? [] : long);
console.log(`an act on one file of 300 facts and more:     ${spread(long)}`);
