/**
 * What the matcher is told about somebody, as it was written: raw strings are always kept and shown. Of the protected
 * characteristics only gender and nationality are here, and they may only ever take bits away: telling two people apart, never
 * joining them (a law in evidence.test.ts). Ethnicity and religion are not here at all.
 */

/** One way somebody is named. Give the parts when the source has them, `whole` when it does not. Aliases are further entries. */
export interface PersonName {
  readonly whole?: string;
  readonly given?: string;
  /** Between the two, where the source has a column for it: middle names, a father's name, a patronymic. */
  readonly middle?: string;
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

/** `kind` as a form or a column calls it; identifiers/documents.ts reads which it is. */
export interface Identifier {
  readonly kind: string;
  readonly value: string;
}

export interface PersonQuery {
  readonly names: readonly PersonName[];
  readonly born?: Born;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
  /** Names on line, `platform:name` where the platform is known. */
  readonly handles?: readonly string[];
  readonly addresses?: readonly Address[];
  readonly schools?: readonly string[];
  readonly identifiers?: readonly Identifier[];
  /** May only take bits away. */
  readonly gender?: string;
  /** May only take bits away. */
  readonly nationalities?: readonly string[];
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
  readonly emails?: readonly string[] | undefined;
  readonly handles?: readonly string[] | undefined;
  readonly addresses: readonly Written<Address>[];
  readonly schools: readonly string[];
  readonly identifiers?: readonly Identifier[] | undefined;
}

/** A person as the matcher is asked about them: only what was filled in, and nothing that it may not know. */
export const personQuery = ({ names, born, phones, emails, handles, addresses, schools, identifiers }: WrittenPerson): PersonQuery => ({
  names: names.map(filledIn),
  ...(born ? { born: filledIn(born) } : {}),
  phones,
  ...(emails?.length ? { emails } : {}),
  ...(handles?.length ? { handles } : {}),
  addresses: addresses.map(filledIn),
  schools,
  ...(identifiers?.length ? { identifiers } : {}),
});

type FilledIn<T> = { readonly [Part in keyof T]?: Exclude<T[Part], undefined> };
const filledIn = <T extends object>(parts: T): FilledIn<T> =>
  Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== '')) as FilledIn<T>;
