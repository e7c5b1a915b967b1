/**
 * Is somebody found whatever their name is written in? Two measures. Within a script: invented people of each script, asked with their own
 * names damaged by a letter and with their parts in another order. Across: a name in its own script asked of a list in Latin letters.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCandidates } from '../../src/matching/candidates.ts';
import { findClosest } from '../../src/matching/closest.ts';
import { buildPeopleList } from '../../src/matching/people-list.ts';
import { hashOf, strangers } from './data.ts';
import { percent } from './report.ts';

const scripts = [
  'Latin',
  'Arabic',
  'Cyrillic',
  'Hebrew',
  'Greek',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Ethiopic',
  'Han',
  'Hangul',
  'Hiragana',
  'Katakana',
  'Thai',
  'Tamil',
  'Telugu',
  'Georgian',
  'Armenian',
  'Khmer',
  'Sinhala',
  'Myanmar',
  'Gujarati',
  'Kannada',
  'Malayalam',
] as const;
const most = 400;

export function recallByScript(folder: string, isTuning: boolean): Record<string, unknown>[] {
  const { us, global } = strangers(folder);
  const half = (rows: readonly { readonly name: string }[]) => (isTuning ? rows.slice(0, rows.length / 2) : rows.slice(rows.length / 2));
  const names = [...new Set([...half(us), ...half(global)].map((row) => row.name))].filter(
    (name) => name.trim().split(/\s+/).length > 1 || /\p{Script=Han}/u.test(name),
  );
  const byScript = Map.groupBy(
    names,
    (name) => scripts.find((script) => new RegExp(`^[\\p{Script=${script}}\\p{M}\\P{L}]+$`, 'u').test(name)) ?? 'mixed',
  );
  const list = buildPeopleList(names.map((whole, i) => ({ record: `s${i}`, file: `s${i}`, names: [{ whole }] })));
  const place = new Map(names.map((name, i) => [name, `s${i}`]));
  const rows = [...byScript]
    .filter(([, some]) => some.length >= 100)
    .map(([script, some]) => {
      const asked = some.slice(0, most);
      let [at10, strangersFound] = [0, 0];
      for (const name of asked) {
        const candidates = findCandidates({ names: [{ whole: damaged(name) }] }, list, { limit: 50 });
        if (candidates.slice(0, 10).some((each) => each.record === place.get(name))) at10++;
        strangersFound += candidates.filter((each) => each.band !== 'watch' && each.record !== place.get(name)).length;
      }
      return {
        asked: `${script}, a letter damaged, parts reordered; list of ${names.length}`,
        n: asked.length,
        'R@10': percent(at10, asked.length),
        'R@10 as screened': '',
        'false candidates per 1,000': Math.round((1000 * strangersFound) / asked.length),
      };
    });
  return [...rows, ...across(folder, isTuning)];
}

/** Two words that stand for a name: listed in Latin letters, asked in the other script. Public pairs; some of them are wrong. */
function across(folder: string, isTuning: boolean): Record<string, unknown>[] {
  return ['arabic', 'hebrew', 'russian'].map((script) => {
    const pairs = readFileSync(join(folder, `reference/transliteration/wd_${script}_16.tsv`), 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      // Seen more than once: of those seen once many are wrong.
      .filter(([latin, , times]) => (latin?.length ?? 0) > 3 && Number(times) > 1 && (hashOf(latin ?? '') % 2 === 0) === isTuning)
      .map(([latin = '', other = '']) => ({ latin, other: other.replaceAll(' ', '') }));
    const people = Array.from({ length: Math.floor(pairs.length / 2) }, (_, i) => [pairs[2 * i], pairs[2 * i + 1]] as const);
    const list = buildPeopleList(
      people.map(([a, b], i) => ({ record: `s${i}`, file: `s${i}`, names: [{ whole: `${a?.latin} ${b?.latin}` }] })),
    );
    const asked = people.map(([a, b]) => `${a?.other} ${b?.other}`).slice(0, 1000);
    let at10 = 0;
    let closest = 0;
    let wrong = 0;
    asked.forEach((whole, i) => {
      const candidates = findCandidates({ names: [{ whole }] }, list, { limit: 10 });
      if (candidates.some((each) => each.record === `s${i}`)) at10++;
      if (findClosest({ names: [{ whole }] }, list, { limit: 10 }).some((each) => each.record === `s${i}`)) closest++;
      wrong += candidates.filter((each) => each.band !== 'watch' && each.record !== `s${i}`).length;
    });
    return {
      asked: `${script} asked of Latin; list of ${people.length}`,
      n: asked.length,
      'R@10': percent(at10, asked.length),
      'R@10 as screened': percent(closest, asked.length),
      'false candidates per 1,000': Math.round((1000 * wrong) / asked.length),
    };
  });
}

/** One letter doubled, dropped, changed for its neighbour's or in its neighbour's place, and every third name with its last part first. The same name is always damaged alike. */
function damaged(name: string): string {
  const hash = hashOf(name);
  const parts = name.trim().split(/\s+/);
  const at = hash % parts.length;
  const letters = [...(parts[at] ?? '')];
  if (letters.length > 3) {
    const place = 1 + ((hash >>> 8) % (letters.length - 2));
    const kind = (hash >>> 16) % 4;
    if (kind === 0) letters.splice(place, 0, letters[place] ?? '');
    else if (kind === 1) letters.splice(place, 1);
    else if (kind === 2) letters[place] = letters[place - 1] ?? '';
    else [letters[place], letters[place + 1]] = [letters[place + 1] ?? '', letters[place] ?? ''];
    parts[at] = letters.join('');
  }
  return (hash >>> 20) % 3 === 0 ? [parts.at(-1), ...parts.slice(0, -1)].join(' ') : parts.join(' ');
}
