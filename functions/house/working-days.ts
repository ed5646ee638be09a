import official from 'chinese-days/dist/chinese-days.json';
import type { Day, Holidays } from '@shared/kernel/calendar';
import { holidayTable } from '@shared/kernel/holidays';

// The package's functions read a day in the zone of the machine and shift it by one far from it; its tables are plain days.
const { holidays, workdays } = official as { holidays: Record<Day, string>; workdays: Record<Day, string> };

/** The last day for which the package knows the State Council's arrangement; beyond it only weekends count and deadlines say so. */
export const KNOWN_THROUGH: Day = `${Object.keys(holidays).sort().at(-1)?.slice(0, 4)}-12-31`;

/** Days off and make-up working days, from chinese-days and the bureaus' own table (which wins and may reach further). */
export const workingDays = (own: readonly { day: Day; working: boolean }[] = []): Holidays => {
  const off = new Set<Day>(Object.keys(holidays));
  const work = new Set<Day>(Object.keys(workdays));
  for (const { day, working } of own) {
    (working ? work : off).add(day);
    (working ? off : work).delete(day);
  }
  const furthest = own.map((o) => o.day).sort().at(-1) ?? '';
  return holidayTable(off, work, furthest > KNOWN_THROUGH ? `${furthest.slice(0, 4)}-12-31` : KNOWN_THROUGH);
};
