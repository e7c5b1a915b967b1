/** Replay: how long a JSON chronology of 5,000 entries about 500 people takes, searches included. Run: node bench/replay.ts */
import { readChronology } from '../src/replay/chronology.ts';
import { replayReport } from '../src/replay/report.ts';
import { play } from '../src/replay/world.ts';
import { uk } from '../src/rulebook/uk/rulebook.ts';

const [hour, day] = [3_600_000, 86_400_000];
const entries = Array.from({ length: 5000 }, (_, i) => {
  const [person, step] = [Math.floor(i / 10), i % 10];
  const recorded = new Date(Date.UTC(2026, 0, 5, 10) + person * hour * 7 + step * day).toISOString();
  return step === 0
    ? { type: 'ReferralReceived', referral: `R${person}`, recorded, concern: 'A concern.', person: { name: `Ana${i} Bo${i}` } }
    : { type: 'InformationAdded', referral: `R${person}`, recorded, words: 'More.' };
});
const text = JSON.stringify({ title: 'Many', entries });

for (let round = 1; round <= 3; round += 1) {
  const began = performance.now();
  const read = readChronology(text);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const report = replayReport('Many', play(read.chronology, { rulebook: uk }));
  console.log(`${report.summary.entries} entries: ${Math.round(performance.now() - began)} ms, ${report.alarms.length} alarms`);
}
