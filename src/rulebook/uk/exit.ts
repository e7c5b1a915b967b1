/** Leaving Channel (G10, G12): what the panel has before it when it closes. One list paints the page and guards the act. */
import { nobodyYet, whyNobodyHoldsRisk } from '../../domain/case/riskOwner.ts';
import { begunAt, type Case, lastHeld, openActions, sessionsOf } from '../../domain/case/state.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { dueAfter } from '../engine/amount.ts';
import { amountOf, type Gate, type Lack, type Proposed, type RulebookInForce } from '../engine/rulebook.ts';
import { hasDied } from '../../domain/circumstance/state.ts';
import { panelLacks as notByThePanel } from './atPanel.ts';
import { needsWithoutAction } from './plan.ts';
import { assessedSince, assessmentsFor } from './reassessed.ts';

/** The last time that the vulnerability was assessed, wherever it was recorded: the day it was made. */
const lastAssessed = (file: FileState, found: Case, now: Instant): Instant | null =>
  assessmentsFor(file, found, now)
    .map(({ on }) => on)
    .toSorted((a, b) => a - b)
    .at(-1) ?? null;

/** Expert views of the case and of its referral, which closing answers. */
export const viewsOf = (file: FileState, found: Case) => [
  ...(file.referrals.get(found.referral)?.expertViews ?? []).map(({ fact, expert, view }) => ({ fact, expert, view })),
  ...found.views.map(({ fact, expert, view }) => ({ fact, expert, view })),
];

/** What the police hold anew, as far as they say: the closing answers it as it answers an expert. Null where there is nothing. */
export const policeToAnswer = (found: Case) => {
  const check = found.policeChecks.at(-1);
  return check && check.result !== 'nothing new' ? check : null;
};

/** Sessions that were commissioned and of which no report says that they were held. */
export function sessionGap(found: Case): { readonly commissioned: number; readonly held: number } {
  const counts = [...found.interventions.values()].map(sessionsOf);
  return {
    commissioned: counts.reduce((sum, each) => sum + each.commissioned, 0),
    held: counts.reduce((sum, each) => sum + Math.min(each.held, each.commissioned), 0),
  };
}

export const exitGate: Gate = {
  id: 'G10',
  title: 'Nobody leaves Channel on a belief',
  words:
    'A meeting of the panel closes, ordinary or urgent, with its chair, the police and a quorum, and what each agency says recorded; sessions held by the provider’s own reports are those commissioned, or the gap is explained; the assessment is newer than the last session; the police have checked afresh themselves, and what they found anew is answered; whoever referred was asked, or why not; both readings of co-operation were considered; every action of the plan is done or taken over; every expert view is answered (G06). Of somebody who has died the rest is not asked, once a second source has confirmed the death. Of a case that was taken up again all this is of the time since. Where there is no consent, who holds the risk, the period of the further assessment and section 36(6) come first.',
  source:
    'Channel duty guidance as the Prevent e-learning has it; the learning review on Leigh-on-Sea and the evidence on Parsons Green, as the press reported them.',
  verified: false,
  findings: ['F24', 'F25', 'F33', 'F34', 'F36', 'F37', 'F38', 'F41', 'F42'],
  guards: ['close-case'],
  lacks: (file, proposed, book) => {
    const found = file.cases.get(proposed.support?.case ?? '');
    return found
      ? [
          ...notByThePanel('G10', file, found, ['close'], proposed, book),
          ...minuteLacks(file, proposed),
          ...(proposed.support?.outcome === 'died'
            ? deathLacks(file)
            : [...workLacks(file, found, proposed, book), ...withoutConsentLacks(file, found, proposed)]),
        ]
      : [];
  },
};

const lackOf =
  (file: FileState, gate = 'G10') =>
  (code: string, words: string, how: string): Lack => ({ gate, code, words, how, about: { kind: 'file', id: file.id } });

function minuteLacks(file: FileState, proposed: Proposed): readonly Lack[] {
  const lack = lackOf(file);
  const lacks: Lack[] = [];
  if (proposed.words.trim() === '') lacks.push(lack('no-words', 'Why it is closed has not been written.', 'Write the panel’s reasons.'));
  if ((proposed.support?.dissent ?? '').trim() === '')
    lacks.push(
      lack(
        'dissent-not-said',
        'It is not said whether somebody did not agree.',
        'Say of each agency that takes part whether it agrees; of one that does not, why.',
      ),
    );
  return lacks;
}

