/**
 * A decision of the panel that was written down wrongly (K03, F53). While its meeting is open the chair takes it back: the minute and all that was
 * saved with it are set aside as recorded in error, both stay in the chronology, and the panel decides anew. An adoption may be taken back at
 * an urgent panel as well, once the record of its own is closed: the referral is then before that one. Nothing is lost by it: what was decided is
 * owed again. Once somebody has acted on the decision it is not taken back; it is decided anew. The words of a minute are corrected by the chair.
 */
import type { Instant } from '../../ledger/envelope.ts';
import { amendedIn, effective } from '../correction/amended.ts';
import { entryIn, savedWith } from '../correction/deciders.ts';
import { EntryCorrected } from '../correction/entries.ts';
import { because, type Decision, decided, type NewEntry, type Refusal } from '../decision.ts';
import { entryTypeNamed, type FileFact } from '../facts.ts';
import type { FileState } from '../file/state.ts';
import { whyNotOpen } from '../panel/deciders.ts';
import type { PanelMeeting } from '../panel/state.ts';
import { entry } from '../write.ts';
import { CaseListed } from './entries.ts';
import { type Hearing, hearingId, isOnAgenda } from './state.ts';

const notHeard = because(
  'no-such-hearing',
  'The panel has decided nothing there, or it was taken back.',
  'Open the case from the page of the meeting again.',
);

/** The minute and what was saved with it, as far as it stands: one act, in the order recorded. */
function minuteOf(file: FileState, hearing: Hearing | undefined): readonly FileFact[] {
  const minute = hearing?.heard ? entryIn(file, hearing.heard.fact) : undefined;
  if (!minute) return [];
  const { setAside } = amendedIn(file.facts);
  const from = file.facts.indexOf(minute);
  const together = savedWith(file, minute).filter((each) => file.facts.indexOf(each) >= from && !setAside.has(each.id));
  const next = together.findIndex(({ type, id }) => id !== minute.id && (type === 'CaseHeard' || type === 'CaseListed'));
  return next < 0 ? together : together.slice(0, next);
}

/** The case that the decision adopted, if it did. */
const adoptedBy = (minute: readonly FileFact[]): string | null =>
  minute.find(({ type }) => type === 'CaseAdopted')?.stream.slice('case/'.length) ?? null;

/** Whoever told something, said what they think of the decision, or put it on an agenda, has not acted on it. */
const restsOnNothing: ReadonlySet<string> = new Set([
  'InformationAdded',
  'AgencyViewGiven',
  'AgencyViewOwed',
  'DissentConsidered',
  'CaseListed',
  'CaseTakenOff',
  'CaseNotReached',
]);

/** What people have recorded of the case since it was decided, and that stands. */
function sinceIn(file: FileState, hearing: Hearing, minute: readonly FileFact[]): readonly FileFact[] {
  const { setAside } = amendedIn(file.facts);
  const subjects = [hearing.subject, adoptedBy(minute)];
  const streams = new Set([
    ...minute.map(({ stream }) => stream),
    `${hearing.of}/${hearing.subject}`,
    ...[...file.hearings.values()].filter(({ subject }) => subjects.includes(subject)).map(({ stream }) => stream),
  ]);
  const [last] = minute.slice(-1);
  const own = new Set(minute.map(({ id }) => id));
  return file.facts
    .slice(last ? file.facts.indexOf(last) + 1 : 0)
    .filter(
      (each) =>
        each.kind === 'entry' &&
        streams.has(each.stream) &&
        !own.has(each.id) &&
        !each.actor.startsWith('system:') &&
        !setAside.has(each.id) &&
        entryTypeNamed(each.type)?.noun !== 'any' &&
        !restsOnNothing.has(each.type),
    );
}

/** What is done instead, by what was decided. */
function instead(hearing: Hearing): string {
  switch (hearing.heard?.outcome) {
    case 'adopt':
      return 'The panel decides anew: put the case on the agenda of its next meeting, or of an urgent one, and close it there if it should not have been adopted.';
    case 'not adopt':
    case 'return to police':
      return 'Two people refer it again under section 36; then it is before the panel again, at an urgent meeting if it cannot wait.';
    case 'close':
      return 'Take the case up again, with the reason; then the panel decides anew.';
    default:
      return 'The panel decides anew: put it on the agenda of its next meeting, or of an urgent one.';
  }
}

export interface TakingBack {
  readonly hearing: string;
  /** The open meeting at which it is taken back: its own, or of an adoption an urgent one with the case on its agenda. */
  readonly at: string;
}

