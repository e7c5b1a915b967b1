/**
 * C44: a dispute has both views, somebody who decides it by a day, and a chief officer after them. What keeps people safe meanwhile
 * is owed by a named post by its own time, whatever becomes of the dispute (G13; F38, F50).
 */
import { isOutside } from '../../domain/area/entries.ts';
import type { PostRole } from '../../domain/area/entries.ts';
import { whoAnswers } from '../../domain/area/presence.ts';
import type { Area } from '../../domain/area/state.ts';
import { type Dispute, openDisputes } from '../../domain/dispute/state.ts';
import type { Deciding } from '../../domain/dispute/deciders.ts';
import type { FileState } from '../../domain/file/state.ts';
import { isRefutation } from '../../domain/referral/entries.ts';
import type { Instant } from '../../ledger/envelope.ts';
import type { Gate, Owed, Rule } from '../engine/rulebook.ts';

/** Posts that may be one of the two, the first before the others. The chief officers are kept for what the two leave undecided. */
const ofThePair: readonly PostRole[] = ['senior', 'supervisor', 'assessor', 'organisation-duty'];

/**
 * Who decides: two posts of different organisations, none of them a side or filled by somebody of a side; organisations that
 * have no part in it before those that have. An area that has not got two puts it to its chief officer at once.
 */
export function decidingOf(area: Area, sides: readonly string[], by: string, now: Instant): Deciding {
  const answers = (post: string): string | null => whoAnswers(area, post, now).practitioner;
  const people = new Set([
    by,
    ...sides.flatMap((post) => [answers(post), ...(area.posts.get(post)?.holders ?? []), ...(area.posts.get(post)?.deputies ?? [])]),
  ]);
  const isFree = (post: string): boolean => !sides.includes(post) && answers(post) !== null && !people.has(answers(post));
  const partial = new Set(sides.map((post) => area.posts.get(post)?.organisation));
  const free = [...area.posts.values()].filter((post) => isFree(post.id));
  const ranked = free
    .filter((post) => ofThePair.includes(post.role))
    .toSorted(
      (a, b) =>
        Number(partial.has(a.organisation)) - Number(partial.has(b.organisation)) || ofThePair.indexOf(a.role) - ofThePair.indexOf(b.role),
    );
  const [first] = ranked;
  const second = ranked.find((post) => post.organisation !== first?.organisation && answers(post.id) !== answers(first?.id ?? ''));
  const chief =
    (['chief', 'senior', 'area-duty'] as const).map((role) => free.find((post) => post.role === role)).find((post) => post !== undefined) ??
    free.find((post) => !isOutside(post.role));
  return {
    deciders: first && second ? [first.id, second.id] : [],
    chief: chief?.id ?? [...area.posts.keys()][0] ?? 'nobody',
  };
}

const listens = [
  'DisputeOpened',
  'DisputeViewGiven',
  'SafetyMeasureSet',
  'SafetyMeasureDone',
  'DisputeDecisionProposed',
  'DisputeDecisionDiffered',
  'DisputeDecided',
];

interface Each {
  readonly key: string;
  readonly title: string;
  readonly words: string;
  readonly task: string;
  readonly owedByWords: string;
  /** Climbs to the chief officers at once. */
  readonly toChief?: boolean;
  readonly waivable?: boolean;
  readonly owed: (dispute: Dispute) => readonly Owed[];
}

/** Each rule twice: where a life is at risk it is owed within the hour, and climbs by minutes at any hour. */
const both = ({ key, title, words, toChief = false, waivable = false, owed, ...rest }: Each): readonly Rule[] =>
  [false, true].map((life) => ({
    ...rest,
    id: 'C44',
    key: life ? `${key}.life` : key,
    title: life ? `${title}, a life at risk` : title,
    words,
    limit: life ? `${key}.life` : key,
    ladder: life ? 'urgent' : toChief ? 'dispute' : 'ordinary',
    findings: ['F38', 'F50'],
    systems: ['S11'],
    waivable,
    listens,
    owed: (file: FileState) => [...file.disputes.values()].filter((each) => each.opened.lifeAtRisk === life).flatMap(owed),
  }));

const about = ({ opened, stream, record }: Dispute) => ({ occasion: opened.fact, stream, record, starts: opened.at });
const by = (done: { readonly fact: string } | null): Owed['met'] => done && { fact: done.fact };

