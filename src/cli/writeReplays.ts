// Writes the first alarms of the shipped chronologies for their page. Run: node src/cli/writeReplays.ts (Node 26), after writeYear.ts.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { rulebookNamed } from '../app/replay.ts';
import { replayAll } from '../app/replays.ts';

const rulebook = rulebookNamed('uk');
if (!rulebook) throw new Error('There is no rulebook uk');
const folder = resolve(import.meta.dirname, '../../chronologies');

writeFileSync(new URL('../app/replays.json', import.meta.url), `${JSON.stringify(replayAll(folder, rulebook), null, 2)}\n`);
