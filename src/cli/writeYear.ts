// Writes what the rulebook of this release costs in a simulated year, for its page. Run: node src/cli/writeYear.ts (Node 26).
import { writeFileSync } from 'node:fs';
import { yearCost } from '../app/yearCost.ts';
import { rulebookNamed } from '../app/replay.ts';

const rulebook = rulebookNamed('uk');
if (!rulebook) throw new Error('There is no rulebook uk');

writeFileSync(new URL('../app/year-cost.json', import.meta.url), `${JSON.stringify(yearCost(rulebook, 1).cost, null, 2)}\n`);
