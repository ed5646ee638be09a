import { isWorkday } from 'chinese-days';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addWorkingDays,
  chineseDay,
  clockOf,
  dayOf,
  daysBetween,
  dueDay,
  isDay,
  isWorkingDay,
  workingDaysBetween,
  type Day,
} from '@shared/kernel/calendar';
import { holidayTable } from '@shared/kernel/holidays';

const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1950-01-01', n));
const known = fc
  .integer({ min: 0, max: daysBetween('2020-01-01', '2026-12-31') })
  .map((n) => addDays('2020-01-01', n));
const utc = (d: Day): Date => new Date(`${d}T00:00:00Z`);

/** The State Council's arrangement as a table, taken from the package day by day. */
const official = (() => {
  const off: Day[] = [];
  const work: Day[] = [];
  for (let d = '2019-01-01'; d <= '2026-12-31'; d = addDays(d, 1)) {
    const weekend = [0, 6].includes(utc(d).getUTCDay());
    if (weekend && isWorkday(d)) work.push(d);
    if (!weekend && !isWorkday(d)) off.push(d);
  }
  return holidayTable(off, work, '2026-12-31');
})();
const plain = holidayTable([], [], '2026-12-31');

test('days count like the platform’s own calendar', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -5000, max: 5000 }), (d, n) => {
      const wanted = utc(d);
      wanted.setUTCDate(wanted.getUTCDate() + n);
      expect(addDays(d, n)).toBe(wanted.toISOString().slice(0, 10));
      expect(daysBetween(d, addDays(d, n))).toBe(n);
    }),
    { seed: 1 },
  );
});

test('a day exists or it does not', () => {
  expect(['2024-02-29', '2000-02-29', '2026-12-31'].map(isDay)).toEqual([true, true, true]);
  expect(
    [
      '2026-02-29',
      '1900-02-29',
      '2100-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-1',
      '',
      '1899-12-31',
      '2026-01-01T00:00',
    ].map(isDay),
  ).toEqual(Array<boolean>(10).fill(false));
  fc.assert(
    fc.property(day, (d) => isDay(d)),
    { seed: 2 },
  );
});

test('months end on the last day of a shorter month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
  expect(addMonths('2024-02-29', 48)).toBe('2028-02-29');
  expect(addMonths('2026-10-31', -8)).toBe('2026-02-28');
  expect(addMonths('2026-12-31', 2)).toBe('2027-02-28');
  fc.assert(
    fc.property(day, fc.integer({ min: -600, max: 600 }), (d, n) => {
      const to = addMonths(d, n);
      const months = (x: Day): number => Number(x.slice(0, 4)) * 12 + Number(x.slice(5, 7));
      return (
        isDay(to) &&
        months(to) - months(d) === n &&
        (to.slice(8) === d.slice(8) || addDays(to, 1).slice(8) === '01')
      );
    }),
    { seed: 3 },
  );
});

test('working days are those of the State Council, make-up days too', () => {
  fc.assert(
    fc.property(known, (d) => isWorkingDay(d, official) === isWorkday(d)),
    { numRuns: 2000, seed: 4 },
  );
  expect(isWorkingDay('2026-02-14', official)).toBe(true); // a Saturday worked before Spring Festival
  expect(isWorkingDay('2026-10-01', official)).toBe(false);
});

test('the nth working day, counted one by one', () => {
  const slow = (from: Day, n: number): Day => {
    let d = from;
    for (let left = n; left > 0;) {
      d = addDays(d, 1);
      if (isWorkday(d)) left -= 1;
    }
    return d;
  };
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2200 }).map((n) => addDays('2020-01-01', n)),
      fc.integer({ min: 0, max: 60 }),
      (d, n) => addWorkingDays(d, n, official) === slow(d, n),
    ),
    { numRuns: 1000, seed: 5 },
  );
});

test('working days between two days, counted one by one', () => {
  fc.assert(
    fc.property(known, known, (a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      let n = 0;
      for (let d = addDays(from, 1); d <= to; d = addDays(d, 1)) if (isWorkday(d)) n += 1;
      expect(workingDaysBetween(from, to, official)).toBe(n);
      expect(workingDaysBetween(to, from, official)).toBe(0 - n);
    }),
    { numRuns: 300, seed: 6 },
  );
});

test('adding and counting working days undo each other', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 400 }), (d, n) => {
      const to = addWorkingDays(d, n, plain);
      return (
        workingDaysBetween(d, to, plain) === n && (n === 0 ? to === d : isWorkingDay(to, plain))
      );
    }),
    { seed: 7 },
  );
});

test('a clock counts from the next day, and says when holidays were not known', () => {
  expect(dueDay('2026-02-13', { workingDays: 1 }, official)).toEqual({
    day: '2026-02-14',
    sure: true,
  });
  expect(dueDay('2026-09-30', { workingDays: 1 }, official)).toEqual({
    day: addWorkingDays('2026-09-30', 1, official),
    sure: true,
  });
  expect(dueDay('2026-12-25', { workingDays: 10 }, official)).toMatchObject({ sure: false });
  expect(dueDay('2026-12-25', { days: 10 }, official)).toEqual({ day: '2027-01-04', sure: true });
  expect(dueDay('2026-08-31', { months: 6 }, official)!.day).toBe('2027-02-28');
  expect(dueDay('2024-02-29', { years: 1 }, official)!.day).toBe('2025-02-28');
  expect(dueDay('2024-02-29', { until: '2026-08-31' }, official)!.day).toBe('2026-08-31');
  expect(dueDay('2024-02-29', { none: true }, official)).toBeUndefined();
});

test('legal days are Shanghai days, wherever the machine stands', () => {
  expect(dayOf('2026-12-31T15:59:59.999Z')).toBe('2026-12-31');
  expect(dayOf('2026-12-31T16:00:00.000Z')).toBe('2027-01-01');
  expect(clockOf('2026-08-31T16:05:00.000Z')).toBe('2026-09-01 00:05');
  expect(chineseDay('2026-09-01')).toBe('2026年9月1日');
});
