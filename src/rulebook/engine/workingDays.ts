/** Working days from a shipped calendar of bank holidays. Past the calendar's last year only weekends are known, and the rulebook page says so. */

export interface WorkingCalendar {
  readonly name: string;
  readonly source: string;
  /** The last day for which holidays are published. */
  readonly dataEndsOn: string;
  readonly holidays: ReadonlySet<string>;
}

export const isWorkingDay = (day: Temporal.PlainDate, calendar: WorkingCalendar): boolean =>
  day.dayOfWeek < 6 && !calendar.holidays.has(day.toString());
