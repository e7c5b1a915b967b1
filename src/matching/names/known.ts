/** Words that stand in the tables which are shipped: everybody may know them, so that they may be kept in memory. */
import { nicknamesOf } from '../nicknames.ts';
import { isCustomary, isParticle } from './particles.ts';
import { spellingGroup } from './spellings.ts';

export function isKnownWord(text: string, vowelless: boolean): boolean {
  if (spellingGroup(text, vowelless) !== '') return true;
  return !vowelless && (nicknamesOf(text).size > 0 || isCustomary(text) || isParticle(text, 'x', false, false));
}
