/** Arrivals as they came, and the queue they wait on until something or somebody has dealt with them. */
import type { Instant } from '../ledger/envelope.ts';
import type { Transaction } from './append.ts';

export interface Arrival {
  readonly id: string;
  readonly channel: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly reference: string;
  readonly leftBy: string;
  readonly organisation: string | null;
  readonly arrivedAt: Instant;
}

export interface NewArrival {
  readonly id: string;
  readonly channel: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly reference: string;
  readonly key: string;
  readonly at: Instant;
}

/** Stored once a key; a repeat is answered with the first. */
export async function leaveArrival(
  tx: Transaction,
  ledger: string,
  arrival: NewArrival,
): Promise<{ readonly id: string; readonly reference: string; readonly arrivedAt: Instant; readonly isNew: boolean }> {
  const { id, channel, contentType, bytes, reference, key, at } = arrival;
  const { rows } = await tx.query<{ id: string; reference: string; arrived_at: number; is_new: boolean }>(
    'select id, reference, arrived_at, is_new from throughline.leave_arrival($1, $2, $3, $4, $5, $6, $7, $8)',
    [ledger, id, channel, contentType, Buffer.from(bytes), reference, key, new Date(at)],
  );
  const row = rows[0];
  if (!row) throw new Error('leave_arrival answered nothing');
  return { id: row.id, reference: row.reference, arrivedAt: Number(row.arrived_at), isNew: row.is_new };
}

/** As `leaveArrival`, but on a queue that people read: it is not taken by itself. */
export async function leaveOnQueue(
  tx: Transaction,
  ledger: string,
  arrival: NewArrival,
  { queue, why }: Pick<QueueItem, 'queue' | 'why'>,
): Promise<Awaited<ReturnType<typeof leaveArrival>>> {
  const { id, channel, contentType, bytes, reference, key, at } = arrival;
  const { rows } = await tx.query<{ id: string; reference: string; arrived_at: number; is_new: boolean }>(
    'select id, reference, arrived_at, is_new from throughline.leave_on_queue($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [ledger, id, channel, contentType, Buffer.from(bytes), reference, key, new Date(at), queue, why],
  );
  const row = rows[0];
  if (!row) throw new Error('leave_on_queue answered nothing');
  return { id: row.id, reference: row.reference, arrivedAt: Number(row.arrived_at), isNew: row.is_new };
}

export async function readArrival(tx: Transaction, ledger: string, id: string): Promise<Arrival | null> {
  const { rows } = await tx.query<{
    id: string;
    channel: string;
    content_type: string;
    bytes: Buffer;
    reference: string;
    left_by: string;
    organisation: string | null;
    arrived_at: number;
  }>(
    'select id, channel, content_type, bytes, reference, left_by, organisation, arrived_at from throughline.arrival where ledger = $1 and id = $2',
    [ledger, id],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    id: row.id,
    channel: row.channel,
    contentType: row.content_type,
    bytes: row.bytes,
    reference: row.reference,
    leftBy: row.left_by,
    organisation: row.organisation,
    arrivedAt: Number(row.arrived_at),
  };
}

/** The id of an arrival that waits on a queue, by the reference on its receipt; null when this viewer may not see it or there is none. */
export async function waitingArrival(tx: Transaction, ledger: string, reference: string): Promise<string | null> {
  const { rows } = await tx.query<{ id: string }>(
    `select a.id from throughline.queue_item q join throughline.arrival a on a.ledger = q.ledger and q.item = 'arrival/' || a.id
      where q.ledger = $1 and a.reference = $2`,
    [ledger, reference],
  );
  return rows[0]?.id ?? null;
}

/** Arrivals that wait to be read, those that came first, first. */
export async function waitingArrivals(tx: Transaction, ledger: string, most: number): Promise<readonly Pick<Arrival, 'id' | 'channel'>[]> {
  const { rows } = await tx.query<{ id: string; channel: string }>(
    `select a.id, a.channel from throughline.arrival a
       join throughline.queue_item q on q.ledger = a.ledger and q.item = 'arrival/' || a.id and q.queue = 'arrivals'
      where a.ledger = $1 order by a.channel <> 'danger-form', a.arrived_at limit $2`,
    [ledger, most],
  );
  return rows;
}

export interface QueueItem {
  readonly item: string;
  /** `advice` waits for an answer, `documents` to be checked against its fields, `reminders` for somebody to remind a writer. */
  readonly queue:
    | 'arrivals'
    | 'unreadable'
    | 'undelivered'
    | 'advice'
    | 'documents'
    | 'reminders'
    | 'returned'
    | 'registers-second'
    | 'registers';
  readonly since: Instant;
  readonly why: string;
  /** Whose list it is on, where that is not the intake's. */
  readonly post: string | null;
  /** By which way it came, where it is an arrival. */
  readonly channel: string | null;
}

export async function queueItems(tx: Transaction, ledger: string): Promise<readonly QueueItem[]> {
  const { rows } = await tx.query<QueueItem>(
    `select q.item, q.queue, q.since, q.why, q.post, a.channel from throughline.queue_item q
       left join throughline.arrival a on q.item like 'arrival/%' and a.ledger = q.ledger and a.id = substr(q.item, 9)
      where q.ledger = $1 order by q.since`,
    [ledger],
  );
  return rows.map((row) => ({ ...row, since: Number(row.since) }));
}

/** Moves an item to another queue, saying why. It is on exactly one before and after. */
export async function moveOnQueue(tx: Transaction, ledger: string, item: string, queue: QueueItem['queue'], why: string): Promise<void> {
  await tx.query('update throughline.queue_item set queue = $3, why = $4 where ledger = $1 and item = $2', [ledger, item, queue, why]);
}
