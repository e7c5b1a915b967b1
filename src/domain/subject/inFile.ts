/** What is asked of all subjects of a file together: whether the person was closed, which reports say more about them, and which enquiries are still to be made. */
import type { Instant } from '../../ledger/envelope.ts';
import type { Done } from '../done.ts';
import type { FileState } from '../file/state.ts';
import { type FieldsOf, isClosedSubject, wasClosed } from './state.ts';

/**
 * A lead that was given to a subject who lies in this file no longer: the link was found wrong, so nobody has decided about it (S04).
 */
export function isUndecidedAgain(file: Pick<FileState, 'subjects'>, lead: string): boolean {
  const subject = file.subjects.get(lead);
  return subject?.setAside?.as === 'subject already' && ![...file.subjects.values()].some(({ opened }) => opened !== null);
}

/** Whether nothing is open of a file's subjects, and something is closed: intelligence now is about a closed person (F14). */
export function personWasClosed(file: Pick<FileState, 'subjects'>, at: Instant): boolean {
  const known = [...file.subjects.values()].filter((each) => each.opened !== null && each.opened.at <= at);
  return known.length > 0 && known.every((each) => wasClosed(each, at));
}

/** Whether every lead of a file was set aside and nobody ever taken up: intelligence now is about somebody whom nobody holds (C16, F45). */
export function personWasSetAside(file: Pick<FileState, 'subjects'>, at: Instant): boolean {
  const known = [...file.subjects.values()];
  return (
    !known.some((each) => each.opened !== null && each.opened.at <= at) &&
    known.some(({ setAside }) => setAside !== null && setAside.as !== 'subject already' && setAside.at <= at)
  );
}

/** A report that says more about somebody who was closed when it came to lie here, or about whom an earlier one was set aside: another person looks. */
export function furtherReport(file: FileState, lead: string): 'closed' | 'set aside' | null {
  const referral = file.referrals.get(lead);
  if (!referral) return null;
  const known = Math.max(referral.received.at, file.records.get(referral.record)?.linked.at ?? 0);
  if (personWasClosed(file, known)) return 'closed';
  const others = [...file.subjects.values()].filter((each) => each.id !== lead);
  // Whoever holds somebody open reads what comes about them; nothing is read alone there.
  if (others.some((each) => each.opened !== null && each.opened.at <= known)) return null;
  return others.some(({ setAside }) => setAside !== null && setAside.as !== 'subject already' && setAside.at <= known) ? 'set aside' : null;
}

/** A look said that they are taken up whose report had been set aside before it: nobody has decided about the lead since. */
export function takenUpByLook(file: FileState, lead: string): Done | null {
  const subject = file.subjects.get(lead);
  const aside = subject?.setAside;
  if (!subject || !aside || furtherReport(file, lead) !== 'set aside') return null;
  return subject.looked.find(({ outcome, order }) => outcome === 'reopen' && order > aside.order) ?? null;
}

export interface Enquiries extends Done {
  readonly stream: string;
  readonly record: string;
  /** Whose reading, hit or decision was looked at: they do not say alone that nothing follows (F14, C19). */
  readonly lookedAt: { readonly by: readonly string[]; readonly post: string | null };
}
/** Every decision of a file that nothing is settled before enquiries are made: on a hit, on intelligence, on a further report. */
export const enquiriesOf = (file: FileState): readonly Enquiries[] => [
  ...[...file.subjects.values()].flatMap(({ stream, record, hits, looked, setAside, opened }) => [
    ...hits.flatMap(({ triaged, ...hit }) =>
      triaged?.decision === 'enquiries' ? [{ ...triaged, stream, record, lookedAt: { by: [hit.by], post: hit.post } }] : [],
    ),
    ...looked.flatMap((each) => {
      const decided = [setAside, opened].filter((one) => one !== null);
      const lookedAt = { by: decided.map(({ by }) => by), post: decided.at(-1)?.post ?? null };
      return each.outcome === 'enquiries' ? [{ ...each, stream, record, lookedAt }] : [];
    }),
  ]),
  ...[...file.intelligence.values()].flatMap(({ looked, read, written, stream, record }) => {
    // Of somebody who is held, whoever wrote it up does not end it either.
    const by = isHeld(file, read.at) && written ? [read.by, written.by] : [read.by];
    return looked?.outcome === 'enquiries' ? [{ ...looked, stream, record, lookedAt: { by, post: read.post } }] : [];
  }),
];

/** Who may not say alone that a report is not taken up: whoever looked at it afresh, and whoever ended the enquiries about it in nothing (F14, F46). */
export function mayNotSetAside(
  file: FileState,
  lead: string,
): { readonly looked: readonly string[]; readonly reported: readonly string[] } {
  const looks = file.subjects.get(lead)?.looked ?? [];
  if (looks.length === 0) return { looked: [], reported: [] };
  const reports = [...file.subjects.values()].flatMap(({ enquiries }) => enquiries);
  return {
    looked: furtherReport(file, lead) === null ? [] : looks.filter(({ outcome }) => outcome !== 'reopen').map(({ by }) => by),
    reported: reports.filter(({ of, decision }) => decision !== 'reopen' && looks.some(({ fact }) => fact === of)).map(({ by }) => by),
  };
}

/** What answers them: that they were reported, or, where nobody was held, that somebody was opened again or taken up after them. */
export function enquiriesAnswered(file: FileState, { fact, at }: Enquiries): Done | null {
  const subjects = [...file.subjects.values()];
  const report = subjects.flatMap(({ enquiries }) => enquiries).find((each) => each.of === fact);
  if (report || isHeld(file, at)) return report ?? null;
  return subjects.flatMap(({ reopened, opened }) => [...(opened ? [opened] : []), ...reopened]).find((each) => each.at > at) ?? null;
}

/** Whether somebody in a file was an open subject at an instant, suspended or not. */
const isHeld = (file: Pick<FileState, 'subjects'>, at: Instant): boolean =>
  [...file.subjects.values()].some((each) => each.opened !== null && each.opened.at <= at && !wasClosed(each, at));

/** What enquiries may end in, by how the person stands when they are reported. */
export function enquiriesEndIn(file: Pick<FileState, 'subjects'>): readonly FieldsOf<'EnquiriesReported'>['decision'][] {
  const opened = [...file.subjects.values()].filter((each) => each.opened !== null);
  if (opened.length === 0) return ['stays set aside'];
  return opened.every(isClosedSubject) ? ['reopen', 'stays closed'] : ['goes on'];
}
