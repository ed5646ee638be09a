import fc from 'fast-check';
import { blankCase, type Case, type DecisionContext } from '@shared/domain/case';
import { noon } from '@shared/domain/turning-days';
import { watchDay, watches } from '@shared/domain/watch';
import { addDays, type Day } from '@shared/kernel/calendar';
import { holidayTable } from '@shared/kernel/holidays';
import { rulesFor } from '@shared/policy';

// 北京 五: an order is overdue by itself on the day after the period that the bureau gave.
const rules = rulesFor('beijing@2022-04-27')!;
const holidays = holidayTable(
  ['2026-10-01', '2026-10-02', '2026-10-05'],
  ['2026-10-10'],
  '2026-12-31',
);
const contextOn = (day: Day, days: number | undefined): DecisionContext => ({
  facts: {},
  settings: days === undefined ? {} : { rectify_days: days },
  now: noon(day),
  holidays,
});
const order = (marks: Case['marks'], place = 'o_ordered'): Case => ({
  ...blankCase('cas_1', 'order', rules.policy.id, { place, standing: 'ordered' }),
  marks,
});

test('an order is looked at on the first day after its period, and on no day where the system moves nothing', () => {
  const given = order({ rectify: { from: '2026-09-01' } });
  expect(watchDay(rules, given, contextOn('2026-09-01', 3))).toBe('2026-09-05');
  expect(watchDay(rules, given, contextOn('2026-09-20', 3))).toBe('2026-09-20');
  expect(watchDay(rules, given, contextOn('2026-09-01', undefined))).toBeUndefined();
  expect(watchDay(rules, order({}), contextOn('2026-09-01', 3))).toBeUndefined();
  const checking = order({ rectify: { from: '2026-09-01' } }, 'o_checking');
  expect(watchDay(rules, checking, contextOn('2026-09-20', 3))).toBeUndefined();
});

test('the day is the first of all days on which the system would move it, whatever the period, the pauses and the calendar', () => {
  const day = fc.nat({ max: 60 }).map((count) => addDays('2026-08-15', count));
  fc.assert(
    fc.property(
      day,
      day,
      fc.integer({ min: 1, max: 40 }),
      fc.option(day),
      (from, today, days, held) => {
        const marks = {
          rectify: {
            from,
            ...(held && held >= from && { held: [{ from: held, to: addDays(held, 4) }] }),
          },
        };
        const current = order(marks);
        const first = Array.from({ length: 150 }, (_, count) => addDays(today, count)).find(
          (one) => watches(rules, current, contextOn(one, days)).length > 0,
        );
        expect(watchDay(rules, current, contextOn(today, days))).toBe(first);
      },
    ),
    { seed: 11, numRuns: 300 },
  );
});
