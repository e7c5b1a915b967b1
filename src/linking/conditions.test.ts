/** What a model from elsewhere may and may not run. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparisonsFor } from './comparisons.ts';
import { checkConditions, whatIsWrong } from './conditions.ts';
import { isElse } from './model.ts';
import { modelFrom } from './modelFile.ts';
import { PERSON_COLUMNS } from './people.ts';

const columns = new Set<string>([...PERSON_COLUMNS, 'number_nhs']);

test('every condition of ours may be run', () => {
  const comparisons = comparisonsFor(columns, ['number_nhs']);
  assert.ok(comparisons.length > 12);
  for (const { comparison_levels: levels } of comparisons)
    for (const level of levels) assert.equal(isElse(level) ? null : whatIsWrong(level.sql_condition, columns), null, level.sql_condition);
});

for (const [what, condition] of [
  ['another table', `"surname_l" = (select 'x' from person)`],
  ['a file', `"surname_l" = read_text('/etc/hostname')`],
  ['a file by its name alone', `exists (from '/etc/hostname')`],
  ['a second statement', `"surname_l" = "surname_r"; drop table person`],
  ['a comment', `"surname_l" = "surname_r" -- and more`],
  ['a function of the system', `getenv('HOME') = 'x'`],
  ['a quoted function', `"getenv"('HOME') = 'x'`],
  ['a column that is not there', `"nationality_l" = "nationality_r"`],
  ['a column of neither side', `surname = 'x'`],
  ['a setting', `current_setting('memory_limit') = 'x'`],
] as const)
  test(`a condition may not use ${what}`, () => assert.notEqual(whatIsWrong(condition, columns), null));

const settings = {
  link_type: 'dedupe_only',
  probability_two_random_records_match: 0.001,
  sql_dialect: 'duckdb',
  comparisons: [
    {
      output_column_name: 'surname',
      comparison_levels: [
        { sql_condition: '"surname_l" IS NULL OR "surname_r" IS NULL', is_null_level: true, label_for_charts: 'missing' },
        { sql_condition: '"surname_l" = "surname_r"', m_probability: 0.9, u_probability: 0.01, tf_adjustment_column: 'surname' },
        { sql_condition: 'ELSE', m_probability: 0.1, u_probability: 0.99 },
      ],
    },
  ],
};

test("a model in Splink's shape is read; what is not is refused with where and why", () => {
  checkConditions(modelFrom(settings, 'm.json'), columns);
  assert.throws(() => modelFrom({ ...settings, sql_dialect: 'spark' }, 'm.json'), /sql_dialect: only conditions for DuckDB/);
  assert.throws(() => modelFrom({ ...settings, comparisons: [] }, 'm.json'), /not in Splink's shape: comparisons/);
  const [comparison] = settings.comparisons;
  const untrained = { ...comparison!, comparison_levels: comparison!.comparison_levels.map(({ sql_condition }) => ({ sql_condition })) };
  assert.throws(() => modelFrom({ ...settings, comparisons: [untrained] }, 'm.json'), /has no m or u/);
  assert.throws(
    () =>
      checkConditions(
        modelFrom(
          {
            ...settings,
            comparisons: [
              {
                ...comparison!,
                comparison_levels: [
                  { ...comparison!.comparison_levels[1]!, sql_condition: '"dob_l" = "dob_r"' },
                  comparison!.comparison_levels[2]!,
                ],
              },
            ],
          },
          'm.json',
        ),
        columns,
      ),
    /there is no column "dob_l"/,
  );
});
