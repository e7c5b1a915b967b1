/**
 * Looking for a person among those on file: for a case and with a purpose, kept before anything is shown and also when nothing is found
 * (K03, S15). Whatever the asker may not see looks as if it were not there. A list or a pattern takes two people (listSearch.ts).
 */
import { createHash } from 'node:crypto';
import type { Viewer } from '../access/viewer.ts';
import type { FileState } from '../domain/file/state.ts';
import type { AskedPerson } from '../domain/search/asked.ts';
import type { Purpose } from '../domain/search/purposes.ts';
import type { Instant } from '../ledger/envelope.ts';
import { compare } from '../matching/evidence.ts';
import { comparable } from '../matching/left-out.ts';
import type { PersonQuery } from '../matching/person.ts';
import { explain } from '../matching/words.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import { filesOfReferrals } from '../store/lists.ts';
import { expireSearches, keepSearch, type NewSearch, type SearchHit } from '../store/searches.ts';
import { serviceViewer, viewing } from '../store/viewing.ts';
import type { House } from './house.ts';
import { type NotCompared, notCompared } from './leftOff.ts';
import { filesHolding } from './look.ts';
import { nameOf } from './project.ts';
import { type Report, reportsIn } from './reports.ts';
import { bookNow } from './rulebookNow.ts';

export { askedFields, takesTwoPeople } from '../domain/search/asked.ts';
export { isPurpose, purposeCodes } from '../domain/search/purposes.ts';

export interface SearchFor {
  /** Null: a report that is not written yet, of which `reason` says what it is. */
  readonly file: string | null;
  readonly purpose: Purpose;
  readonly reason: string;
}

export interface FoundPerson {
  readonly file: FileState;
  readonly record: string;
  readonly name: string;
  readonly band: string;
  readonly bits: number;
  readonly sentence: string;
  readonly reports: readonly Report[];
}

export interface SearchAnswer {
  readonly id: string;
  /** What the read log refers to: the search, a hash of what was asked, the file it was for. */
  readonly refs: readonly { readonly kind: string; readonly id: string }[];
  /** Null while the list of known people is away: the search is kept, and answered by asking again. */
  readonly found: readonly FoundPerson[] | null;
  /** How many on file could not be looked at, of those whom the asker may see: that nobody was found says nothing of them. */
  readonly notLookedAt: NotCompared;
  /** How many are shown, where there are more; null where all are. */
  readonly mostShown: number | null;
}

const mostFound = 20;

export const queryOf = (asked: AskedPerson): PersonQuery => {
  const isEmail = asked.number.includes('@') && !asked.number.startsWith('@');
  const isHandle = asked.number.startsWith('@');
  return {
    names: [asked.name, ...asked.otherNames.split('\n')].filter((each) => each.trim() !== '').map((whole) => ({ whole })),
    ...(asked.born === '' ? {} : { born: { text: asked.born } }),
    phones: asked.phone === '' ? [] : [asked.phone],
    addresses: asked.address === '' && asked.postcode === '' ? [] : [{ text: asked.address, postcode: asked.postcode }],
    schools: asked.school === '' ? [] : [asked.school],
    ...(asked.number === ''
      ? {}
      : isEmail
        ? { emails: [asked.number] }
        : isHandle
          ? { handles: [asked.number] }
          : { identifiers: [{ kind: 'other', value: asked.number }] }),
  };
};

export async function searchForPerson(house: House, viewer: Viewer, why: SearchFor, asked: AskedPerson): Promise<SearchAnswer> {
  const query = queryOf(asked);
  const matcher = await house.matcher();
  const answered = matcher ? await matcher.ask(query, { limit: mostFound + 1 }) : null;
  const candidates = answered?.candidates.slice(0, mostFound) ?? null;
  const { search, refs } = await newSearch(house, viewer, why, 'one', asked, {
    outcome: candidates ? 'answered' : 'away',
    hits: (candidates ?? []).map(({ record, band, bits }) => ({ record, band, bits, line: null })),
  });
  await viewing(house.pool, viewer, (tx) => keepSearch(tx, house.area, search));
  return {
    id: search.id,
    refs,
    found: candidates && (await sightsOf(house, viewer, search.hits, () => query)),
    notLookedAt: await notCompared(house, viewer, { leftOut: answered?.leftOut }),
    mostShown: (answered?.candidates.length ?? 0) > mostFound ? mostFound : null,
  };
}

export const searchKeptUntil = (book: RulebookInForce, at: Instant): Instant => dueAfter(at, amountOf(book, 'K03.kept', at), book.calendar);

/** A search as it is kept: with a salted hash of what was asked, by which the sealed log proves it later. */
export async function newSearch(
  house: House,
  viewer: Viewer,
  { file, purpose, reason }: SearchFor,
  kind: string,
  asked: object,
  {
    outcome,
    hits,
    id = house.newId(),
  }: { readonly outcome: NewSearch['outcome']; readonly hits: readonly SearchHit[]; readonly id?: string },
): Promise<{ readonly search: NewSearch; readonly refs: SearchAnswer['refs'] }> {
  const [book, at] = await Promise.all([bookNow(house), house.now()]);
  const salt = house.newSalt();
  const hash = createHash('sha256').update(salt).update(JSON.stringify(asked)).digest('hex');
  const { practitioner, post, organisation } = viewer;
  const keepUntil = searchKeptUntil(book, at);
  const search = { id, at, practitioner, post, organisation, file, kind, purpose, reason, asked, salt, hash, outcome, hits, keepUntil };
  const refs = [{ kind: 'search', id }, { kind: 'asked', id: hash }, ...(file === null ? [] : [{ kind: 'file', id: file }])];
  return { search, refs };
}

/** Whom the hits are, as far as this viewer may see them, strongest first; each compared anew with what was asked. */
export async function sightsOf(
  house: House,
  viewer: Viewer,
  hits: readonly SearchHit[],
  queryFor: (hit: SearchHit) => PersonQuery | null,
): Promise<readonly FoundPerson[]> {
  const holding = await filesHolding(
    house,
    viewer,
    hits.map(({ record }) => record),
  );
  return hits.flatMap((hit): readonly FoundPerson[] => {
    const file = holding.get(hit.record);
    const part = file?.records.get(hit.record);
    if (!file || !part || file.disposed) return [];
    const query = queryFor(hit);
    const known = comparable(part.details);
    return [
      {
        file,
        record: hit.record,
        name: nameOf(part.details),
        band: hit.band,
        bits: hit.bits,
        sentence: query && typeof known !== 'string' ? explain(compare(query, known)) : '',
        reports: reportsIn(file),
      },
    ];
  });
}

/** The files in which these referrals lie, as far as this viewer may see them. */
export const filesOf = (house: House, viewer: Viewer, referrals: readonly string[]): Promise<ReadonlyMap<string, string>> =>
  viewing(house.pool, viewer, (tx) => filesOfReferrals(tx, house.area, referrals));

/** What was asked long ago is let go; that it was asked stays in the sealed log. */
export async function letSearchesGo(house: House): Promise<number> {
  const now = await house.now();
  return viewing(house.pool, serviceViewer(house.area, 'timekeeper'), (tx) => expireSearches(tx, house.area, now));
}
