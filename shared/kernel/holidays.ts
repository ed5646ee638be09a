import { isDay, type Day, type Holidays } from './calendar';

/** Builds the table of days off and make-up days from lists of days; `through` is the last day the lists speak of. */
export const holidayTable = (off: Iterable<Day>, work: Iterable<Day>, through: Day): Holidays => ({
  off: new Set([...off].filter(isDay)),
  work: new Set([...work].filter(isDay)),
  through,
});
