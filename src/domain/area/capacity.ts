/**
 * What a post can carry (S21): what each kind of work weighs and what each grade carries in a week, as the area has set them; and the grade
 * and hours of each practitioner. Weights are of work, never of people: nothing here is about anybody on file.
 */
import { z } from 'zod';
import type { Instant } from '../../ledger/envelope.ts';
import { entryType, type FactOf, id, reason, text } from '../entryType.ts';

const points = z.number().min(0).max(1000);
export const Grade = z.strictObject({ code: id, words: text.min(1), pointsAWeek: points });
export type Grade = z.output<typeof Grade>;

export const CapacitySet = entryType(
  'CapacitySet',
  'directory',
  'The area says what each kind of work weighs, what each grade carries in a full-time week, and which share of closings is read by somebody else.',
  {
    weights: z.record(z.string(), points),
    grades: z.array(Grade).min(1),
    fullTimeHours: z.number().min(1).max(80),
    /** One in so many; 1 is every one. */
    sample: z.strictObject({ quickOneIn: z.number().int().min(1).max(1000), otherOneIn: z.number().int().min(1).max(1000) }),
    reason,
    authoriser: id,
  },
);
export const WorkingTimeRecorded = entryType(
  'WorkingTimeRecorded',
  'directory',
  'The grade of a practitioner and the hours that they work in a week, as agreed with them. Never why.',
  { practitioner: id, grade: id, hoursAWeek: z.number().min(0).max(80) },
);
export const capacityEntries = [CapacitySet, WorkingTimeRecorded] as const;
export type CapacityEntry = FactOf<(typeof capacityEntries)[number]>;
export type CapacityTable = Omit<FactOf<typeof CapacitySet>['fields'], 'reason' | 'authoriser'>;

export interface WorkingTime {
  readonly grade: string;
  readonly hoursAWeek: number;
  readonly at: Instant;
}
export interface CapacityOfArea {
  /** As the area has set it, the latest last. None: as the rulebook ships it. */
  readonly tables: readonly (FactOf<typeof CapacitySet>['fields'] & { readonly at: Instant })[];
  readonly working: ReadonlyMap<string, WorkingTime>;
}
export const noCapacity: CapacityOfArea = { tables: [], working: new Map() };

export function evolveCapacity(capacity: CapacityOfArea, fact: CapacityEntry): CapacityOfArea {
  if (fact.type === 'CapacitySet') return { ...capacity, tables: [...capacity.tables, { ...fact.fields, at: fact.recorded }] };
  const { practitioner, grade, hoursAWeek } = fact.fields;
  return { ...capacity, working: new Map(capacity.working).set(practitioner, { grade, hoursAWeek, at: fact.recorded }) };
}
