/** What the forms of a search share: for which file, with which purpose, and what is missing of it. */
import { referralWithReference } from '../../app/queue.ts';
import { type FileSight, fileSight } from '../../app/fileSight.ts';
import type { House } from '../../app/house.ts';
import { filesOf, isPurpose, purposeCodes } from '../../app/search.ts';
import type { Purpose } from '../../domain/search/purposes.ts';
import type { Viewer } from '../deps.ts';
import { saidWhyNot } from '../file/form.ts';
import { type Href, paths } from '../paths.ts';
import { type FormFields, text } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { t } from '../words.ts';
import { purposeWords } from './words.ts';

export interface ForWhat {
  /** The file that the search is for, where it is known. */
  readonly file: { readonly id: string; readonly href: Href; readonly title: string } | null;
  readonly reference: string;
  readonly isNew: boolean;
  readonly purpose: string;
  readonly reason: string;
  /** Why asking for a search by a list in this file is another post's; null where it is not, or no file is known. */
  readonly listBecause: string | null;
}

export const purposeChoices = (): readonly { readonly value: string; readonly text: string }[] =>
  purposeCodes.map((code) => ({ value: code, text: t(purposeWords[code]) }));

const aboutOf = (sight: FileSight | null): ForWhat['file'] =>
  sight === null ? null : { id: sight.file.id, href: paths.file.show(sight.file.id), title: sight.names[0] ?? t('Name not known') };

/** As typed, with the file looked up by the id that a link gave or by the reference that somebody typed. */
export async function forWhat(house: House, viewer: Viewer, fields: FormFields): Promise<ForWhat> {
  const reference = text(fields, 'reference').toUpperCase();
  const found = reference === '' ? null : await referralWithReference(house, viewer, reference);
  const id = found ? ((await filesOf(house, viewer, [found.id])).get(found.id) ?? '') : reference === '' ? text(fields, 'file') : '';
  const sight = id === '' ? null : await fileSight(house, viewer, id);
  return {
    file: aboutOf(sight),
    reference,
    isNew: text(fields, 'for') === 'new',
    purpose: text(fields, 'purpose'),
    reason: text(fields, 'reason'),
    listBecause: sight && saidWhyNot(sight, 'propose-list-search'),
  };
}

/** What is missing before anybody may be looked for. `needsFile`: a list is asked for in a file, never beside one. */
export function lacksPurpose({ file, reference, isNew, purpose, reason }: ForWhat, needsFile: boolean): readonly Wrong[] {
  const wrong: Wrong[] = [];
  if (file === null && reference !== '')
    wrong.push({
      input: 'reference',
      words: t('There is no referral with that reference. Check it, or say that the report is not written yet'),
    });
  else if (file === null && (needsFile || !isNew))
    wrong.push({ input: 'reference', words: t('Give the reference of the referral that you search for') });
  if (!isPurpose(purpose)) wrong.push({ input: 'purpose', words: t('Choose why you search') });
  if (reason === '' && (needsFile || file === null || purpose === 'other'))
    wrong.push({ input: 'reason', words: t('Write why you search, in a sentence') });
  return wrong;
}

export const purposeIn = (purpose: string): Purpose => (isPurpose(purpose) ? purpose : 'other');
