/**
 * Two people with the same page open: what the second types about something that is answered already. The same once more is done; anything
 * else is refused with their words shown back, never swallowed.
 */
import { type Decision, decided, refused } from './decision.ts';

const isNothing = (value: unknown): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

export function saidAlready(typed: object, before: object, words: string, how: string): Decision {
  const stands: Readonly<Record<string, unknown>> = { ...before };
  const other = Object.entries(typed).filter(
    ([name, value]) => !isNothing(value) && JSON.stringify(value) !== JSON.stringify(stands[name]),
  );
  if (other.length === 0) return decided();
  return refused({ code: 'said-already', words, how, typed: other.flatMap(([, value]) => (typeof value === 'string' ? [value] : [])) });
}
