// The rulebook that `--rulebook` names, or wrong use with the names there are.
import type { Rulebook } from '../rulebook/engine/rulebook.ts';
import { rulebooks } from '../rulebook/uk/rulebook.ts';
import { exitCodes } from './exitCodes.ts';

export const rulebookNames = rulebooks.map((book) => book.name).join(', ');

export function rulebookNamed(name: string, say: (sentence: string) => void): Rulebook | undefined {
  const found = rulebooks.find((book) => book.name === name || book.version === name);
  if (!found) {
    say(`there is no rulebook "${name}". There are: ${rulebookNames}`);
    process.exitCode = exitCodes.wrongUse;
  }
  return found;
}
