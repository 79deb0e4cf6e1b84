import { addDays, type Day, weekdayOf } from './day.ts';

/** Whether offices work on a day: Monday to Friday. Public holidays and the group's own closures are to join here. */
export function isWorkingDay(day: Day): boolean {
  return weekdayOf(day) <= 5;
}

/** The day itself when it is a working day, else the last working day before it. */
export function workingDayUntil(day: Day): Day {
  return isWorkingDay(day) ? day : workingDayUntil(addDays(day, -1));
}
