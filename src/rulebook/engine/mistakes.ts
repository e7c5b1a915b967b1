/**
 * Lapses that a mistake caused: what was never owed, was not due yet, or had been done in time on what turned out to be wrong. They
 * stay in the history, marked, and count in nobody's figures. It is derived, never claimed: nobody takes a lapse out of their own
 * figures by saying so, and what is not put right within a fresh limit counts after all.
 */
import type { Instant } from '../../ledger/envelope.ts';
import { amendedIn } from '../../domain/correction/amended.ts';
import { correctionsStanding } from '../../domain/correction/reliance.ts';
import type { FileFact } from '../../domain/facts.ts';
import type { FileState } from '../../domain/file/state.ts';
import type { Obligation } from '../../domain/obligation/state.ts';
import { dueAfter } from './amount.ts';
import { amountOf, type RulebookInForce } from './rulebook.ts';

/** By obligation: the correction that shows the mistake. What lapses after it is a lapse like any other. */
export function mistakenLapses(book: RulebookInForce, file: FileState, now: Instant): ReadonlyMap<string, FileFact> {
  const amended = amendedIn(file.facts);
  const amendments = [...amended.of.values()].flat();
  const mistaken = new Map<string, FileFact>();
  if (amendments.length === 0 && file.corrected.size === 0) return mistaken;
  const retimed = correctionsStanding(file, amended).filter(({ correction }) => correction.type === 'TimeCorrected');
  for (const obligation of file.obligations.values()) {
    const { id, lapsedAt, occasion, raisedAt } = obligation;
    if (lapsedAt === null) continue;
    const until = (from: Instant) => dueAfter(from, amountOf(book, obligation.limit, raisedAt), book.calendar);
    const answered = answeredBy(obligation, now);
    const never = amended.setAside.get(occasion) ?? amended.setAside.get(occasion.split('~')[0] ?? '');
    const doneOnWrong = amendments.find((each) => each.recorded === lapsedAt && raisedAt === lapsedAt && answered <= until(lapsedAt));
    const early = retimed.find(({ correction, target }) => {
      if (target.id !== occasion || correction.type !== 'TimeCorrected' || correction.fields.learnt === null) return false;
      const due = until(correction.fields.learnt);
      return correction.fields.learnt > target.learnt && lapsedAt <= correction.recorded && lapsedAt < due && answered <= due;
    });
    const by = (never && lapsedAt <= never.recorded ? never : undefined) ?? doneOnWrong ?? early?.correction;
    if (by) mistaken.set(id, by as FileFact);
  }
  return mistaken;
}

/** When it was answered; as of now, while it is owed. */
const answeredBy = ({ endedAt }: Obligation, now: Instant): Instant => endedAt ?? now;
