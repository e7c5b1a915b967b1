/** How the forms about sharing are read: several choices of one name, and a day by which something is looked at. */
import { z } from 'zod';
import type { Instant } from '../deps.ts';
import { readEndOfDay, readTimeOfDay } from '../moment.ts';
import { type FormFields, text } from '../route.ts';
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

export const params = z.object({ id: z.string() });

/** Why and on what terms something leaves: asked alike by every form that shares, releases or answers. */
export const termsIn = (fields: FormFields) => ({
  basis: text(fields, 'basis'),
  why: text(fields, 'why'),
  necessity: text(fields, 'necessity'),
  proportionality: text(fields, 'proportionality'),
  handling: text(fields, 'handling') === 'C' ? ('C' as const) : ('P' as const),
  conditions: text(fields, 'conditions'),
  marking: text(fields, 'marking'),
});

/** A time that was typed, or nothing; wrong where it is neither. */
export function timeIn(fields: FormFields, name: string): { readonly at: number | undefined; readonly wrong: readonly Wrong[] } {
  const read = readTimeOfDay(fields, name);
  if (read.kind === 'wrong') return { at: undefined, wrong: [{ input: read.input, words: read.words }] };
  return { at: read.kind === 'at' ? read.at : undefined, wrong: [] };
}
