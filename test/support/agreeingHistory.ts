/** What somebody does about who leads, in a random history: whatever there is to do it to; what is refused is part of the history. */
import type { AgreeingAct } from '../../src/app/agreeing.ts';
import type { FileState } from '../../src/domain/file/state.ts';
import { people } from './house.ts';

export const agreeingActs = [
  'offer-handover',
  'accept-handover',
  'refuse-handover',
  'withdraw-handover',
  'open-dispute',
  'propose-dispute-decision',
  'answer-dispute-decision',
  'decide-as-chief',
  'measure-done',
  'challenge-outcome',
  'answer-challenge',
] as const;

const hour = 3_600_000;

/** Null where there is nothing of the kind, or the act is none of these. */
export function agreeingAct(file: FileState, act: string, n: number, who: keyof typeof people, now: number): AgreeingAct | null {
  const [own, other] = [people[who], n % 2 ? 'records' : 'team'];
  const id = `${file.id}-${now}-${n}`;
  const handover = [...file.handovers.keys()].at(-1);
  const dispute = [...file.disputes.keys()].at(-1);
  const challenge = [...file.challenges.keys()].at(-1);
  const referral = [...file.referrals.keys()].at(-1);
  const decision = { lead: other, decision: 'So.', reasons: 'Nearer.' };
  switch (act) {
    case 'offer-handover':
      return { act, handover: id, fields: { to: other, why: 'Moved.', open: '', needToKnow: 'All is here.', since: null } };
    case 'accept-handover':
    case 'refuse-handover':
    case 'withdraw-handover':
      return handover ? { act, handover, words: 'Considered.' } : null;
    case 'open-dispute': {
      const about = handover ? ({ about: 'hand-over', handover } as const) : ({ about: 'other', handover: null } as const);
      const measures = [{ what: 'Telephone.', post: other, by: now + 5 * hour }];
      const said = { referral: null, words: 'Who leads.', view: 'Not we.', lifeAtRisk: n % 3 === 0, measures };
      return { act, dispute: id, fields: { ...about, ...said, opener: own, other, interimLead: n % 5 ? (file.lead ?? own) : own } };
    }
    case 'propose-dispute-decision':
    case 'decide-as-chief':
      return dispute ? { act, dispute, fields: decision } : null;
    case 'answer-dispute-decision':
      return dispute ? { act, dispute, agrees: n % 2 === 0, reasons: 'So.' } : null;
    case 'measure-done': {
      const open = file.disputes.get(dispute ?? '')?.measures.find((each) => !each.done);
      return dispute && open ? { act, dispute, measure: open.set.fact, words: '' } : null;
    }
    case 'challenge-outcome':
      return referral ? { act, challenge: id, referral, fields: { words: 'It goes on.', came: 'told' } } : null;
    case 'answer-challenge':
      return challenge
        ? { act, challenge, fields: { outcome: n % 2 ? 'stands' : 'taken up again', answer: 'We looked again.', reasons: 'Seen.' } }
        : null;
    default:
      return null;
  }
}
