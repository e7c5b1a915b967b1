/** A model file read with its shape checked, and written whole. Splink reads what is written here, and here is read what Splink writes. */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { LinkFault } from './fault.ts';
import type { Model } from './model.ts';

const probability = z.number().gt(0).lte(1);
const level = z.object({
  sql_condition: z.string().max(2000),
  label_for_charts: z.string().max(200).default(''),
  is_null_level: z.boolean().optional(),
  m_probability: probability.optional(),
  u_probability: probability.optional(),
  tf_adjustment_column: z.string().optional(),
  tf_adjustment_weight: z.number().optional(),
  fix_m_probability: z.boolean().optional(),
  fix_u_probability: z.boolean().optional(),
});
const settings = z.object({
  link_type: z.enum(['dedupe_only', 'link_only', 'link_and_dedupe']),
  probability_two_random_records_match: z.number().gt(0).lt(1),
  unique_id_column_name: z.string().default('unique_id'),
  source_dataset_column_name: z.string().default('source_dataset'),
  sql_dialect: z.literal('duckdb', { error: 'only conditions for DuckDB can be run here' }),
  blocking_rules_to_generate_predictions: z
    .array(z.object({ blocking_rule: z.string() }).or(z.string().transform((blocking_rule) => ({ blocking_rule }))))
    .default([]),
  comparisons: z
    .array(
      z.object({
        output_column_name: z.string().regex(/^[A-Za-z][A-Za-z0-9_ ]{0,60}$/),
        comparison_levels: z.array(level).min(2).max(60),
        comparison_description: z.string().optional(),
      }),
    )
    .min(1)
    .max(60),
});

export async function readModel(file: string): Promise<Model> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new LinkFault('model', `The model ${file} cannot be read.`, { cause });
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new LinkFault('model', `The model ${file} is not JSON.`, { cause });
  }
  return modelFrom(json, file);
}

export function modelFrom(json: unknown, file: string): Model {
  const read = settings.safeParse(json);
  if (!read.success) {
    const { path, message } = read.error.issues[0]!;
    throw new LinkFault('model', `The model ${file} is not in Splink's shape: ${path.join('.') || 'the whole'}: ${message}.`);
  }
  const untrained = read.data.comparisons.find(({ comparison_levels: levels }) =>
    levels.some((each) => !each.is_null_level && (each.m_probability === undefined || each.u_probability === undefined)),
  );
  if (untrained !== undefined)
    throw new LinkFault('model', `The model ${file}: a level of "${untrained.output_column_name}" has no m or u. Train it first.`);
  // Which of our registers are given says what is linked with what.
  return { ...(read.data as Model), link_type: read.data.link_type === 'dedupe_only' ? 'dedupe_only' : 'link_only' };
}

export async function saveModel(file: string, model: Model): Promise<void> {
  try {
    await writeFile(`${file}.part`, `${JSON.stringify(model, null, 2)}\n`);
    await rename(`${file}.part`, file);
  } catch (cause) {
    throw new LinkFault('not-written', `${file} could not be written.`, { cause });
  }
}
