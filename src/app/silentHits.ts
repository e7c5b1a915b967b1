/**
 * Who met somebody of a sealed file? The list of known people knows nobody of them, so that a search and a referral are answered as if there
 * were none, after the same time. The timekeeper compares afterwards, and only the holder learns of it and owes a decision (S11). And who
 * knows this person: the post that may be named, or nobody who may say so (F48).
 */
import type { Viewer } from '../access/viewer.ts';
import { whoAnswers } from '../domain/area/presence.ts';
import { entry } from '../domain/write.ts';
import { SealedItemNoted } from '../domain/sealed/entries.ts';
import { decideHit, recordHit } from '../domain/silent/deciders.ts';
import { mayBeCalled, type SilentHit } from '../domain/silent/state.ts';
import { because, type Decision, decided } from '../domain/decision.ts';
import type { FileState } from '../domain/file/state.ts';
import type { AskedPerson } from '../domain/search/asked.ts';
import { bandOf } from '../matching/bands.ts';
import { compare } from '../matching/evidence.ts';
import { comparable } from '../matching/left-out.ts';
import type { PersonQuery } from '../matching/person.ts';
import {
  forgetPendingHits,
  keepLooked,
  type Looked,
  notLookedAt,
  type PendingHit,
  pendingHits,
  recordsOfFiles,
  type SealedRecord,
  type SealedSince,
  sealedFilesOf,
  sealedRecords,
} from '../store/sealedFiles.ts';
import { filesOfRecords } from '../store/people.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import { act, type Outcome } from './act.ts';
import type { House } from './house.ts';
import { look } from './look.ts';
import { bandsNow } from './matchBands.ts';
import { actOnFile, inFile } from './onFile.ts';
import { queryOf } from './search.ts';
import { latestOf } from './sharing.ts';

const atOnce = 200;

/** Compares who was looked for and referred since with whom the sealed files hold. How many hits were put to a holder. */
export async function findSilentHits(house: House): Promise<number> {
  const viewer = serviceViewer(house.area, 'matcher');
  const sealed = await viewing(house.pool, viewer, (tx) => sealedRecords(tx, house.area));
  let found = await putPending(house);
  for (const [file, records] of Map.groupBy(sealed, (each) => each.file)) found += await hitsIn(house, file, records);
  return found;
}

async function hitsIn(house: House, file: string, records: readonly SealedRecord[]): Promise<number> {
  const viewer = serviceViewer(house.area, 'matcher');
  const since: SealedSince = {
    file,
    since: Math.min(...records.map((each) => each.since)),
    sealed: Math.min(...records.map(({ sealed }) => sealed)),
    described: Math.max(...records.map(({ described }) => described)),
  };
  const sight = await look(house, viewer, [file]);
  const lead = sight.files.get(file)?.lead ?? null;
  const thresholds = bandsNow(sight.area).thresholds;
  let found = 0;
  // Who cannot be compared is looked at when they can: their own lead owes that (leftOff.ts), and nobody else waits for it.
  let unreadable = 0;
  for (;;) {
    const looked = await viewing(house.pool, viewer, (tx) => notLookedAt(tx, house.area, since, { limit: atOnce, offset: unreadable }));
    const readable = looked.filter((one) => queryFrom(one) !== null);
    for (const one of readable) {
      // What the holder asks itself is no news to it.
      if (one.post !== null && one.post === lead) continue;
      const best = bestOf(one, records, thresholds);
      if (best && (await putToHolder(house, file, one, best))) found += 1;
    }
    await viewing(house.pool, viewer, (tx) => keepLooked(tx, house.area, since, readable));
    unreadable += looked.length - readable.length;
    if (looked.length < atOnce) return found;
  }
}

