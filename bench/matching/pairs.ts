/**
 * Two names side by side, without a list: are they of one person? The threshold is fixed on other people (OFAC spellings of the tuning half
 * against names of different people that look most alike), then asked once of the labelled pairs, beside what the peer scored on the same.
 * Run: THROUGHLINE_DATA=FOLDER node bench/matching/pairs.ts
 */
import process from 'node:process';
import { findCandidates } from '../../src/matching/candidates.ts';
import { buildPeopleList } from '../../src/matching/people-list.ts';
import { sameName } from '../../src/matching/same-name.ts';
import { dataFolder, isForTuning, isSpellingOf, nameBench, ofac } from './data.ts';
import { machine, percent, table } from './report.ts';

interface Scored {
  readonly score: number;
  readonly isMatch: boolean;
}

const folder = dataFolder();
if (folder === null) process.exit(0);
console.log(machine());

const treasury = ofac(folder);
const names = new Map(treasury.people.map((each) => [each.id, each.name]));
const everybody = { suggested: 22, review: 14, watch: -100 };

const threshold = chosen(tuningPairs());
const { pairs, peer } = nameBench(folder);
const ours = pairs.map(({ left, right, isMatch }) => ({ score: sameName(left, right), isMatch }));
table([
  { scored: `here, at ${threshold.toFixed(1)} (fixed before)`, ...measures(ours, threshold) },
  { scored: 'peer (LogicV2), at .70', ...measures(peer, 0.7) },
  { scored: 'here, at the best threshold in hindsight (no claim)', ...measures(ours, chosen(ours)) },
]);

/** True: spellings of a listed name. False: for each, the other person whose name is most like it. */
function tuningPairs(): Scored[] {
  const some = treasury.aliases.filter((each) => isForTuning(each.id) && isSpellingOf(each.name, names.get(each.id) ?? ''));
  const tuning = treasury.people.filter((each) => isForTuning(each.id));
  const list = buildPeopleList(tuning.map((each) => ({ record: each.id, file: each.id, names: [{ whole: each.name }] })));
  return some.flatMap((alias) => {
    const listed = names.get(alias.id) ?? '';
    const others = findCandidates({ names: [{ whole: alias.name }] }, list, { limit: 2, thresholds: everybody })
      .filter((each) => each.record !== alias.id)
      .slice(0, 1)
      .map((each) => ({ score: sameName(alias.name, names.get(each.record) ?? ''), isMatch: false }));
    return [{ score: sameName(alias.name, listed), isMatch: true }, ...others];
  });
}

function chosen(scored: readonly Scored[]): number {
  const all = [...new Set(scored.map((each) => each.score))].toSorted((a, b) => a - b);
  return all.reduce((best, each) => (f1(scored, each) > f1(scored, best) ? each : best), all[0] ?? 0);
}

function f1(scored: readonly Scored[], least: number): number {
  const { hits, alarms, missed } = counts(scored, least);
  return (2 * hits) / (2 * hits + alarms + missed);
}

function counts(scored: readonly Scored[], least: number) {
  const said = scored.filter((each) => each.score >= least);
  const hits = said.filter((each) => each.isMatch).length;
  return { hits, alarms: said.length - hits, missed: scored.filter((each) => each.isMatch).length - hits };
}

function measures(scored: readonly Scored[], least: number): Record<string, unknown> {
  const { hits, alarms, missed } = counts(scored, least);
  return {
    n: scored.length,
    precision: percent(hits, hits + alarms),
    recall: percent(hits, hits + missed),
    F1: f1(scored, least).toFixed(3),
  };
}
