/**
 * Two registers brought together, or one with itself: read, pair, compare, weigh, cluster, write. It decides nothing. What comes out
 * are proposals for people (matching.md, "An import"); nothing here knows a ledger, a file or a case.
 */
import { addFrequencies, comparePairs } from './compare.ts';
import { comparisonsFor } from './comparisons.ts';
import { checkConditions } from './conditions.ts';
import { makeCandidates } from './candidates.ts';
import type { ColumnRole } from './columns.ts';
import { checkApart, clusterRows } from './clustering.ts';
import { openDatabase } from './duckdb.ts';
import type { Database } from './duckdb.ts';
import { LinkFault } from './fault.ts';
import type { LinkType, Model } from './model.ts';
import { makePeople, PERSON_COLUMNS } from './people.ts';
import { checkPlaces } from './preflight.ts';
import { readAll } from './reader.ts';
import { loadRegister, stack } from './register.ts';
import type { Register } from './register.ts';
import { scorePairs } from './score.ts';
import type { Told } from './told.ts';
import { trainModel } from './train.ts';
import { writeColumns, writePairs } from './write.ts';

export interface LinkOptions {
  readonly left: string;
  readonly right?: string;
  readonly out: string;
  readonly clustersOut?: string;
  readonly columnsOut?: string;
  /** Pairs that a person decided are two people: CSV with left_id, right_id. */
  readonly apart?: string;
  readonly columns: ReadonlyMap<ColumnRole, readonly string[]>;
  readonly model?: Model;
  readonly memoryMegabytes: number;
  readonly temporary?: string;
  readonly threads?: number;
  readonly pairsPerRow: number;
  /** Pairs below are written only when they are in one cluster. */
  readonly leastBits: number;
  /** Pairs from here on are joined into clusters. */
  readonly joinBits: number;
  /** Of the work, how much at once; for tests. */
  readonly pairsAtOnce?: number;
  readonly rowsAtOnce?: number;
}

export interface LinkSummary {
  readonly registers: readonly Register[];
  readonly compared: number;
  readonly pairs: number;
  readonly suggested: number;
  readonly review: number;
  readonly clusters: number;
  readonly heldApart: number;
  readonly probabilityOfTwoRows: number;
  readonly mostRowsAKey: number;
}

export interface Linked {
  readonly summary: LinkSummary;
  readonly model: Model;
}

