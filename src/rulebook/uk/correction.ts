/** C37: whoever relied on what was wrong is asked, and those outside who were given it are told (K03; mission: "whoever relied on it is told"). */
import { recipientsIn, reliantIn } from '../../domain/correction/reliance.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

const shared = { id: 'C37', ladder: 'ordinary', findings: ['F44', 'F53'], systems: ['S01', 'S22'], waivable: false } as const;

export const decisionStands: Rule = {
  ...shared,
  key: 'C37.stands',
  title: 'A decision that rested on what was wrong is looked at again',
  words:
    'When an entry is corrected, every post that decided about the person while it was wrong says whether its decision stands, or what is done next. One question a post and correction, however many decisions.',
  task: 'Confirm: does your decision stand, now that an entry was corrected?',
  limit: 'C37.stands',
  owedByWords: 'the post that decided',
  listens: ['RelianceAnswered', 'LinkFoundWrong'],
  owed: (file) =>
    reliantIn(file).map(({ occasion, stream, record, post, correction, answered }): Owed => {
      const owedBy = post !== null && file.area.posts.has(post) ? (`post:${post}` as const) : 'lead';
      return { occasion, stream, record, starts: correction.recorded, owedBy, met: answered ? { fact: answered.id } : null };
    }),
};

export const recipientsTold: Rule = {
  ...shared,
  key: 'C37.tell',
  title: 'Those who were given what was wrong are told',
  words:
    'Whoever outside the file was given something while an entry was wrong is told of its correction, or it is recorded why they are not.',
  task: 'Tell those who were given what has been corrected',
  limit: 'C37.tell',
  owedByWords: 'the lead post',
  listens: ['RecipientsTold', 'LinkFoundWrong'],
  owed: (file) =>
    recipientsIn(file).map(({ correction, open, told }): Owed => {
      const { id, stream, record, recorded } = correction;
      const last = told.at(-1);
      return { occasion: id, stream, record, starts: recorded, owedBy: 'lead', met: open.length === 0 && last ? { fact: last.id } : null };
    }),
};