/** What lists and registers met while they were compared (silentLines.ts). */
async function putPending(house: House): Promise<number> {
  const viewer = serviceViewer(house.area, 'matcher');
  const waiting = await viewing(house.pool, viewer, (tx) => pendingHits(tx, house.area));
  if (waiting.length === 0) return 0;
  const { files } = await look(house, viewer, [...new Set(waiting.map(({ file }) => file))]);
  let found = 0;
  for (const { file, what, id, asked, post, organisation, ...best } of waiting) {
    // Gone, or what the holder asked itself.
    const isNews = files.has(file) && (post === null || post !== files.get(file)?.lead);
    if (isNews && (await putToHolder(house, file, { what, id, file: asked, post, organisation }, best))) found += 1;
    await viewing(house.pool, viewer, (tx) => forgetPendingHits(tx, house.area, [{ file, id }]));
  }
  return found;
}

interface Best {
  readonly record: string;
  readonly band: string;
  readonly bits: number;
}

/** The record of the file that it fits best, where it is worth asking about. */
function bestOf(looked: Looked, records: readonly SealedRecord[], thresholds: Parameters<typeof bandOf>[1]): Best | null {
  const asked = queryFrom(looked);
  if (asked === null) return null;
  return (
    records
      .flatMap(({ record, details }): readonly Best[] => {
        const known = comparable(details);
        if (typeof known === 'string') return [];
        const found = compare(asked, known);
        const band = bandOf(found, thresholds);
        return band === null || band === 'watch' ? [] : [{ record, band, bits: found.bits }];
      })
      .toSorted((a, b) => b.bits - a.bits)[0] ?? null
  );
}

/** Null where it cannot be compared with anybody. */
function queryFrom({ what, asked }: Looked): PersonQuery | null {
  if (what === 'search') return queryOf(asked as AskedPerson);
  const query = comparable(asked);
  return typeof query === 'string' ? null : query;
}

async function putToHolder(
  house: House,
  file: string,
  {
    what,
    id,
    file: asked,
    post,
    organisation,
  }: Pick<Looked, 'id' | 'file' | 'post' | 'organisation'> & { readonly what: PendingHit['what'] | Looked['what'] },
  best: Best,
): Promise<boolean> {
  const { record, band, bits } = best;
  const outcome = await act(house, serviceViewer(house.area, 'matcher'), {
    does: 'search',
    files: [file],
    key: `silent ${file} ${what} ${id} ${band}`,
    decide: ({ files }) =>
      inFile(files, file, (state) =>
        recordHit(state, `${what.replace(' ', '-')}-${id}`.slice(0, 110), record, { what, of: id, asked, post, organisation, band, bits }),
      ),
  });
  return outcome.kind === 'done' && outcome.facts.length > 0;
}

/** A record in a file that this viewer sees, under which whoever asked is told. */
export interface ToldAt {
  readonly file: string;
  readonly record: string;
}

/**
 * Where those who asked can be told, by hit: where the record lies by now for which they asked. None where they asked for no file, or for one that
 * was let go or that this viewer may not see: they are called instead.
 */
export async function whereToTell(
  house: House,
  viewer: Viewer,
  file: string,
  hits: readonly SilentHit[],
): Promise<ReadonlyMap<string, ToldAt>> {
  const asked = [...new Set(hits.flatMap(({ found }) => found.asked ?? []))];
  if (asked.length === 0) return new Map();
  const lie = await viewing(house.pool, viewer, (tx) => recordsOfFiles(tx, house.area, asked));
  return new Map(
    hits.flatMap(({ id, found }) => {
      const own = lie.filter(({ home }) => home === found.asked);
      const there = lie.filter((each) => each.file === found.asked);
      // A referral has a record of its own; a search was for whoever lies in the file, or did.
      const [at] = found.what === 'referral' ? [...own, ...there] : [...there, ...own];
      return at && at.file !== file ? [[id, { file: at.file, record: at.record }] as const] : [];
    }),
  );
}

/**
 * What the holder decides. "Tell" puts a marker without content where the record lies now for which they asked: whoever asked is told that there is
 * something and whom to call. Where nobody would be told by that, it is refused. Nothing of the sealed file goes with it.
 */
