/** F20: an assumption has a day, and on that day its owner is asked; a challenge is answered; what follows from a wrong one is said (S06). */
import { firstAfter, type InOrder } from '../../domain/done.ts';
import { mayLead } from '../../domain/file/leading.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

const shared = {
  id: 'F20',
  ladder: 'ordinary',
  findings: ['F20'],
  systems: ['S06'],
  waivable: false,
  listens: [
    'AssumptionMade',
    'AssumptionKept',
    'AssumptionChallenged',
    'AssumptionChallengeAnswered',
    'AssumptionDropped',
    'AssumptionShownWrong',
    'AssumptionFollowedUp',
  ],
} as const;

export const assumptionExpiry: Rule = {
  ...shared,
  key: 'F20.expiry',
  title: 'An assumption is looked at on its day',
  words:
    'Whatever is taken to be so is looked at again on its day by the post that owns it: kept with a fresh reason and another day, dropped, or shown wrong. Until then it is shown as run out wherever somebody decides.',
  task: 'An assumption ends: keep it with a fresh reason, drop it, or say that it was wrong',
  limit: 'F20.longest',
  owedByWords: 'the post that owns it',
  owed: (file) =>
    [...file.assumptions.values()].flatMap(({ stream, record, made, terms, ended }) =>
      terms.map(
        (term, n): Owed => ({
          occasion: term.fact,
          stream,
          record,
          starts: term.at,
          due: term.until,
          owedBy: ownerOf(file, made.owner),
          met: terms[n + 1] ?? ended,
        }),
      ),
    ),
};

/** What was once given to a post that sees a part of the file only is the lead’s. */
function ownerOf({ area }: FileState, owner: string): Owed['owedBy'] {
  const post = area.posts.get(owner);
  return post && !mayLead(post) ? 'lead' : `post:${owner}`;
}

export const assumptionChallenged: Rule = {
  ...shared,
  key: 'F20.challenge',
  title: 'A challenge to an assumption is answered',
  words: 'Somebody else has said why it may be wrong. The post that owns it answers: kept, with the reason; dropped; or shown wrong.',
  task: 'Answer the challenge to an assumption',
  limit: 'F20.challenge',
  owedByWords: 'the post that owns it',
  owed: (file) =>
    [...file.assumptions.values()].flatMap(({ stream, record, made, challenges, answers, ended }) =>
      challenges.map((challenge): Owed => {
        const met = firstAfter<InOrder>(challenge, answers, ended ? [ended] : []);
        return { occasion: challenge.fact, stream, record, starts: challenge.at, owedBy: ownerOf(file, made.owner), met };
      }),
    ),
};

export const assumptionWrong: Rule = {
  ...shared,
  key: 'F20.wrong',
  title: 'What follows from a wrong assumption is said',
  words: 'An assumption was wrong. The lead says which decisions rested on it, and what is done about each.',
  task: 'An assumption was wrong: say what follows',
  limit: 'F20.wrong',
  owedByWords: 'the lead post',
  owed: (file) =>
    [...file.assumptions.values()].flatMap(({ stream, record, ended, followedUp }): readonly Owed[] =>
      ended?.how === 'shown wrong' ? [{ occasion: ended.fact, stream, record, starts: ended.at, owedBy: 'lead', met: followedUp }] : [],
    ),
};

export const assumptionRules: readonly Rule[] = [assumptionExpiry, assumptionChallenged, assumptionWrong];
