/** Loads what a command reads: the directory of the area, the facts of a file, and the versions of both, in two round trips. */
import type { Transaction } from './append.ts';
import { type FactRow, factColumns, factOf, type RecordedFact } from './readFacts.ts';

/** Versions of streams as the ledger has them; 0 for one that does not exist. */
export async function streamVersions(tx: Transaction, ledger: string, streams: readonly string[]): Promise<Record<string, number>> {
  const { rows } = await tx.query<{ stream: string; version: number }>({
    name: 'stream-versions',
    text: 'select stream, version from ledger.stream_head where ledger = $1 and stream = any ($2::text[])',
    values: [ledger, streams],
  });
  const versions: Record<string, number> = Object.fromEntries(streams.map((stream) => [stream, 0]));
  for (const row of rows) versions[row.stream] = Number(row.version);
  return versions;
}

/** Facts of one stream, in order. */
export async function factsOfStream(tx: Transaction, ledger: string, stream: string): Promise<readonly RecordedFact[]> {
  const { rows } = await tx.query<FactRow>({
    name: 'facts-of-stream',
    text: `${select} where f.ledger = $1 and f.stream = $2 order by f.position`,
    values: [ledger, stream],
  });
  return rows.map(factOf);
}

/** Facts of a file: of its own stream, and of every stream of the records that lie in it now, in the ledger's order. */
export async function factsOfFile(tx: Transaction, ledger: string, file: string): Promise<readonly RecordedFact[]> {
  const { rows } = await tx.query<FactRow>({
    name: 'facts-of-file',
    // Two indexed reads rather than one with `or`, for which the planner would walk the whole ledger.
    text: `select * from (
             ${select} where f.ledger = $1 and f.stream = 'file/' || $2
             union all
             ${select} where f.ledger = $1 and f.record in (select r.record from throughline.record_file r where r.ledger = $1 and r.file = $2)
           ) f order by position`,
    values: [ledger, file],
  });
  return rows.map(factOf);
}

/** Facts of some types recorded at or after an instant, with the corrections since, in order. Made for the few types that the index of migration 0031 names. */
export async function factsOfTypesSince(
  tx: Transaction,
  ledger: string,
  types: readonly string[],
  since: number,
): Promise<readonly RecordedFact[]> {
  const { rows } = await tx.query<FactRow>(
    `select * from (
       ${select} where f.ledger = $1 and f.type = any ($2::text[]) and f.recorded >= $3::timestamptz
          and f.type in ('CandidatesFound', 'CandidateAccepted', 'CandidateRejected', 'CandidateUnsure', 'CandidatesDismissed')
       union all
       ${select} where f.ledger = $1 and f.type in ('EntryCorrected', 'EntryUndone') and f.recorded >= $3::timestamptz
     ) f order by position`,
    [ledger, types, new Date(since).toISOString()],
  );
  return rows.map(factOf);
}

const select = `select ${factColumns} from ledger.fact f`;
