import { isDay, type Day, type Holidays } from './calendar';

// 《全国年节及纪念日放假办法》: when each festival's days off may fall, and on how many days an arrangement for a
// year names at least.
const FESTIVALS = [
  ['01-01', '01-03', 1], // 元旦
  ['01-20', '02-28', 3], // 春节
  ['04-02', '04-07', 1], // 清明节
  ['05-01', '05-05', 1], // 劳动节
  ['05-25', '06-30', 1], // 端午节
  ['09-05', '10-10', 4], // 中秋节、国庆节
] as const;

const isWhole = (year: number, off: ReadonlySet<Day>): boolean =>
  FESTIVALS.every(([from, to, least]) => {
    const days = [...off].filter((day) => day >= `${year}-${from}` && day <= `${year}-${to}`);
    return days.length >= least;
  });

/**
 * The last day for which days off are known: the end of the last year whose arrangement is there
 * with every festival, and that of every year before it. One day of a year does not make the year
 * known.
 */
export const knownThrough = (off: ReadonlySet<Day>): Day => {
  const years = [...new Set([...off].map((day) => Number(day.slice(0, 4))))]
    .filter((year) => isWhole(year, off))
    .sort((one, other) => one - other);
  const gap = years.findIndex((year, index) => index > 0 && year !== years[index - 1]! + 1);
  const last = gap < 0 ? years[years.length - 1] : years[gap - 1];
  return `${last ?? 1900}-12-31`;
};

/**
 * Builds the table of days off and make-up days from lists of days; `through` is the last day for
 * which they are known.
 */
export const holidayTable = (off: Iterable<Day>, work: Iterable<Day>, through: Day): Holidays => ({
  off: new Set([...off].filter(isDay)),
  work: new Set([...work].filter(isDay)),
  through,
});