/** That somebody is said to have died ends nothing: a second source has confirmed it, and nobody has taken it back. */
function deathLacks(file: FileState): readonly Lack[] {
  if (hasDied(file)) return [];
  const lack = lackOf(file);
  return [
    lack(
      'death-not-confirmed',
      'The death is not recorded, or no second source has confirmed it.',
      'Record it on the page about the state of the person, with its source, and have a second source confirm it. Until then the case goes on, or is closed in another way.',
    ),
  ];
}

function workLacks(file: FileState, found: Case, proposed: Proposed, book: RulebookInForce): readonly Lack[] {
  const { now, support, answers } = proposed;
  const lack = lackOf(file);
  const lacks: Lack[] = [];
  const begun = begunAt(found);
  const since = ({ order }: { readonly order: number }): boolean => order > begun.order;
  if (!found.plans.some(since))
    lacks.push(
      lack(
        'no-plan',
        found.plans.length === 0 ? 'There has never been a written plan.' : 'No plan was written since the case was taken up again.',
        'Write it, so that it can be said what was to be lessened and was.',
      ),
    );
  for (const code of needsWithoutAction(found))
    lacks.push(
      lack(
        `need-without-action-${code}`,
        'A need of the plan has no action.',
        'Agree one, or write a plan that says why it is no need any more.',
      ),
    );
  for (const { what, action } of openActions(found))
    lacks.push(
      lack(
        `action-open-${action}`,
        `An action of the plan is open: ${what}.`,
        'Do it, or record which named service has taken it over, or why it is needed no longer.',
      ),
    );
  const { commissioned, held } = sessionGap(found);
  if (held < commissioned && (support?.gap ?? '').trim() === '')
    lacks.push(
      lack(
        'sessions-gap',
        `${held} of ${commissioned} sessions are reported as held by the provider.`,
        'Ask the provider for its reports; or explain why fewer were held.',
      ),
    );
  const [assessed, last] = [lastAssessed(file, found, now), lastHeld(found)];
  if (assessed === null || (last !== null && assessed < last) || !assessedSince(file, found, begun, now))
    lacks.push(
      lack(
        'not-assessed-since',
        'Nobody has assessed the vulnerability since the last session.',
        'Record an assessment made after it, on the case’s page.',
      ),
    );
  const check = found.policeChecks.findLast(since);
  if (!check || dueAfter(check.at, amountOf(book, 'G10.fresh'), book.calendar) <= now)
    lacks.push(
      lack(
        'police-check',
        'There is no fresh check by the police of what they hold.',
        'Ask the police: a post of theirs records on the case’s page that they have checked.',
      ),
    );
  const news = policeToAnswer(found);
  if (news && !answers.some(({ view, answer }) => view === news.fact && answer.trim() !== ''))
    lacks.push(
      lack(
        'police-unanswered',
        news.result === 'something new'
          ? 'The police hold something new, and it is not answered.'
          : 'The police say that what they hold is not for this file, and it is not said how it was weighed.',
        'Write in the minute what the panel makes of it. If it changes the picture, assess again first.',
      ),
    );
  if (!found.referrerHeard.some(since))
    lacks.push(
      lack(
        'referrer-not-heard',
        'Whoever referred has not been asked how they see it now.',
        'Ask them; or record why it is not professional, safe or lawful to.',
      ),
    );
  if (!found.compliance.some((each) => since(each) && (last === null || each.at >= last)))
    lacks.push(
      lack(
        'compliance',
        'Whether the change is real or only shown has not been considered since the last session.',
        'Write both readings, what would change your mind, and what somebody says who has it not from the person.',
      ),
    );
  return lacks;
}

function withoutConsentLacks(file: FileState, found: Case, { support }: Proposed): readonly Lack[] {
  if (found.stage !== 'without support' && support?.outcome !== 'consent refused or withdrawn') return [];
  const lack = lackOf(file, 'G12');
  const lacks: Lack[] = [];
  const nobody = whyNobodyHoldsRisk(file, support?.risk ?? nobodyYet);
  if (nobody) lacks.push(lack(nobody.code, nobody.words, nobody.how));
  if (!found.periods.some(({ order }) => order > begunAt(found).order))
    lacks.push(
      lack(
        'period-unset',
        'The period of the further assessment was never set, and section 36(6) not considered.',
        'Set it on the case’s page, with what was considered of health and social care.',
      ),
    );
  return lacks;
}
