/** Whom a lapse climbs to, and how long each has. */
import type { Ladder } from '../engine/rulebook.ts';

export const ladders: readonly Ladder[] = [
  {
    id: 'ordinary',
    words: 'In working days: the supervising post, the senior post, the chief post, and the chief post again until a person acknowledges.',
    urgent: false,
    rungs: [
      { to: 'supervisor', after: 'ladder.ordinary.1' },
      { to: 'senior', after: 'ladder.ordinary.2' },
      { to: 'chief', after: 'ladder.ordinary.3' },
    ],
    again: 'ladder.ordinary.again',
  },
  {
    id: 'check-in',
    words:
      "At any hour, within minutes: the area's duty post, the visitor's supervising post (out of its hours the organisation's duty post), the senior post, the chief post, and the chief post again until a person acknowledges.",
    urgent: true,
    rungs: [
      { to: 'area-duty', after: 'ladder.check-in.1' },
      { to: 'supervisor', after: 'ladder.check-in.2' },
      { to: 'senior', after: 'ladder.check-in.3' },
      { to: 'chief', after: 'ladder.check-in.4' },
    ],
    again: 'ladder.check-in.again',
  },
  {
    id: 'urgent',
    words:
      "At any hour: the organisation's duty post, the senior post, the chief post, and the chief post again until a person acknowledges.",
    urgent: true,
    rungs: [
      { to: 'organisation-duty', after: 'ladder.urgent.1' },
      { to: 'senior', after: 'ladder.urgent.2' },
      { to: 'chief', after: 'ladder.urgent.3' },
    ],
    again: 'ladder.urgent.again',
  },
  {
    id: 'dispute',
    words: 'In working days: the chief post at once, and again until a person acknowledges.',
    urgent: false,
    rungs: [{ to: 'chief', after: 'ladder.dispute.1' }],
    again: 'ladder.ordinary.again',
  },
];
