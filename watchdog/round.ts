/** One round: every ledger of the installation, each by a pass of its kind, then a sign of life. A fault in one ledger does not spare the others. */
import { Client } from 'pg';
import { pass, type PassKind, type PassReport } from './pass.ts';

export interface Round {
  readonly passes: readonly PassReport[];
  readonly faults: readonly { readonly ledger: string; readonly error: Error }[];
}

/** A connection for the round only: a server that was restarted is met afresh. */
export async function round(url: string, kindFor: (ledger: string, lastFull: number | null) => PassKind): Promise<Round> {
  const client = new Client({ connectionString: url, application_name: 'throughline watchdog', connectionTimeoutMillis: 10_000 });
  client.on('error', () => {}); // The query under way reports it; without a listener it would end the process.
  await client.connect();
  try {
    const passes: PassReport[] = [];
    const faults: { ledger: string; error: Error }[] = [];
    for (const { ledger, lastFull } of await ledgers(client)) {
      try {
        passes.push(await pass(client, ledger, kindFor(ledger, lastFull)));
      } catch (error) {
        faults.push({ ledger, error: error as Error });
      }
    }
    // A round with a fault is not a proof: then there is no sign of life, and the silence shows on every page.
    if (faults.length === 0) await beat(client, passes);
    return { passes, faults };
  } finally {
    await client.end();
  }
}

/** Ledgers with facts, with arrivals only, or that were known once: a head that was removed is still asked for. */
async function ledgers(client: Client): Promise<readonly { ledger: string; lastFull: number | null }[]> {
  const { rows } = await client.query<{ ledger: string; last_full: Date | null }>(
    `select l.ledger, (select max(p.started_at) from watchdog.pass p where p.ledger = l.ledger and p.kind = 'full') as last_full
       from (select ledger from ledger.head union select ledger from throughline.arrival union select ledger from watchdog.read_to) l order by l.ledger`,
  );
  return rows.map((row) => ({ ledger: row.ledger, lastFull: row.last_full?.getTime() ?? null }));
}

async function beat(client: Client, passes: readonly PassReport[]): Promise<void> {
  const breaches = passes.reduce((sum, each) => sum + each.breaches.length, 0);
  await client.query(
    `insert into throughline.heartbeat (name, at, note) values ('watchdog', clock_timestamp(), $1)
     on conflict (name) do update set at = excluded.at, note = excluded.note`,
    [breaches === 0 ? '' : `${breaches} breaches`],
  );
}
