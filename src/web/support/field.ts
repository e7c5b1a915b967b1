/** The parts of the forms of a Channel case: what a field is, how what was typed is read, and what is missing remembered. */
import type { SupportAct } from '../../app/support.ts';
import type { FileSight } from '../../app/fileSight.ts';
import { type Case, isOutside, isUnfilled } from '../../app/supportSight.ts';
import type { Instant } from '../deps.ts';
import type { Done } from '../done.ts';
import { organisationName } from '../file/who.ts';
import { readEndOfDay, readStartOfDay } from '../moment.ts';
import { type FormFields, text } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { capital, t } from '../words.ts';

interface Choice {
  readonly value: string;
  readonly text: string;
}
export type Field =
  | {
      readonly kind: 'radios' | 'select' | 'checks';
      readonly name: string;
      readonly label: string;
      readonly hint?: string;
      readonly items: readonly Choice[];
    }
  | { readonly kind: 'text' | 'area' | 'day' | 'number'; readonly name: string; readonly label: string; readonly hint?: string }
  | { readonly kind: 'heading'; readonly name: string; readonly label: string; readonly hint?: string };

export interface CaseForm {
  readonly title: string;
  readonly intro?: string;
  readonly button: string;
  readonly done: Done;
  readonly fields: readonly Field[];
  /** What the form holds when it is opened: nobody types again what stands. */
  readonly given?: FormFields;
  /** What was typed, as an act; or what is wrong with it. */
  readonly read: (typed: Typed) => SupportAct | null;
}

export type Typed = ReturnType<typeof typedInto>;

/** Reads what was typed, and remembers what is missing. */
export function typedInto(fields: FormFields, now: Instant) {
  const wrong: Wrong[] = [];
  const lack = (input: string, words: string): void => void wrong.push({ input, words });
  const byOrNull = (name: string, what: string): Instant | null => {
    const read = readEndOfDay(fields, name);
    if (read.kind === 'wrong') lack(read.input, t('{what}: {wrong}', { what, wrong: read.words }));
    return read.kind === 'at' ? read.at : null;
  };
  return {
    wrong,
    fields,
    now,
    byOrNull,
    text: (name: string): string => text(fields, name),
    many: (name: string): readonly string[] => [fields[name] ?? []].flat().filter((each) => each !== ''),
    must: (name: string, words: string): string => {
      const said = text(fields, name);
      if (said === '') lack(name, words);
      return said;
    },
    one: <Value extends string>(name: string, values: readonly Value[], words: string): Value => {
      const found = values.find((value) => value === text(fields, name));
      if (found === undefined) lack(name, words);
      return found ?? (values[0] as Value);
    },
    /** The day on which something was, at noon; today's is now, and so is none. */
    past: (name: string, what: string): Instant => {
      const read = readStartOfDay(fields, name);
      if (read.kind === 'wrong') lack(read.input, t('{what}: {wrong}', { what, wrong: read.words }));
      return read.kind === 'at' ? (read.at > now ? read.at : Math.min(read.at + 12 * 3_600_000, now)) : now;
    },
    by: (name: string, words: string): Instant => {
      const before = wrong.length;
      const at = byOrNull(name, words);
      if (at === null && wrong.length === before) lack(`${name}-day`, words);
      return at ?? 0;
    },
  };
}

export const froms = ['the person', 'a holder of parental responsibility', 'both'] as const;
export const hows = ['in person', 'video', 'telephone', 'letter'] as const;
export const choices = (values: readonly string[]): readonly Choice[] => values.map((value) => ({ value, text: capital(t(value)) }));
export const area = (name: string, label: string, hint?: string): Field => ({ kind: 'area', name, label, ...(hint ? { hint } : {}) });
export const day = (name: string, label: string, hint?: string): Field => ({ kind: 'day', name, label, ...(hint ? { hint } : {}) });
export const line = (name: string, label: string, hint?: string): Field => ({ kind: 'text', name, label, ...(hint ? { hint } : {}) });

export const posts = (sight: FileSight, isProvider: boolean): readonly Choice[] =>
  [...sight.area.posts.values()]
    .filter((post) => (isProvider ? post.role === 'mentor' : !isOutside(post.role) && !isUnfilled(post)))
    .map((post) => ({ value: post.id, text: `${post.title}, ${organisationName(sight, post.organisation)}` }));

export type Maker = (sight: FileSight, found: Case) => CaseForm | null;

/** Who holds the risk: a post of the area, or an organisation outside that has accepted in writing (G12, G13). */
export const riskFields = (sight: FileSight, label: string, hint?: string): readonly Field[] => [
  {
    kind: 'select',
    name: 'riskPost',
    label,
    ...(hint ? { hint } : {}),
    items: [{ value: '', text: t('No post of the area: the organisation below') }, ...posts(sight, false)],
  },
  line('riskOwner', t('Which organisation outside, if it is no post of the area?')),
  area('riskAccepted', t('If it is not the lead’s own organisation: who there has accepted it in writing, and when?')),
];
export const riskIn = (typed: Typed) => ({
  riskPost: typed.text('riskPost') || null,
  riskOwner: typed.text('riskPost') ? '' : typed.text('riskOwner'),
  riskAccepted: typed.text('riskAccepted'),
});
