/** S04: regimes are kept to their limits (C26 to C28), and what follows is decided before one ends. What is notified under one is beside (notified.ts). */
import { firstAfter, type InOrder } from '../../domain/done.ts';
import { endedStates } from '../../domain/regime/entries.ts';
import { changeOf, heldOn, type Regime, stateAt } from '../../domain/regime/state.ts';
import { dueAfter } from '../engine/amount.ts';
import { amountOf, type Owed, type Rule, type RulebookInForce } from '../engine/rulebook.ts';
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
    'MAPPA meetings, the first notification and the yearly one are their holders’ duty; that one was held or made, or was not, is known here by its day. Time in custody is not counted in the three days of the first notification: told of in time it moves the day; told of afterwards what lapsed stays lapsed, and the new day is what is owed. Without a day of release it is said once more by anybody, and from then on by somebody other than whoever said it last. A change that is said for a day still to come ends nothing that falls due before it. A first notification that was not made by its day is decided on (G18): charge, not charge or another disruption; and it is asked again until it was made.',
  task: 'Say whether the review was held or the notification made; of a first one that was not, decide what follows',
  limit: 'C28.2',
  furtherLimits: ['C28.1', 'C28.3', 'C26', 'C26.unmade', 'C27'],
  findings: ['F54', 'F05'],
  listens: ['RegimeRecorded', 'RegimeChanged', 'RegimeReviewed', 'CustodyRecorded', 'LateNotificationDecided'],
  owed: (file, book) =>
    [...file.regimes.values()].flatMap((regime) => {
      const reviews = regime.reviews.filter((review) => isOfState(regime, review));
      return [...regime.states, ...reviews].flatMap((begins): readonly Owed[] => {
        const isReview = 'held' in begins;
        const state = isReview ? stateAt(regime, begins) : begins;
        const limit = state && limitOf(regime, state.state, isReview);
        if (!limit) return [];
        if (!isReview && limit === 'C26') {
          const { occasion, starts } = firstOwed(regime, begins, file, book);
          const made = firstAnswer(regime, begins, book);
          const decided = decidedUnmade(regime, begins, book, occasion);
          const first: Owed = { ...from(regime, occasion), starts, limit, met: decided[0] ?? made };
          // Decided on, the person still has to notify: it is asked again until it was made, or the regime has changed.
          const again = decided.map((each, n): Owed => ({ ...from(regime, each), limit: 'C26.unmade', met: decided[n + 1] ?? made }));
          return [first, ...again];
        }
        const starts = isReview ? heldOn(begins) : begins.since;
        return [
          { ...from(regime, begins), starts, limit, met: firstOf(begins, changeOf(regime, begins, after(book, starts, limit)), reviews) },
        ];
      });
    }),
};

export const regimeEnds: Rule = {
  ...ofSubjects,
  key: 'regime.ends',
  id: 'G14',
  title: 'Before a regime ends it is decided what follows',
  words:
    'A regime with a last day is looked at before that day: extended, another one, or nothing, with the reason. After it nobody is watched by a measure that is no longer there. One without a last day, or with one that is further ahead, is looked at within the longest that nobody looks at it. What is said for a day still to come ends nothing before that day.',
  task: 'The regime ends, or nobody has looked at it for long: say what follows',
  limit: 'regime.ends',
  findings: [],
  listens: ['RegimeRecorded', 'RegimeChanged', 'RegimeReviewed'],
  owed: (file, book) => [...file.regimes.values()].flatMap((regime) => endsOf(regime, book)),
};

/** A state with a last day is owed by it; one without reviews of its own, and without a last day or with a far one, within the longest that nobody looks at it. */
function endsOf(regime: Regime, book: RulebookInForce): readonly Owed[] {
  return regime.states
    .filter(({ state }) => !endedStates.has(state))
    .flatMap((each): readonly Owed[] => {
      const { until } = each;
      const byDay = (begins: InOrder, day: number): Owed => ({ ...from(regime, begins), due: day, met: changeOf(regime, begins, day) });
      if (limitOf(regime, each.state, false) !== null) return until === null ? [] : [byDay(each, until)];
      const looks = regime.reviews.filter((look) => stateAt(regime, look) === each);
      const owed: Owed[] = [];
      for (const begins of [each, ...looks]) {
        const starts = 'held' in begins ? heldOn(begins) : until === null ? begins.since : Math.max(begins.since, begins.at);
        const longest = after(book, starts, 'regime.ends');
        // What is left is not longer than nobody looks at it: the last day itself asks.
        if (until !== null && until <= longest) return [...owed, byDay(begins, until)];
        owed.push({ ...from(regime, begins), starts, met: firstOf(begins, changeOf(regime, begins, longest), looks) });
      }
      return owed;
    });
}

/** What came first: the change, also one that was said before for a day then still to come, or one of the others. */
const firstOf = (begins: InOrder, changed: InOrder | null, others: readonly InOrder[]): InOrder | null =>
  changed && changed.order < begins.order ? changed : firstAfter<InOrder>(begins, changed ? [changed] : [], others);

const after = (book: RulebookInForce, starts: number, limit: string): number =>
  dueAfter(starts, amountOf(book, limit, starts), book.calendar);
