/**
 * A search by a list or a pattern: asked for in a file, shown as it is to a second person, run once they agree. The words asked for are kept
 * beside the ledger for as long as it may be made; what matched nobody is deleted with the entry that it was made (mission.md, "No bulk
 * surveillance").
 */
import type { Viewer } from '../access/viewer.ts';
import { because, type Decision } from '../domain/decision.ts';
import type { FileState } from '../domain/file/state.ts';
import {
  agreeListSearch,
  declineListSearch,
  mayRunListSearch,
  proposeListSearch,
  recordListSearch,
  withdrawListSearch,
} from '../domain/search/deciders.ts';
import { linesOf, type ListAsked, yearsIn } from '../domain/search/asked.ts';
import type { ListSearch } from '../domain/search/state.ts';
import type { Instant } from '../ledger/envelope.ts';
import { personQuery } from '../matching/person.ts';
import { dueAfter } from '../rulebook/engine/amount.ts';
import { amountOf, type RulebookInForce } from '../rulebook/engine/rulebook.ts';
import {
  forgetSearch,
  keepSearch,
  keepSearchUntil,
  recordsByPattern,
  replaceAsked,
  type SearchHit,
  type SearchRow,
  searchWithId,
} from '../store/searches.ts';
import { keepPendingHits } from '../store/sealedFiles.ts';
import { viewing } from '../store/viewing.ts';
import type { Outcome } from './act.ts';
import { type FileSight, fileSight } from './fileSight.ts';
import type { House } from './house.ts';
import { nobodyLeftOut, type NotCompared, notCompared } from './leftOff.ts';
import { lookAt } from './look.ts';
import { actOnFile } from './onFile.ts';
import { sealedAmongLines, sealedInPattern } from './silentLines.ts';
import { type FoundPerson, newSearch, queryOf, type SearchFor, searchKeptUntil, sightsOf } from './search.ts';

export { cannotAsk, isListKind, linesOf, longestList } from '../domain/search/asked.ts';
export { listSearchKinds } from '../domain/search/entries.ts';

/** So many people on file are shown of a pattern; how many there are is said. */
export const mostShown = 100;
/** Of each line of a list, those worth a look. */
export const mostOfLine = 3;

export async function askForListSearch(
  house: House,
  viewer: Viewer,
  why: SearchFor & { readonly file: string },
  asked: ListAsked,
  key: string,
): Promise<Outcome> {
  const id = listSearchId(key);
  const { search } = await newSearch(house, viewer, why, asked.kind, { words: asked.words }, { outcome: 'proposed', hits: [], id });
  return actOnFile(
    house,
    viewer,
    { file: why.file, key },
    {
      does: 'propose-list-search',
      decide: (file) =>
        proposeListSearch(file, id, {
          kind: asked.kind,
          purpose: why.purpose,
          reason: why.reason,
          lines: asked.kind === 'list' ? linesOf(asked.words).length : 1,
          hash: search.hash,
        }),
      // With the entry: words without one would be on nobody's list, and nobody could agree to an entry without its words.
      alongside: (tx) => keepSearch(tx, house.area, search),
    },
  );
}
export const listSearchId = (key: string): string => `ls-${key}`.slice(0, 100);

export interface ListSearchSight {
  readonly sight: FileSight;
  readonly search: ListSearch;
  /** Null once it was run, declined, withdrawn or let go. */
  readonly words: string | null;
  /** What was found, while it may be looked at; null before it is run, to others than whoever asked, and afterwards. */
  readonly found: readonly FoundPerson[] | null;
  readonly until: Instant | null;
  readonly isMine: boolean;
  /** How many on file cannot be looked at now, of those whom this viewer may see. */
  readonly notLookedAt: NotCompared;
}

export async function listSearchSight(house: House, viewer: Viewer, file: string, id: string): Promise<ListSearchSight | null> {
  const sight = await fileSight(house, viewer, file);
  const search = sight?.file.listSearches.get(id);
  if (!sight || !search) return null;
  const row = await viewing(house.pool, viewer, (tx) => searchWithId(tx, house.area, id));
  const until = search.answer?.how === 'agreed' ? lastDay(sight.book, search.answer.at) : null;
  const isMine = search.proposed.by === viewer.practitioner;
  const shows = search.run !== null && until !== null && sight.now <= until && isMine;
  return {
    sight,
    search,
    words: row?.asked?.['words'] ?? null,
    found: shows && row ? await sightsOf(house, viewer, row.hits, (hit) => (hit.line === null ? null : lineQuery(hit.line))) : null,
    until,
    isMine,
    notLookedAt: shows ? await notCompared(house, viewer) : nobodyLeftOut,
  };
}

const lastDay = (book: RulebookInForce, agreed: Instant): Instant => dueAfter(agreed, amountOf(book, 'K03.run', agreed), book.calendar);

export type ListSearchAnswer = { readonly does: 'agree' | 'decline' | 'withdraw'; readonly words: string };

