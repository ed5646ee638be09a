import fc from 'fast-check';
import { blankCase, type Case, type DecisionContext } from '@shared/domain/case';
import { noon } from '@shared/domain/turning-days';
import { watchDay, watches } from '@shared/domain/watch';
import { addDays, type Day } from '@shared/kernel/calendar';
import { holidayTable } from '@shared/kernel/holidays';
import { rulesFor } from '@shared/policy';
import type { Scalar } from '@shared/kernel/scalar';

// 北京 五: an order is overdue by itself on the day after the day that it gives.
const beijing = rulesFor('beijing@2022-04-27')!;
// 濮阳 第九条: so is a school that does not prove that it stopped.
const puyang = rulesFor('puyang@2020-02-25')!;
const holidays = holidayTable(
  ['2026-10-01', '2026-10-02', '2026-10-05'],
  ['2026-10-10'],
  '2026-12-31',
);
const contextOn = (day: Day, settings: Record<string, Scalar> = {}): DecisionContext => ({
  facts: {},
  settings,
  now: noon(day),
  holidays,
});
const order = (until: Day | undefined, place = 'o_mending'): Case => ({
  ...blankCase('cas_1', 'order', beijing.policy.id, { place, standing: 'ordered' }),
  marks: { rectify: { from: '2026-09-01' } },
  given: { order_until: until },
});
const receipt = (marks: Case['marks'], place = 'stopping'): Case => ({
  ...blankCase('cas_2', 'stop_use', puyang.policy.id, { place, standing: 'ordered' }),
  marks,
});

test('an order is looked at on the first day after its day, and on no day where the system moves nothing', () => {
  const given = order('2026-09-04'); // a Friday
  expect(watchDay(beijing, given, contextOn('2026-09-01'))).toBe('2026-09-05');
  expect(watchDay(beijing, given, contextOn('2026-09-20'))).toBe('2026-09-20');
  expect(watchDay(beijing, order(undefined), contextOn('2026-09-20'))).toBeUndefined();
  expect(watchDay(beijing, { ...given, marks: {} }, contextOn('2026-09-20'))).toBeUndefined();
  expect(watchDay(beijing, order('2026-09-04', 'o_checking'), contextOn('2026-09-20'))).toBe(
    undefined,
  );
});

test('an order that was not served is never overdue', () => {
  const given = order('2026-09-04', 'o_unserved');
  expect(watches(beijing, given, contextOn('2026-09-20'))).toEqual([]);
});

test.each(['o_ordered', 'o_mending', 'o_by_letter'])(
  'an order is overdue from %s alike, whoever has not read it',
  (place) => {
    const given = order('2026-09-04', place);
    const on = (day: Day) => watches(beijing, given, contextOn(day)).map((act) => act.do);
    expect([on('2026-09-04'), on('2026-09-05')]).toEqual([[], ['lapse']]);
  },
);

test('a school is looked at after the working days that the bureau gives; where it gives none, on no day', () => {
  const given = receipt({ stop: { from: '2026-09-01' } });
  const on = (day: Day, days?: number) => contextOn(day, days ? { stop_days: days } : {});
  expect(watchDay(puyang, given, on('2026-09-01', 3))).toBe('2026-09-05');
  expect(watchDay(puyang, given, on('2026-09-20', 3))).toBe('2026-09-20');
  expect(watchDay(puyang, given, on('2026-09-01'))).toBeUndefined();
  expect(watchDay(puyang, receipt({}), on('2026-09-01', 3))).toBeUndefined();
  const checking = receipt({ stop: { from: '2026-09-01' } }, 'stop_checking');
  expect(watchDay(puyang, checking, on('2026-09-20', 3))).toBeUndefined();
});

const day = fc.nat({ max: 60 }).map((count) => addDays('2026-08-15', count));
const firstOf = (today: Day, moves: (on: Day) => boolean): Day | undefined =>
  Array.from({ length: 150 }, (_, count) => addDays(today, count)).find(moves);

test('the day is the first of all days on which the system would move it, whatever the period, the pauses and the calendar', () => {
  const count = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(day, day, count, fc.option(day), (from, today, days, held) => {
      const pause = held && held >= from && { held: [{ from: held, to: addDays(held, 4) }] };
      const current = receipt({ stop: { from, ...pause } });
      const on = (one: Day) => contextOn(one, { stop_days: days });
      const first = firstOf(today, (one) => watches(puyang, current, on(one)).length > 0);
      expect(watchDay(puyang, current, on(today))).toBe(first);
    }),
    { seed: 11, numRuns: 300 },
  );
});

test('the same where the last day is an answer, working day or not', () => {
  fc.assert(
    fc.property(day, day, (until, today) => {
      const current = order(until);
      const first = firstOf(today, (one) => watches(beijing, current, contextOn(one)).length > 0);
      expect(watchDay(beijing, current, contextOn(today))).toBe(first);
    }),
    { seed: 12, numRuns: 300 },
  );
});
