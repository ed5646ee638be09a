/** A calendar day in Asia/Shanghai as ISO text: 2026-09-01. */
export type Day = string;
/** An instant as ISO text in UTC: 2026-09-01T02:03:04.000Z. */
export type Instant = string;

/**
 * Days off and make-up working days that differ from Monday–Friday, and the last day for which they
 * are known.
 */
export type Holidays = {
  readonly off: ReadonlySet<Day>;
  readonly work: ReadonlySet<Day>;
  readonly through: Day;
};

/**
 * How long a clock runs. Months and years end on the last day of a shorter month; `rolled` is a last
 * day moved on to a working day.
 */
export type Span =
  | { workingDays: number }
  | { days: number }
  | { months: number }
  | { years: number }
  | { until: Day; rolled?: true }
  | { none: true };

/** A last day, and whether public holidays were known for all of the way there. */
export type Due = { day: Day; sure: boolean };

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000; // China has kept UTC+8 without summer time since 1992

// The same few days are asked for over and over: each clock of each case counts from them.
const KEPT = 4096;
const kept = <K, V>(work: (of: K) => V): ((of: K) => V) => {
  const known = new Map<K, V>();
  return (of) => {
    const had = known.get(of);
    if (had !== undefined) return had;
    if (known.size >= KEPT) known.clear();
    const made = work(of);
    known.set(of, made);
    return made;
  };
};

const toMs = kept((day: Day): number =>
  Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))),
);
const textOf = kept((days: number): Day => {
  const [year, month, date] = civil(days);
  return `${pad(year, 4)}-${pad(month)}-${pad(date)}`;
});
const fromMs = (ms: number): Day => textOf(Math.floor(ms / DAY_MS));

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/**
 * Year, month and day of a count of days since 1970-01-01: civil-from-days (Howard Hinnant),
 * shifted to years that begin in March.
 */
const civil = (days: number): readonly [number, number, number] => {
  const z = days + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const m = mp < 10 ? mp + 3 : mp - 9;
  return [yoe + era * 400 + (m <= 2 ? 1 : 0), m, doy - Math.floor((153 * mp + 2) / 5) + 1];
};

/**
 * ISO text of a UTC millisecond count; proleptic Gregorian, computed without the platform's clock.
 */
const isoOf = (ms: number): Instant => {
  const rest = ms - Math.floor(ms / DAY_MS) * DAY_MS;
  const hours = Math.floor(rest / 3_600_000);
  const minutes = Math.floor(rest / 60_000) % 60;
  const seconds = Math.floor(rest / 1000) % 60;
  const clock = [hours, minutes, seconds].map((part) => pad(part)).join(':');
  return `${fromMs(ms)}T${clock}.${pad(rest % 1000, 3)}Z`;
};

/** The Shanghai day on which an instant falls. */
export const dayOf = (at: Instant): Day => fromMs(Date.parse(at) + SHANGHAI_MS);

/** The Shanghai clock time of an instant: 2026-09-01 10:32. */
export const clockOf = (at: Instant): string =>
  isoOf(Date.parse(at) + SHANGHAI_MS)
    .slice(0, 16)
    .replace('T', ' ');

/** True for a day that exists: 2026-02-29 does not. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && text >= '1900-01-01' && fromMs(toMs(text)) === text;

/**
 * True for an instant exactly as this house writes one, 2026-09-01T01:00:00.000Z, of a day there
 * is; what a keyset may carry into a query.
 */
export const isInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text) &&
  isDay(text.slice(0, 10)) &&
  !Number.isNaN(Date.parse(text));

/** The day so many calendar days later (earlier when `days` is negative). */
export const addDays = (day: Day, days: number): Day => fromMs(toMs(day) + days * DAY_MS);

/** Calendar days from one day to another. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((toMs(to) - toMs(from)) / DAY_MS);

/** The same day so many months later, or that month's last day. */
export const addMonths = (day: Day, months: number): Day => {
  const total = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const year = Math.floor(total / 12);
  const month = (total % 12) + 1;
  const wanted = Number(day.slice(8, 10));
  const next =
    month === 12 ? toMs(`${pad(year + 1, 4)}-01-01`) : toMs(`${pad(year, 4)}-${pad(month + 1)}-01`);
  const last = Number(fromMs(next - DAY_MS).slice(8, 10));
  return `${pad(year, 4)}-${pad(month)}-${pad(Math.min(wanted, last))}`;
};

// 1970-01-01 was a Thursday; three days earlier begins a week on Monday
const weekOf = (day: Day): { week: number; weekday: number } => {
  const days = toMs(day) / DAY_MS + 3;
  const week = Math.floor(days / 7);
  return { week, weekday: days - week * 7 };
};
const isWeekday = (day: Day): boolean => weekOf(day).weekday < 5;
const weekdaysThrough = (day: Day): number => {
  const { week, weekday } = weekOf(day);
  return week * 5 + Math.min(weekday + 1, 5);
};

/** True if offices work on this day: Monday to Friday, less public holidays, plus make-up days. */
export const isWorkingDay = (day: Day, holidays: Holidays): boolean => {
  if (holidays.work.has(day)) return true;
  if (holidays.off.has(day)) return false;
  return isWeekday(day);
};

/** The day so many working days after a day, which itself never counts; 0 gives the day. */
export const addWorkingDays = (from: Day, days: number, holidays: Holidays): Day => {
  let day = from;
  // each day adds at most one, so stepping by what is still missing never goes too far, and the
  // last step ends on a working day
  for (let left = days; left > 0; left = days - workingDaysBetween(from, day, holidays))
    day = addDays(day, left);
  return day;
};

/** Working days after `from`, up to and including `to`; negative when `to` is earlier. */
export const workingDaysBetween = (from: Day, to: Day, holidays: Holidays): number => {
  if (to < from) return 0 - workingDaysBetween(to, from, holidays); // never -0
  const between = (day: Day): boolean => day > from && day <= to;
  let count = weekdaysThrough(to) - weekdaysThrough(from);
  for (const day of holidays.off)
    if (between(day) && isWeekday(day) && !holidays.work.has(day)) count -= 1;
  for (const day of holidays.work) if (between(day) && !isWeekday(day)) count += 1;
  return count;
};

const lastDay = (from: Day, span: Exclude<Span, { none: true }>, holidays: Holidays): Day => {
  if ('workingDays' in span) return addWorkingDays(from, span.workingDays, holidays);
  if ('days' in span) return addDays(from, span.days);
  if ('months' in span) return addMonths(from, span.months);
  if ('years' in span) return addMonths(from, span.years * 12);
  return span.until;
};

/**
 * The last day of a span that begins on a day; undefined when it has no end. A clock counts from
 * the next (working) day.
 */
export const dueDay = (from: Day, span: Span, holidays: Holidays): Due | undefined => {
  if ('none' in span) return undefined;
  const day = lastDay(from, span, holidays);
  const asksHolidays = 'workingDays' in span || ('until' in span && span.rolled === true);
  return { day, sure: !asksHolidays || day <= holidays.through };
};

/** 2026-09-01 as 2026年9月1日, the way official papers write it. */
export const chineseDay = (day: Day): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
