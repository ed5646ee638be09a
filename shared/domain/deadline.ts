import {
  addDays,
  dayOf,
  daysBetween,
  dueDay,
  isDay,
  isWorkingDay,
  workingDaysBetween,
  type Day,
  type Due,
  type Holidays,
  type Span,
} from '../kernel/calendar';
import { choose, type Facts } from '../kernel/condition';
import type { Length, N } from '../policy/policy';
import type { Rules } from '../policy/rules';
import type { Case, Mark, DecisionContext } from './case';

/** A clock of a case at a moment. `due` is the last day; absent while paused or without an end. */
export type ClockFace = {
  id: string;
  title: string;
  state: 'idle' | 'running' | 'paused' | 'over';
  due?: Due;
  left?: number;
  unit?: 'working' | 'calendar';
  warn: boolean;
};

const number = (count: N, settings: DecisionContext['settings']): number | undefined => {
  const value = typeof count === 'number' ? count : settings[count.setting];
  return typeof value === 'number' ? value : undefined;
};

// The last day of a period that somebody set is the next working day where it is a day off (民法典
// 第二百零三条).
const rolled = (day: Day, holidays: Holidays): Day =>
  isWorkingDay(day, holidays) ? day : rolled(addDays(day, 1), holidays);

const untilOf = (
  until: Day | { fact: string },
  facts: Facts,
  holidays: Holidays,
): Span | undefined => {
  if (typeof until === 'string') return { until };
  const day = facts.facts[until.fact];
  return typeof day === 'string' && isDay(day)
    ? { until: rolled(day, holidays), rolled: true }
    : undefined;
};

/** A length with its settings and answers filled in; undefined when one of them is not known. */
export const spanOf = (
  length: Length,
  { settings, holidays }: Pick<DecisionContext, 'settings' | 'holidays'>,
  facts: Facts,
): Span | undefined => {
  if ('none' in length) return length;
  if ('until' in length) return untilOf(length.until, facts, holidays);
  const [unit, count] = Object.entries(length)[0] as [string, N];
  const value = number(count, settings);
  return value === undefined ? undefined : ({ [unit]: value } as Span);
};

const dueOf = (mark: Mark, span: Span, today: Day, holidays: Holidays): Due | undefined => {
  const plain = dueDay(mark.from, span, holidays);
  if (!plain || !mark.held?.length) return plain;
  const working = 'workingDays' in span;
  const lost = mark.held.reduce(
    (sum, pause) =>
      sum +
      (working
        ? workingDaysBetween(pause.from, pause.to ?? today, holidays)
        : daysBetween(pause.from, pause.to ?? today)),
    0,
  );
  if (working) return dueDay(mark.from, { workingDays: span.workingDays + lost }, holidays);
  return { ...plain, day: addDays(plain.day, lost) };
};

/** How one clock of a case stands today. */
export const clockFace = (
  rules: Rules,
  current: Case,
  id: string,
  context: DecisionContext,
  facts: Facts,
): ClockFace => {
  const clock = rules.clocks[id]!;
  const mark = current.marks[id];
  const idle: ClockFace = { id, title: clock.title, state: 'idle', warn: false };
  if (!mark || mark.ended) return idle;
  const length = choose(clock.length, facts);
  const span = length && spanOf(length, context, facts);
  if (!span) return idle;
  const today = dayOf(context.now);
  const unit = 'workingDays' in span ? 'working' : 'calendar';
  const due = dueOf(mark, span, today, context.holidays);
  const open = mark.held?.[mark.held.length - 1];
  if (open && open.to === undefined) return { ...idle, state: 'paused', unit };
  if (!due) return { ...idle, state: 'running' };
  const left =
    unit === 'working'
      ? workingDaysBetween(today, due.day, context.holidays)
      : daysBetween(today, due.day);
  const warnAt = clock.warn === undefined ? undefined : number(clock.warn, context.settings);
  return {
    id,
    title: clock.title,
    state: today > due.day ? 'over' : 'running',
    due,
    left,
    unit,
    warn: warnAt !== undefined && left <= warnAt,
  };
};
