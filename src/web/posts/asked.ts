/** What the forms of posts and people share: reading what was typed, and why it was not recorded. */
import type { Decision } from '../../domain/decision.ts';
import type { Instant } from '../deps.ts';
import { readEndOfDay, readStartOfDay, readTimeOfDay, type ReadMoment } from '../moment.ts';
import type { FormFields } from '../route.ts';
import type { Problem, Wrong } from '../staff.ts';
import { t } from '../words.ts';

/** Null when it is recorded. */
export const problemOfDecision = (decision: Decision): Problem | null =>
  decision.kind === 'decided'
    ? null
    : {
        title: t('It is not recorded'),
        status: decision.reasons[0]?.code === 'busy' ? 409 : 422,
        reasons: decision.reasons.map(({ words, how, typed }) => ({
          text: words,
          how,
          gate: null,
          href: null,
          ...(typed ? { typed } : {}),
        })),
      };

/** The first instant of the day that was typed; what is wrong with it otherwise. */
export const firstMoment = (fields: FormFields, name: string, missing: string, wrong: Wrong[]): Instant | null =>
  moment(readStartOfDay(fields, name), name, missing, wrong);
/** The end of the day that was typed. */
export const lastMoment = (fields: FormFields, name: string, missing: string, wrong: Wrong[]): Instant | null =>
  moment(readEndOfDay(fields, name), name, missing, wrong);
export const timeOfDay = (fields: FormFields, name: string, missing: string, wrong: Wrong[]): Instant | null =>
  moment(readTimeOfDay(fields, name), name, missing, wrong);

function moment(read: ReadMoment, name: string, missing: string, wrong: Wrong[]): Instant | null {
  if (read.kind === 'at') return read.at;
  if (read.kind === 'wrong') wrong.push({ input: read.input, words: t('Put the date right: {words}', { words: read.words }) });
  else if (missing !== '') wrong.push({ input: `${name}-day`, words: missing });
  return null;
}
