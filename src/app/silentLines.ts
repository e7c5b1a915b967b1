/**
 * A line of a list search, or a row of an old register, that meets somebody of a sealed file. It is compared while it is there, in every area and
 * whatever is found, since what matched nobody is not kept afterwards; whoever asked is answered as if there were none. Which search or register
 * it was is kept for the holder alone, and put to it by the timekeeper (silentHits.ts).
 */
import type { Viewer } from '../access/viewer.ts';
import { bandOf } from '../matching/bands.ts';
import { compare } from '../matching/evidence.ts';
import { comparable } from '../matching/left-out.ts';
import type { PersonQuery } from '../matching/person.ts';
import { type PendingHit, sealedRecords } from '../store/sealedFiles.ts';
import { recordsByPattern } from '../store/searches.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { House } from './house.ts';
import { look } from './look.ts';
import { bandsNow } from './matchBands.ts';

/** Which search or register it is, and the file that it was for. */
export interface Whence {
  readonly what: PendingHit['what'];
  readonly id: string;
  readonly asked: string | null;
}

type Asked = Pick<Viewer, 'post' | 'organisation'>;
const from = (viewer: Asked, { what, asked }: Whence) => ({ what, asked, post: viewer.post, organisation: viewer.organisation });

/** Of each line, by its number, the best record of each sealed file. */
export async function sealedAmongLines(
  house: House,
  viewer: Asked,
  whence: Whence,
  lines: readonly { readonly number: number; readonly query: PersonQuery }[],
): Promise<readonly PendingHit[]> {
  const service = serviceViewer(house.area, 'matcher');
  const sealed = await viewing(house.pool, service, (tx) => sealedRecords(tx, house.area));
  const { thresholds } = bandsNow((await look(house, service, [])).area);
  const known = sealed.flatMap(({ file, record, details }) => {
    // Who cannot be compared is their own lead's task (leftOff.ts).
    const of = comparable(details);
    return typeof of === 'string' ? [] : [{ file, record, of }];
  });
  return lines.flatMap(({ number, query }) => {
    const met = known.flatMap(({ file, record, of }) => {
      const found = compare(query, of);
      const band = bandOf(found, thresholds);
      return band === null || band === 'watch' ? [] : [{ file, record, band, bits: found.bits }];
    });
    return [
      ...Map.groupBy(
        met.toSorted((a, b) => b.bits - a.bits),
        ({ file }) => file,
      ).values(),
    ].flatMap(([best]) => (best ? [{ ...from(viewer, whence), ...best, id: `${whence.id}-${number}` }] : []));
  });
}

/** So many are read of a pattern: those of sealed files among them are found. */
const mostOfPattern = 10_000;

/** Of each sealed file, one record that a pattern meets. */
export async function sealedInPattern(
  house: House,
  viewer: Asked,
  whence: Whence,
  pattern: Omit<Parameters<typeof recordsByPattern>[2], 'limit'>,
): Promise<readonly PendingHit[]> {
  const { sealed, met } = await viewing(house.pool, serviceViewer(house.area, 'matcher'), async (tx) => ({
    sealed: await sealedRecords(tx, house.area),
    met: new Set((await recordsByPattern(tx, house.area, { ...pattern, limit: mostOfPattern })).records),
  }));
  return [
    ...Map.groupBy(
      sealed.filter(({ record }) => met.has(record)),
      ({ file }) => file,
    ).values(),
  ].flatMap(([first]) =>
    first ? [{ ...from(viewer, whence), file: first.file, record: first.record, band: 'pattern', bits: 0, id: whence.id }] : [],
  );
}
