/**
 * The Channel panel of an area (s36; S02): who sits on it, when it meets, who came. They lie in the area's directory, which everybody in
 * the area may read: nothing of a person is ever in them. What a meeting decides of somebody lies in that person's file (domain/hearing).
 */
import { z } from 'zod';
import { entryType, id, instant, reason, text, textOf } from '../entryType.ts';

export const memberParts = ['chair', 'deputy chair', 'member'] as const;
export const meetingForms = ['ordinary', 'urgent call', 'urgent circulation'] as const;

export const PanelSet = entryType('PanelSet', 'directory', 'The panel of the area is formed, or its quorum is set anew.', {
  /** How many core agencies take part at the least, chair and police among them. */
  quorum: z.number().int().min(2).max(20),
  reason,
});
export const PanelMemberNamed = entryType(
  'PanelMemberNamed',
  'directory',
  'A post sits on the panel, for an agency, from now on. Named again, what it is named for changes.',
  {
    post: id,
    part: z.enum(memberParts),
    /** For which agency it speaks: one organisation may have several, as a council has social care, education and housing. */
    agency: reason,
    /** A core agency is asked for its view of every case. */
    core: z.boolean(),
  },
);
export const PanelMemberEnded = entryType('PanelMemberEnded', 'directory', 'A post sits on the panel no longer, with the reason.', {
  post: id,
  reason,
});
export const PanelMeetingSet = entryType(
  'PanelMeetingSet',
  'directory',
  'A meeting of the panel is set: ordinary, or urgent by call or by circulation. Its record is the same.',
  { meeting: id, form: z.enum(meetingForms), starts: instant, where: text.default('') },
);
export const PanelMeetingMoved = entryType(
  'PanelMeetingMoved',
  'directory',
  'A meeting is put to another time. What was owed by its day stays owed by that day.',
  { meeting: id, starts: instant, reason },
);
export const PanelMeetingCancelled = entryType(
  'PanelMeetingCancelled',
  'directory',
  'A meeting is not held. What was owed by its day stays owed.',
  {
    meeting: id,
    reason,
  },
);
export const PanelAgendaSent = entryType(
  'PanelAgendaSent',
  'directory',
  'The agenda goes to the members: from now until the record is closed they see the cases on it.',
  { meeting: id },
);
export const PanelAttended = entryType(
  'PanelAttended',
  'directory',
  'Who came to a meeting, and who sent apologies. Said again, the last holds.',
  {
    meeting: id,
    present: z.array(z.strictObject({ post: id, who: id.nullable().default(null) })),
    apologies: z.array(id).default([]),
    /** Others in the room, who do not decide. */
    others: textOf('practitioner').default(''),
    /** Where it corrects what was said before and something had been decided: how the mistake came about. Nothing of a person. */
    reason: text.default(''),
  },
);
export const PanelMeetingClosed = entryType(
  'PanelMeetingClosed',
  'directory',
  'The record of a meeting is closed: every case on its agenda has a line.',
  {
    meeting: id,
    words: text.default(''),
  },
);

export const panelEntries = [
  PanelSet,
  PanelMemberNamed,
  PanelMemberEnded,
  PanelMeetingSet,
  PanelMeetingMoved,
  PanelMeetingCancelled,
  PanelAgendaSent,
  PanelAttended,
  PanelMeetingClosed,
] as const;
