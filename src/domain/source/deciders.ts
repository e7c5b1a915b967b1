/** Opening who told us: a decision with a reason, except while danger is not written up, when nothing stands before it. */
import { because, type Decision } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { write } from '../write.ts';
import { SourceOpened } from './entries.ts';
import { sealedSources } from './sealed.ts';

export const reasonInDanger = 'Danger now: to reach whoever reported it.';

export function openSource(file: FileState, fact: string, reason: string, isInDanger: boolean): Decision {
  const source = sealedSources(file).get(fact);
  if (!source)
    return because(
      'no-such-source',
      'No sealed source of that entry lies in this file.',
      'Open it from the referral or the report of danger.',
    );
  if (!source.isLeft) return because('nothing-sealed', 'They left no name and no way to reach them.', 'There is nothing to open.');
  if (isInDanger && !source.isDangerNow)
    return because('danger-written-up', 'The danger is written up: opening this needs a reason now.', 'Open it with your reason.');
  return write(SourceOpened, { stream: source.stream, file: file.id, record: source.record }, { fact, reason });
}
