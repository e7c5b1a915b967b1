/**
 * Whether anything that is written of somebody could ever lead to them: a word of a name that is more than an initial, or a number, an address
 * or a name on line that identifies. Where nothing could, a list has them and nobody is ever compared with them (docs/decisions/0048).
 * A birth date, a school or a postcode alone leads to nobody, and neither does what stands for "not known" (names/not-known.json).
 */
import { readPerson } from './evidence.ts';
import { identifierKeys } from './identifiers.ts';
import { inForm } from './left-out.ts';

/** False as well where it is not in the form of a person, or cannot be read: that is left out of the list, and said so with a code of its own. */
export function saysNobody(written: unknown): boolean {
  const query = inForm(written);
  if (query === null) return false;
  try {
    const read = readPerson(query);
    return identifierKeys(read).length === 0 && read.names.every(({ parts }) => parts.every(({ initial }) => initial));
  } catch {
    return false;
  }
}
