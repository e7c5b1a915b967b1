/** How the simulated year answers what lies between posts: a file offered, a dispute, a challenge by whoever referred. */
import { type Answer, chance, write } from './asked.ts';
import { year } from './assumptions.ts';
import { fileWith, type Life, plan, record } from './life.ts';
import { assessorOf } from './area.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { isOwed } from '../../domain/obligation/state.ts';

export const answersBetweenPosts: Readonly<Record<string, Answer>> = {
  'G13.answer': (asked) => {
    const { life, at, post, file } = asked;
    if (chance(asked, 'refused', year.shareHandoverRefused)) return write(asked, 'HandoverRefused', { reason: 'Not ours.' });
    const owed = [...file.obligations.values()].filter((each) => isOwed(each) && each.owedBy === 'lead').map(({ id }) => id);
    write(asked, 'HandoverAccepted', { words: 'Taken.' });
    record(life, at, post, 'LeadTaken', `file/${file.id}`, null, { post, reason: 'Accepted.' }, file.id);
    life.done.push({ type: 'LeadTaken', at, file: file.id, post, owed });
  },
  'G13.next': (asked) => write(asked, 'HandoverKept', { words: 'We keep it.' }),
  'G13.along': (asked) => write(asked, 'HandoverWithdrawn', { reason: 'An earlier lead offered it.' }),
  'C44.challenge': (asked) =>
    write(asked, 'ChallengeAnswered', { outcome: 'stands', answer: 'We have looked again.', reasons: 'Nothing new.' }),
};

/** Some files are offered to another case officer, and a few outcomes are challenged by whoever referred. */
export function happenBetween(life: Life, id: string, later: (workingDays: number) => Instant): void {
  const fileNow = () => fileWith(life, id);
  if (life.draw(`offer ${id}`) < year.shareHandedOver)
    plan(life, later(7), (then) => {
      const file = fileNow();
      if (!file.lead || file.disposed || file.referrals.get(id)?.closed !== null) return;
      const to = assessorOf(life.person + 1);
      if (file.lead === to) return;
      record(life, then, file.lead, 'HandoverOffered', `handover/${id}`, id, {
        from: file.lead,
        to,
        why: 'They know the school.',
        needToKnow: 'Read the file.',
      });
    });
  if (life.draw(`challenge ${id}`) < year.shareChallenged)
    plan(life, later(45), (then) => {
      const file = fileNow();
      const closed = file.referrals.get(id)?.closed;
      if (file.disposed || !closed) return;
      record(life, then, null, 'OutcomeChallenged', `challenge/${id}`, id, {
        referral: id,
        outcome: closed.fact,
        words: 'We disagree.',
        came: 'page',
        askedOf: 'senior',
      });
    });
}