/** Why not, or null: the same answer paints the page. */
export function whyNotTakenBack(file: FileState, { hearing: id, at }: TakingBack, now: Instant): Refusal | null {
  const hearing = file.hearings.get(id);
  if (!hearing?.heard) return notHeard;
  const minute = minuteOf(file, hearing);
  const meeting = file.area.panel.meetings.get(at);
  if (sinceIn(file, hearing, minute).length > 0)
    return because(
      'acted-since',
      'Something has been recorded about the case since it was decided: somebody has acted on it.',
      instead(hearing),
    );
  const isAdoption = hearing.heard.outcome === 'adopt';
  if (whyNotOpen(meeting) || (at !== hearing.meeting && !(isAdoption && isBefore(file, hearing, minute, meeting, now))))
    return because(
      'meeting-closed',
      'The record of the meeting that decided it is closed.',
      isAdoption
        ? 'Call an urgent panel and put the case on its agenda: the adoption is taken back there, as long as nobody has acted on it; then the panel decides anew.'
        : instead(hearing),
    );
  return null;
}

/** Whether the case, or the referral that was adopted, is on the agenda of another meeting that is open, has begun, and of which it is said who came. */
function isBefore(
  file: FileState,
  hearing: Hearing,
  minute: readonly FileFact[],
  meeting: PanelMeeting | undefined,
  now: Instant,
): boolean {
  if (!meeting?.attended || meeting.starts > now) return false;
  return [hearing.subject, adoptedBy(minute)].some((subject) => {
    const there = subject === null ? undefined : file.hearings.get(hearingId(meeting.id, subject));
    return there !== undefined && isOnAgenda(there);
  });
}

/** The adoption that may be taken back at a meeting before which its case is; null where there is none. */
export function adoptionBefore(file: FileState, meeting: string, subject: string): Hearing | null {
  const referral = file.cases.get(subject)?.referral ?? subject;
  const found = [...file.hearings.values()].findLast(({ heard, subject: of }) => of === referral && heard?.outcome === 'adopt');
  return found && found.meeting !== meeting ? found : null;
}

export function takeBackDecision(file: FileState, asked: TakingBack, reason: string, now: Instant): Decision {
  const hearing = file.hearings.get(asked.hearing);
  if (!hearing?.heard) return notHeard;
  if (reason.trim() === '') return because('no-reason-given', 'No reason is given.', 'Say how the mistake came about.');
  const no = whyNotTakenBack(file, asked, now);
  if (no) return no;
  const minute = minuteOf(file, hearing);
  const { setAside } = amendedIn(file.facts);
  const considered = hearing.considered.flatMap(({ fact }) => entryIn(file, fact) ?? []).filter(({ id }) => !setAside.has(id));
  const adopted = adoptedBy(minute);
  // The case is no more: it is on no agenda, and at this meeting the referral that it was comes instead.
  const agendas = [...file.hearings.values()].filter((each) => each.subject === adopted && isOnAgenda(each));
  const listings = agendas.flatMap(({ listed }) => entryIn(file, listed?.fact ?? '') ?? []);
  const away = [...considered, ...listings, ...minute.toReversed()].map((fact) => setAsideOf(file, fact, reason));
  return decided(...away, ...(agendas.some(({ meeting }) => meeting === asked.at) ? [listedAgain(file, hearing, asked.at, reason)] : []));
}

const setAsideOf = (file: FileState, { id, stream, record }: FileFact, reason: string): NewEntry =>
  entry(EntryCorrected, { stream, file: file.id, record }, { fact: id, sort: 'raised in error', reason });

function listedAgain(file: FileState, { subject, of, record }: Hearing, at: string, reason: string): NewEntry {
  const day = file.area.panel.meetings.get(at)?.starts ?? 0;
  const where = { stream: `hearing/${hearingId(at, subject)}`, file: file.id, record };
  return entry(CaseListed, where, { meeting: at, subject, of, day, as: 'by hand', reason });
}

/** What was minuted is said in other words, in the minute and in what was saved with it; what was decided stays. */
export function correctMinute(file: FileState, id: string, words: string, reason: string): Decision {
  const hearing = file.hearings.get(id);
  const minute = minuteOf(file, hearing);
  if (!hearing?.heard || minute.length === 0) return notHeard;
  if (reason.trim() === '') return because('no-reason-given', 'No reason is given.', 'Say how the mistake came about.');
  const before = hearing.heard.words;
  if (words.trim() === '' || words === before)
    return because('nothing-changed', 'Nothing is different from what is recorded.', 'Change what is wrong in the words.');
  const amended = amendedIn(file.facts);
  const saying = minute.filter((fact) => (effective(fact, amended)?.fields as { readonly words?: string } | undefined)?.words === before);
  return decided(
    ...saying.map(({ id: fact, stream, record }) =>
      entry(EntryCorrected, { stream, file: file.id, record }, { fact, sort: 'wrong value', values: { words }, reason }),
    ),
  );
}
