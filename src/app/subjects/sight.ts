/** What the pages of a subject show and ask: the same rules that guard the acts paint them. */
import { regimeStates } from '../../domain/regime/entries.ts';
import { aheadAnswers, lateOutcomes, notifiedSorts } from '../../domain/regime/notifications.ts';
import type { FileState } from '../../domain/file/state.ts';
import { putToLead } from '../../domain/intelligence/held.ts';
import type { Intelligence } from '../../domain/intelligence/state.ts';
import { enquiriesAnswered, enquiriesOf } from '../../domain/subject/inFile.ts';
import { isClosedSubject, lesseningWaits, type Subject } from '../../domain/subject/state.ts';
import type { Viewer } from '../../access/viewer.ts';
import { authorisersFor, latestUntil } from '../../rulebook/uk/suspension.ts';
import { decidedUnmade, firstBy, firstMade, firstNotMade, lateIn, notifyBy, wasLate } from '../../rulebook/uk/notified.ts';
import { notificationOf, type Regime } from '../../domain/regime/state.ts';
import type { FileSight } from '../fileSight.ts';
import { leftUndone } from './acts.ts';
import { subjectLists as lists } from './lists.ts';

export { type SubjectAct, recordSubjectAct } from './acts.ts';
export { enquiriesEndIn, isUndecidedAgain, personWasSetAside } from '../../domain/subject/inFile.ts';
export type { Intelligence } from '../../domain/intelligence/state.ts';
export {
  hasRisenSince,
  isClosedSubject,
  isOpenSubject,
  type Lessening,
  lesseningWaits,
  type Standing,
  overseasOf,
  overseasWaits,
  type Subject,
  suspensionOf,
} from '../../domain/subject/state.ts';
export { comingOf, hasEnded, notificationOf, openCustody, type Regime, stateOf } from '../../domain/regime/state.ts';
export const subjectLists = { ...lists, regimeStates, notifiedSorts, aheadAnswers, lateOutcomes };

/** A subject, or a lead that nobody has taken up, in a file. */
export interface SubjectOf {
  readonly lead: string;
  readonly subject: Subject | null;
}

/** By the id of a subject, of a lead, or of what was read about them. Null where there is none, or the area is a partnership. */
export function subjectIn({ area, file }: FileSight, id: string): SubjectOf | null {
  if (area.kind !== 'subjects of interest') return null;
  const subject = file.subjects.get(id);
  if (subject?.opened) return { lead: id, subject };
  if (file.intelligence.has(id)) return readAbout(file);
  return file.referrals.has(id) ? { lead: id, subject: null } : null;
}

/** Whom intelligence in a file is about: who is open, else who is closed, else whose report was set aside. */
function readAbout(file: FileState): SubjectOf | null {
  const subjects = [...file.subjects.values()];
  const opened = subjects.filter((each) => each.opened !== null);
  const subject = opened.find((each) => !isClosedSubject(each)) ?? opened[0];
  if (subject) return { lead: subject.id, subject };
  const aside = subjects.find((each) => each.setAside !== null);
  return aside ? { lead: aside.id, subject: null } : null;
}

/** What the lead has not read themselves, and has not said what follows from. */
export const waitingForLead = ({ file }: FileSight): readonly Intelligence[] =>
  putToLead(file).flatMap(({ piece, met }) => (met === null ? [piece] : []));

/** What was notified under a regime, and how late: the newest first, each with what was answered about it. */
export const notifiedUnder = (sight: FileSight, regime: Regime) =>
  regime.notifications.toReversed().map((one) => {
    const told = (fact: string) => ({
      isLate: wasLate(regime, fact, sight.book, sight.now),
      decided: regime.decisions.findLast(({ of }) => of === fact) ?? null,
    });
    const by = notifyBy(regime, one, sight.book);
    return {
      ...one,
      ...told(one.fact),
      days: lateIn(regime, one, sight.book),
      isCounted: by !== null,
      answers: regime.answers
        .filter(({ of }) => of === one.fact)
        .map((answer) => ({ ...answer, ...told(answer.fact), days: lateIn(regime, answer, sight.book) })),
    };
  });

/** First notifications that were made late, and what was decided about each. */
export const lateFirst = (sight: FileSight, regime: Regime) =>
  firstMade(regime, sight.book)
    .filter(({ days }) => days > 0)
    .map(({ begins, done, on, days }) => ({
      fact: done.fact,
      on,
      days,
      isLate: true,
      notified: on,
      decided: regime.decisions.findLast(({ of }) => of === done.fact) ?? decidedUnmade(regime, begins, sight.book).at(-1) ?? null,
    }));

/** First notifications that were not made by their day, and what was decided about each. */
export const unmadeFirst = (sight: FileSight, regime: Regime) =>
  firstNotMade(regime, sight.book, sight.now).map((begins) => ({
    fact: begins.fact,
    by: firstBy(regime, begins, sight.book),
    decided: decidedUnmade(regime, begins, sight.book).at(-1) ?? null,
  }));
/** The same by the entry that began it. */
export function unmadeOf(sight: FileSight, fact: string): { readonly regime: Regime; readonly by: number } | null {
  for (const regime of sight.file.regimes.values()) {
    const found = unmadeFirst(sight, regime).find((each) => each.fact === fact);
    if (found) return { regime, by: found.by };
  }
  return null;
}

/** The first notification that an entry says was made, for deciding on it: its regime and its day. */
export function firstOf(sight: FileSight, fact: string): { readonly regime: Regime; readonly on: number } | null {
  for (const regime of sight.file.regimes.values()) {
    const found = firstMade(regime, sight.book).find(({ done }) => done.fact === fact);
    if (found) return { regime, on: found.on };
  }
  return null;
}

/** Of which regime an entry is: a change or a journey, or an answer about one. */
export const regimeOf = (file: FileState, fact: string): Regime | null =>
  [...file.regimes.values()].find((regime) => notificationOf(regime, fact) !== null) ?? null;

export const enquiriesOpen = (file: FileState) => enquiriesOf(file).filter((each) => enquiriesAnswered(file, each) === null);

export const authorisers = (sight: FileSight, subject: Subject, what: 'lower' | 'suspend' | 'close', viewer: Viewer): readonly string[] =>
  authorisersFor(sight.file, subject, what, viewer.practitioner, sight.now);

/** What is open and falls due until the last day that the decision may have, or that a proposal names: the cost, before it is decided. */
export function costOf(sight: FileSight, subject: Subject, what: 'lower' | 'suspend' | 'close') {
  const waits = lesseningWaits(subject);
  const until = waits?.until ?? latestUntil(sight.book, { what, band: 'medium' }, isClosedSubject(subject), sight.now);
  return { until, leaves: leftUndone(sight.book, sight.file, until, subject.id) };
}
