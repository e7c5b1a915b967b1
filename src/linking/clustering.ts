/** Clusters over what DuckDB has scored: `cluster(uid, cluster)` for rows that hang together, and `friend(l, r)`, their pairs that no key found. */
import { makeClusters } from './clusters.ts';
import { gamma } from './compare.ts';
import { literal } from './duckdb.ts';
import type { Database } from './duckdb.ts';
import { LinkFault } from './fault.ts';
import { levelValues } from './model.ts';
import type { LinkType, Model } from './model.ts';

export interface ClusterOptions {
  readonly rows: number;
  readonly linkType: LinkType;
  readonly model: Model;
  readonly joinBits: number;
  readonly apart?: string | undefined;
}

/** Said before anything else is done: whoever decided these pairs must not learn after an hour that they were not read. */
export async function checkApart(db: Database, file: string): Promise<void> {
  await db.run(`select left_id, right_id from ${apartSql(file)} limit 1`).catch((cause: unknown) => {
    throw new LinkFault('use', `--apart: ${file} cannot be read as CSV with the columns left_id and right_id.`, { cause });
  });
}

const apartSql = (file: string): string => `read_csv(${literal(file)}, all_varchar = true, header = true)`;

/** Two rows of one larger cluster are not put to people as a pair just for that. */
const MOST_FRIENDS = 40;

export async function clusterRows(
  db: Database,
  { rows, linkType, model, joinBits, apart }: ClusterOptions,
): Promise<{ readonly clusters: number; readonly heldApart: number; readonly friends: number }> {
  const foes: [number, number][] = [];
  const differing = differingSql(model);
  if (differing !== null)
    await db.forEach(`select l::varchar, r::varchar from compared join scored using (l, r) where ${differing} and bits < 0`, ([l, r]) =>
      foes.push([Number(l), Number(r)]),
    );
  if (apart !== undefined)
    await db.forEach(
      `select l.uid::varchar, r.uid::varchar from ${apartSql(apart)} a
    join person l on l.unique_id = trim(a.left_id) and l.side = 0 join person r on r.unique_id = trim(a.right_id) and r.side = ${linkType === 'link_only' ? 1 : 0}`,
      ([l, r]) => foes.push([Number(l), Number(r)]),
    );
  const clusters = makeClusters(rows, foes);
  // Ties fall by the rows' own ids, which side they are on does not matter.
  await db.forEach(
    `select l::varchar, r::varchar from scored s join person a on a.uid = s.l join person b on b.uid = s.r where bits >= ${joinBits}
      order by round(bits, 6) desc, least(a.unique_id, b.unique_id), greatest(a.unique_id, b.unique_id)`,
    ([l, r]) => void clusters.join(Number(l), Number(r)),
  );
  const members = new Map<number, number>();
  for (let row = 0; row < rows; row++) members.set(clusters.of(row), (members.get(clusters.of(row)) ?? 0) + 1);
  await db.run('create table clustered (uid varchar, cluster varchar)');
  const into = await db.append('clustered');
  for (let row = 0; row < rows; row++) if (members.get(clusters.of(row))! > 1) into.row([String(row), String(clusters.of(row))]);
  into.close();
  await db.run(`create table cluster as select uid::integer as uid, cluster::integer as cluster from clustered; drop table clustered`);
  const condition = linkType === 'link_only' ? 'pa.side = 0 and pb.side = 1' : 'pa.uid < pb.uid';
  await db.run(`create table friend as select a.uid as l, b.uid as r from cluster a join cluster b on a.cluster = b.cluster
      join person pa on pa.uid = a.uid join person pb on pb.uid = b.uid
    where ${condition} and a.cluster in (select cluster from cluster group by cluster having count(*) between 3 and ${MOST_FRIENDS})
      and not exists (select 1 from compared c where c.l = a.uid and c.r = b.uid)`);
  const [friends] = await db.rows<{ n: number }>('select count(*) as n from friend');
  return { clusters: [...members.values()].filter((n) => n > 1).length, heldApart: clusters.refused, friends: friends!.n };
}

/** Somebody's own number and the birth date are both plainly another's: whatever else they share, no chain of others makes them one. */
function differingSql({ comparisons }: Model): string | null {
  const born = comparisons.findIndex(({ output_column_name: name }) => name === 'born');
  const numbers = comparisons.flatMap(({ output_column_name: name }, i) => (name.startsWith('number_') ? [i] : []));
  if (born < 0 || numbers.length === 0) return null;
  const agrees = (i: number): string => `${gamma(i)} = ${Math.max(...levelValues(comparisons[i]!))}`;
  return `(${numbers.map((i) => `${gamma(i)} = 0`).join(' or ')}) and not (${numbers.map(agrees).join(' or ')}) and ${gamma(born)} = 0`;
}