export async function decideSilentHit(
  house: House,
  viewer: Viewer,
  request: {
    readonly file: string;
    readonly hit: string;
    readonly key: string;
    readonly fields: { readonly outcome: 'tell' | 'do not tell' | 'act'; readonly words: string };
  },
): Promise<Outcome> {
  const sight = await look(house, viewer, [request.file]);
  const hit = sight.files.get(request.file)?.hits.get(request.hit);
  const tells = request.fields.outcome === 'tell';
  const at = hit && tells ? (await whereToTell(house, viewer, request.file, [hit])).get(hit.id) : undefined;
  return actOnFile(house, viewer, request, {
    does: 'note-sealed-item',
    also: at ? [at.file] : [],
    decide: (state, { book, now, files }): Decision => {
      const decision = decideHit(state, request.hit, request.fields);
      if (decision.kind === 'refused' || decision.entries.length === 0 || !tells) return decision;
      const theirs = at && files.get(at.file);
      if (!at || !theirs?.records.has(at.record) || theirs.disposed) return callThem(state, hit);
      const note = entry(
        SealedItemNoted,
        { stream: `sealed/${request.key}`.slice(0, 110), file: theirs.id, record: at.record },
        { holder: state.lead ?? viewer.post ?? '', until: latestOf(book, 'G21.review', now) },
      );
      return decided(...decision.entries, note);
    },
  });
}

/** Nobody would be told by a marker: the holder calls them, or whoever answers for them. */
function callThem({ area }: FileState, hit: SilentHit | undefined): Decision {
  const post = area.posts.get(hit?.found.post ?? '')?.title;
  const organisation = area.organisations.get(hit?.found.organisation ?? '')?.name;
  const whom = [post, organisation].filter((each) => each !== undefined).join(', ');
  return because(
    'nobody-told',
    'Nobody would be told: there is no file on which you could put a marker for them.',
    `Call ${whom || 'whoever asked'}. Then choose that you do something yourself, and write whom you called.`,
  );
}

export interface Contact {
  readonly post: string;
  readonly title: string;
  readonly organisation: string;
  /** Who answers for it now. */
  readonly who: string;
}

/** The posts that somebody who asks who knows this person may be given. Nothing else is said: none looks like nobody known. */
export async function whoKnows(house: House, query: PersonQuery): Promise<readonly Contact[] | null> {
  const viewer = serviceViewer(house.area, 'matcher');
  const matcher = await house.matcher();
  if (!matcher) return null;
  // Both are always asked, so that the answer takes as long whether or not there is anybody.
  const [{ candidates }, sealed] = await Promise.all([
    matcher.ask(query, { limit: 10 }),
    viewing(house.pool, viewer, (tx) => sealedRecords(tx, house.area)),
  ]);
  const sure = candidates.filter(({ band }) => band === 'suggested').map(({ record }) => record);
  const lies = await viewing(house.pool, viewer, (tx) => filesOfRecords(tx, house.area, sure));
  const { thresholds } = bandsNow((await look(house, viewer, [])).area);
  const hidden = sealed.filter(({ details }) => {
    const known = comparable(details);
    return typeof known !== 'string' && bandOf(compare(query, known), thresholds) === 'suggested';
  });
  const { files, now, area } = await look(house, viewer, [...new Set([...lies.values(), ...hidden.map(({ file }) => file)])]);
  const posts = new Set([...files.values()].flatMap((file) => (file.disposed ? [] : (mayBeCalled(file, now) ?? []))));
  return [...posts].toSorted().map((post): Contact => {
    const found = area.posts.get(post);
    return {
      post,
      title: found?.title ?? post,
      organisation: area.organisations.get(found?.organisation ?? '')?.name ?? '',
      who: area.practitioners.get(whoAnswers(area, post, now).practitioner ?? '')?.name ?? '',
    };
  });
}

/** The sealed files that this viewer holds. */
export const heldFiles = (house: House, viewer: Viewer) => viewing(house.pool, viewer, (tx) => sealedFilesOf(tx, house.area));