export async function link(options: LinkOptions, told: Told, signal?: AbortSignal): Promise<Linked> {
  const { left, right, apart, out, clustersOut, columnsOut, temporary } = options;
  const named = (...files: readonly (string | undefined)[]): string[] => files.filter((file) => file !== undefined);
  await checkPlaces({ read: named(left, right, apart), written: named(out, clustersOut, columnsOut), folders: named(temporary) });
  await using db = await openDatabase(options);
  const stop = (): void => db.interrupt();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    return await linkIn(db, options, told, () => {
      if (signal?.aborted) throw new LinkFault('interrupted', 'It was interrupted; nothing was written.');
    });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

async function linkIn(db: Database, options: LinkOptions, told: Told, goOn: () => void): Promise<Linked> {
  if (options.apart !== undefined) await checkApart(db, options.apart);
  told.progress('reading the registers', 0, 0);
  const files = [['left', options.left] as const, ...(options.right === undefined ? [] : [['right', options.right] as const])];
  const registers: Register[] = [];
  for (const [side, file] of files) registers.push(await loadRegister(db, side, file, options.columns));
  goOn();
  const linkType: LinkType = options.right === undefined ? 'dedupe_only' : 'link_only';
  const rows = registers.reduce((sum, register) => sum + register.rows, 0);
  const numbers = await stack(db, registers);
  await readAll(db, told);
  await makePeople(db, numbers, options.right !== undefined, told);
  const filled = await filledColumns(db, linkType, numbers);
  goOn();
  const given = options.model === undefined ? undefined : { ...options.model, link_type: linkType };
  const start = given ?? startModel(linkType, filled, numbers, rows);
  const names = new Set<string>([...PERSON_COLUMNS, ...numbers, 'unique_id', 'source_dataset']);
  checkConditions(start, names);
  const mostRowsAKey = await makeCandidates(
    db,
    {
      linkType,
      numbers,
      filled,
      rows,
      mostPerRow: options.pairsPerRow,
      ...budgets(rows),
      rowsAtOnce: options.rowsAtOnce ?? 250_000,
    },
    told,
  );
  goOn();
  await addFrequencies(db, start);
  const pairsAtOnce = options.pairsAtOnce ?? 4_000_000;
  await comparePairs(db, start, 'candidate', pairsAtOnce, told).catch((cause: unknown) => {
    if (given === undefined || cause instanceof LinkFault) throw cause;
    throw new LinkFault('model', `A condition of the model cannot be run: ${String(cause).split('\n')[0]}`, { cause });
  });
  goOn();
  const model = given ?? (await trainModel(db, start, rows, told));
  await scorePairs(db, model);
  const { clusters, heldApart, friends } = await clusterRows(db, {
    rows,
    linkType,
    model,
    joinBits: options.joinBits,
    apart: options.apart,
  });
  if (friends > 0) {
    await comparePairs(db, model, 'friend', pairsAtOnce, told);
    await scorePairs(db, model);
  }
  goOn();
  told.progress('writing', 0, 0);
  const written = await writePairs(db, model, options);
  if (options.columnsOut !== undefined) await writeColumns(db, options.columnsOut);
  const [all] = await db.rows<{ n: number }>('select count(*) as n from compared');
  return {
    model,
    summary: {
      registers,
      compared: all!.n,
      ...written,
      clusters,
      heldApart,
      probabilityOfTwoRows: model.probability_two_random_records_match,
      mostRowsAKey,
    },
  };
}

/** A register of a million gets fewer pairs a row to look at: most of what keys that many rows share can find is found by rarer ones. */
const budgets = (rows: number): { readonly budgetPerRow: number; readonly comparedPerRow: number } =>
  rows <= 200_000 ? { budgetPerRow: 160, comparedPerRow: 50 } : { budgetPerRow: 24, comparedPerRow: 10 };

function startModel(link_type: LinkType, filled: ReadonlySet<string>, numbers: readonly string[], rows: number): Model {
  return {
    link_type,
    probability_two_random_records_match: Math.min(0.01, 1 / Math.max(2, rows)),
    unique_id_column_name: 'unique_id',
    source_dataset_column_name: 'source_dataset',
    sql_dialect: 'duckdb',
    blocking_rules_to_generate_predictions: splinkRules(filled, numbers),
    comparisons: comparisonsFor(filled, numbers),
  };
}

/** The rules of keys.ts that say the same as an equality of columns; Splink makes its pairs by them. */
function splinkRules(filled: ReadonlySet<string>, numbers: readonly string[]): readonly { readonly blocking_rule: string }[] {
  const rules = [
    ['forename_sound', 'surname_sound'],
    ['born'],
    ['forename_sound', 'born_year'],
    ['surname_sound', 'born_year'],
    ['forename_sound', 'postcode_area'],
    ['surname_sound', 'postcode_area'],
    ['forename_sound', 'birth_place'],
    ['surname_sound', 'birth_place'],
    ['postcode'],
    ['street_number', 'postcode'],
    ['address'],
    ['street_number', 'town'],
    ['email'],
    ...numbers.map((number) => [number]),
  ];
  return rules
    .filter((columns) => columns.every((column) => filled.has(column)))
    .map((columns) => ({ blocking_rule: columns.map((column) => `l."${column}" = r."${column}"`).join(' AND ') }));
}

/** Columns in which both sides have something. */
async function filledColumns(db: Database, linkType: LinkType, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  const columns = [...PERSON_COLUMNS, ...numbers];
  const sides = linkType === 'link_only' ? [0, 1] : [0];
  const [row] = await db.rows(
    `select ${columns.map((column) => `${sides.map((side) => `count("${column}") filter (side = ${side}) > 0`).join(' and ')} as "${column}"`).join(', ')} from person`,
  );
  return new Set(columns.filter((column) => row?.[column]));
}
