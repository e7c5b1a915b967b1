/**
 * C02 and G02: the police duty says whether there may be contact. Its answer ages, and new information makes it stale. The first
 * asking is a person's act, or the gate's; from then on it is continuous: one question at a time, until every referral is closed.
 */
import { type FileState, referralsInOrder } from '../../domain/file/state.ts';
import { postWithRole } from '../../domain/area/state.ts';
import type { Referral } from '../../domain/referral/state.ts';
import type { Duty } from '../../domain/obligation/entries.ts';
import { dueAfter } from '../engine/amount.ts';
import { amountOf, type Gate, type Lack, type Owed, type Rule, type RulebookInForce } from '../engine/rulebook.ts';

interface Happening {
  readonly kind: 'ask' | 'answer' | 'news';
  readonly at: number;
  readonly fact: string;
  readonly referral: Referral;
}

/** Everything that bears on the answer, in order. Nothing where nobody has asked yet. */
function happenings(file: FileState): readonly Happening[] {
  const all: Happening[] = [];
  if (![...file.referrals.values()].some(({ outward }) => outward.deconflictionAsks.length + outward.deconflictions.length > 0)) return all;
  for (const referral of file.referrals.values()) {
    const add = (kind: Happening['kind'], { at, fact }: { readonly at: number; readonly fact: string }) =>
      all.push({ kind, at, fact, referral });
    // A referral that was linked later is news when it was linked.
    add('news', { fact: referral.received.fact, at: Math.max(referral.received.at, file.records.get(referral.record)?.linked.at ?? 0) });
    for (const each of referral.added) add('news', each);
    for (const each of referral.outward.deconflictionAsks) add('ask', each);
    for (const each of referral.outward.deconflictions) add('answer', each);
    for (const request of file.requests.values())
      if (request.record === referral.record)
        for (const each of request.answers) if (each.answer === 'reply' || each.answer === 'part') add('news', each);
  }
  // Of one instant, what was recorded first comes first.
  const place = new Map(file.facts.map(({ id }, index) => [id, index]));
  return all.toSorted((a, b) => a.at - b.at || (place.get(a.fact) ?? 0) - (place.get(b.fact) ?? 0));
}

interface Window {
  readonly asked: Happening;
  readonly answer: Happening | null;
}

/** Each question with its answer: the first thing that asks opens it, the next answer closes it. */
function windows(file: FileState): readonly Window[] {
  const found: Window[] = [];
  let asked: Happening | null = null;
  let everAnswered = false;
  for (const each of happenings(file)) {
    if (each.kind === 'answer') {
      if (asked) found.push({ asked, answer: each });
      asked = null;
      everAnswered = true;
    } else if (!asked && (each.kind === 'ask' || everAnswered)) asked = each;
  }
  return asked ? [...found, { asked, answer: null }] : found;
}

/** The police duty post; where an area has none in the police, the lead post gets the answer. */
const askedOf = (file: FileState): Duty => {
  const police = [...file.area.organisations.values()].filter(({ sort }) => sort === 'police');
  const post = police.map(({ id }) => postWithRole(file.area, 'organisation-duty', id)).find(Boolean);
  return post ? `post:${post.id}` : 'lead';
};

export const deconfliction: Rule = {
  key: 'C02',
  id: 'C02',
  title: 'The police duty says whether there may be contact',
  words:
    'De-confliction is continuous: once asked, new information or a new referral makes the answer stale and asks again, one question at a time, while a referral is open. The answer says whether there may be contact, and nothing of what is held.',
  task: 'Answer whether there may be contact (de-confliction)',
  limit: 'C02',
  ladder: 'ordinary',
  findings: ['F31'],
  systems: ['S01', 'S11'],
  owedByWords: 'the duty post of the police; where there is none, the lead post',
  waivable: false,
  listens: [
    'ReferralReceived',
    'InformationAdded',
    'RequestAnswered',
    'DeconflictionAsked',
    'DeconflictionAnswered',
    'ReferralClosed',
    'ReferralReopened',
  ],
  owed: (file) => {
    const someOpen = [...file.referrals.values()].some((referral) => referral.closed === null);
    return windows(file).flatMap(({ asked, answer }): readonly Owed[] => {
      if (!answer && !someOpen) return [];
      const { fact, at, referral } = asked;
      const { stream, record } = referral;
      return [{ occasion: fact, stream, record, starts: at, owedBy: askedOf(file), met: answer && { fact: answer.fact } }];
    });
  },
};

/** How the answer stands now. `freshUntil` counts from the answer. */
export function deconflictionNow(file: FileState, book: RulebookInForce) {
  const answers = referralsInOrder(file).flatMap(({ outward }) => outward.deconflictions);
  const last = answers.toSorted((a, b) => a.at - b.at).at(-1) ?? null;
  const open = windows(file).at(-1);
  const waiting = open && open.answer === null ? open.asked : null;
  return { last, waiting, freshUntil: last ? dueAfter(last.at, amountOf(book, 'C02.fresh'), book.calendar) : null };
}

export const deconflictionGate: Gate = {
  id: 'G02',
  title: 'Nobody is contacted, and nobody told, before the police duty has said that it may be',
  words:
    'Before contact with the person or the family, and before anybody outside is told that a referral exists, de-confliction has been answered; nothing new has come since; and the answer is not old. It never stands before a protective act.',
  source:
    'Learning review of Leigh-on-Sea 2021, recommendation 2 (press; the unit’s expansion not verified). The age of an answer is a proposed default.',
  verified: false,
  findings: ['F31'],
  guards: ['contact', 'disclose'],
  lacks: (file, proposed, book) => {
    const { last, waiting, freshUntil } = deconflictionNow(file, book);
    const lack = (code: string, words: string, how: string): readonly Lack[] => [
      { gate: 'G02', code, words, how, about: proposed.referral === null ? null : { kind: 'referral', id: proposed.referral } },
    ];
    const ask = 'Ask for de-confliction on the referral’s page; the police duty post answers. What protects somebody does not wait for it.';
    if (!last) return lack('not-deconflicted', 'The police duty has not said whether there may be contact.', ask);
    if (waiting) return lack('deconfliction-stale', 'Something new has come since the police duty answered; it is asked again.', ask);
    if (freshUntil !== null && freshUntil <= proposed.now)
      return lack('deconfliction-old', 'The answer of the police duty is too old.', ask);
    if (last.answer === 'do not contact')
      return lack(
        'do-not-contact',
        'The police duty has answered: do not contact.',
        'Speak with the police duty post; it records a new answer if that changes.',
      );
    return [];
  },
};
