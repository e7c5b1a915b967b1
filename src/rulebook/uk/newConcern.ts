/**
 * What raises the question whether a closed case is taken up again: an agency's concern, or that what it was closed on is so no longer. The
 * person is alive, came back, was released (F34, F49). A new referral asks by G05. Nothing reopens by itself.
 */
import { type Case, casesOf } from '../../domain/case/state.ts';
import type { exitOutcomes } from '../../domain/case/entries.ts';
import type { What } from '../../domain/circumstance/entries.ts';
import { circumstancesOf } from '../../domain/circumstance/state.ts';
import type { Done } from '../../domain/done.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Instant } from '../../ledger/envelope.ts';
import type { Owed, Rule } from '../engine/rulebook.ts';

export interface Concern {
  readonly fact: string;
  readonly at: Instant;
  /** Whose concern it is; null where the ground of the closing fell. */
  readonly agency: string | null;
  readonly what: What | null;
  readonly words: string;
  /** What was decided on it. */
  readonly decided: Done | null;
}

/** What a closing rests on, by its outcome: the state that the person was in. */
const groundOf: Readonly<Partial<Record<(typeof exitOutcomes)[number], readonly What[]>>> = {
  died: ['died'],
  'moved area': ['moved area', 'left the country'],
  'custody or investigation': ['in custody'],
};

/** The closing that stood when something became known, if the case was closed then. */
const closingAt = (found: Case, at: Instant): Case['closed'] => {
  const closing = found.closings.findLast((each) => each.at <= at) ?? null;
  return closing && found.reopenings.some((each) => each.order > closing.order && each.at <= at) ? null : closing;
};

/** Taken up again, every concern is; that it stays closed is decided on each by itself, but in entries from before that was said of one alone. */
const decidedOn = ({ reopenings, staysClosed }: Case, { fact, at }: { readonly fact: string; readonly at: Instant }): Done | null =>
  [
    ...reopenings.filter((each) => each.at >= at),
    ...staysClosed.filter((each) => each.because === fact || (!each.only && each.at >= at)),
  ].toSorted((a, b) => a.order - b.order)[0] ?? null;

export function concernsOf(file: FileState, found: Case): readonly Concern[] {
  const said = found.asks.flatMap(({ agency, concerns }) =>
    concerns.map(({ fact, at, words }) => ({ fact, at, agency, what: null, words })),
  );
  const fallen = circumstancesOf(file).flatMap(({ what, recorded, ended }) => {
    const closing = ended && closingAt(found, ended.at);
    const ground = closing && recorded.at <= closing.at && groundOf[closing.outcome]?.includes(what);
    return ended && ground ? [{ fact: ended.fact, at: ended.at, agency: null, what, words: ended.words }] : [];
  });
  return [...said, ...fallen].toSorted((a, b) => a.at - b.at).map((each) => ({ ...each, decided: decidedOn(found, each) }));
}

export const reopenAsked: Rule = {
  ladder: 'ordinary',
  systems: ['S02', 'S03'],
  waivable: false,
  key: 'C11.reopen',
  id: 'C11',
  title: 'A concern after closing asks whether to reopen the case',
  words:
    'What an agency holds as a concern raises a decision whether to take the case up again, the same or the next working day. So does that a case was closed on a death, a move or custody, and it was wrong or is over. It does not reopen by itself.',
  task: 'Decide whether to take the closed case up again: there is a concern, or what it was closed on is so no longer',
  limit: 'G05.reopen',
  findings: ['F14', 'F15', 'F34', 'F49'],
  owedByWords: 'the lead post',
  listens: ['CaseClosed', 'AgencyAnswered', 'CaseReopened', 'CaseStaysClosed', 'CircumstanceEnded'],
  owed: (file) =>
    casesOf(file).flatMap((found) =>
      concernsOf(file, found).map(({ fact, at, decided }): Owed => {
        const { stream, record } = found;
        return { occasion: fact, stream, record, starts: at, owedBy: 'lead', met: decided && { fact: decided.fact } };
      }),
    ),
};
