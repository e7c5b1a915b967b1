/** Pure deciders about the panel and its meetings. Nothing of a person is decided here (domain/hearing). */
import type { Area } from '../area/state.ts';
import { because, type Decision, decided, type Refusal } from '../decision.ts';
import type { Instant } from '../../ledger/envelope.ts';
import type { EntryType } from '../entryType.ts';
import { write } from '../write.ts';
import {
  PanelAgendaSent,
  PanelAttended,
  PanelMeetingCancelled,
  PanelMeetingClosed,
  PanelMeetingMoved,
  PanelMeetingSet,
  PanelMemberEnded,
  PanelMemberNamed,
  PanelSet,
} from './entries.ts';
import { named, whyNotCame } from './came.ts';
import { membersAt, membersOf, type PanelMeeting, sameCame, wasHeld } from './state.ts';

const say = (area: Area, type: EntryType, fields: unknown): Decision =>
  write(type, { stream: `directory/${area.id}`, file: null, record: null }, fields);

export const setPanel = (area: Area, fields: { readonly quorum: number; readonly reason: string }): Decision => say(area, PanelSet, fields);

export function nameMember(
  area: Area,
  fields: { readonly post: string; readonly part: string; readonly agency: string; readonly core: boolean },
  now: Instant,
): Decision {
  const post = area.posts.get(fields.post);
  if (!post) return because('no-such-post', 'There is no such post in the area.', 'Create the post first.');
  if (fields.part !== 'member' && area.organisations.get(post.organisation)?.sort !== 'council')
    return because('chair-not-council', 'The chair is the local authority’s (s37).', 'Name a post of the council, or name it as a member.');
  const sits = membersAt(area.panel, now).find((each) => each.post === fields.post);
  if (sits?.core && (sits.agency !== fields.agency || !fields.core))
    return because(
      'sits-already',
      'That post speaks for a core agency, which would lose its voice.',
      'A senior or chief post ends its membership first, with the reason; then name it anew.',
    );
  return say(area, PanelMemberNamed, fields);
}

export function endMember(area: Area, post: string, reason: string, now: Instant): Decision {
  const member = membersAt(area.panel, now).find((each) => each.post === post);
  if (!member) return because('no-member', 'That post does not sit on the panel.', 'Open the page again and look.');
  const left = membersAt(area.panel, now).filter((each) => each.post !== post);
  if (member.part !== 'member' && !left.some((each) => each.part !== 'member'))
    return because('last-chair', 'The panel would be without a chair.', 'Name the next chair first.');
  return say(area, PanelMemberEnded, { post, reason });
}

/** When a meeting may be: an urgent one as long ago as it may be recorded afterwards, and none further ahead than it may be set. */
export interface MeetingBounds {
  readonly earliest: Instant;
  readonly latest: Instant;
}

const tooFar = (starts: Instant, { latest }: MeetingBounds): Refusal | null =>
  starts > latest
    ? because(
        'meeting-far',
        'That is further ahead than a meeting may be set.',
        'Look at the year. The rulebook page says how far ahead it may be (G07.ahead).',
      )
    : null;

export function setMeeting(
  area: Area,
  meeting: string,
  fields: { readonly form: PanelMeeting['form']; readonly starts: Instant; readonly where: string },
  now: Instant,
  bounds: MeetingBounds,
): Decision {
  if (area.panel.meetings.has(meeting)) return decided();
  if (membersAt(area.panel, now).length === 0) return because('no-panel', 'Nobody sits on the panel yet.', 'Name its members first.');
  if (fields.form === 'ordinary' && fields.starts <= now)
    return because(
      'meeting-past',
      'That time has passed.',
      'Give a day and a time to come. What was decided already is called as an urgent panel.',
    );
  if (fields.starts < bounds.earliest)
    return because(
      'meeting-long-past',
      'That is longer ago than an urgent panel may be recorded.',
      'Look at the day. What was decided longer ago is decided by an urgent panel now; the rulebook page says how long ago it may be (G07.urgent).',
    );
  return tooFar(fields.starts, bounds) ?? say(area, PanelMeetingSet, { meeting, ...fields });
}

