/**
 * What has lapsed is not ended by whoever let it lapse, or wrote what it rests on, saying that the entry was wrong (decision 0055): a post
 * above says so, with the reason, or it is answered first. The day of a further assessment only a meeting of the panel moves (C07).
 */
import { supervisorsOf } from '../area/supervisors.ts';
import type { RefusalReason } from '../decision.ts';
import type { FileFact } from '../facts.ts';
import { postFor } from '../file/posts.ts';
import type { FileState } from '../file/state.ts';
import type { Obligation } from '../obligation/state.ts';

export interface Ending {
  /** The lapsed duties that it would end. */
  readonly ended: readonly Obligation[];
  /** The post that answers for the entry. */
  readonly writer: string;
  readonly by: { readonly practitioner: string; readonly posts: readonly string[] };
}

export function whyNotEnded(file: FileState, fact: FileFact, { ended, writer, by }: Ending): RefusalReason | null {
  if (ended.length === 0) return null;
  if (fact.type === 'FurtherAssessmentSet')
    return {
      code: 'lapsed-since',
      words: 'The day that it set is over, and nobody was assessed: that stays as it is.',
      how: 'Assess; or have a meeting of the panel review the case. What it decides moves the day, with the reason.',
    };
  const owes = ended.some(({ owedBy }) => by.posts.includes(postFor(file, owedBy)));
  const above = supervisorsOf(file.area, writer);
  if (fact.actor !== by.practitioner && !owes && by.posts.some((post) => above.includes(post))) return null;
  const asked = above.find((post) => !ended.some(({ owedBy }) => postFor(file, owedBy) === post));
  const title = asked ? (file.area.posts.get(asked)?.title ?? asked) : null;
  return {
    code: 'lapsed-since',
    words:
      'What is owed because of this entry has lapsed. It is not ended by whoever wrote the entry, or owes it, saying that it was wrong.',
    how:
      title === null
        ? 'Answer what has lapsed first.'
        : `Answer what has lapsed first. If the entry was wrong, a post above it says so, with the reason: ${title}.`,
  };
}
