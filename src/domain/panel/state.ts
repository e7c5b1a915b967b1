/** The panel of an area as its directory tells it: who sat on it when, and its meetings. */
import type { Instant } from '../../ledger/envelope.ts';
import { type Done, doneIn } from '../done.ts';
import type { FactOf } from '../entryType.ts';
import type { panelEntries } from './entries.ts';

export type PanelEntry = FactOf<(typeof panelEntries)[number]>;
type FieldsOf<Type extends PanelEntry['type']> = Extract<PanelEntry, { type: Type }>['fields'];

/** A post on the panel from `from` to before `until`; null: still. */
export interface Member extends FieldsOf<'PanelMemberNamed'> {
  readonly from: Instant;
  readonly until: Instant | null;
}

type Attended = Done & FieldsOf<'PanelAttended'>;

export interface PanelMeeting {
  readonly id: string;
  readonly form: FieldsOf<'PanelMeetingSet'>['form'];
  readonly starts: Instant;
  readonly where: string;
  readonly set: Done;
  /** Times that it was set for before. */
  readonly moved: readonly (Done & { readonly from: Instant; readonly reason: string })[];
  readonly cancelled: (Done & { readonly reason: string }) | null;
  readonly sent: Done | null;
  readonly attended: Attended | null;
  /** What was said before of who came, the first first. */
  readonly attendedBefore: readonly Attended[];
  readonly closed: (Done & { readonly words: string }) | null;
}

export interface Panel {
  /** Null until the area has set its own: the rulebook's is asked for (G07.quorum). */
  readonly quorum: number | null;
  readonly members: readonly Member[];
  readonly meetings: ReadonlyMap<string, PanelMeeting>;
}

export const noPanel: Panel = { quorum: null, members: [], meetings: new Map() };

export function evolvePanel(panel: Panel, fact: PanelEntry): Panel {
  switch (fact.type) {
    case 'PanelSet':
      return { ...panel, quorum: fact.fields.quorum };
    case 'PanelMemberNamed':
      return {
        ...panel,
        members: [...ended(panel.members, fact.fields.post, fact.recorded), { ...fact.fields, from: fact.recorded, until: null }],
      };
    case 'PanelMemberEnded':
      return { ...panel, members: ended(panel.members, fact.fields.post, fact.recorded) };
    case 'PanelMeetingSet': {
      const { meeting, form, starts, where } = fact.fields;
      if (panel.meetings.has(meeting)) return panel;
      const made = {
        id: meeting,
        form,
        starts,
        where,
        set: doneIn(fact),
        moved: [],
        cancelled: null,
        sent: null,
        attended: null,
        attendedBefore: [],
        closed: null,
      };
      return { ...panel, meetings: new Map(panel.meetings).set(meeting, made) };
    }
    case 'PanelMeetingMoved': {
      const { starts, reason } = fact.fields;
      return changed(panel, fact, (each) => ({ starts, moved: [...each.moved, { ...doneIn(fact), from: each.starts, reason }] }));
    }
    case 'PanelMeetingCancelled':
      return changed(panel, fact, () => ({ cancelled: { ...doneIn(fact), reason: fact.fields.reason } }));
    case 'PanelAgendaSent':
      return changed(panel, fact, ({ sent }) => ({ sent: sent ?? doneIn(fact) }));
    case 'PanelAttended':
      return changed(panel, fact, ({ attended: before, attendedBefore }) => {
        const attended = { ...doneIn(fact), ...fact.fields };
        if (!before) return { attended };
        // Said again, the reason for which they were corrected stays said.
        const reason = isSaid(attended.reason) || !sameCame(before, attended) ? attended.reason : before.reason;
        return { attended: { ...attended, reason }, attendedBefore: [...attendedBefore, before] };
      });
    case 'PanelMeetingClosed':
      return changed(panel, fact, ({ closed }) => ({ closed: closed ?? { ...doneIn(fact), words: fact.fields.words } }));
    default:
      return fact satisfies never;
  }
}

const isSaid = (words: string): boolean => words.trim() !== '';

interface Came {
  readonly present: readonly { readonly post: string }[];
}
/** Whether the same posts are said to have been there. */
export const sameCame = (one: Came | null, other: Came): boolean => {
  const before = one?.present.map(({ post }) => post) ?? [];
  return before.length === other.present.length && other.present.every(({ post }) => before.includes(post));
};

const ended = (members: readonly Member[], post: string, at: Instant): readonly Member[] =>
  members.map((each) => (each.post === post && each.until === null ? { ...each, until: at } : each));

function changed(
  panel: Panel,
  fact: Extract<PanelEntry, { fields: { meeting: string } }>,
  change: (before: PanelMeeting) => Partial<PanelMeeting>,
): Panel {
  const before = panel.meetings.get(fact.fields.meeting);
  return before ? { ...panel, meetings: new Map(panel.meetings).set(before.id, { ...before, ...change(before) }) } : panel;
}

/** Who sits on the panel at an instant. */
export const membersAt = ({ members }: Panel, at: Instant): readonly Member[] =>
  members.filter(({ from, until }) => from <= at && (until === null || at < until));

/**
 * Who sits on the panel for one of its meetings: whoever does when it begins; and of one that was called afterwards also whoever did when that was
 * recorded, so that no day is chosen on which an agency was not there to be asked.
 */
export const membersOf = (panel: Panel, { starts, set }: Pick<PanelMeeting, 'starts' | 'set'>): readonly Member[] => {
  const sat = membersAt(panel, starts);
  if (set.at <= starts) return sat;
  const later = membersAt(panel, set.at);
  const isCoreSince = (member: Member): boolean =>
    later.some(({ post, agency, core }) => core && post === member.post && agency === member.agency);
  return [
    ...sat.map((each) => (isCoreSince(each) ? { ...each, core: true } : each)),
    ...later.filter(({ post }) => !sat.some((each) => each.post === post)),
  ];
};

/** Meetings that are held or are to be, by their time. */
export const meetingsInOrder = ({ meetings }: Panel): readonly PanelMeeting[] =>
  [...meetings.values()].filter(({ cancelled }) => !cancelled).toSorted((a, b) => a.starts - b.starts);

/** Nobody has been recorded as present at it: by its day's end it is a missed panel. */
export const wasHeld = ({ attended }: PanelMeeting): boolean => attended !== null && attended.present.length > 0;

/** For when a meeting was set, as it was known at an instant: a move recorded later changes nothing of it. */
export const setForAt = ({ starts, moved }: PanelMeeting, at: Instant): Instant => moved.find((each) => each.at > at)?.from ?? starts;

/** When an ordinary meeting was first set for: moving it afterwards hides nothing. */
export const firstSetFor = ({ starts, moved }: PanelMeeting): Instant => moved[0]?.from ?? starts;
