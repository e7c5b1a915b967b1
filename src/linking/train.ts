/**
 * The weights, learned without anybody saying who is who (expectation maximisation, as Splink and fastLink do it): u from pairs
 * drawn at random, m from pairs that agree on something, which is then left out of what they teach. DuckDB counts how
 * often each pattern of levels is seen; the rest is arithmetic on those counts, in a fixed order, so that the same input gives the same model.
 */
import { gamma, levelsSql, sidesSql } from './compare.ts';
import { quoted } from './duckdb.ts';
import type { Database } from './duckdb.ts';
import { levelValues, same } from './model.ts';
import type { Comparison, Level, Model } from './model.ts';
import type { Told } from './told.ts';

const RANDOM_PAIRS = 300_000;
const MOST_PAIRS_COUNTED = 600_000;
/** What we hold m to be weighs as much as that many matches. */
const PRIOR_MATCHES = 20;
/** And what we hold chance to be as much as that many pairs of other people. */
const PRIOR_PAIRS = 200;
const ROUNDS = 25;

interface Pattern {
  readonly levels: Int8Array;
  readonly pairs: number;
}
/** For each comparison, by level value 0..: m and u. */
interface Parameters {
  readonly m: Float64Array[];
  readonly u: Float64Array[];
}

export async function trainModel(db: Database, model: Model, rows: number, told: Told): Promise<Model> {
  const { comparisons } = model;
  const total = await possiblePairs(db, model);
  told.progress('learning the weights', 0, 3);
  const random = await randomLevels(db, model, rows);
  const patterns = await countPatterns(db, comparisons);
  const exact = await exactShares(db, comparisons);
  const parameters: Parameters = {
    m: comparisons.map(seedM),
    u: comparisons.map((comparison, i) => chance(comparison, random[i]!, exact[i]!, total)),
  };
  let prior = model.probability_two_random_records_match;
  for (let round = 0; round < 3; round++) {
    told.progress('learning the weights', round, 3);
    learnM(comparisons, patterns, parameters);
    prior = learnPrior(patterns, parameters, total, prior);
    takeMatchesOut(comparisons, patterns, parameters, total, prior, { random, exact });
  }
  return {
    ...model,
    probability_two_random_records_match: prior,
    comparisons: comparisons.map((comparison, i) => withParameters(comparison, parameters.m[i]!, parameters.u[i]!)),
  };
}

async function possiblePairs(db: Database, { link_type }: Model): Promise<number> {
  const [n] = await db.rows<{ left: number; right: number }>(
    'select count(*) filter (side = 0) as left, count(*) filter (side = 1) as right from person',
  );
  return Math.max(1, link_type === 'link_only' ? n!.left * n!.right : (n!.left * (n!.left - 1)) / 2);
}

/** Shares of each level among random pairs; by position of the level's value, missing left out. */
async function randomLevels(db: Database, { comparisons, link_type }: Model, rows: number): Promise<Float64Array[]> {
  const pairs =
    rows <= 1_000
      ? `select a.uid as l, b.uid as r from person a join person b on ${link_type === 'link_only' ? 'a.side = 0 and b.side = 1' : 'a.uid < b.uid'}`
      : `select a.uid as l, b.uid as r from (select (hash(i, 1) % ${rows})::integer as x, (hash(i, 2) % ${rows})::integer as y from range(${link_type === 'link_only' ? RANDOM_PAIRS * 2 : RANDOM_PAIRS}) t(i))
        join person a on a.uid = least(x, y) join person b on b.uid = greatest(x, y) where ${link_type === 'link_only' ? 'a.side = 0 and b.side = 1' : 'x <> y'}`;
  await db.run(`create or replace table random_pair as ${pairs}`);
  const patterns = await patternsOf(
    db,
    comparisons,
    `select ${levelsSql(comparisons)} from (select ${await sidesSql(db)} from random_pair p join person pl on pl.uid = p.l join person pr on pr.uid = p.r)`,
  );
  await db.run('drop table random_pair');
  return comparisons.map((comparison, i) => {
    const counts = new Float64Array(size(comparison));
    for (const { levels, pairs: n } of patterns) if (levels[i]! >= 0) counts[levels[i]!]! += n;
    return shares(counts);
  });
}