export const disputeRules: readonly Rule[] = [
  ...both({
    key: 'C44.measure',
    title: 'What keeps somebody safe meanwhile is done',
    words: 'Each safety measure has a post and a time. It waits for nothing else, and is owed also when the dispute is decided.',
    task: 'Put the safety measure in place',
    owedByWords: 'the post named with it',
    waivable: true,
    owed: ({ measures, stream, record }) =>
      measures.map(({ set, by: due, post, done }) => ({
        occasion: set.fact,
        stream,
        record,
        starts: set.at,
        due,
        owedBy: `post:${post}` as const,
        met: by(done),
      })),
  }),
  ...both({
    key: 'C44.view',
    title: 'Both sides are heard',
    words: 'The other side says how it sees it. The decision does not wait for it.',
    task: 'A dispute: give your view',
    owedByWords: 'the other side',
    owed: (dispute) => {
      if (dispute.decided && !dispute.otherView) return [];
      return [{ ...about(dispute), owedBy: `post:${dispute.opened.other}`, met: by(dispute.otherView) }];
    },
  }),
  ...both({
    key: 'C44.decide',
    title: 'The two decide',
    words: 'Two posts of different organisations, neither of them a side, decide together: one says how, the other agrees or not.',
    task: 'A dispute: say how you decide',
    owedByWords: 'the first of the two posts that decide',
    toChief: true,
    owed: (dispute) => {
      const [first] = dispute.opened.deciders;
      if (first === undefined || dispute.opened.deciders.length < 2) return [];
      return [{ ...about(dispute), owedBy: `post:${first}`, met: by(dispute.proposed ?? dispute.differed ?? dispute.decided) }];
    },
  }),
  ...both({
    key: 'C44.agree',
    title: 'The two decide together',
    words: 'The second of the two agrees, or decides otherwise; then it goes to the chief officers.',
    task: 'A dispute: decide with the other of the two',
    owedByWords: 'the second of the two posts that decide',
    toChief: true,
    owed: (dispute) => {
      const [first, second] = dispute.opened.deciders;
      if (first === undefined || second === undefined) return [];
      const other = dispute.proposed?.as === second ? first : second;
      return [{ ...about(dispute), owedBy: `post:${other}`, met: by(dispute.differed ?? dispute.decided) }];
    },
  }),
  ...both({
    key: 'C44.chief',
    title: 'A chief officer decides what the two have not',
    words: 'When the two differ, or the area has not got two, a chief officer decides. When the two are late it climbs to them.',
    task: 'A dispute: decide',
    owedByWords: 'the chief post',
    toChief: true,
    owed: (dispute) => {
      const { opened, differed, decided, stream, record } = dispute;
      if (!differed && opened.deciders.length === 2) return [];
      const since = differed ?? opened;
      return [{ occasion: since.fact, stream, record, starts: since.at, owedBy: `post:${opened.chief}`, met: by(decided) }];
    },
  }),
];

/** The rules whose lapse gives the decision to the chief officer. */
export const decidingRules: readonly string[] = ['C44.decide', 'C44.agree', 'C44.decide.life', 'C44.agree.life'];

export const challengeRule: Rule = {
  key: 'C44.challenge',
  id: 'C44',
  title: "A referrer's challenge is answered",
  words:
    'Whoever referred may challenge an outcome once. Somebody who had no part in it looks again and answers, in words fit for the referrer.',
  task: "Answer a referrer's challenge",
  limit: 'C44.challenge',
  ladder: 'ordinary',
  findings: ['F39'],
  systems: ['S01'],
  owedByWords: 'a post that had no part in the decision',
  waivable: false,
  listens: ['OutcomeChallenged', 'ChallengeAnswered'],
  owed: (file) =>
    [...file.challenges.values()].map(({ made, answered, stream, record }) => ({
      occasion: made.fact,
      stream,
      record,
      starts: made.at,
      owedBy: `post:${made.askedOf}` as const,
      met: by(answered),
    })),
};

export const disputeGate: Gate = {
  id: 'C44',
  title: 'Nothing is closed while posts do not agree',
  words:
    'A referral is not closed while a dispute about its file is not decided. A refutation needs not wait, and nothing that protects anybody.',
  source: 'Our reading of G13 and C44. No source gives it.',
  verified: false,
  findings: ['F50'],
  guards: ['propose-closure', 'close'],
  lacks: (file, { finding }) =>
    isRefutation(finding) || openDisputes(file).length === 0
      ? []
      : [
          {
            gate: 'C44',
            code: 'dispute-open',
            words: 'A dispute about this file is not decided.',
            how: 'It is on the list of those who decide it. What protects somebody need not wait.',
            about: { kind: 'file', id: file.id },
          },
        ],
};
