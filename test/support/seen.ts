/** What a test reads of a page that was seen, and how it sends one form of a page of things (assessments, finds, roles, ties, contacts). */
import assert from 'node:assert/strict';
import { lookAt } from '../../src/app/look.ts';
import type { FileState } from '../../src/domain/file/state.ts';
import type { StaffSite } from './staff.ts';
import type { Seen, Visitor } from './visitor.ts';

export const textOf = ({ body }: Pick<Seen, 'body'>): string =>
  body
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ');

/** The key of the first form of the page. */
export const keyIn = ({ body }: Pick<Seen, 'body'>): string => /name="key" value="([^"]+)"/.exec(body)?.[1] ?? '';

/** Where it leads, without the banner that is asked for on the way. */
export const withoutBanner = (to: string | null): string => (to ?? '').split('?')[0] ?? '';

/** Opens a page of things and sends one form of it: `what` about the thing `about`, its fields under their own names. */
export async function sendThing(
  who: Visitor,
  page: string,
  what: string,
  about: string,
  fields: Readonly<Record<string, string>>,
): Promise<Seen> {
  const prefix = `${what}-${about}-`;
  const named = Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${prefix}${name}`, value]));
  const shown = await who.get(page);
  return who.post(page, { key: `${keyIn(shown)}${prefix}`, what, about, ...named });
}

/** A file as one of the people of the tests may see it now. */
export async function fileSeenBy({ house }: Pick<StaffSite, 'house'>, who: 'gita' | 'dora', file: string): Promise<FileState> {
  const sight = await lookAt(house, house.viewer(who), file);
  assert.ok(sight, file);
  return sight.file;
}
