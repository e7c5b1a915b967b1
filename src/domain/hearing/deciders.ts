/**
 * Pure deciders about one case in one meeting of the panel. The gates are asked before (G07: who is there, and an assessment that was there
 * before the meeting; G06: experts are answered); what is decided here is which entries it becomes.
 */
import { viewsOpen } from './attendance.ts';
import type { Instant } from '../../ledger/envelope.ts';
import { assessedBefore, type Assessment } from '../assessment/state.ts';
import { adoptCase } from '../case/deciders.ts';
import { because, type Decision, decided, type NewEntry, type RefusalReason, refused } from '../decision.ts';
import type { FileState } from '../file/state.ts';
import { whyNotOpen } from '../panel/deciders.ts';
import { lacksInPeople, silenced, tableOf } from '../panel/quorum.ts';
import { membersOf, type PanelMeeting } from '../panel/state.ts';
import { NeedRecorded } from '../referral/entries.ts';
import { entry, write } from '../write.ts';
import {
  AgencyViewGiven,
  AgencyViewOwed,
  CaseHeard,
  CaseListed,
  CaseNotReached,
  CaseTakenOff,
  DissentConsidered,
  type HearingOutcome,
  isCaseOutcome,
  type listedAs,
} from './entries.ts';
import { notInWriting, viewsNotWritten } from './circulation.ts';
import { panelStageOf } from './machine.ts';
import { owesWords } from './reworded.ts';
import { type Hearing, hearingId, isOnAgenda } from './state.ts';
import { speaksForAnother } from './table.ts';
import { answeredBy, putsOff, standingViews, withWritten, writtenViews } from './views.ts';

/** A case as a meeting speaks of it. */
export interface AboutCase {
  readonly meeting: string;
  readonly subject: string;
  readonly of: 'referral' | 'case';
}

const where = (file: FileState, { meeting, subject }: AboutCase, record: string | null) => ({
  stream: `hearing/${hearingId(meeting, subject)}`,
  file: file.id,
  record,
});

export function listCase(
  file: FileState,
  about: AboutCase,
  fields: { readonly as: (typeof listedAs)[number]; readonly reason: string },
): Decision {
  return inMeeting(file, about, (meeting, record, hearing) => {
    if (hearing?.heard) return because('heard', 'This meeting has decided about the case.', 'Set it for another meeting.');
    if (hearing && isOnAgenda(hearing) && hearing.listed?.day === meeting.starts)
      return fields.reason.trim() === '' || fields.reason === hearing.listed.reason
        ? decided()
        : refused({
            code: 'listed-already',
            words: 'It is on the agenda of this meeting already.',
            how: 'What you wrote is recorded nowhere: what the panel has to know is added to the person’s file.',
            typed: [fields.reason],
          });
    if (fields.as === 'by hand' && fields.reason.trim() === '')
      return because('no-reason-given', 'No reason is given.', 'Say why it is put on this agenda.');
    return write(CaseListed, where(file, about, record), { ...about, day: meeting.starts, ...fields });
  });
}

export const takeOffCase = (file: FileState, about: AboutCase, reason: string): Decision =>
  inMeeting(file, about, (_meeting, record, hearing) =>
    hearing && isOnAgenda(hearing)
      ? write(CaseTakenOff, where(file, about, record), { reason })
      : because('not-on-agenda', 'It is not on the agenda of this meeting.', 'Open the page again and look.'),
  );

/** The meeting closes without it: said of each, so that nothing is dropped in silence. */
export const notReached = (file: FileState, about: AboutCase): Decision =>
  inMeeting(file, about, (_meeting, record, hearing) =>
    hearing?.heard || hearing?.notReached ? decided() : write(CaseNotReached, where(file, about, record), { ...about }),
  );

export interface Heard {
  readonly outcome: HearingOutcome;
  readonly words: string;
  readonly conflicts: readonly { readonly post: string; readonly words: string }[];
  readonly views: readonly { readonly agency: string; readonly position: string; readonly words: string }[];
  readonly answers: readonly { readonly view: string; readonly answer: string }[];
  /** Why the answer of an agency that was asked after the closing, and sits no longer, is not waited for. */
  readonly unheard?: string;
  readonly onward: { readonly to: readonly ('health' | 'social care')[]; readonly words: string } | null;
}

