/**
 * Bulk linking on public registers whose truth is known, and a million invented rows: share of true pairs proposed, pairs a row, F1 of pairs and
 * clusters, time and memory. THROUGHLINE_DATA names the folder with the data (bulk/ and reference/ in it). `--only febrl3,million`, `--rows 1000000`.
 * Weights are learned without truth, on everything. The threshold for pairs is chosen on the even half of the people and reported on the odd half.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { literal, openDatabase } from '../../src/linking/duckdb.ts';
import type { Database } from '../../src/linking/duckdb.ts';
import { link } from '../../src/linking/link.ts';
import type { LinkSummary } from '../../src/linking/link.ts';
import { dataFolder, hashOf } from './data.ts';
import { writeRegister } from './register.ts';
import { machine, option, percent, table } from './report.ts';

interface Known {
  readonly name: string;
  readonly files: readonly string[];
  /** SQL: `id`, `person` of every row of a file. */
  readonly truth: (file: string) => string;
}

const febrl = (file: string): string =>
  `select trim(rec_id) as id, regexp_extract(rec_id, 'rec-[0-9]+') as person from read_csv(${literal(file)}, all_varchar = true, header = true)`;
const registers: readonly Known[] = [
  { name: 'febrl3', files: ['febrl_3.csv'], truth: febrl },
  { name: 'febrl4', files: ['febrl_4a.csv', 'febrl_4b.csv'], truth: febrl },
  {
    name: 'fake_1000',
    files: ['fake_1000.csv'],
    truth: (file) => `select unique_id as id, cluster as person from read_csv(${literal(file)}, all_varchar = true, header = true)`,
  },
  {
    name: 'historical-50k',
    files: ['historical_figures_with_errors_50k.parquet'],
    truth: (file) => `select unique_id as id, cluster as person from read_parquet(${literal(file)})`,
  },
];

const data = dataFolder();
if (data !== null) {
  const scratch = mkdtempSync(join(tmpdir(), 'throughline-bulk-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  console.log(`Bulk linking, ${machine()}`);
  const only = option('only')?.split(',');
  const wanted = (name: string): boolean => only === undefined || only.includes(name);
  const rows = [];
  for (const known of registers.filter(({ name, files }) => wanted(name) && files.every((file) => existsSync(join(data, 'bulk', file)))))
    rows.push(
      await measured(
        known,
        known.files.map((file) => join(data, 'bulk', file)),
        scratch,
      ),
    );
  if (wanted('million')) rows.push(await million(data, scratch));
  if (rows.length > 0) table(rows);
}

async function million(folder: string, scratch: string): Promise<Record<string, unknown>> {
  const rows = Number(option('rows') ?? 1_000_000);
  const file = join(scratch, 'million.csv');
  await writeRegister(folder, file, rows);
  const truth = (from: string): string =>
    `select id, regexp_extract(id, '^[0-9]+') as person from read_csv(${literal(from)}, all_varchar = true, header = true)`;
  return measured({ name: `${rows} invented`, files: [file], truth }, [file], scratch);
}

async function measured({ name, truth }: Known, files: readonly string[], scratch: string): Promise<Record<string, unknown>> {
  const [left = '', right] = files;
  const out = join(scratch, 'pairs.csv');
  const [began, cpu] = [performance.now(), process.cpuUsage()];
  const { summary } = await link(
    {
      left,
      ...(right === undefined ? {} : { right }),
      out,
      columns: new Map(),
      memoryMegabytes: 3000,
      pairsPerRow: 50,
      leastBits: -10,
      joinBits: 6.6,
    },
    { progress: () => {} },
  );
  const [seconds, used] = [(performance.now() - began) / 1000, process.cpuUsage(cpu)];
  await using db = await openDatabase({ memoryMegabytes: 2000 });
  await judge(db, out, files.map(truth));
  return {
    register: name,
    ...(await figures(db, summary)),
    seconds: seconds.toFixed(1),
    'CPU seconds': ((used.user + used.system) / 1e6).toFixed(0),
    'most MB so far': Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** `judged`: each written pair with whether it is true, by the half that both its people are in. */
async function judge(db: Database, out: string, truths: readonly string[]): Promise<void> {
  await db.run(`create table truth as ${truths.join(' union all ')}; create table half (person varchar, half varchar)`);
  const halves = await db.append('half');
  await db.forEach('select distinct person from truth order by person', ([person]) => halves.row([person!, String(hashOf(person!) % 2)]));
  halves.close();
  await db.run(`create table judged as select p.bits, p.cluster_id is not null as together, a.person = b.person as is_true, ha.half
    from read_csv(${literal(out)}, header = true, types = {'left_id': 'VARCHAR', 'right_id': 'VARCHAR', 'cluster_id': 'VARCHAR', 'bits': 'DOUBLE'}) p
    join truth a on a.id = p.left_id join truth b on b.id = p.right_id join half ha on ha.person = a.person join half hb on hb.person = b.person and hb.half = ha.half`);
}

async function figures(db: Database, { registers: read, pairs }: LinkSummary): Promise<Record<string, unknown>> {
  const [all] = await db.rows<{ n: number }>(
    `select sum(n * (n - 1) / 2)::double as n from (select count(*) as n from truth join half using (person) where half = '1' group by person)`,
  );
  const [tune] = await db.rows<{ n: number }>(
    `select sum(n * (n - 1) / 2)::double as n from (select count(*) as n from truth join half using (person) where half = '0' group by person)`,
  );
  const f1 = async (half: '0' | '1', condition: string): Promise<{ f: number; precision: number; recall: number }> => {
    const [found] = await db.rows<{ n: number; right: number }>(
      `select count(*) as n, count(*) filter (is_true) as "right" from judged where half = '${half}' and ${condition}`,
    );
    const [precision, recall] = [found!.right / Math.max(1, found!.n), found!.right / (half === '0' ? tune : all)!.n];
    return { f: (2 * precision * recall) / Math.max(1e-9, precision + recall), precision, recall };
  };
  let best = { bits: 0, f: 0 };
  for (let bits = -9; bits <= 15; bits++) {
    const { f } = await f1('0', `bits >= ${bits}`);
    if (f > best.f) best = { bits, f };
  }
  const [proposed, chosen, even, clusters] = [
    await f1('1', 'true'),
    await f1('1', `bits >= ${best.bits}`),
    await f1('1', 'bits >= 0'),
    await f1('1', 'together'),
  ];
  const rows = read.reduce((sum, register) => sum + register.rows, 0);
  return {
    rows,
    'true pairs proposed (odd half)': percent(proposed.recall, 1),
    'pairs a row': (pairs / rows).toFixed(1),
    [`F1, threshold from the even half`]: `${chosen.f.toFixed(4)} at ${best.bits}`,
    'F1 at 0 bits': even.f.toFixed(4),
    'F1 of clusters (precision, recall)': `${clusters.f.toFixed(4)} (${clusters.precision.toFixed(3)}, ${clusters.recall.toFixed(3)})`,
  };
}
