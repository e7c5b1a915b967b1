// The rulebook that `--rulebook` names, or wrong use with the names there are.
import { rulebookNamed, rulebookNames } from '../app/replay.ts';
import { exitCodes } from './exitCodes.ts';

export function theRulebook(name: string, say: (sentence: string) => void): ReturnType<typeof rulebookNamed> {
  const found = rulebookNamed(name);
  if (!found) {
    say(`there is no rulebook "${name}". There are: ${rulebookNames.join(', ')}`);
    process.exitCode = exitCodes.wrongUse;
  }
  return found;
}