/** The assessment that a decision of this meeting may rest on, the initial one or a full one: the latest recorded before it began (F41). */
export const assessmentBefore = (file: FileState, referral: string, meeting: PanelMeeting) =>
  [...(file.referrals.get(referral)?.assessments ?? []), ...assessedBefore(file, referral, meeting.starts).filter(isOfThis(file, referral))]
    .filter(({ at }) => at < meeting.starts)
    .toSorted((a, b) => a.at - b.at)
    .at(-1) ?? null;

/** Of the person as a whole an assessment counts only if it was made since this referral came: one from before says nothing of it. */
const isOfThis =
  (file: FileState, referral: string) =>
  ({ at, fields }: Assessment): boolean =>
    fields.concerns !== null || at >= (file.referrals.get(referral)?.received.at ?? 0);

/** `newCase`: the id that a case gets if it is adopted. `by`: who records it. */
export function hearCase(
  file: FileState,
  about: AboutCase,
  typed: Heard,
  { newCase, now, by }: { readonly newCase: string; readonly now: Instant; readonly by: string },
): Decision {
  return inMeeting(file, about, (meeting, record, hearing) => {
    const wrong = wrongIn(file, about, typed, meeting, hearing, now);
    if (wrong.length > 0) return refused(...wrong);
    const said = { ...typed, views: withWritten(file, about, typed) };
    const conflicts = said.conflicts.map(({ post }) => post);
    const { deciding, absent } = tableOf(file.area, meeting, conflicts);
    const at = where(file, about, record);
    const heard = write(CaseHeard, at, {
      ...about,
      ...said,
      deciding: deciding.map(({ post }) => post),
      assessment: about.of === 'referral' ? (assessmentBefore(file, about.subject, meeting)?.fact ?? null) : null,
    });
    if (heard.kind === 'refused') return heard;
    const after: NewEntry[] = [];
    for (const { agency, post } of absent) if (!answeredBy(file, hearing, agency)) after.push(entry(AgencyViewOwed, at, { agency, post }));
    // What keeps an agency out of a decision is its own to say: written down by somebody else, it is asked whether it is so.
    for (const { agency, post } of silenced(file.area, meeting, conflicts, by))
      if (answeredBy(file, hearing, agency)?.position !== 'no view')
        after.push(entry(AgencyViewOwed, at, { agency, post, because: 'conflict' }));
    if (said.outcome === 'adopt') {
      const adopted = adoptCase(file, newCase, { referral: about.subject, meeting: about.meeting, words: said.words });
      if (adopted.kind === 'refused') return adopted;
      after.push(...adopted.entries);
    }
    // A need that is recorded keeps an owner until a named service has accepted it (G04.need).
    for (const to of said.outcome === 'not adopt' ? (said.onward?.to ?? []) : [])
      after.push(
        entry(
          NeedRecorded,
          { stream: `referral/${about.subject}`, file: file.id, record },
          {
            need: `${hearingId(about.meeting, about.subject)}-${to.replace(' ', '-')}`,
            words: `${to === 'health' ? 'Health' : 'Social care'}: ${said.onward?.words ?? ''}`,
          },
        ),
      );
    return decided(...heard.entries, ...after);
  });
}

/** What a panel may decide of what is before it: of a referral, of a case that is open, without support, or closed. */
export function outcomesFor(file: FileState, about: AboutCase): readonly HearingOutcome[] {
  if (about.of === 'referral') return ['adopt', 'not adopt', 'more information', 'return to police', 'hear again'];
  const stage = file.cases.get(about.subject)?.stage;
  if (stage === 'closed') return ['no concern', 'look again', 'hear again'];
  return stage === 'without support'
    ? ['reviewed', 'assessed further', 'close', 'hear again']
    : ['reviewed', 'withdraw support', 'close', 'hear again'];
}

