import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import test from 'node:test';
import moj from './model/moj.json' with { type: 'json' };
import { readNames } from './name.ts';
import { sameName } from './same-name.ts';
import { BORN_TENTHS, partTenths } from './weights.ts';

const bits = ({ m_probability: m, u_probability: u }: { m_probability: number; u_probability: number }) => Math.log2(m / u);

test('what is seeded from MoJ has the number of its file', () => {
  const { levels } = moj;
  assert.equal(BORN_TENTHS['born-same'] / 10, Math.round(10 * bits(levels.dateSame)) / 10);
  assert.equal(BORN_TENTHS['born-one-digit'] / 10, Math.round(10 * bits(levels.dateOneEdit)) / 10);
  assert.equal(BORN_TENTHS['born-differs-little'] / 10, Math.round(10 * bits(levels.dateWithinFiveYears)) / 10);
  assert.equal(BORN_TENTHS['born-differs'] / 10, Math.round(10 * bits(levels.dateDiffers)) / 10);
});

const original = join(process.env['THROUGHLINE_DATA'] ?? '', 'reference/moj_splink_model.json');
const isHere = process.env['THROUGHLINE_DATA'] !== undefined && existsSync(original);
test('the trimmed copy of the published model has its numbers', {
  skip: isHere ? false : 'the published file is not here (THROUGHLINE_DATA)',
}, () => {
  const published = JSON.parse(readFileSync(original, 'utf8')) as {
    probability_two_random_records_match: number;
    comparisons: {
      output_column_name: string;
      comparison_levels: { label_for_charts: string; m_probability?: number; u_probability?: number }[];
    }[];
  };
  assert.equal(moj.probability_two_random_records_match, published.probability_two_random_records_match);
  for (const level of Object.values(moj.levels)) {
    const there = published.comparisons
      .find((each) => each.output_column_name === level.comparison)
      ?.comparison_levels.find((each) => each.label_for_charts === level.label);
    assert.deepEqual([level.m_probability, level.u_probability], [there?.m_probability, there?.u_probability], level.label);
  }
});

const tenths = (word: string, people?: number, bearers = 0) =>
  partTenths(readNames([{ family: word }])[0]!.parts[0]!, people === undefined ? undefined : { people, of: () => bearers });

test('common words weigh little even before a list knows them, and a small list does not look like a population', () => {
  assert.ok(tenths('Smith') < tenths('Quillingworth') - 20, `${tenths('Smith')} ${tenths('Quillingworth')}`);
  assert.ok(Math.abs(tenths('Quillingworth', 10, 2) - tenths('Quillingworth')) <= 15);
  assert.ok(tenths('Quillingworth', 100_000, 5_000) < 50, 'a long list knows better');
  assert.ok(tenths('Smith', 100_000, 3) > tenths('Smith', 100_000, 300));
});

test('two names alone: spellings of one are, names with one part of another are not, and there is no order of asking', () => {
  const isOne = (a: string, b: string) => {
    assert.equal(sameName(a, b), sameName(b, a));
    return sameName(a, b) > 0;
  };
  assert.ok(isOne('Amira Testwood', 'TESTWOOD, Amira'));
  assert.ok(isOne('Tomek Kowalczyk', 'Tomek Kowalczik'));
  assert.ok(isOne('Smith John', 'John Smith'), 'common names are one name too');
  assert.ok(!isOne('Amira Testwood', 'Amira Hartwell'));
  assert.ok(!isOne('Amira Jane Testwood', 'Leonie Jane Testwood'));
  assert.equal(sameName('', 'Amira Testwood'), 0);
});
