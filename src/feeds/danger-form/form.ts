/** The danger form: five fields, all optional but one. Its arrival is the form's own bytes, read back here. */

import { parse } from 'node:querystring';
import { legible } from '../../domain/legible.ts';

export const dangerFields = ['happening', 'place', 'people', 'name', 'telephone'] as const;
export type DangerField = (typeof dangerFields)[number];
export type DangerForm = Readonly<Record<DangerField, string>>;

/** What an entry can hold of each. More is cut and says so, because an alert is never refused for its length; the whole lies in what arrived. */
const longest: Readonly<Record<DangerField, number>> = { happening: 19_000, place: 19_000, people: 19_000, name: 9_000, telephone: 9_000 };
const cutWords = ' […] There is more: it stands in what arrived.';

/** As many as the web reads of a form (src/web/form-body.ts): more would hold up every other alert, and no form of ours has a tenth of them. */
const mostFields = 10_000;

/** Attacker-controlled: reads any bytes without failing, and keeps only the five fields. */
export function readDangerForm(bytes: Uint8Array): DangerForm {
  const sent = parse(Buffer.from(bytes).toString('utf8'), '&', '=', { maxKeys: mostFields });
  const field = (name: DangerField): string => {
    const typed = legible([sent[name]].flat()[0] ?? '').trim();
    return typed.length <= longest[name] ? typed : `${typed.slice(0, longest[name]).toWellFormed()}${cutWords}`;
  };
  return {
    happening: field('happening'),
    place: field('place'),
    people: field('people'),
    name: field('name'),
    telephone: field('telephone'),
  };
}