/** How often two rows share a value is counted exactly where a level asks for nothing else: a million draws would see rare values never. */
async function exactShares(db: Database, comparisons: readonly Comparison[]): Promise<Map<number, number>[]> {
  return Promise.all(
    comparisons.map(async (comparison) => {
      const values = levelValues(comparison);
      const found = new Map<number, number>();
      for (const [at, level] of comparison.comparison_levels.entries()) {
        const column = level.tf_adjustment_column;
        if (column === undefined || level.sql_condition !== same(column)) continue;
        const [share] = await db.rows<{ share: number | null }>(
          `select sum(n * (n - 1))::double / nullif(sum(n)::double * (sum(n) - 1), 0) as share from (select count(*)::double as n from person where ${quoted(column)} is not null group by ${quoted(column)})`,
        );
        if (typeof share?.share === 'number') found.set(values[at]!, share.share);
      }
      return found;
    }),
  );
}

async function countPatterns(db: Database, comparisons: readonly Comparison[]): Promise<readonly Pattern[]> {
  const [{ n } = { n: 0 }] = await db.rows<{ n: number }>('select count(*) as n from compared');
  const every = Math.ceil(n / MOST_PAIRS_COUNTED);
  const patterns = await patternsOf(
    db,
    comparisons,
    `select ${comparisons.map((_, i) => gamma(i)).join(', ')} from compared${every > 1 ? ` where hash(l, r) % ${every} = 0` : ''}`,
  );
  return patterns.map(({ levels, pairs }) => ({ levels, pairs: pairs * every }));
}

async function patternsOf(db: Database, comparisons: readonly Comparison[], sql: string): Promise<Pattern[]> {
  const columns = comparisons.map((_, i) => gamma(i));
  const patterns: Pattern[] = [];
  await db.forEach(
    `select count(*)::varchar as n, ${columns.map((name) => `${name}::varchar`).join(', ')} from (${sql}) group by ${columns.join(', ')} order by ${columns.join(', ')}`,
    ([n, ...levels]) => patterns.push({ levels: Int8Array.from(levels.map(Number)), pairs: Number(n) }),
  );
  return patterns;
}

/** Each comparison in its turn is held to agree, and the others learn from the pairs that do. */
function learnM(comparisons: readonly Comparison[], patterns: readonly Pattern[], { m, u }: Parameters): void {
  const learned = comparisons.map((comparison) => new Float64Array(size(comparison)));
  for (const [held, comparison] of comparisons.entries()) {
    const top = size(comparison) - 1;
    // Too common to say that two rows are one person, or nothing to hold.
    if (top === 0 || u[held]![top]! > 0.01) continue;
    const chosen = patterns.filter(({ levels }) => levels[held] === top);
    for (const [i, counts] of expectedMatches(comparisons, chosen, m, u, held).entries())
      if (i !== held) counts.forEach((n, value) => (learned[i]![value]! += n));
  }
  for (const [i, comparison] of comparisons.entries()) {
    const seeds = seedM(comparison);
    m[i] = fixed(comparison, 'm', shares(learned[i]!.map((n, value) => n + PRIOR_MATCHES * seeds[value]!)));
  }
}

function expectedMatches(
  comparisons: readonly Comparison[],
  patterns: readonly Pattern[],
  m: readonly Float64Array[],
  u: readonly Float64Array[],
  held: number,
): Float64Array[] {
  const seeds = comparisons.map(seedM);
  const now: Float64Array[] = m.map((each) => each.slice());
  let lambda = 0.5;
  let counts = comparisons.map((comparison) => new Float64Array(size(comparison)));
  for (let round = 0; round < ROUNDS; round++) {
    counts = comparisons.map((comparison) => new Float64Array(size(comparison)));
    let matches = 0;
    let all = 0;
    const probability = probabilityOf(now, u, lambda, held);
    for (const { levels, pairs } of patterns) {
      const p = probability(levels);
      matches += p * pairs;
      all += pairs;
      for (let i = 0; i < levels.length; i++) if (levels[i]! >= 0) counts[i]![levels[i]!]! += p * pairs;
    }
    if (all === 0) break;
    const next = Math.min(0.999, Math.max(0.0001, matches / all));
    const settled = Math.abs(next - lambda) < 1e-5;
    lambda = next;
    for (const [i, comparison] of comparisons.entries())
      now[i] = fixed(comparison, 'm', shares(counts[i]!.map((n, value) => n + PRIOR_MATCHES * seeds[i]![value]!)));
    if (settled) break;
  }
  return counts;
}

/** Bayes, for any pattern of levels; `held` says nothing. */
function probabilityOf(
  m: readonly Float64Array[],
  u: readonly Float64Array[],
  lambda: number,
  held: number,
): (levels: Int8Array) => number {
  const start = Math.log(lambda / (1 - lambda));
  const weights = m.map((values, i) => values.map((value, at) => (i === held ? 0 : Math.log(value / u[i]![at]!))));
  return (levels) => {
    let log = start;
    for (let i = 0; i < levels.length; i++) if (levels[i]! >= 0) log += weights[i]![levels[i]!]!;
    return 1 / (1 + Math.exp(-log));
  };
}