export const moveMeeting = (
  area: Area,
  id: string,
  fields: { readonly starts: Instant; readonly reason: string },
  now: Instant,
  bounds: MeetingBounds,
): Decision =>
  open(area, id, (meeting) => {
    if (wasHeld(meeting)) return because('meeting-held', 'This meeting has been held.', 'Set another one.');
    if (fields.starts <= now) return because('meeting-past', 'That time has passed.', 'Give a day and a time to come.');
    return tooFar(fields.starts, bounds) ?? say(area, PanelMeetingMoved, { meeting: id, ...fields });
  });

export const cancelMeeting = (area: Area, id: string, reason: string): Decision =>
  open(area, id, (meeting) =>
    wasHeld(meeting)
      ? because('meeting-held', 'This meeting has been held.', 'Close its record instead.')
      : say(area, PanelMeetingCancelled, { meeting: id, reason }),
  );

export const sendAgenda = (area: Area, id: string): Decision =>
  open(area, id, (meeting) => (meeting.sent ? decided() : say(area, PanelAgendaSent, { meeting: id })));

export const attend = (
  area: Area,
  id: string,
  fields: {
    readonly present: readonly { readonly post: string; readonly who: string | null }[];
    readonly apologies: readonly string[];
    readonly others: string;
    readonly reason: string;
  },
  /** How many cases this meeting has decided. */
  decidedCases: number,
  now: Instant,
): Decision =>
  open(area, id, (meeting) => {
    if (meeting.starts > now) return because('meeting-not-begun', 'This meeting has not begun.', 'Record who came when it has.');
    const members = new Set(membersOf(area.panel, meeting).map(({ post }) => post));
    if (fields.present.some(({ post }) => !members.has(post)))
      return because('no-member', 'Somebody is named who does not sit on the panel.', 'Name them among the others, who do not decide.');
    if (fields.present.length === 0)
      return because(
        'nobody-came',
        'Nobody is named as present.',
        'Choose who is there. If nobody came, cancel the meeting with the reason.',
      );
    const present = named(area, meeting, fields.present);
    const wrong = whyNotCame(area, meeting, present);
    if (wrong) return wrong;
    if (decidedCases > 0 && !sameCame(meeting.attended, fields) && fields.reason.trim() === '')
      return because(
        'attendance-reason',
        'Something was decided by those who were said to be there.',
        'Write how the mistake came about. Each case that was decided says anew who took part.',
      );
    return say(area, PanelAttended, { meeting: id, ...fields, present });
  });

/** `undecided`: cases on its agenda without a line. It is not closed over them. */
export const closeMeeting = (area: Area, id: string, undecided: number, words: string): Decision =>
  open(area, id, (meeting) => {
    if (!wasHeld(meeting))
      return because('not-held', 'It is not recorded who came.', 'Record who came; or cancel the meeting with the reason.');
    if (undecided > 0)
      return because(
        'undecided',
        `${undecided} cases on the agenda have no line yet.`,
        'Decide each, or say of those that are left that they were not reached: they stay owed.',
      );
    return say(area, PanelMeetingClosed, { meeting: id, words });
  });

/** Why nothing is recorded in this meeting any more, or not yet; null where it is. */
export function whyNotOpen(meeting: PanelMeeting | undefined): Refusal | null {
  if (!meeting) return because('no-such-meeting', 'There is no such meeting.', 'Open it from the page of the panel.');
  if (meeting.cancelled) return because('meeting-cancelled', 'This meeting was cancelled.', 'Set another one.');
  if (meeting.closed)
    return because(
      'meeting-closed',
      'The record of this meeting is closed.',
      'What is decided now is decided in another meeting; an urgent one can be called at once.',
    );
  return null;
}

function open(area: Area, id: string, decide: (meeting: PanelMeeting) => Decision): Decision {
  const meeting = area.panel.meetings.get(id);
  return whyNotOpen(meeting) ?? decide(meeting as PanelMeeting);
}
