// What `doctor` asks of the database: its clock, and who gave a sign of life when. Reads only.
import { connect } from './connect.ts';

export interface DatabaseHealth {
  readonly version: string;
  /** By how much the database's clock is certainly ahead of ours, or behind: what a slow answer may account for is taken off. */
  readonly clockAheadMilliseconds: number;
  /** undefined: the table does not exist yet. */
  readonly heartbeats: ReadonlyMap<string, number> | undefined;
  /** What came with each sign of life. */
  readonly notes: ReadonlyMap<string, string>;
}

/** `now` is the wall clock, in epoch milliseconds. */
export async function readHealth(ownerUrl: string, now: () => number): Promise<DatabaseHealth> {
  await using client = await connect(ownerUrl, 'throughline doctor');
  const before = now();
  const { rows } = await client.query<{ at: number; version: string }>(
    `select clock_timestamp() as at, current_setting('server_version') as version`,
  );
  const after = now();
  const { at, version } = rows[0] as { at: number; version: string };
  const { rowCount } = await client.query(`select where to_regclass('throughline.heartbeat') is not null`);
  const beats =
    rowCount === 0
      ? undefined
      : (await client.query<{ name: string; at: number; note: string }>('select name, at, note from throughline.heartbeat')).rows;
  return {
    version,
    clockAheadMilliseconds: at > after ? at - after : Math.min(0, at - before),
    heartbeats: beats && new Map(beats.map(({ name, at: seen }) => [name, seen])),
    notes: new Map(beats?.map(({ name, note }) => [name, note])),
  };
}
