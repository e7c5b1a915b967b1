/** Pure deciders about the file itself: its lead post, and its review for disposal. */
import { because, type Decision } from '../decision.ts';
import { write } from '../write.ts';
import { DisposalDeclined, DisposalProposed, FileDisposed, FileRetained, LeadTaken } from './entries.ts';
import { waitsWith, whyNotLead } from './leading.ts';
import { postFor } from './posts.ts';
import { disposalProposed, type FileState } from './state.ts';

const where = (file: FileState) => ({ stream: `file/${file.id}`, file: file.id, record: null });

/**
 * Inside one organisation the lead is given with a reason, by somebody of that organisation. To another organisation it is offered
 * and accepted (G13): nobody is made to lead by those who want to be rid of it. `organisation`: of whoever gives it.
 */
/** `seen`: the post with which it waited when somebody chose it from the list of what waits: what another works on is not taken from them by it. */
export function takeLead(file: FileState, post: string, reason: string, organisation: string | null, now: number, seen?: string): Decision {
  const given = file.area.posts.get(post);
  if (!given) return because('no-such-post', 'There is no such post.', 'Choose a post of the area.');
  if (file.lead === post) return because('leads-already', 'That post leads this file already.', 'There is nothing to do.');
  if (seen !== undefined && file.lead !== seen)
    return because(
      'lead-moved-meanwhile',
      'Somebody has moved the lead meanwhile.',
      'Open the file: it says which post leads it now, and why.',
    );
  if (seen !== undefined && !waitsWith(file, seen))
    return because(
      'not-waiting',
      'This file does not wait to be given out: a post that somebody fills works on it, or nothing in it is open.',
      'Open the file and move its lead there, with the reason.',
    );
  const [from, to] = [postFor(file, 'lead'), post].map((each) => file.area.posts.get(each)?.organisation);
  if (from !== undefined && from !== to)
    return because(
      'other-organisation',
      'That post is in another organisation: the lead moves there when it has accepted.',
      'Offer it on the page "Hand over".',
    );
  if (from !== undefined && from !== organisation)
    return because(
      'not-your-organisation',
      'Another organisation leads this file: it gives the lead to one of its own posts itself.',
      'Ask that organisation, or open a dispute.',
    );
  const no = whyNotLead(file.area, given, now);
  if (no) return no;
  return write(LeadTaken, where(file), { post, reason });
}

export function retain(file: FileState, fields: { readonly reason: string; readonly nextReview: number }, now: number): Decision {
  if (fields.nextReview <= now) return because('date-past', 'The day of the next review is not in the future.', 'Give a day after today.');
  return write(FileRetained, where(file), fields);
}

export const proposeDisposal = (file: FileState, reason: string): Decision => write(DisposalProposed, where(file), { reason });

export function declineDisposal(file: FileState, reason: string): Decision {
  const proposal = disposalProposed(file);
  if (!proposal)
    return because(
      'nothing-proposed',
      'Nobody has proposed to let this file go.',
      'Somebody else may have decided it: read the chronology.',
    );
  return write(DisposalDeclined, where(file), { proposal: proposal.fact, reason });
}

export function dispose(file: FileState, reason: string): Decision {
  const proposal = disposalProposed(file);
  if (!proposal) return because('nothing-proposed', 'Nobody has proposed to let this file go.', 'Propose it; another person decides.');
  return write(FileDisposed, where(file), { proposal: proposal.fact, reason });
}