function wrongIn(
  file: FileState,
  about: AboutCase,
  said: Heard,
  meeting: PanelMeeting,
  hearing: Hearing | undefined,
  now: Instant,
): RefusalReason[] {
  const wrong: RefusalReason[] = [];
  const lack = (code: string, words: string, how: string): void => void wrong.push({ code, words, how });
  if (hearing?.heard) lack('heard', 'This meeting has decided about the case.', 'What is decided anew is decided in another meeting.');
  if (hearing?.takenOff) lack('taken-off', 'It was taken off the agenda of this meeting.', 'Put it back first, with the reason.');
  if (meeting.starts > now) lack('meeting-not-begun', 'This meeting has not begun.', 'Decide when it has.');
  if (said.outcome !== 'hear again' && !outcomesFor(file, about).includes(said.outcome))
    lack('outcome-unfit', 'That is not a decision about this case.', 'Open the page again and choose.');
  const members = membersOf(file.area.panel, meeting);
  const posts = new Set(members.map(({ post }) => post));
  if (said.conflicts.some(({ post }) => !posts.has(post)))
    lack('no-member', 'A conflict is recorded for somebody who does not sit on the panel.', 'Choose the post from the list.');
  const written = putsOff.has(said.outcome) ? [] : writtenViews(file, about);
  for (const { agency, position, words } of said.views)
    if (written.some((each) => each.agency === agency && each.position !== position && ['', oneLine(each.words)].includes(oneLine(words))))
      lack(
        'written-otherwise',
        `${agency} has written something else than the minute says for it.`,
        'Read it under “Views in writing”. Write in its own words what it said in the meeting; what it wrote stays beside it, and a dissent is followed.',
      );
  const agencies = new Set([...members, ...written].map(({ agency }) => agency));
  if (said.views.some(({ agency }) => !agencies.has(agency)))
    lack('no-agency', 'A view is given for an agency that is not on the panel.', 'Choose it from the list.');
  if (said.views.some(({ position, words }) => position === 'dissents' && words.trim() === ''))
    lack('dissent-unsaid', 'An agency dissents, and it is not said why.', 'Write what it said, in its own words.');
  if (about.of === 'referral' && !isCaseOutcome(said.outcome)) {
    const referral = file.referrals.get(about.subject);
    const stage = referral ? panelStageOf(file, referral) : null;
    if (stage === null)
      lack('not-referred', 'It has not been referred to the panel under section 36.', 'Two people decide that first, on the referral.');
    else if (stage !== 'waits for the panel' && stage !== 'on an agenda')
      lack(
        'decided-before',
        `The panel has decided: ${stage}.`,
        'It is before the panel again once it is referred again under section 36.',
      );
  }
  return wrong;
}

/**
 * The view of an agency in writing: of one that owes it, or ahead of a meeting, where it may say anew what it wrote. By whoever speaks for a post of it
 * (`voices`), and for no other agency in the same hearing.
 */
export function giveView(
  file: FileState,
  id: string,
  fields: { readonly agency: string; readonly position: string; readonly words: string },
  voices: readonly string[],
  { by, now }: { readonly by: string; readonly now: Instant },
): Decision {
  const hearing = file.hearings.get(id);
  if (!hearing) return because('no-such-hearing', 'That case is not before the panel.', 'Open it from the list of what needs you today.');
  const asked = viewsOpen(file, hearing).find(({ agency }) => agency === fields.agency) ?? owesWords(file, hearing, fields.agency);
  const sits = file.area.panel.members.filter(({ agency, until }) => agency === fields.agency && until === null).map(({ post }) => post);
  if (![...sits, ...(asked ? [asked.post] : [])].some((post) => voices.includes(post)))
    return because('not-your-agency', 'Another post speaks for that agency.', 'The page of the panel says which.');
  if (speaksForAnother(file, hearing, fields.agency, by, now))
    return because(
      'one-person-twice',
      'You speak for another agency here: one person is the word of one.',
      'Let somebody else of this agency give its view; a deputy of its post may.',
    );
  const said = standingViews(file, hearing).find(({ agency }) => agency === fields.agency);
  if (!asked && said?.position === fields.position && said.words === fields.words) return decided();
  if (!asked && said && hearing.heard)
    return because(
      'view-given',
      'This has been decided, and your agency has given its view.',
      'What it has written stands in the chronology.',
    );
  return write(AgencyViewGiven, { stream: hearing.stream, file: file.id, record: hearing.record }, fields);
}

