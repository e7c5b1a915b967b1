/** Pure: whether something may be printed of a file. What leaves the area goes by a disclosure that was decided first (G22). */
import type { z } from 'zod';
import { amendedIn } from '../correction/amended.ts';
import { because, type Decision } from '../decision.ts';
import { markings, tooHigh } from '../disclosure/deciders.ts';
import { type Disclosure, isSensitive } from '../disclosure/state.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { PackPrinted } from './entries.ts';

export type Printing = Omit<z.input<typeof PackPrinted.shape>, 'marking'> & { readonly marking: string };

/** `part`: which of the files of one pack this is. Each has the entry in a stream of its own, found by the number on the paper. */
export const packStream = (number: string, part: number): string => (part === 0 ? `pack/${number}` : `pack/${number}.${part}`);

export function printPack(file: FileState, part: number, said: Printing): Decision {
  if (!markings.some((each) => each === said.marking)) return tooHigh;
  const record = [...file.records.keys()][0];
  if (record === undefined)
    return because(
      'moved',
      'No record lies in this file any more: the person is on another file.',
      'Print from the file where the record lies now.',
    );
  if (said.pack === 'disclosure') {
    const given = file.disclosures.get(said.disclosure ?? '');
    if (given?.kind !== 'disclosure' || given.said.outcome !== 'shared')
      return because(
        'disclosure-first',
        'A copy for somebody outside is something shared, and no such decision is recorded.',
        'Decide about sharing first: what is printed is what that decision gives, and names it.',
      );
    if (isPast(file, given))
      return because(
        'given-not-so',
        'Something that this decision gives was corrected since, or is flagged as sensitive.',
        'Decide about sharing again: nobody outside is given on paper what is known to be wrong, or may not leave.',
      );
  }
  if (said.pack !== 'disclosure' && said.parts.length === 0)
    return because('no-parts', 'It is not said which parts are printed.', 'Choose at least one part.');
  return write(PackPrinted, { stream: packStream(said.number, part), file: file.id, record }, said);
}

/** What was given then may not be given again now. */
function isPast({ facts, sensitive }: FileState, { said, decided }: Disclosure): boolean {
  const amended = amendedIn(facts);
  return said.items.some(
    ({ fact }) =>
      (amended.of.get(fact) ?? []).some(({ recorded }) => recorded >= decided.at) ||
      (said.authority === '' && isSensitive(sensitive, fact)),
  );
}
