/** A file of an old register is compared with the people on file: of a row that may be nobody nothing is written (docs/decisions/0027-registers.md). */
import { createHash } from 'node:crypto';
import type { Viewer } from '../access/viewer.ts';
import { because } from '../domain/decision.ts';
import { screenRegister } from '../domain/register/deciders.ts';
import { type ReadRegister, type RegisterRow, readRegister } from '../feeds/register/read.ts';
import { personQuery } from '../matching/person.ts';
import type { Matcher } from '../matching/matcher.ts';
import { filesOfRecords } from '../store/people.ts';
import { type StagedRow, stageRows } from '../store/registers.ts';
import { keepPendingHits } from '../store/sealedFiles.ts';
import { viewing } from '../store/viewing.ts';
import { act, type Outcome } from './act.ts';
import type { House } from './house.ts';
import { sealedAmongLines } from './silentLines.ts';
import { noSuchRegister, registerSight, whyNoWork } from './registers.ts';

export { largestRegister, mostRows } from '../feeds/register/read.ts';

/** Of one row, at most so many people on file. */
export const mostOfRow = 3;
/** Rows asked about at once. */
const asked = 4;

export type Compared = Outcome | { readonly kind: 'unread'; readonly why: Extract<ReadRegister, { kind: 'refused' }>['why'] };

/** Compares a file of the register: rows that may be nobody on file are forgotten here, before anything is written. */
export async function compareRegister(
  house: House,
  viewer: Viewer,
  { id, bytes }: { readonly id: string; readonly bytes: Uint8Array },
): Promise<Compared> {
  const sight = await registerSight(house, viewer, id);
  if (!sight) return noSuchRegister;
  const no = whyNoWork(sight);
  if (no) return no;
  const read = readRegister(bytes);
  if (read.kind === 'refused') return { kind: 'unread', why: read.why };
  const matcher = await house.matcher();
  if (!matcher)
    return because(
      'matcher-away',
      'The list of known people does not answer now. Nothing of the file was kept.',
      'Send it again in a while.',
    );
  const file = createHash('sha256').update(bytes).digest('hex');
  const rows = await matching(house, viewer, matcher, read.rows, file.slice(0, 8));
  const silent = await sealedAmongLines(
    house,
    viewer,
    { what: 'register', id: `${id}-${file.slice(0, 8)}`, asked: null },
    read.rows.map(({ number, details }) => ({ number, query: personQuery(details) })),
  );
  const pairs = rows.reduce((sum, row) => sum + row.pairs.length, 0);
  const counted = { file, rows: read.rows.length + read.unreadable, unreadable: read.unreadable, kept: rows.length, pairs };
  return act(house, viewer, {
    does: 'decide-register-row',
    files: [],
    key: `register-file:${id}:${file}`,
    command: { id, file },
    decide: () => screenRegister(sight.register, id, counted),
    // Of a file that is not on record nothing is kept.
    alongside: async (tx) => {
      await stageRows(tx, house.area, id, rows, sight.until);
      await keepPendingHits(tx, house.area, silent, sight.now);
    },
  });
}

async function matching(
  house: House,
  viewer: Viewer,
  matcher: Matcher,
  rows: readonly RegisterRow[],
  part: string,
): Promise<readonly StagedRow[]> {
  const found: StagedRow[] = [];
  const waiting = [...rows];
  const worker = async (): Promise<void> => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      const { candidates } = await matcher.ask(personQuery(row.details), { limit: 10 });
      const likely = candidates.filter(({ band }) => band !== 'watch');
      if (likely.length === 0) continue;
      const files = await viewing(house.pool, viewer, (tx) =>
        filesOfRecords(
          tx,
          house.area,
          likely.map(({ record }) => record),
        ),
      );
      // One question a person, however many records of theirs are alike.
      const best = [
        ...Map.groupBy(
          likely.filter(({ record }) => files.has(record)),
          ({ record }) => files.get(record),
        ).values(),
      ].flatMap(([first]) => first ?? []);
      if (best.length === 0) continue;
      found.push({
        row: `${part}-${row.number}`,
        number: row.number,
        details: row.details,
        pairs: best.slice(0, mostOfRow).map(({ record, band, bits }) => ({ record, band, bits })),
      });
    }
  };
  await Promise.all(Array.from({ length: asked }, worker));
  return found;
}
