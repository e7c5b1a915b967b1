/** The danger form: five fields, all optional but one. Its arrival is the form's own bytes, read back here. */

import { parse } from 'node:querystring';

export const dangerFields = ['happening', 'place', 'people', 'name', 'telephone'] as const;
export type DangerField = (typeof dangerFields)[number];
export type DangerForm = Readonly<Record<DangerField, string>>;

/** Attacker-controlled: reads any bytes without failing, and keeps only the five fields. */
export function readDangerForm(bytes: Uint8Array): DangerForm {
  const sent = parse(Buffer.from(bytes).toString('utf8'), '&', '=', { maxKeys: 200 });
  const field = (name: DangerField): string => [sent[name]].flat()[0]?.replaceAll('\r\n', '\n').trim() ?? '';
  return {
    happening: field('happening'),
    place: field('place'),
    people: field('people'),
    name: field('name'),
    telephone: field('telephone'),
  };
}
