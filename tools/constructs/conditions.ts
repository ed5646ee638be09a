import { isWhat } from '../../shared/domain/happened';
import { spanOf } from '../../shared/domain/deadline';
import { dueDay } from '../../shared/kernel/calendar';
import { choose, holds } from '../../shared/kernel/condition';
import { settingFault } from '../../functions/bureau/setting';
import { bureauHandlers } from '../../functions/bureau/handlers';
import type { Constructs } from './construct';

const condition = { in: 'shared/kernel/condition.ts' };
const cond = { by: holds, ...condition };
const choice = { by: choose, ...condition };
const happened = { by: isWhat, in: 'shared/domain/happened.ts' };
const length = { by: spanOf, in: 'shared/domain/deadline.ts' };
const counted = { by: dueDay, in: 'shared/kernel/calendar.ts' };
const setting = { by: settingFault, in: 'functions/bureau/setting.ts' };
const settings = {
  by: bureauHandlers.settings,
  of: 'bureauHandlers',
  in: 'functions/bureau/handlers.ts',
};

/** Conditions, choices, what a rule waits for, lengths, and what a bureau decides itself. */
export const conditions = {
  'cond.fact': cond,
  'cond.is': cond,
  'cond.in': cond,
  'cond.has': cond,
  'cond.atLeast': cond,
  'cond.atMost': cond,
  'cond.known': cond,
  'cond.all': cond,
  'cond.any': cond,
  'cond.not': cond,
  'operand.setting': cond,
  'operand.fact': cond,
  'choice.first': choice,
  'choice.else': choice,
  'choice_row.when': choice,
  'choice_row.is': choice,
  'on.enter': happened,
  'on.did': happened,
  'on.granted': happened,
  'on.track': happened,
  'count.setting': length,
  'length.workingDays': counted,
  'length.days': counted,
  'length.months': counted,
  'length.years': counted,
  'length.none': length,
  'length.until': length,
  'until.fact': length,
  'setting.kind': setting,
  'setting.limit': setting,
  'setting.optional': setting,
  'limit.least': setting,
  'limit.most': setting,
  'setting.ask': settings,
  'setting.suggest': settings,
} satisfies Constructs;
