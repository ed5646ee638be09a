import { faults } from '@shared/domain/answers';
import type { ActInput, Case, DecisionContext } from '@shared/domain/case';
import { clockFace, spanOf, type ClockFace } from '@shared/domain/deadline';
import { factsFor } from '@shared/domain/facts';
import { addDays, type Day } from '@shared/kernel/calendar';
import { holidayTable } from '@shared/kernel/holidays';
import { beijing, done, people, refusalOf, startOf, worldOf } from './acting';

// The week of the national day of 2026: off from Thursday to Wednesday, Saturday the 10th is worked.
const holidays = holidayTable(
  [1, 2, 3, 4, 5, 6, 7].map((date) => `2026-10-0${date}`),
  ['2026-10-10'],
  '2026-12-31',
);
const on = (now: string, more: Partial<DecisionContext> = {}): DecisionContext =>
  worldOf({ 'respondent.reachable': true }, { now, holidays, ...more });
const MONDAY = '2026-09-21T01:00:00.000Z';

const issue = (until: unknown): ActInput => ({
  do: 'issue',
  by: people.clerk,
  answers: { order_what: '清理有害信息', order_until: until as Day },
});
const ordered = (until: Day, now = MONDAY): Case =>
  done(beijing, startOf(beijing, 'order'), [issue(until)], on(now)).after;
const face = (current: Case, context: DecisionContext): ClockFace =>
  clockFace(beijing, current, 'rectify', context, factsFor(beijing, current, context));

test.each([
  ['a working day is the last one itself', '2026-09-25', '2026-09-25'],
  ['a Saturday leads to the Monday after it', '2026-09-26', '2026-09-28'],
  ['a Sunday too', '2026-09-27', '2026-09-28'],
  ['a holiday leads to the first day that is worked', '2026-10-01', '2026-10-08'],
  ['so does its last day', '2026-10-07', '2026-10-08'],
  ['a Saturday that is worked stays', '2026-10-10', '2026-10-10'],
  ['a Sunday after it does not', '2026-10-11', '2026-10-12'],
])('a period until a day that somebody set: %s', (_, until, due) => {
  expect(face(ordered(until), on(MONDAY))).toMatchObject({
    state: 'running',
    due: { day: due, sure: true },
    unit: 'calendar',
  });
});

test('it is over with the Shanghai day after its last, and warns three days before', () => {
  const current = ordered('2026-09-26');
  const at = (now: string) => {
    const { state, left, warn } = face(current, on(now));
    return [state, left, warn];
  };
  expect(at('2026-09-24T15:59:59.000Z')).toEqual(['running', 4, false]);
  expect(at('2026-09-24T16:00:00.000Z')).toEqual(['running', 3, true]);
  expect(at('2026-09-28T15:59:59.000Z')).toEqual(['running', 0, true]);
  expect(at('2026-09-28T16:00:00.000Z')).toEqual(['over', -1, true]);
});

test('a day beyond the holidays that are known is not sure, however it was set', () => {
  expect(face(ordered('2027-01-01'), on(MONDAY)).due).toEqual({ day: '2027-01-01', sure: false });
  expect(face(ordered('2026-12-31'), on(MONDAY)).due).toEqual({ day: '2026-12-31', sure: true });
});

test('before it starts, and where nobody set the day, it does not run', () => {
  const start = startOf(beijing, 'order');
  expect(face(start, on(MONDAY)).state).toBe('idle');
  const unset: Case = { ...ordered('2026-09-25'), given: {} };
  expect(face(unset, on('2026-12-01T01:00:00.000Z')).state).toBe('idle');
  const nonsense: Case = { ...unset, given: { order_until: '2026-09-31' } };
  expect(face(nonsense, on('2026-12-01T01:00:00.000Z')).state).toBe('idle');
});

test('a last day that a regulation writes is that day, holiday or not', () => {
  const context = on(MONDAY);
  const facts = { facts: { day: '2026-10-01' }, settings: {} };
  expect(spanOf({ until: '2026-10-01' }, context, facts)).toEqual({ until: '2026-10-01' });
  expect(spanOf({ until: { fact: 'day' } }, context, facts)).toEqual({
    until: '2026-10-08',
    rolled: true,
  });
  expect(spanOf({ until: { fact: 'other' } }, context, facts)).toBeUndefined();
  expect(spanOf({ workingDays: { setting: 'complaint_days' } }, context, facts)).toEqual({
    workingDays: 10,
  });
  expect(spanOf({ workingDays: { setting: 'unset' } }, context, facts)).toBeUndefined();
});

test('the day until which something is ordered is still to come, in Shanghai', () => {
  const said = (day: unknown, today: Day) =>
    faults(
      beijing,
      ['order'],
      { order_what: '清理有害信息', order_until: day as Day },
      { facts: { today }, settings: {} },
    ).map((fault) => [fault.field, fault.code]);
  expect(said('2026-09-22', '2026-09-21')).toEqual([]);
  expect(said('2026-09-21', '2026-09-21')).toEqual([['order_until', 'in_past']]);
  expect(said('2026-09-20', '2026-09-21')).toEqual([['order_until', 'in_past']]);
  expect(said('2026-09-31', '2026-09-21')).toEqual([['order_until', 'not_a_day']]);
  expect(said(undefined, '2026-09-21')).toEqual([['order_until', 'missing']]);
  // 23:59 in Shanghai on the 21st and one minute later.
  const start = startOf(beijing, 'order');
  const late = (now: string) => refusalOf(beijing, start, issue('2026-09-22'), on(now))?.faults;
  expect(late('2026-09-21T15:59:00.000Z')).toBeUndefined();
  expect(late('2026-09-21T16:00:00.000Z')).toMatchObject([{ code: 'in_past' }]);
});

test('a day that was, and one that is to come, are asked the other way round', () => {
  const served = (day: Day) =>
    faults(
      beijing,
      ['service'],
      { served_on: day },
      { facts: { today: '2026-09-21' }, settings: {} },
    ).flatMap((fault) => (fault.field === 'served_on' ? [fault.code] : []));
  expect([served('2026-09-21'), served(addDays('2026-09-21', 1))]).toEqual([[], ['in_future']]);
});
