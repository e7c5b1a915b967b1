/**
 * "This happened earlier": the one mechanism by which every form of the staff may carry true times, so that what happened while the
 * product was out of reach is entered later as it was. The shell reads it before any handler does, and the request's own house
 * carries it to the entry (app/house.ts). Recorded is always now: what had lapsed stays lapsed.
 */
import type { Instant } from './deps.ts';
import { readTimeOfDay, typedMoment } from './moment.ts';
import { type FormFields, formFields, text } from './route.ts';
import { t } from './words.ts';

/** Inputs of the two times: when it was done or seen, and when the partnership knew of it. */
const happenedName = 'trueTime';
const learntName = 'trueLearnt';
const parts = ['day', 'month', 'year', 'time'] as const;

/** The times told, and null where nobody says that it was earlier. `wrong` is an instruction, at the input to put right. */
export type TrueTimes =
  | { readonly kind: 'told'; readonly happened?: Instant; readonly learnt?: Instant }
  | { readonly kind: 'wrong'; readonly input: string; readonly words: string };

export function readTrueTimes(body: unknown, now: Instant | null): TrueTimes | null {
  const fields = formFields.parse(body ?? {});
  const told: { happened?: Instant; learnt?: Instant } = {};
  for (const [name, key] of [
    [happenedName, 'happened'],
    [learntName, 'learnt'],
  ] as const) {
    if (parts.every((part) => text(fields, `${name}-${part}`) === '')) continue;
    const read = readTimeOfDay(fields, name);
    if (read.kind === 'wrong') return { kind: 'wrong', input: read.input, words: read.words };
    if (read.kind === 'none') return { kind: 'wrong', input: `${name}-time`, words: t('enter the time as well, such as 14:30') };
    if (now === null || read.at > now)
      return { kind: 'wrong', input: `${name}-day`, words: t('enter a time that is past: nothing has happened yet at this one') };
    told[key] = read.at;
  }
  if (told.happened !== undefined && told.learnt !== undefined && told.happened > told.learnt)
    return {
      kind: 'wrong',
      input: `${learntName}-day`,
      words: t('nobody can have known of it before it happened: put one of the two right'),
    };
  return told.happened === undefined && told.learnt === undefined ? null : { kind: 'told', ...told };
}

/** What was typed into the inputs, to show it again, on whatever page answers. */
export const typedTrueTimes = (body: unknown): Readonly<Record<string, string>> => {
  const fields = formFields.parse(body ?? {});
  return { ...typedMoment(fields, happenedName), ...typedMoment(fields, learntName) };
};

/** The rest of the form, to send it again with the time put right. */
export const besidesTrueTimes = (body: unknown): readonly { readonly name: string; readonly value: string }[] =>
  Object.entries(formFields.parse(body ?? {}) satisfies FormFields)
    .filter(([name]) => name !== '_csrf' && !name.startsWith(`${happenedName}-`) && !name.startsWith(`${learntName}-`))
    .flatMap(([name, value]) => [value].flat().map((one) => ({ name, value: one })));
