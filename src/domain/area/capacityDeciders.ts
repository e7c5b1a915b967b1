/** Who may set what of capacity, and what is refused. */
import { because, type Decision } from '../decision.ts';
import { write } from '../write.ts';
import { CapacitySet, type CapacityTable, type Grade, WorkingTimeRecorded } from './capacity.ts';
import type { Area } from './state.ts';

const at = (area: Area) => ({ stream: `directory/${area.id}`, file: null, record: null });

export function setCapacity(area: Area, table: CapacityTable, why: string, authoriser: string): Decision {
  if (why.trim() === '') return because('no-reason-given', 'No reason is given.', 'Say why the area sets its own.');
  if (new Set(table.grades.map(({ code }) => code)).size < table.grades.length)
    return because('grade-twice', 'Two grades have one name.', 'Give each grade a name of its own.');
  return write(CapacitySet, at(area), { ...table, reason: why, authoriser });
}

export function recordWorkingTime(
  area: Area,
  { practitioner, grade, hoursAWeek }: { readonly practitioner: string; readonly grade: string; readonly hoursAWeek: number },
  grades: readonly Grade[],
): Decision {
  if (area.practitioners.get(practitioner)?.left !== null)
    return because('no-such-person', 'There is no such practitioner, or they have left.', 'Choose somebody of the area.');
  if (!grades.some(({ code }) => code === grade))
    return because('no-such-grade', 'The area has no such grade.', 'Choose a grade of the list.');
  return write(WorkingTimeRecorded, at(area), { practitioner, grade, hoursAWeek });
}