/** A box of one line drops what breaks lines. */
const oneLine = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

/** Also when the record of the meeting is closed: an agency may have dissented in writing afterwards. `dissents`: those that the chair was shown. */
export function considerDissent(file: FileState, id: string, reason: string, dissents?: readonly string[]): Decision {
  const hearing = file.hearings.get(id);
  if (!hearing?.heard)
    return because('no-such-hearing', 'That case is not before the panel.', 'Open it from the list of what needs you today.');
  return write(
    DissentConsidered,
    { stream: hearing.stream, file: file.id, record: hearing.record },
    { reason, ...(dissents ? { dissents: [...dissents] } : {}) },
  );
}

function inMeeting(
  file: FileState,
  about: AboutCase,
  decide: (meeting: PanelMeeting, record: string, hearing: Hearing | undefined) => Decision,
): Decision {
  const meeting = file.area.panel.meetings.get(about.meeting);
  const no = whyNotOpen(meeting);
  if (no) return no;
  const thing = about.of === 'referral' ? file.referrals.get(about.subject) : file.cases.get(about.subject);
  if (!thing) return because('moved', 'That case does not lie in this file.', 'Open it from the page of the meeting again.');
  return decide(meeting as PanelMeeting, thing.record, file.hearings.get(hearingId(about.meeting, about.subject)));
}

/** What a decision of this meeting lacks (G07), for the gate. */
export function lacksToDecide(
  file: FileState,
  about: AboutCase,
  said: Pick<Heard, 'outcome' | 'conflicts' | 'onward'>,
  /** The rulebook's: the quorum where the area has set none, and since when an assessment may be; and who records it. */
  limits: { readonly quorum: number; readonly assessedSince: Instant; readonly by: string },
): readonly RefusalReason[] {
  const meeting = file.area.panel.meetings.get(about.meeting);
  if (!meeting) return [];
  const conflicts = said.conflicts.map(({ post }) => post);
  const lacks = [...lacksInPeople(file.area, meeting, conflicts, limits.quorum)];
  // Of an adopted case the gates of what is decided about it ask the same (uk/atPanel.ts).
  const unwritten = about.of === 'referral' && !putsOff.has(said.outcome) ? notInWriting(file, about, conflicts, limits.by) : [];
  if (unwritten.length > 0) lacks.push(viewsNotWritten(unwritten));
  const assessed = assessmentBefore(file, about.subject, meeting);
  if (said.outcome === 'adopt' && assessed && assessed.at < limits.assessedSince)
    lacks.push({
      gate: 'G07',
      code: 'assessment-old',
      words: 'The latest assessment is older than an adoption may rest on.',
      how: 'Assess again, and hear it again afterwards; an urgent panel can be called. The rulebook page says how old it may be.',
    });
  if (said.outcome === 'adopt' && !assessed) {
    const late =
      (file.referrals.get(about.subject)?.assessments.length ?? 0) + assessedBefore(file, about.subject, Number.POSITIVE_INFINITY).length >
      0;
    const how = 'Hear it again at a meeting after the assessment; an urgent one can be called.';
    const words = 'The assessment was recorded after the meeting began: it is never made to fit a decision (F41).';
    lacks.push(
      late
        ? { gate: 'G07', code: 'assessment-late', words, how }
        : { gate: 'G07', code: 'not-assessed', words: 'No assessment has been recorded.', how },
    );
  }
  if (said.outcome === 'not adopt' && (said.onward === null || (said.onward.to.length === 0 && said.onward.words.trim() === '')))
    lacks.push({
      gate: 'C08',
      code: 'onward-unsaid',
      words: 'It is not said whether a referral to health or social care was considered (section 36(6)).',
      how: 'Choose to which it is referred, or write why to neither.',
    });
  return lacks;
}
