/**
 * Somebody who cannot be put on a list: by their record and a closed code, never by what is written of them. Whoever keeps the list says so
 * with every answer, so that a person at whom nobody could look is not taken for nobody (docs/decisions/0041).
 */
import { readPerson } from './evidence.ts';
import { type PersonQuery, personQuery, type WrittenPerson } from './person.ts';

/** `not-in-form`: what is kept is not in the form of a person. `not-readable`: it is, and something in it cannot be read. */
export type LeftOutWhy = 'not-in-form' | 'not-readable';

export interface LeftOut {
  readonly record: string;
  readonly why: LeftOutWhy;
}

/** As the matcher is asked about them, or why they cannot be compared with anybody. */
export function comparable(written: unknown): PersonQuery | LeftOutWhy {
  const query = inForm(written);
  if (query === null) return 'not-in-form';
  try {
    // What one hears is found when it is asked for, and so it is asked for here.
    for (const { parts, joined } of readPerson(query).names) for (const { skeleton } of [...parts, ...joined]) void skeleton;
    return query;
  } catch {
    // What it threw may quote what somebody wrote; the code is enough, and somebody is asked to look.
    return 'not-readable';
  }
}

/** Null where it is not in the form of a person. */
export function inForm(written: unknown): PersonQuery | null {
  try {
    return personQuery(written as WrittenPerson);
  } catch {
    return null;
  }
}
