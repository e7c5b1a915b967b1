/**
 * A list of people from a table, screened without any database: rows are taken one by one, several rows of one id are aliases of
 * one person, and then each question is answered with the best of the list. Nothing here is kept or sent anywhere.
 */
import { availableParallelism } from 'node:os';
import { thresholdsFor } from '../../matching/bands.ts';
import { buildPeopleList, type PeopleList } from '../../matching/people-list.ts';
import type { KnownPerson, PersonName, PersonQuery } from '../../matching/person.ts';
import type { ReadRow } from './columns.ts';
import { bestOf, type FoundPerson, NAMES_READ } from './finder.ts';
import { startThreads, type Threads } from './threads.ts';

export type ScreenCandidate = Omit<FoundPerson, 'place'> & { readonly id: string };

export interface ScreenedPeople extends AsyncDisposable {
  readonly people: number;
  /** The ids of those of the list who cannot be compared with anybody. */
  readonly leftOut: readonly string[];
  /** For each asked about, in their order, the best of the list, at most so many. */
  find(people: readonly PersonQuery[], top: number): Promise<readonly (readonly ScreenCandidate[])[]>;
}

export interface PeopleTaker {
  take(row: ReadRow, number: number): void;
  /** What was taken is let go as it is read. */
  list(onProgress?: (people: number) => void): ScreenedPeople;
}

/** Below it a thread takes longer to start than it saves. */
const LEAST_FOR_THREADS = 50_000;
const MOST_THREADS = 8;

export function takePeople(): PeopleTaker {
  const taken: (PersonQuery | undefined)[] = [];
  const ids: string[] = [];
  const places = new Map<string, number>();
  return {
    take({ id, person }, number) {
      // A row without an id is nobody else's alias, whatever ids the others have.
      const place = id === '' ? undefined : places.get(id);
      if (place !== undefined) {
        taken[place] = joinedPeople(taken[place]!, person);
        return;
      }
      if (id !== '') places.set(id, taken.length);
      ids.push(id === '' ? String(number) : id);
      taken.push(person);
    },
    list(onProgress) {
      places.clear();
      const leftOut = new Set<string>();
      const onLeftOut = (record: string): void => void leftOut.add(ids[Number.parseInt(record, 10)] ?? record);
      const list = buildPeopleList(known(taken), onProgress === undefined ? { onLeftOut } : { onProgress, onLeftOut });
      return screened(list, ids, [...leftOut]);
    },
  };
}

function* known(taken: (PersonQuery | undefined)[]): Generator<KnownPerson> {
  for (let place = 0; place < taken.length; place++) {
    const person = taken[place]!;
    taken[place] = undefined;
    for (let from = 0, part = 0; from === 0 || from < person.names.length; from += NAMES_READ, part++) {
      const names = person.names.length > NAMES_READ ? person.names.slice(from, from + NAMES_READ) : person.names;
      yield { ...person, names, record: `${place}.${part}`, file: String(place) };
    }
  }
}

function screened(list: PeopleList, ids: readonly string[], leftOut: readonly string[]): ScreenedPeople {
  const thresholds = thresholdsFor(ids.length);
  const count = ids.length < LEAST_FOR_THREADS ? 0 : Math.min(MOST_THREADS, availableParallelism());
  // Started with the first question, so that a list that nobody asks costs none.
  let threads: Threads | null = null;
  const named = ({ place, ...found }: FoundPerson): ScreenCandidate => ({ id: ids[place]!, ...found });
  return {
    people: ids.length,
    leftOut,
    async find(people, top) {
      if (count < 2) return people.map((person) => bestOf(list, thresholds, person, top).map(named));
      threads ??= startThreads(count, { base: list.base, thresholds });
      return (await threads.ask(people, top)).map((found) => found.map(named));
    },
    async [Symbol.asyncDispose]() {
      await threads?.[Symbol.asyncDispose]();
    },
  };
}

/** Two rows of one person: names and whatever else either has; birth dates that differ are further dates. */
export function joinedPeople(one: PersonQuery, other: PersonQuery): PersonQuery {
  const lists = (['phones', 'emails', 'handles', 'schools', 'nationalities'] as const).flatMap((field) => {
    const all = [...new Set([...(one[field] ?? []), ...(other[field] ?? [])])];
    return all.length > 0 ? [[field, all] as const] : [];
  });
  const born = bornOf(one, other);
  const addresses = [...(one.addresses ?? []), ...(other.addresses ?? [])];
  const identifiers = [...(one.identifiers ?? []), ...(other.identifiers ?? [])];
  const gender = one.gender ?? other.gender;
  return {
    names: withNew(one.names, other.names),
    ...(born === '' ? {} : /^\d{4}-\d\d-\d\d$/.test(born) ? { born: { date: born } } : { born: { text: born } }),
    ...(Object.fromEntries(lists) as Pick<PersonQuery, 'phones'>),
    ...(addresses.length > 0 && { addresses }),
    ...(identifiers.length > 0 && { identifiers }),
    ...(gender !== undefined && { gender }),
  };
}

function withNew(names: readonly PersonName[], more: readonly PersonName[]): readonly PersonName[] {
  const known = new Set(names.map((name) => JSON.stringify(name)));
  return [...names, ...more.filter((name) => !known.has(JSON.stringify(name)))];
}

function bornOf(...people: readonly PersonQuery[]): string {
  return [...new Set(people.flatMap(({ born }) => (born?.date ?? born?.text ?? '').split('; ')).filter((each) => each !== ''))].join('; ');
}