export async function answerListSearch(
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly search: string; readonly key: string } & ListSearchAnswer,
): Promise<Outcome> {
  const { search, does, words } = request;
  return actOnFile(house, viewer, request, {
    does: `${does}-list-search`,
    decide: (file) => deciders[does](file, search, viewer.practitioner, words),
    alongside: (tx, { book, now }) =>
      does === 'agree' ? keepSearchUntil(tx, house.area, search, lastDay(book, now)) : forgetSearch(tx, house.area, search),
  });
}

const deciders: Readonly<Record<ListSearchAnswer['does'], (file: FileState, id: string, by: string, words: string) => Decision>> = {
  agree: agreeListSearch,
  decline: declineListSearch,
  withdraw: withdrawListSearch,
};

/** Runs what was agreed. The matcher away is a refusal: it stays agreed, and is run when it is back. */
export async function runListSearch(
  house: House,
  viewer: Viewer,
  request: { readonly file: string; readonly search: string; readonly key: string },
): Promise<Outcome> {
  const row = await viewing(house.pool, viewer, (tx) => searchWithId(tx, house.area, request.search));
  const sight = await lookAt(house, viewer, request.file);
  const mayRun = (file: FileState, book: RulebookInForce, now: Instant) =>
    mayRunListSearch(file, request.search, viewer.practitioner, now, (agreed) => lastDay(book, agreed));
  // Nobody is looked for before it is agreed, also not in vain.
  const runs = row !== null && sight !== null && mayRun(sight.file, sight.book, sight.now) === null;
  const made = runs ? await hitsOf(house, viewer, row) : null;
  const silent = runs && made ? await sealedMet(house, viewer, row) : [];
  return actOnFile(house, viewer, request, {
    does: 'run-list-search',
    decide: (file, { book, now }) => {
      const no = mayRun(file, book, now);
      const search = file.listSearches.get(request.search);
      if (no || !search) return no ?? gone;
      if (!row?.asked) return gone;
      if (!made)
        return because(
          'matcher-away',
          'The list of known people is away at this moment.',
          'Nothing was lost: make the search again in a minute.',
        );
      return recordListSearch(file, search, made.counts);
    },
    alongside: async (tx, { book }) => {
      if (!row || !made) return;
      await replaceAsked(tx, house.area, request.search, { hits: made.hits, keepUntil: searchKeptUntil(book, row.at) });
      await keepPendingHits(tx, house.area, silent, await house.now());
    },
  });
}

const gone = because('search-gone', 'What was asked is not kept any more.', 'Ask for the search again.');

interface Made {
  readonly hits: readonly SearchHit[];
  readonly counts: { readonly asked: number; readonly matched: number; readonly found: number };
}

/** Null while the matcher is away. */
async function hitsOf(house: House, viewer: Viewer, row: SearchRow): Promise<Made | null> {
  const words = row.asked?.['words'];
  if (words === undefined) return { hits: [], counts: { asked: 0, matched: 0, found: 0 } };
  if (row.kind !== 'list') {
    const { records, found } = await viewing(house.pool, viewer, (tx) =>
      recordsByPattern(tx, house.area, { ...patternOf(row.kind, words), limit: mostShown }),
    );
    const hits = records.map((record): SearchHit => ({ record, band: 'pattern', bits: 0, line: null }));
    return { hits, counts: { asked: 1, matched: Math.min(found, 1), found } };
  }
  const matcher = await house.matcher();
  if (!matcher) return null;
  const lines = linesOf(words);
  const hits: SearchHit[] = [];
  let matched = 0;
  for (const line of lines) {
    const { candidates } = await matcher.ask(lineQuery(line), { limit: mostOfLine });
    const worth = candidates.filter(({ band }) => band !== 'watch');
    if (worth.length > 0) matched += 1;
    hits.push(...worth.map(({ record, band, bits }) => ({ record, band, bits, line })));
  }
  return { hits, counts: { asked: lines.length, matched, found: hits.length } };
}

/** Who of a sealed file is met: whoever asked never learns of it, and its holder does. */
function sealedMet(house: House, viewer: Viewer, row: SearchRow) {
  const words = row.asked?.['words'] ?? '';
  const whence = { what: 'list search', id: row.id, asked: row.file } as const;
  if (row.kind !== 'list') return sealedInPattern(house, viewer, whence, patternOf(row.kind, words));
  return sealedAmongLines(
    house,
    viewer,
    whence,
    linesOf(words).map((line, number) => ({ number, query: lineQuery(line) })),
  );
}

/** "name; date of birth", or a name alone. */
function lineQuery(line: string) {
  const [name = '', born = ''] = line.split(/[;\t]/).map((each) => each.trim());
  return personQuery({
    ...queryOf({ name, otherNames: '', born, phone: '', number: '', address: '', postcode: '', school: '' }),
    born: born === '' ? null : { text: born },
    phones: [],
    addresses: [],
    schools: [],
  });
}

function patternOf(kind: string, words: string) {
  const none = { name: null, address: null, bornFrom: null, bornTo: null };
  const years = kind === 'born' ? yearsIn(words) : null;
  if (years) return { ...none, bornFrom: years.from, bornTo: years.to };
  const like = words
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll('*', '%')
    .replaceAll('?', '_');
  return kind === 'pattern' ? { ...none, name: `% ${like} %` } : { ...none, address: `%${like}%` };
}
