import official from 'chinese-days/dist/chinese-days.json';
import type { Day, Holidays } from '@shared/kernel/calendar';
import { holidayTable, knownThrough } from '@shared/kernel/holidays';

// The package's functions read a day in the zone of the machine and shift it by one far from it;
// its tables are plain days.
const table = official as { holidays: Record<Day, string>; workdays: Record<Day, string> };

/** Days off and make-up working days, from chinese-days and the bureaus' own table (which wins and may reach further).
 *  They are known through the last year whose whole arrangement is there; beyond it only weekends and single days count, and deadlines say so. */
export const workingDays = (own: readonly { day: Day; working: boolean }[] = []): Holidays => {
  const off = new Set<Day>(Object.keys(table.holidays));
  const work = new Set<Day>(Object.keys(table.workdays));
  for (const { day, working } of own) {
    (working ? work : off).add(day);
    (working ? off : work).delete(day);
  }
  return holidayTable(off, work, knownThrough(off));
};
