/**
 * A form map is data: which labels of another organisation's form stand for which question of ours. None of an official form is
 * shipped; the example is invented. Labels are compared as words: numbers before them, marks and what stands in brackets do not matter.
 */
import { z } from 'zod';

/** The inputs of the referral form that a document may fill. Dates fill three. */
export const fillable = {
  yourName: 'text',
  yourTelephone: 'text',
  yourEmail: 'text',
  safeContact: 'words',
  yourNeeds: 'text',
  yourOrganisation: 'text',
  howKnown: 'text',
  fullName: 'text',
  otherNames: 'words',
  description: 'words',
  earlierReference: 'text',
  born: 'date',
  ageAbout: 'age',
  under18: 'yes-no',
  parents: 'words',
  address: 'words',
  schoolOrWork: 'text',
  theirTelephone: 'text',
  theirEmail: 'text',
  onlineNames: 'words',
  whatHappened: 'words',
  happened: 'date',
  happenedWords: 'text',
  learnt: 'date',
  worry: 'words',
  mightHappenNext: 'words',
  othersKnow: 'words',
  alreadyDone: 'words',
  language: 'text',
  interpreter: 'yes-no',
  communicationNeeds: 'words',
  knowsOfReferral: 'yes-no',
  knowsWords: 'words',
} as const satisfies Record<string, 'text' | 'words' | 'date' | 'age' | 'yes-no'>;
export type Fillable = keyof typeof fillable;

export const FormMap = z.strictObject({
  map: z.string().regex(/^[a-z][a-z0-9-]{0,60}$/),
  version: z.int().min(1),
  title: z.string().max(200),
  /** Whose form it is, who made the map, when it was checked. */
  words: z.string().max(2_000),
  /** Words that all stand in a document of this form. Empty only in the generic map, which is tried last. */
  recognise: z.array(z.string().min(3)).max(20),
  fields: z
    .array(
      z.strictObject({
        to: z.enum(Object.keys(fillable) as [Fillable, ...Fillable[]]),
        labels: z.array(z.string().min(2).max(300)).min(1).max(60),
      }),
    )
    .min(1)
    .max(100),
});
export type FormMap = z.output<typeof FormMap>;

/** A label in the one way in which it is compared. */
export const asLabel = (text: string): string =>
  text
    .slice(0, 400)
    .toLowerCase()
    .replaceAll(/\([^)]{0,200}\)/g, ' ')
    .replaceAll('’', "'")
    .replace(/^\s*(?:(?:section|question|q|part)\s*)?(?:\d{1,2}[.)]?)*(?:[a-z][.)])?\s*/, '')
    .replaceAll(/[^\p{L}\p{N}']+/gu, ' ')
    .trim();

/** The map of a document's own form; the last, generic one where none knows it. */
export function chooseMap(maps: readonly FormMap[], text: string): FormMap {
  const said = asLabels(text);
  const known = maps.find(({ recognise }) => recognise.length > 0 && recognise.every((words) => said.includes(asLabel(words))));
  const chosen = known ?? maps.find(({ recognise }) => recognise.length === 0);
  if (!chosen) throw new Error('There is no generic form map');
  return chosen;
}

/** Of a whole text, not of its beginning only. */
const asLabels = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll(/[^\p{L}\p{N}']+/gu, ' ');
