/**
 * A model in the shape of Splink's settings (its `save_model_to_json`), so that either program can go on with the other's file:
 * comparisons, their levels as SQL on columns `x_l` and `x_r`, and for each level how often it is seen between two rows of
 * one person (m) and of two people (u). Only keys that Splink 4 and 5 both know are written.
 */
export interface Level {
  readonly sql_condition: string;
  readonly label_for_charts: string;
  readonly is_null_level?: boolean;
  readonly m_probability?: number;
  readonly u_probability?: number;
  readonly tf_adjustment_column?: string;
  readonly tf_adjustment_weight?: number;
  /** Not trained: these are what we hold them to be. */
  readonly fix_m_probability?: boolean;
  readonly fix_u_probability?: boolean;
}

export interface Comparison {
  readonly output_column_name: string;
  readonly comparison_levels: readonly Level[];
  readonly comparison_description?: string;
}

export type LinkType = 'dedupe_only' | 'link_only';

export interface Model {
  readonly link_type: LinkType;
  readonly probability_two_random_records_match: number;
  readonly unique_id_column_name: string;
  readonly source_dataset_column_name: string;
  readonly sql_dialect: string;
  readonly blocking_rules_to_generate_predictions: readonly { readonly blocking_rule: string }[];
  readonly comparisons: readonly Comparison[];
}

/** Splink numbers levels from the last (0, "everything else") to the first; a null level is -1. */
export function levelValues({ comparison_levels: levels }: Comparison): readonly number[] {
  let value = levels.filter((level) => !level.is_null_level).length;
  return levels.map((level) => (level.is_null_level ? -1 : --value));
}

/** log2(m / u): what a level says, in bits. */
export const weightOf = ({ m_probability: m = 1, u_probability: u = 1 }: Level): number => Math.log2(m / u);

/** The level from which a frequency adjustment starts: that column's exact match, as Splink does it. */
export function exactLevelOf({ comparison_levels: levels }: Comparison, column: string): Level | undefined {
  return (
    levels.find((level) => level.tf_adjustment_column === column && level.sql_condition === same(column)) ??
    levels.find((level) => level.tf_adjustment_column === column)
  );
}

export const same = (column: string): string => `"${column}_l" = "${column}_r"`;
export const isElse = ({ sql_condition }: Level): boolean => /^\s*else\s*$/i.test(sql_condition);
