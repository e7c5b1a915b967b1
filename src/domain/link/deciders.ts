/** Pure deciders about proposals to link two files and to undo a link (G23). The one who proposes is never the one who decides. */
import { because, type Decision, decided } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { acceptCandidate, joinRefused, unlinkRecord, unlinkRefused } from '../referral/identity.ts';
import { write } from '../write.ts';
import { LinkAgreed, LinkDeclined, LinkProposed, LinkTakenBack, UnlinkProposed } from './entries.ts';
import { linkTakesTwo, unlinkTakesTwo } from './seniority.ts';
import { isWaiting, type LinkProposal, proposalAbout, waitingLinks } from './state.ts';

/** The same person: at once where one of the two is a first report; otherwise it is proposed, under the id given. */
export function saySame(
  file: FileState,
  other: FileState,
  { referral, candidate, reason, link }: { referral: string; candidate: string; reason: string; link: string },
): Decision {
  const no = joinRefused(file, other, referral, candidate);
  if (no) return no;
  if (!linkTakesTwo(file, other)) return acceptCandidate(file, other, referral, candidate, reason);
  const before = proposalAbout(file, referral, candidate);
  if (before && isWaiting(file, before))
    return because('proposed-already', 'This link is proposed already and waits for a second person.', 'Their post has it on its list.');
  const record = file.referrals.get(referral)?.record ?? '';
  return write(LinkProposed, { stream: `link/${link}`, file: file.id, record }, { referral, candidate, reason });
}

/** The record goes home: at once where nothing was decided since it was linked; otherwise it is proposed. */
export function sayUnlinked(file: FileState, record: string, reason: string, link: string): Decision {
  const no = unlinkRefused(file, record);
  if (no) return no;
  if (!unlinkTakesTwo(file, record)) return unlinkRecord(file, record, reason);
  if (waitingLinks(file).some((each) => each.sort === 'unlink' && each.record === record))
    return because('proposed-already', 'Unlinking it is proposed already and waits for a second person.', 'Their post has it on its list.');
  return write(UnlinkProposed, { stream: `link/${link}`, file: file.id, record }, { reason });
}

/** `other`: of a link, the file in which the candidate's record lies now. */
export function agreeToLink(file: FileState, id: string, other: FileState | undefined, words: string, by: string): Decision {
  return onWaiting(file, id, by, (link) => {
    const agreed = write(LinkAgreed, where(file, link), { words });
    if (agreed.kind === 'refused') return agreed;
    const { about, record, proposed } = link;
    const moved = !about
      ? unlinkRecord(file, record, proposed.reason)
      : other
        ? acceptCandidate(file, other, about.referral, about.candidate, proposed.reason)
        : because('no-such-candidate', 'The other record is not held any more.', 'Decline, and say so.');
    return moved.kind === 'refused' ? moved : decided(...agreed.entries, ...moved.entries);
  });
}

export const declineLink = (file: FileState, id: string, reason: string, by: string): Decision =>
  onWaiting(file, id, by, (link) => write(LinkDeclined, where(file, link), { reason }));

/** Anybody who works on the file may: it stays as it is, and is decided anew. */
export function takeBackLink(file: FileState, id: string, reason: string): Decision {
  const link = file.links.get(id);
  if (!link) return noSuchProposal;
  return isWaiting(file, link) ? write(LinkTakenBack, where(file, link), { reason }) : answered(link);
}

const where = (file: FileState, { stream, record }: LinkProposal) => ({ stream, file: file.id, record });
const noSuchProposal = because(
  'no-such-link',
  'That proposal does not lie in this file.',
  'It may have gone along with a record: read the chronology.',
);
const answered = ({ state }: LinkProposal): Decision =>
  because(
    'answered',
    state === 'proposed' ? 'The records lie as proposed already.' : `This proposal has been ${state} already.`,
    'Read the chronology: it says by whom.',
  );

function onWaiting(file: FileState, id: string, by: string, decide: (link: LinkProposal) => Decision): Decision {
  const link = file.links.get(id);
  if (!link) return noSuchProposal;
  if (!isWaiting(file, link)) return answered(link);
  if (link.proposed.by === by)
    return because('same-person', 'You proposed this yourself: another person decides.', 'Take it back if it was a mistake.');
  return decide(link);
}