/** How many of all pairs are matches: what the model itself finds among those compared. */
function learnPrior(patterns: readonly Pattern[], { m, u }: Parameters, total: number, start: number): number {
  let prior = start;
  for (let round = 0; round < 60; round++) {
    let matches = 0.5;
    const probability = probabilityOf(m, u, prior, -1);
    for (const { levels, pairs } of patterns) matches += pairs * probability(levels);
    const next = Math.min(0.5, matches / total);
    if (Math.abs(Math.log(next / prior)) < 1e-4) return next;
    prior = next;
  }
  return prior;
}

/** In a small register the matches themselves are a good part of the random pairs that agree; they are taken out of u again. */
function takeMatchesOut(
  comparisons: readonly Comparison[],
  patterns: readonly Pattern[],
  { m, u }: Parameters,
  total: number,
  prior: number,
  { random, exact }: { readonly random: readonly Float64Array[]; readonly exact: readonly Map<number, number>[] },
): void {
  const matched = comparisons.map((comparison) => new Float64Array(size(comparison)));
  const probability = probabilityOf(m, u, prior, -1);
  for (const { levels, pairs } of patterns) {
    const p = probability(levels) * pairs;
    for (let i = 0; i < levels.length; i++) if (levels[i]! >= 0) matched[i]![levels[i]!]! += p;
  }
  for (const [i, comparison] of comparisons.entries()) {
    const seen = chance(comparison, random[i]!, exact[i]!, total);
    const both = Math.max(1, total * filledShare(patterns, i));
    const matches = matched[i]!.reduce((sum, n) => sum + n, 0);
    const assumed = seedU(comparison);
    u[i] = fixed(
      comparison,
      'u',
      shares(
        seen.map((share, value) =>
          Math.max(
            share / 50,
            (Math.max(0, share * both - matched[i]![value]!) + PRIOR_PAIRS * assumed[value]!) / (Math.max(0, both - matches) + PRIOR_PAIRS),
          ),
        ),
      ),
    );
  }
}

const filledShare = (patterns: readonly Pattern[], i: number): number => {
  let filled = 0;
  let all = 0;
  for (const { levels, pairs } of patterns) {
    all += pairs;
    if (levels[i]! >= 0) filled += pairs;
  }
  return all === 0 ? 1 : filled / all;
};

function chance(comparison: Comparison, random: Float64Array, exact: ReadonlyMap<number, number>, total: number): Float64Array {
  const assumed = seedU(comparison);
  const known = random.map(
    (share, value) => (Math.max(exact.get(value) ?? share, 1e-7) * total + PRIOR_PAIRS * assumed[value]!) / (total + PRIOR_PAIRS),
  );
  return fixed(comparison, 'u', shares(known));
}

/** What chance is held to be before anything is counted; in a register of twenty rows there is nothing to count. */
function seedU(comparison: Comparison): Float64Array {
  const values: number[] = valued(comparison).map((level, at) => (at === 0 ? 0 : level.tf_adjustment_column === undefined ? 0.004 : 0.002));
  values[0] = 1 - values.reduce((sum, value) => sum + value, 0);
  return Float64Array.from(values);
}

/** Levels that say something, by value from 0 ("everything else"). */
const valued = (comparison: Comparison): readonly Level[] =>
  comparison.comparison_levels.filter((level) => !level.is_null_level).toReversed();
const size = (comparison: Comparison): number => valued(comparison).length;
const seedM = (comparison: Comparison): Float64Array =>
  Float64Array.from(valued(comparison).map((level) => level.m_probability ?? 1 / size(comparison)));

function fixed(comparison: Comparison, which: 'm' | 'u', values: Float64Array): Float64Array {
  return values.map((value, at) => {
    const level = valued(comparison)[at]!;
    return (which === 'm' ? level.fix_m_probability && level.m_probability : level.fix_u_probability && level.u_probability) || value;
  });
}

function shares(counts: Float64Array): Float64Array {
  const all = counts.reduce((sum, n) => sum + n, 0);
  return counts.map((n) => (all === 0 ? 1 / counts.length : Math.max(n / all, 1e-9)));
}

function withParameters(comparison: Comparison, m: Float64Array, u: Float64Array): Comparison {
  const values = levelValues(comparison);
  return {
    ...comparison,
    comparison_levels: comparison.comparison_levels.map((level, at) =>
      level.is_null_level ? level : { ...level, m_probability: m[values[at]!]!, u_probability: u[values[at]!]! },
    ),
  };
}
