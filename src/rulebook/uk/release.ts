/** What a holder releases and what is owed because of it (S11, S12, S14; G21, G22, F54): a second person, that it leaves, and an answer on a day. */
import type { Message, Release } from '../../domain/release/state.ts';
import type { Limit, Owed, Rule } from '../engine/rulebook.ts';

const limit = (id: string, words: string, amount: Limit['amount']): Limit => ({
  id,
  words,
  amount,
  kind: 'X',
  source:
    'S11, F54: what one agency held was unknown to the others, and nobody saw that no answer came; how long is said nowhere. Proposed default of this rulebook; no source gives a number. To be set by each area.',
  verified: false,
  inForce: { from: '2026-11-22' },
});

export const releaseLimits: readonly Limit[] = [
  limit('S11.release', 'A message that may leave is authorised or refused by another person', { workingDays: 2 }),
  limit('S11.leave', 'A message that was authorised leaves, or is taken back', { workingDays: 2 }),
  limit('S11.reply', 'The longest that a reply to a released message may be waited for', { months: 3 }),
  limit('S11.read', 'What came back to a released message is read, and it is made sure whose it is', { workingDays: 1 }),
  limit('S11.take', 'A message from another area is taken in, settled or set aside', { workingDays: 1 }),
  limit('S11.key', 'The key of another house is compared by a second person', { workingDays: 2 }),
  limit('S11.answer', 'A released message that asks for a reply without a day, or whose day has passed, is answered', { workingDays: 5 }),
];

const shared = { ladder: 'ordinary', findings: ['F54', 'F31'], systems: ['S11', 'S12', 'S14'], waivable: false } as const;
const holder = { ...shared, only: 'subjects of interest' } as const;
const at = ({ stream, record }: Release | Message) => ({ stream, record });
const all = (file: { readonly releases: ReadonlyMap<string, Release> }): readonly Release[] => [...file.releases.values()];

export const releaseSecond: Rule = {
  ...holder,
  key: 'S11.release',
  id: 'S11',
  title: 'Another person decides whether a message leaves',
  words:
    'What was written for a partnership leaves only when the authoriser that it names, another person, has agreed. Until then nothing has left.',
  task: 'Decide whether a message may leave',
  limit: 'S11.release',
  owedByWords: 'the authoriser that the message names',
  listens: ['ReleaseProposed', 'ReleaseAuthorised', 'ReleaseRefused', 'ReleaseWithdrawn'],
  owed: (file) =>
    all(file).map((each): Owed => {
      const { proposed, said, decided, withdrawn } = each;
      return { ...at(each), occasion: proposed.fact, starts: proposed.at, owedBy: `post:${said.authoriser}`, met: decided ?? withdrawn };
    }),
};

export const releaseLeaves: Rule = {
  ...holder,
  key: 'S11.leave',
  id: 'S11',
  title: 'What was authorised leaves, or is taken back',
  words: 'A message that may leave and does not tells nobody anything. Its lead sends it, or takes it back with a reason.',
  task: 'Send the message that was authorised, or take it back',
  limit: 'S11.leave',
  owedByWords: 'the lead post',
  listens: ['ReleaseAuthorised', 'ReleaseCopied', 'ReleaseWithdrawn'],
  owed: (file) =>
    all(file).flatMap((each): readonly Owed[] => {
      const { decided, state, copies, withdrawn } = each;
      if (!decided || state === 'refused') return [];
      return [{ ...at(each), occasion: decided.fact, starts: decided.at, owedBy: 'lead', met: copies[0] ?? withdrawn }];
    }),
};

export const releaseReply: Rule = {
  ...holder,
  key: 'S11.reply',
  id: 'S11',
  title: 'A released message is answered by its day',
  words:
    'Where a reply is asked for, the sender holds the question until it is answered, or until somebody writes why no reply is wanted any more. That it arrived is no answer, and silence settles nothing.',
  task: 'Get the reply to a released message, or write why none is wanted any more',
  limit: 'S11.reply',
  owedByWords: 'the lead post',
  listens: ['ReleaseCopied', 'ReleaseAnswered', 'ReleaseReplyForgone'],
  owed: (file) =>
    all(file).flatMap((each): readonly Owed[] => {
      const { said, copies, answers, forgone } = each;
      const [first] = copies;
      if (!first || said.replyBy === null) return [];
      return [{ ...at(each), occasion: first.fact, starts: first.at, due: said.replyBy, owedBy: 'lead', met: answers[0] ?? forgone }];
    }),
};

export const releaseRead: Rule = {
  ...holder,
  key: 'S11.read',
  id: 'S11',
  title: 'What came back is read by whoever holds the question',
  words:
    'A reply that was brought counts for nothing until the lead, or the post that wrote the message, has read it and written how it came, that it was called back, and what follows. Each reply is read, also one that contradicts another.',
  task: 'Read what came back to a released message, and make sure that it is theirs',
  limit: 'S11.read',
  owedByWords: 'the lead post',
  listens: ['ReleaseReplyBrought', 'ReleaseReplyRead'],
  owed: (file) =>
    all(file).flatMap((each) =>
      each.brought.map(({ fact, at: came, read }): Owed => ({ ...at(each), occasion: fact, starts: came, owedBy: 'lead', met: read })),
    ),
};

export const messageAnswer: Rule = {
  ...shared,
  only: 'partnership',
  key: 'S11.answer',
  id: 'S11',
  title: 'Whoever released a message is answered by the day that they named',
  words:
    'The lead decides what is told back, and under which conditions, or that nothing is told back and why: a disclosure decision like any other (G02, G22). Either is an answer, and leaves as a document.',
  task: 'Decide what is told back to whoever released a message',
  limit: 'S11.answer',
  owedByWords: 'the lead post',
  listens: ['MessageTaken', 'MessageAnswered'],
  owed: (file) =>
    [...file.messages.values()].flatMap((each): readonly Owed[] => {
      const { said, taken, answers } = each;
      if (said.ask.trim() === '') return [];
      const inTime = said.replyBy !== null && said.replyBy > taken.at;
      return [
        {
          ...at(each),
          occasion: taken.fact,
          starts: taken.at,
          ...(inTime ? { due: said.replyBy as number } : {}),
          owedBy: 'lead',
          met: answers[0] ?? null,
        },
      ];
    }),
};

export const answerLeaves: Rule = {
  ...shared,
  only: 'partnership',
  key: 'S11.told',
  id: 'S11',
  title: 'What it was decided to say back leaves',
  words:
    'A decision that leaves nobody’s house answers nobody. The lead takes a copy out, or decides anew; the gates are asked again then (G02, G22).',
  task: 'Take out what it was decided to say back, or decide anew',
  limit: 'S11.leave',
  owedByWords: 'the lead post',
  listens: ['MessageAnswered', 'MessageCopied'],
  owed: (file) =>
    [...file.messages.values()].flatMap((each) =>
      each.answers.map(
        (answer, index): Owed => ({
          ...at(each),
          occasion: answer.fact,
          starts: answer.at,
          owedBy: 'lead',
          met: leftWith(each, answer) ?? each.answers[index + 1] ?? null,
        }),
      ),
    ),
};

/** That nothing is told back crosses as that it was received: whenever that has left, they have all that they are to have. */
const leftWith = ({ copies }: Message, { told, reply }: Message['answers'][number]) =>
  copies.find((copy) => told === 'nothing told' || (copy.stage === 'answered' && copy.reply === reply)) ?? null;

export const releaseRules: readonly Rule[] = [releaseSecond, releaseLeaves, releaseReply, releaseRead, messageAnswer, answerLeaves];
