/** A safety measure as a form gives it: what is done, by which post, by when. Left empty altogether it is none. */
import type { NewMeasure } from '../../domain/dispute/deciders.ts';
import { momentNames } from '../file/form.ts';
import { readEndOfDay, readTimeOfDay } from '../moment.ts';
import { type FormFields, text } from '../route.ts';
import type { Wrong } from '../staff.ts';
import { t } from '../words.ts';

export type MeasureRead =
  | { readonly kind: 'none' }
  | { readonly kind: 'measure'; readonly measure: NewMeasure }
  | { readonly kind: 'wrong'; readonly wrong: readonly Wrong[] };

/** The names of its inputs. */
export const measureNames = (one: string): readonly string[] => [`what-${one}`, `post-${one}`, ...momentNames(`by-${one}`)];

export function readMeasure(fields: FormFields, one: string): MeasureRead {
  const [what, post] = [text(fields, `what-${one}`), text(fields, `post-${one}`)];
  if (what === '' && post === '') return { kind: 'none' };
  // Without a time it is by the end of the day.
  const timed = readTimeOfDay(fields, `by-${one}`);
  const by = timed.kind === 'none' ? readEndOfDay(fields, `by-${one}`) : timed;
  const wrong = [
    ...(what === '' ? [{ input: `what-${one}`, words: t('Say what is done to keep somebody safe') }] : []),
    ...(post === '' ? [{ input: `post-${one}`, words: t('Choose who does it') }] : []),
    ...(by.kind === 'none' ? [{ input: `by-${one}-day`, words: t('Give the day by which it is done') }] : []),
    ...(by.kind === 'wrong' ? [{ input: by.input, words: t('By when: {words}', { words: by.words }) }] : []),
  ];
  return wrong.length > 0 || by.kind !== 'at' ? { kind: 'wrong', wrong } : { kind: 'measure', measure: { what, post, by: by.at } };
}
