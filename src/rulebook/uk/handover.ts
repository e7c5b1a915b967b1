/** G13: who leads is never in doubt. An offer is answered, a refusal has a next step, and an offer that came along with a record is not forgotten (F38, F50). */
import { postFor } from '../../domain/file/posts.ts';
import type { Handover } from '../../domain/handover/state.ts';
import { obligationId } from '../../domain/obligation/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

const shared = { id: 'G13', ladder: 'ordinary', findings: ['F38', 'F50'], systems: ['S11'], waivable: false } as const;
const listens = [
  'HandoverOffered',
  'HandoverAccepted',
  'HandoverRefused',
  'HandoverWithdrawn',
  'HandoverKept',
  'DisputeOpened',
  'LeadTaken',
] as const;

const about = ({ offered, stream, record }: Handover) => ({ occasion: offered.fact, stream, record });

export const handoverAnswer: Rule = {
  ...shared,
  key: 'G13.answer',
  title: 'A hand-over is answered',
  words: 'The post to which a file is offered accepts in writing, or refuses with a reason. Until it has accepted, the sender leads.',
  task: 'Accept or refuse the hand-over',
  limit: 'G13.answer',
  owedByWords: 'the post to which the file is offered',
  listens,
  owed: (file) =>
    [...file.handovers.values()].flatMap((handover): readonly Owed[] => {
      const { state, offered, answer } = handover;
      if (state === 'withdrawn' || (state === 'offered' && offered.from !== postFor(file, 'lead'))) return [];
      return [{ ...about(handover), starts: offered.at, owedBy: `post:${offered.to}`, met: answer && { fact: answer.fact } }];
    }),
};

export const handoverNext: Rule = {
  ...shared,
  key: 'G13.next',
  title: 'A refused hand-over has a next step',
  words: 'The lead offers the file to another post, keeps it and says what is done, or opens a dispute.',
  task: 'The hand-over was refused: say what happens next',
  limit: 'G13.next',
  owedByWords: 'the lead post',
  listens,
  owed: (file) =>
    [...file.handovers.values()].flatMap((handover): readonly Owed[] => {
      const { state, answer, kept, id } = handover;
      if (state !== 'refused' || !answer) return [];
      const disputed = [...file.disputes.values()].find((each) => each.opened.handover === id)?.opened;
      const again = [...file.handovers.values()].find((each) => each.id !== id && each.offered.at >= answer.at)?.offered;
      const met = kept ?? disputed ?? again;
      return [{ ...about(handover), starts: answer.at, owedBy: 'lead', met: met ? { fact: met.fact } : null }];
    }),
};

export const handoverAlong: Rule = {
  ...shared,
  key: 'G13.along',
  title: 'An offer by an earlier lead is not forgotten',
  words:
    'The lead has changed while an offer stood, or the record was linked to a file that another post leads. Nobody can accept it then: the lead ends it, and may make it anew.',
  task: 'An offer of an earlier lead stands: end it, or make it yours',
  limit: 'G13.along',
  owedByWords: 'the lead post',
  listens,
  owed: (file) =>
    [...file.handovers.values()].flatMap((handover): readonly Owed[] => {
      const { state, offered, answer, record } = handover;
      const wasOwed = file.obligations.has(obligationId('G13.along', offered.fact));
      const isAlong = state === 'offered' && offered.from !== postFor(file, 'lead');
      if (!isAlong && !(state === 'withdrawn' && wasOwed)) return [];
      const starts = Math.max(offered.at, file.records.get(record)?.linked.at ?? 0, file.leadBefore.at(-1)?.until ?? 0);
      return [{ ...about(handover), starts, owedBy: 'lead', met: answer && { fact: answer.fact } }];
    }),
};
