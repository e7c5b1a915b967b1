/**
 * What the matcher is told about somebody, as it was written: raw strings are always kept and shown. No protected
 * characteristic (gender, nationality, ethnicity, religion) is here, so none can raise a band; issue 3 may use some of
 * them to tell two people apart, never to join them.
 */

/** One way somebody is named. Give the parts when the source has them, `whole` when it does not. Aliases are further entries. */
export interface PersonName {
  readonly whole?: string;
  readonly given?: string;
  readonly family?: string;
}

export interface Born {
  /** `YYYY-MM-DD`. Impossible dates (31 written as a month) are kept: they are what damage looks like. */
  readonly date?: string;
  readonly year?: number;
  /** As written elsewhere: `circa 1958`, `1955-1957`, `03/07/2007` (day first). */
  readonly text?: string;
}

export interface Address {
  readonly text?: string;
  readonly postcode?: string;
}

export interface PersonQuery {
  readonly names: readonly PersonName[];
  readonly born?: Born;
  readonly phones?: readonly string[];
  readonly addresses?: readonly Address[];
  readonly schools?: readonly string[];
}

/** What one organisation says of a person (`record`), and the file it is linked to now. */
export interface KnownPerson extends PersonQuery {
  readonly record: string;
  readonly file: string;
}

type Written<T> = { readonly [Part in keyof T]?: T[Part] | undefined };

/** A person as somebody wrote them down: what nobody filled in is absent, undefined or empty. */
export interface WrittenPerson {
  readonly names: readonly Written<PersonName>[];
  readonly born: Written<Born> | null;
  readonly phones: readonly string[];
  readonly addresses: readonly Written<Address>[];
  readonly schools: readonly string[];
}

/** A person as the matcher is asked about them: only what was filled in, and nothing that it may not know. */
export const personQuery = ({ names, born, phones, addresses, schools }: WrittenPerson): PersonQuery => ({
  names: names.map(filledIn),
  ...(born ? { born: filledIn(born) } : {}),
  phones,
  addresses: addresses.map(filledIn),
  schools,
});

type FilledIn<T> = { readonly [Part in keyof T]?: Exclude<T[Part], undefined> };
const filledIn = <T extends object>(parts: T): FilledIn<T> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== '')) as FilledIn<T>;
