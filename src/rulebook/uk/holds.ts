/** G24 and K17: while a hold stands the file is not let go; each hold is looked at on its day, and silence neither lifts nor extends it. */
import { holdsOf, holdsStanding } from '../../domain/hold/state.ts';
import type { FileState } from '../../domain/file/state.ts';
import { obligationId } from '../../domain/obligation/state.ts';
import type { Lack, Limit, Owed, Rule } from '../engine/rulebook.ts';

const limit = (id: string, words: string, amount: Limit['amount']): Limit => ({
  id,
  words,
  amount,
  kind: 'X',
  source:
    'G24, K17: a record may be wanted by an inquiry for years; how often a hold is looked at is said nowhere. Proposed default of this rulebook; no source gives a number. To be set by each area.',
  verified: false,
  inForce: { from: '2026-11-22' },
});

export const holdLimits: readonly Limit[] = [
  limit('G24.hold', 'The longest that a hold stands without being looked at', { months: 12 }),
  limit('G24.lifted', 'After a hold is lifted, review of a file that was kept because of it', { workingDays: 20 }),
];

const key = 'G24.hold';
export const holdLooked: Rule = {
  key,
  id: 'G24',
  title: 'A hold is looked at on its day',
  words:
    'While a hold stands nothing of the file is let go. It is looked at on its day by the records post: renewed with a reason and another day, or lifted with a reason. Unanswered, it stands.',
  task: 'A hold on this file is to be looked at: renew it, or lift it',
  limit: 'G24.hold',
  ladder: 'ordinary',
  findings: [],
  systems: ['S22'],
  owedByWords: 'the records post',
  waivable: false,
  listens: ['HoldPlaced', 'HoldRenewed', 'HoldLifted'],
  owed: (file) =>
    holdsOf(file).flatMap(({ stream, record, terms, lifted }) =>
      terms.flatMap((term, n): readonly Owed[] => {
        const met = terms[n + 1] ?? lifted;
        // A record that took the hold along begins with what is owed now, not with what was answered elsewhere.
        if (met && !file.obligations.has(obligationId(key, term.fact))) return [];
        return [{ occasion: term.fact, stream, record, starts: term.at, due: term.until, owedBy: 'records', met }];
      }),
    ),
};

export const lacksByHold = (file: FileState): readonly Lack[] =>
  holdsStanding(file).map(() => ({
    gate: 'G24',
    code: 'on-hold',
    words: 'A hold stands on this file: it may be wanted.',
    how: 'Keep it with that reason, or, when whoever asked no longer needs it, lift the hold first.',
    about: { kind: 'file', id: file.id },
  }));

/** The lifting after which a review that was put off because of a hold is due soon; null while one stands, or where nothing was put off. */
export function putOffUntilLifted(file: FileState): { readonly at: number } | null {
  const kept = file.retentions.at(-1);
  if (!kept || holdsStanding(file).length > 0) return null;
  const lifted = holdsOf(file).flatMap((each) =>
    each.lifted && each.placed.at <= kept.at && kept.at < each.lifted.at ? [each.lifted] : [],
  );
  return lifted.toSorted((a, b) => a.at - b.at).at(-1) ?? null;
}
