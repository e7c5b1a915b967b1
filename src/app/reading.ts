/** Reads are recorded before they are shown (K03), and each second folded into the area's access ledger, where they cannot be taken back. */
import type { Viewer } from '../access/viewer.ts';
import type { Fact } from '../ledger/envelope.ts';
import { prepareBatch } from '../ledger/prepare.ts';
import { append } from '../store/append.ts';
import { markSealed, unsealedReads, writeRead } from '../store/readLog.ts';
import { sayArea, serviceViewer, viewing } from '../store/viewing.ts';
import type { House } from './house.ts';

export const logRead = (
  house: House,
  viewer: Viewer,
  route: string,
  refs: readonly { readonly kind: string; readonly id: string }[],
  reason: string | null,
): Promise<void> =>
  viewing(house.pool, viewer, (tx) =>
    writeRead(tx, house.area, {
      practitioner: viewer.practitioner,
      post: viewer.post,
      organisation: viewer.organisation,
      route,
      refs,
      reason,
    }),
  );

/** The ledger of who has read what. */
export const accessLedger = (area: string): string => `${area}.access`;

/** Folds the reads that are not sealed yet into one fact of the access ledger. How many there were. */
export async function sealReads(house: House, limit = 1000): Promise<number> {
  const now = Date.now();
  return viewing(house.pool, serviceViewer(house.area, 'sealer'), async (tx) => {
    const rows = await unsealedReads(tx, house.area, limit);
    if (rows.length === 0) return 0;
    const id = house.newId();
    const reads = rows.map(({ id: row, at, practitioner, post, organisation, route, refs, reason }) => ({
      row,
      at,
      practitioner,
      post,
      organisation,
      route,
      refs: refs.map((ref) => `${ref.kind}/${ref.id}`),
      reason,
    }));
    const fact: Fact = { ...sealed, id, happened: now, learnt: now, recorded: now, fields: { reads } };
    // The access ledger is an area of its own to row-level security; the rows are marked in the same transaction.
    await sayArea(tx, accessLedger(house.area));
    const appended = await append(tx, {
      ledger: accessLedger(house.area),
      expected: {},
      key: null,
      requestHash: null,
      facts: prepareBatch([fact], { salt: house.newSalt, subjectOf: () => 'reads' }),
    });
    if (appended.kind !== 'appended') throw new Error(`Reads could not be sealed: ${appended.kind}`);
    await sayArea(tx, house.area);
    await markSealed(
      tx,
      house.area,
      rows.map((row) => row.id),
      id,
    );
    return rows.length;
  });
}

const sealed = {
  kind: 'entry',
  type: 'ReadsSealed',
  version: 1,
  stream: 'reads/sealed',
  file: null,
  record: null,
  actor: 'system:sealer',
  post: null,
  organisation: null,
  purpose: 'logging of consultation and disclosure',
  lawfulBasis: 'DPA 2018 s62',
  regime: 'DPA 2018 Part 3',
  marking: 'OFFICIAL-SENSITIVE',
  handling: 'access log',
  rulebook: '',
  causation: null,
} as const;
