/** Capacity in the demonstration (S21): grades and hours, and closings that were drawn are read. Which are drawn differs each time, as it should. */
import { WorkingTimeRecorded } from '../../domain/area/capacity.ts';
import type { NewEntry } from '../../domain/decision.ts';
import { areaEntry } from '../directory.ts';
import { look } from '../look.ts';
import { drawnClosings, recordReading } from '../readings.ts';
import { at, type Scene, type Telling } from './teller.ts';

export const workingTimes = (
  area: string,
  times: Readonly<Record<string, readonly [grade: string, hoursAWeek: number]>>,
): readonly NewEntry[] =>
  Object.entries(times).map(([practitioner, [grade, hoursAWeek]]) =>
    areaEntry(area, WorkingTimeRecorded, { practitioner, grade, hoursAWeek }),
  );

const reads = (t: Telling, when: string, who: string, name: string, reason: string, learnt = ''): Scene => ({
  at: at(when),
  play: async () => {
    const { file: id, referral: about } = t.made(name);
    const viewer = t.as(who);
    const sight = await look(t.house, viewer, [id]);
    const file = sight.files.get(id);
    const referral = file?.referrals.get(about);
    if (!file || !referral) return;
    for (const { closure, reading } of drawnClosings({ ...sight, file }, referral, viewer)) {
      if (reading) continue;
      await recordReading(t.house, viewer, {
        act: 'read-closing',
        file: id,
        referral: about,
        key: t.house.newId(),
        fields: { closing: closure.fact, finding: 'sound', reason, learnt },
      });
    }
  },
});

export const capacityScenes = (t: Telling): readonly Scene[] => [
  reads(t, '2025-11-24T10:00', 'rosalind', 'unreviewed', 'The school was asked and he was heard.'),
  reads(t, '2026-01-22T10:00', 'rosalind', 'oskar', 'A mentor is named and has begun.'),
  reads(
    t,
    '2026-02-09T10:00',
    'rosalind',
    'refuted',
    'The school had the message itself.',
    'Asking for the message first cleared him the same day.',
  ),
  reads(t, '2026-03-19T10:00', 'rosalind', 'closed', 'The surgery has confirmed that it has begun.'),
];
