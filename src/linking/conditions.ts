/**
 * A model may come from elsewhere, and its conditions are run. So they are read first: columns, comparisons and a closed list of
 * functions, one expression each. Nothing that could read a file, write one or ask for another table gets past.
 */
import { LinkFault } from './fault.ts';
import { isElse } from './model.ts';
import type { Model } from './model.ts';

const FUNCTIONS = new Set(
  'jaro_winkler_similarity jaro_similarity levenshtein damerau_levenshtein hamming jaccard length len array_length left right substr substring lower upper trim list_contains list_has_any list_has_all list_intersect list_distinct list_filter list_transform greatest least coalesce nullif abs round cast try_cast regexp_extract regexp_matches starts_with ends_with contains date_diff strptime try_strptime epoch ifnull array_intersect'.split(
    ' ',
  ),
);
const WORDS = new Set(
  'and or not is null in between like ilike case when then else end true false as varchar integer bigint double date interval lambda distinct from'.split(
    ' ',
  ),
);
const TOKEN =
  /\s+|'(?:[^']|'')*'|"(?:[^"]|"")+"|[A-Za-z_][A-Za-z0-9_]*|\d+(?:\.\d+)?(?:[eE]-?\d+)?|<=|>=|<>|!=|\|\||::|->|[=<>+\-*/%(),[\]:.]/gy;

/** Throws with the comparison and what is wrong with it. `columns`: of a row of `person`. */
export function checkConditions(model: Model, columns: ReadonlySet<string>): void {
  for (const { output_column_name: name, comparison_levels: levels } of model.comparisons) {
    for (const each of levels) {
      const wrong = isElse(each) ? null : whatIsWrong(each.sql_condition, columns);
      if (wrong !== null) throw new LinkFault('model', `The model's comparison "${name}", level "${each.label_for_charts}": ${wrong}.`);
      const tf = each.tf_adjustment_column;
      if (tf !== undefined && !columns.has(tf))
        throw new LinkFault(
          'model',
          `The model's comparison "${name}" weighs by how often a value of "${tf}" is seen, and there is no such column.`,
        );
    }
  }
}

export function whatIsWrong(condition: string, columns: ReadonlySet<string>): string | null {
  let end = 0;
  const tokens: string[] = [];
  for (const [token] of condition.matchAll(TOKEN)) {
    end += token.length;
    if (token.trim() !== '') tokens.push(token);
  }
  if (end !== condition.length) return `it has "${condition.slice(end, end + 12)}", which is not understood`;
  if (tokens.includes('-') && /--/.test(condition.replace(/'(?:[^']|'')*'/g, ''))) return 'it has a comment';
  const local = new Set<string>();
  for (const [i, token] of tokens.entries()) {
    if (/^lambda$/i.test(token)) local.add(tokens[i + 1]!.toLowerCase());
    if (tokens[i + 1] === '->' && /^\w+$/.test(token)) local.add(token.toLowerCase());
  }
  for (const [i, token] of tokens.entries()) {
    if (!/^["A-Za-z_]/.test(token)) continue;
    const isQuoted = token.startsWith('"');
    const name = isQuoted ? token.slice(1, -1) : token.toLowerCase();
    if (tokens[i + 1] === '(' && (isQuoted || !WORDS.has(name))) {
      if (isQuoted || !FUNCTIONS.has(name)) return `the function ${token} is not one of those that a condition may use`;
      continue;
    }
    if (!isQuoted && (WORDS.has(name) || local.has(name))) {
      // "from" stands in IS DISTINCT FROM only, so that no condition can ask for a table.
      if (name === 'from' && tokens[i - 1]?.toLowerCase() !== 'distinct') return 'it asks for a table';
      continue;
    }
    const column = /^(.+)_[lr]$/.exec(name)?.[1];
    if (column === undefined || !columns.has(column))
      return `there is no column ${token} (columns end in _l and _r and are listed in docs/linking.md)`;
  }
  return null;
}
