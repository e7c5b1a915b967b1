/** Runs work as a viewer: a transaction that begins by saying who is looking. Row-level security reads it; afterwards it means nobody. */
import type { Viewer } from '../access/viewer.ts';
import type { Pool, PoolClient } from './pools.ts';

/** The viewer's settings as row-level security reads them. Transaction-local: the next borrower of the connection is nobody. */
const say = `select set_config('throughline.viewer', $1, true), set_config('throughline.area', $2, true),
  set_config('throughline.organisation', $3, true), set_config('throughline.reach', $4, true), set_config('throughline.posts', $5, true),
  set_config('throughline.falls', $6, true)`;

export async function viewing<T>(
  pool: Pool,
  viewer: Pick<Viewer, 'practitioner' | 'area' | 'organisation' | 'reach' | 'posts' | 'falls'>,
  work: (tx: PoolClient) => Promise<T>,
  isolation: 'read committed' | 'repeatable read' = 'read committed',
): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query(`begin isolation level ${isolation}`);
    await client.query({
      name: 'viewer',
      text: say,
      values: [
        viewer.practitioner,
        viewer.area,
        viewer.organisation ?? '',
        viewer.reach === 'nobody' ? '' : viewer.reach,
        (viewer.posts ?? []).join(' '),
        (viewer.falls ?? []).join(' '),
      ],
    });
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    // A connection that cannot roll back is thrown away: it may hold somebody else's viewer.
    await client.query('rollback').then(
      () => client.release(),
      (broken: Error) => client.release(broken),
    );
    throw error;
  }
}

/** Says another area for the rest of the transaction: the ledger of who has read what is an area of its own to row-level security. */
export async function sayArea(tx: PoolClient, area: string): Promise<void> {
  await tx.query("select set_config('throughline.area', $1, true)", [area]);
}

/** The product itself at work in an area: never a person. */
export const serviceViewer = (area: string, part: 'intake' | 'timekeeper' | 'matcher' | 'sealer' | 'clock') =>
  ({
    practitioner: `system:${part}`,
    name: '',
    post: null,
    organisation: null,
    area,
    reach: 'service',
    duties: [],
  }) as const satisfies Viewer;

/** Somebody without an account. */
export const publicViewer = (area: string) =>
  ({ practitioner: 'public', name: '', post: null, organisation: null, area, reach: 'public', duties: [] }) as const satisfies Viewer;
