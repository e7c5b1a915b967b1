/** Pure deciders about handing a file over. Exactly one post leads at every instant: the sender until the acceptance, the receiver with it. */
import { postsAnsweredBy } from '../area/presence.ts';
import { because, type Decision, decided } from '../decision.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { whyNotOffered } from '../file/leading.ts';
import { postFor } from '../file/posts.ts';
import type { FileState } from '../file/state.ts';
import { LeadTaken } from '../file/entries.ts';
import { entry, write } from '../write.ts';
import { HandoverAccepted, HandoverKept, HandoverOffered, HandoverRefused, HandoverWithdrawn } from './entries.ts';
import { type Handover, openOffers } from './state.ts';

/** Whoever acts, and when. */
export interface Acting {
  readonly by: string;
  readonly now: Instant;
}

const where = (file: FileState, handover: Handover) => ({ stream: handover.stream, file: file.id, record: handover.record });

/**
 * The record that what concerns the whole file lies under: the one that it began with, or another while that lies elsewhere. Linked
 * to another file it takes the offer or the dispute along, so that neither is left in a file that is settled for nobody.
 */
export function recordOfWhole(file: FileState): string | undefined {
  const home = file.opened?.home;
  return home !== undefined && file.records.has(home) ? home : file.records.keys().next().value;
}

export const moved = because(
  'moved',
  'No record lies in this file any more: the person is on another file.',
  'Open the file where the record lies now.',
);

export function offerHandover(
  file: FileState,
  id: string,
  fields: {
    readonly to: string;
    readonly why: string;
    readonly open: string;
    readonly needToKnow: string;
    readonly since: number | null;
  },
  now: number,
): Decision {
  const record = recordOfWhole(file);
  const from = postFor(file, 'lead');
  const to = file.area.posts.get(fields.to);
  if (record === undefined) return moved;
  if (!to) return because('no-such-post', 'There is no such post.', 'Choose a post of the area that works on files.');
  if (to.id === from) return because('leads-already', 'That post leads this file already.', 'There is nothing to do.');
  const no = whyNotOffered(to);
  if (no) return no;
  if (openOffers(file).length > 0)
    return because('offered-already', 'An offer stands already and has not been answered.', 'Withdraw it first, or wait for the answer.');
  if ((fields.since ?? 0) > now) return because('time-future', 'That day is in the future.', 'Give the day since when it has been so.');
  return write(HandoverOffered, { stream: `handover/${id}`, file: file.id, record }, { ...fields, from });
}

/** The lead moves in the same append: nobody leads twice, and nobody leads nothing. */
export function acceptHandover(file: FileState, id: string, acting: Acting, words: string): Decision {
  return onOffer(file, id, (handover) => {
    const { from, to } = handover.offered;
    const no = notAsked(file, to, acting);
    if (no) return no;
    if (postFor(file, 'lead') !== from)
      return because(
        'not-the-lead',
        'Whoever offered this does not lead the file any more.',
        'The lead now has been asked whether the offer stands; ask them to make it anew.',
      );
    const post = file.area.posts.get(to);
    const cannot = post && whyNotOffered(post);
    if (cannot) return cannot;
    const accepted = write(HandoverAccepted, where(file, handover), { words });
    if (accepted.kind === 'refused') return accepted;
    return decided(
      ...accepted.entries,
      entry(LeadTaken, { stream: `file/${file.id}`, file: file.id, record: null }, { post: to, reason: words }),
    );
  });
}

export const refuseHandover = (file: FileState, id: string, acting: Acting, reason: string): Decision =>
  onOffer(file, id, (handover) => notAsked(file, handover.offered.to, acting) ?? write(HandoverRefused, where(file, handover), { reason }));

/** Whoever leads now may: an offer that came along with a linked record is the new lead's to end. */
export const withdrawHandover = (file: FileState, id: string, reason: string): Decision =>
  onOffer(file, id, (handover) => write(HandoverWithdrawn, where(file, handover), { reason }));

export function keepAfterRefusal(file: FileState, id: string, words: string): Decision {
  const handover = file.handovers.get(id);
  if (!handover) return noSuchOffer;
  if (handover.state !== 'refused' || handover.kept)
    return because('not-refused', 'No refusal of this offer waits for an answer.', 'It may have been done meanwhile: read the chronology.');
  return write(HandoverKept, where(file, handover), { words });
}

const noSuchOffer = because(
  'no-such-handover',
  'That offer does not lie in this file.',
  'It may have gone along with a record: read the chronology.',
);

/** Only the post that was asked can answer; whoever answers for it now, holder, deputy or the one it falls to. */
function notAsked(file: FileState, to: string, { by, now }: Acting): Decision | null {
  if (postsAnsweredBy(file.area, by, now).includes(to)) return null;
  const title = file.area.posts.get(to)?.title ?? to;
  return because('not-asked', 'Only the post that the file was offered to can answer.', `It is on the list of ${title}.`);
}

function onOffer(file: FileState, id: string, decide: (handover: Handover) => Decision): Decision {
  const handover = file.handovers.get(id);
  if (!handover) return noSuchOffer;
  if (handover.state !== 'offered')
    return because('answered', `This offer has been ${handover.state} already.`, 'Read the chronology: it says by whom.');
  return decide(handover);
}
