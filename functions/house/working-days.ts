import { isWorkday } from 'chinese-days';
import { addDays, type Day, type Holidays } from '@shared/kernel/calendar';
import { holidayTable } from '@shared/kernel/holidays';

/** The last day for which the package knows the State Council's arrangement; beyond it only weekends count and deadlines say so. */
export const KNOWN_THROUGH: Day = '2026-12-31';

const weekday = (day: Day): boolean => ![0, 6].includes((Math.floor(Date.parse(day) / 86_400_000) + 4) % 7);

/** Days off and make-up working days of the last and coming years, from chinese-days and the bureaus' own table (which wins and may reach further). */
export const workingDays = (own: readonly { day: Day; working: boolean }[] = [], from: Day = '2024-01-01'): Holidays => {
  const off = new Set<Day>();
  const work = new Set<Day>();
  for (let day = from; day <= KNOWN_THROUGH; day = addDays(day, 1)) {
    if (isWorkday(day) && !weekday(day)) work.add(day);
    if (!isWorkday(day) && weekday(day)) off.add(day);
  }
  for (const { day, working } of own) {
    (working ? work : off).add(day);
    (working ? off : work).delete(day);
  }
  const furthest = own.map((o) => o.day).sort().at(-1) ?? '';
  return holidayTable(off, work, furthest > KNOWN_THROUGH ? `${furthest.slice(0, 4)}-12-31` : KNOWN_THROUGH);
};
