/** How the simulated year answers what the panel owes: cases heard on its day, views of an agency that was away, what follows. */
import { dueAfter } from '../../rulebook/engine/amount.ts';
import { hearingsOf } from '../../domain/hearing/state.ts';
import { type Answer, chance, write } from './asked.ts';
import { year } from './assumptions.ts';
import { record } from './life.ts';

export const answersPanel: Readonly<Record<string, Answer>> = {
  C05: (asked) => {
    const { life, at, post, file, obligation, course } = asked;
    const referral = [...file.referrals.values()].find(({ record: about }) => about === obligation.record);
    if (!referral) return;
    const before = hearingsOf(file.hearings, referral.id).length;
    const putOff = before === 0 && chance(asked, 'put off', year.shareHeardAgain);
    const outcome = putOff ? 'hear again' : course === 'adopted' ? 'adopt' : 'not adopt';
    const stream = `hearing/${referral.id}-${before}.${referral.id}`;
    record(life, at, post, 'CaseHeard', stream, referral.record, {
      meeting: `${referral.id}-${before}`,
      subject: referral.id,
      of: 'referral',
      outcome,
      words: 'Decided.',
      onward: outcome === 'not adopt' ? { to: [], words: 'Neither is needed.' } : null,
    });
    if (chance(asked, 'away', year.shareAgencyAway))
      record(life, at, post, 'AgencyViewOwed', stream, referral.record, { agency: 'Health', post: 'health-member' });
    if (outcome === 'adopt')
      record(life, at, post, 'CaseAdopted', `case/${referral.id}`, referral.record, { referral: referral.id, words: 'Taken up.' });
  },
  'C05.view': (asked) => write(asked, 'AgencyViewGiven', { agency: 'Health', position: 'agrees', words: 'Nothing is held.' }),
  C08: (asked) => {
    const referral = [...asked.file.referrals.values()].find(({ record: about }) => about === asked.obligation.record);
    if (referral) goOn(asked, referral.stream);
  },
};

/** It is looked at again on a day that its lead sets. */
function goOn({ life, at, file, obligation }: Parameters<Answer>[0], stream: string): void {
  record(life, at, file.lead, 'ContinuationDecided', stream, obligation.record, {
    nextStep: 'Talk with the school.',
    nextLook: dueAfter(at, { workingDays: 18 }, life.book.calendar),
  });
}
