/** S04: regimes are kept to their limits (C26 to C28), and what follows is decided before one ends. What is notified under one is beside (notified.ts). */
import { firstAfter, type InOrder } from '../../domain/done.ts';
import { endedStates } from '../../domain/regime/entries.ts';
import { hasEnded, heldOn, type Regime, stateAt, stateOf } from '../../domain/regime/state.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';
import { decidedUnmade, firstAnswer, firstOwed, isOfState } from './notified.ts';
import { from, ofSubjects } from './subjects.ts';

const levels: Readonly<Record<string, string>> = { 'level 1': 'C28.1', 'level 2': 'C28.2', 'level 3': 'C28.3' };
/** By what its reviews are counted in the state that it is in; null where the product counts none (C23 is published, not enforced). */
function limitOf(regime: Regime, state: string, wasMade: boolean): string | null {
  if (regime.sort === 'MAPPA') return levels[state] ?? null;
  if (regime.sort !== 'notification') return null;
  // Once the first has been made, the yearly one is next.
  if (state === 'first notification due') return wasMade ? 'C27' : 'C26';
  return state === 'registered' ? 'C27' : null;
}

export const regimeReviewed: Rule = {
  ...ofSubjects,
  key: 'C28',
  id: 'C28',
  title: 'A regime is kept to its limits',
  words:
    'MAPPA meetings, the first notification and the yearly one are their holders’ duty; that one was held or made, or was not, is known here by its day. Time in custody is not counted in the three days of the first notification: told of in time it moves the day; told of afterwards what lapsed stays lapsed, and the new day is what is owed. Without a day of release it is said once more by anybody, and from then on by somebody other than whoever said it last. A first notification that was not made by its day is decided on (G18): charge, not charge or another disruption; and it is asked again until it was made.',
  task: 'Say whether the review was held or the notification made; of a first one that was not, decide what follows',
  limit: 'C28.2',
  furtherLimits: ['C28.1', 'C28.3', 'C26', 'C26.unmade', 'C27'],
  findings: ['F54', 'F05'],
  listens: ['RegimeRecorded', 'RegimeChanged', 'RegimeReviewed', 'CustodyRecorded', 'LateNotificationDecided'],
  owed: (file, book) =>
    [...file.regimes.values()].flatMap((regime) => {
      const reviews = regime.reviews.filter((review) => isOfState(regime, review));
      return [...regime.states, ...reviews].flatMap((begins): readonly Owed[] => {
        const state = stateAt(regime, begins);
        const isReview = 'held' in begins;
        const limit = state && limitOf(regime, state.state, isReview);
        if (!limit) return [];
        if (!isReview && limit === 'C26') {
          const { occasion, starts } = firstOwed(regime, begins, file, book);
          const made = firstAnswer(regime, begins);
          const decided = decidedUnmade(regime, begins, occasion);
          const first: Owed = { ...from(regime, occasion), starts, limit, met: decided[0] ?? made };
          // Decided on, the person still has to notify: it is asked again until it was made, or the regime has changed.
          const again = decided.map((each, n): Owed => ({ ...from(regime, each), limit: 'C26.unmade', met: decided[n + 1] ?? made }));
          return [first, ...again];
        }
        const starts = isReview ? heldOn(begins) : begins.since;
        return [{ ...from(regime, begins), starts, limit, met: firstAfter<InOrder>(begins, regime.states, reviews) }];
      });
    }),
};

export const regimeEnds: Rule = {
  ...ofSubjects,
  key: 'regime.ends',
  id: 'G14',
  title: 'Before a regime ends it is decided what follows',
  words:
    'A regime with a last day is looked at before that day: extended, another one, or nothing, with the reason. After it nobody is watched by a measure that is no longer there. One without a last day is looked at within the longest that nobody looks at it.',
  task: 'The regime ends: say what follows',
  limit: 'regime.ends',
  findings: [],
  listens: ['RegimeRecorded', 'RegimeChanged', 'RegimeReviewed'],
  owed: (file) => [...file.regimes.values()].flatMap(endsOf),
};

/** A state with a last day is owed by it; one without, and without reviews of its own, within the longest that nobody looks at it. */
function endsOf(regime: Regime): readonly Owed[] {
  const state = stateOf(regime);
  const standing = regime.states.filter((each) => !(each === state && hasEnded(regime)) && !endedStates.has(each.state));
  return standing.flatMap((each): readonly Owed[] => {
    if (each.until !== null) return [{ ...from(regime, each), due: each.until, met: firstAfter<InOrder>(each, regime.states) }];
    if (limitOf(regime, each.state, false) !== null) return [];
    const looks = regime.reviews.filter(({ order }) => regime.states.findLast((before) => before.order < order) === each);
    return [
      { ...from(regime, each), starts: each.since, met: firstAfter<InOrder>(each, regime.states, looks) },
      ...looks.map(
        (look): Owed => ({ ...from(regime, look), starts: look.held ?? look.at, met: firstAfter<InOrder>(look, regime.states, looks) }),
      ),
    ];
  });
}
