import type { OpinionView } from '@shared/contract/case';
import { rulesFor } from '@shared/policy';
import type { Rules } from '@shared/policy/rules';
import { panelOf, panelResult, passWords } from '@client/case/panel';

const all = (...conds: object[]) => ({ all: conds });
const panel = (pass: object) =>
  ({
    opinions: [
      { id: 'experts', form: 'view', seats: { least: 3, pass } },
      { id: 'tech', form: 'points' },
    ],
    forms: {
      view: {
        fields: [
          { id: 'need', kind: 'score', label: '必要性' },
          { id: 'safe', kind: 'score', label: '安全性' },
          { id: 'text', kind: 'text', label: '论证意见' },
        ],
      },
    },
  }) as unknown as Rules;
const mean = (field: string) => ({
  fact: `opinion.experts.mean.${field}`,
  atLeast: { setting: 'mean_points' },
});
const min = (field: string, least: number) => ({
  fact: `opinion.experts.min.${field}`,
  atLeast: least,
});
const rules = panel(all(mean('need'), mean('safe'), min('need', 2), min('safe', 2)));
const settings = { mean_points: 3 };
const seat = (n: number, need: number, safe: number, state: OpinionView['state'] = 'pass') =>
  ({
    key: `experts:${n}`,
    state,
    said:
      state === 'open'
        ? []
        : [
            { field: 'need', label: '必要性', value: need },
            { field: 'safe', label: '安全性', value: safe },
            { field: 'view', label: '论证意见', value: '3 分钟读完' },
          ],
  }) as unknown as OpinionView;

test('what a panel needs is read from the rule that decides, and from nothing else', () => {
  expect(passWords(panelOf(rules, 'experts:2')!, settings)).toBe(
    '各项平均不低于 3 分、单项不低于 2 分为通过',
  );
  expect(
    passWords(panelOf(panel(all(mean('need'), mean('safe'))), 'experts')!, { mean_points: 4 }),
  ).toBe('各项平均不低于 4 分为通过');
  // Where each question needs something else, or the bureau has not decided, one sentence would be wrong.
  expect(
    passWords(panelOf(panel(all(min('need', 2), min('safe', 3))), 'experts')!, settings),
  ).toBeUndefined();
  expect(passWords(panelOf(panel(all(mean('need'))), 'experts')!, {})).toBeUndefined();
  expect(panelOf(rules, 'tech')).toBeUndefined();
  expect(panelOf(rules, undefined)).toBeUndefined();
});

test('a panel that failed says what fell short, by how much', () => {
  expect(panelResult(rules, settings, [seat(1, 4, 3), seat(2, 4, 3), seat(3, 4, 2)])).toEqual({
    passed: false,
    short: ['安全性（平均 2.7 分）'],
  });
  expect(panelResult(rules, settings, [seat(1, 5, 5), seat(2, 5, 5), seat(3, 1, 5)])).toEqual({
    passed: false,
    short: ['必要性（最低 1 分）'],
  });
  expect(panelResult(rules, settings, [seat(1, 3, 1), seat(2, 3, 3), seat(3, 3, 3)])).toEqual({
    passed: false,
    short: ['安全性（平均 2.3 分、最低 1 分）'],
  });
});

test('a panel that passed lacks nothing, and while a seat is open there is no result', () => {
  expect(panelResult(rules, settings, [seat(1, 3, 3), seat(2, 3, 3), seat(3, 3, 3)])).toEqual({
    passed: true,
    short: [],
  });
  expect(panelResult(rules, settings, [seat(1, 5, 5), seat(2, 0, 0, 'open')])).toBeUndefined();
  expect(panelResult(rules, {}, [seat(1, 5, 5)])).toBeUndefined();
});

test('the procedure with a panel says both of its thresholds', () => {
  const wenzhou = rulesFor('wenzhou@2022-09-22')!;
  const set = Object.fromEntries(
    Object.entries(wenzhou.policy.words.settings).flatMap(([id, s]) =>
      s.suggest === undefined ? [] : [[id, s.suggest]],
    ),
  );
  expect(passWords(panelOf(wenzhou, 'experts:1')!, set)).toBe(
    '各项平均不低于 3 分、单项不低于 2 分为通过',
  );
});
