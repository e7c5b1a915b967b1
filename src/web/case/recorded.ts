/** What has been recorded about a referral, in the order in which it was: each with who, for which post, when, and in which words. */

import type { Area } from '../../domain/area/state.ts';
import type { Referral } from '../../domain/referral/state.ts';
import { reasonsForClosing } from '../../app/caseSight.ts';
import { date, dueDate } from '../dates.ts';
import { type Href, paths } from '../paths.ts';
import { type Made, made } from './who.ts';
import { phrase, t } from '../words.ts';

export interface Recorded {
  readonly what: string;
  readonly made: Made;
  readonly isDecision: boolean;
  readonly lines: readonly { readonly label: string; readonly text: string }[];
  readonly href: Href | null;
  /** The entry that says it. */
  readonly fact: string;
  /** That it was corrected, by whom and why. */
  readonly corrected?: string | null;
}

type Done = Referral['assessments'][number] | Referral['reopenings'][number];
type Closing = NonNullable<Referral['proposed']>;

export const reasonWords = (code: string): string => t(reasonsForClosing.list.find((each) => each.code === code)?.words ?? code);

/** Finding, reasons, words, what the referrals mean together, and the answers to experts: the content of a proposal or a closing. */
export function closingLines(referral: Referral, closing: Pick<Closing, 'finding' | 'reasons' | 'words' | 'cumulative' | 'answers'>) {
  const expert = (view: string): string => referral.expertViews.find((each) => each.fact === view)?.expert ?? t('an expert');
  return filled([
    [t('Finding'), t(closing.finding)],
    [t('Reasons'), closing.reasons.map(reasonWords).join('; ')],
    [t('In words'), closing.words],
    [t('What the referrals mean together'), closing.cumulative],
    ...closing.answers.map(({ view, answer }): [string, string] => [t('Answer to {expert}', { expert: expert(view) }), answer]),
  ]);
}

/** How it was closed: what was proposed, in the words of whoever proposed it, and what the second person said to it. */
export function closedLines(referral: Referral, closed: NonNullable<Referral['closed']>) {
  const proposal = referral.proposals.find((each) => each.fact === closed.proposal);
  if (!proposal) return closingLines(referral, closed);
  return [...closingLines(referral, { ...closed, words: proposal.words }), { label: t('The second person'), text: closed.words }];
}

export const filled = (pairs: readonly (readonly [label: string, text: string])[]) =>
  pairs.filter(([, text]) => text.trim() !== '').map(([label, text]) => ({ label, text }));

export function recordedIn(area: Area, referral: Referral): readonly Recorded[] {
  const items: { readonly order: number; readonly item: Recorded }[] = [];
  const add = (
    done: Done,
    what: string,
    pairs: readonly (readonly [string, string])[],
    isDecision = false,
    href: Href | null = null,
  ): void =>
    void items.push({ order: done.order, item: { what, made: made(area, done), isDecision, lines: filled(pairs), href, fact: done.fact } });

  for (const each of referral.added)
    add(each, t('Information added'), [
      [t('What'), each.words],
      [t('From'), each.source],
    ]);
  for (const each of referral.searches) {
    const count = each.toDecide.length;
    const found =
      count === 0
        ? t('Nobody who may be the same person was found.')
        : t('{n, plural, one {# possible match} other {# possible matches}} to decide.', { n: count });
    add(each, t('The list of known people was searched'), [[t('Result'), found]]);
  }
  for (const { record, decided } of referral.candidates.values()) {
    if (!decided) continue;
    add(decided, t(candidateWords[decided.how]), [[t('Why'), decided.reason]], true, paths.case.candidate(referral.id, record));
  }
  for (const each of referral.assessments) {
    add(each, t('Initial assessment'), [
      [t('Outcome'), t(each.outcome)],
      [t('In words'), each.words],
      [t('What was checked'), each.checks],
      [t('What would change the assessor’s mind'), each.wouldChangeMyMind],
      [t('The person’s own account'), each.ownAccount],
    ]);
  }
  for (const each of referral.expertViews) add(each, t('View of {expert}', { expert: each.expert }), [[t('View'), each.view]]);
  for (const need of referral.needs.values()) {
    add(need.recorded, t('A need that nobody meets'), [[t('Need'), need.words]]);
    if (need.accepted)
      add(need.accepted, t('A service has accepted the need'), [
        [t('Need'), need.words],
        [t('Service'), need.accepted.service],
      ]);
  }
  for (const each of referral.looks)
    add(each, t('Looked at together with other agencies'), [
      [t('Who took part'), each.organisations.join(', ')],
      [t('What they say'), each.words],
    ]);
  for (const each of referral.continuations) {
    add(
      each,
      t('Decided: it goes on'),
      [
        [t('Next step'), each.nextStep],
        [t('Next look by'), dueDate(each.nextLook)],
      ],
      true,
    );
  }
  for (const each of referral.proposals)
    items.push({
      order: each.order,
      item: {
        what: t('Closing proposed'),
        made: made(area, each),
        isDecision: true,
        lines: closingLines(referral, each),
        href: null,
        fact: each.fact,
      },
    });
  for (const each of referral.declined) add(each, t('The second person declined to close'), [[t('Why'), each.words]], true);
  for (const each of referral.closures)
    items.push({
      order: each.order,
      item: {
        what: t('Closed: the second person agreed'),
        made: made(area, each),
        isDecision: true,
        lines: filled([
          [t('Finding'), t(each.finding)],
          [t('In words'), each.words],
        ]),
        href: null,
        fact: each.fact,
      },
    });
  for (const each of referral.reviews)
    add(
      each,
      t('Review after closing'),
      [
        [t('Outcome'), t(each.outcome)],
        [t('In words'), each.words],
      ],
      true,
    );
  for (const each of referral.reopenings) add(each, t('Taken up again'), [], true);
  for (const each of referral.staysClosed) add(each, t('After a new concern: it stays closed'), [[t('Why'), each.words]], true);
  return items.toSorted((a, b) => a.order - b.order).map(({ item }) => item);
}

const candidateWords = {
  accepted: phrase('Candidate: the same person'),
  rejected: phrase('Candidate: somebody else'),
  unsure: phrase('Candidate: not sure'),
  dismissed: phrase('Candidate for review: dismissed'),
} as const;

export interface Status {
  readonly words: string;
  readonly isRefuted: boolean;
  readonly isOpen: boolean;
}

/** The state of a referral in words. A refuted one says so wherever it stands. */
export function statusOf(referral: Referral, isRefuted: boolean): Status {
  if (!referral.closed) return { words: referral.proposed ? t('Open: closing is proposed') : t('Open'), isRefuted, isOpen: true };
  const day = date(referral.closed.at);
  return {
    words: isRefuted
      ? t('Refuted: {finding} ({day})', { finding: t(referral.closed.finding), day })
      : t('Closed {day}: {finding}', { day, finding: t(referral.closed.finding) }),
    isRefuted,
    isOpen: false,
  };
}
