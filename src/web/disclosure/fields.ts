/** How the forms about sharing are read: several choices of one name, and a day by which something is looked at. */
import type { Instant } from '../deps.ts';
import { readEndOfDay } from '../moment.ts';
import type { FormFields } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { t } from '../words.ts';

export const many = (fields: FormFields, name: string): readonly string[] => [fields[name] ?? []].flat().filter((each) => each !== '');

/** The end of a day that must be given; 0 where it is wrong. `suffix` is that of its boxes, where a page asks for it twice. */
export function dayIn(
  fields: FormFields,
  name: string,
  missing: string,
  suffix = '',
): { readonly at: Instant; readonly wrong: readonly Wrong[] } {
  const read = readEndOfDay(fields, name);
  if (read.kind === 'at') return { at: read.at, wrong: [] };
  const input = `${read.kind === 'wrong' ? read.input : `${name}-day`}${suffix}`;
  return { at: 0, wrong: [{ input, words: read.kind === 'wrong' ? t('{what}: {wrong}', { what: missing, wrong: read.words }) : missing }] };
}
