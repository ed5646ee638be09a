import { changesOf, faultOf, typedOf, type Settings } from '@client/bureau/settings/changes';
import { faultLine, remarkLine } from '@client/bureau/schools/columns';

const given: Settings = {
  version: 4,
  tel: '0527-1',
  settings: [
    {
      id: 'accept_days',
      ask: '几个工作日',
      kind: 'number',
      value: 5,
      least: 1,
      most: 30,
      suggest: 5,
    },
    { id: 'in_force_from', ask: '哪一天', kind: 'date', suggest: '2024-09-01' },
    { id: 'open', ask: '公开吗', kind: 'yes', value: true },
  ],
  offices: [{ slot: 'network', says: '网络和数据安全审查处室', name: '信息科', people: 1 }],
};

test('only what was changed is sent, as the kind it is', () => {
  const typed = typedOf(given);
  expect(changesOf(given, typed)).toBeUndefined();
  expect(
    changesOf(given, {
      ...typed,
      settings: { ...typed.settings, accept_days: ' 7 ', open: 'false' },
    }),
  ).toEqual({ version: 4, settings: { accept_days: 7, open: false } });
  expect(changesOf(given, { ...typed, tel: ' 0527-2 ', offices: { network: '电教馆' } })).toEqual({
    version: 4,
    tel: '0527-2',
    offices: { network: '电教馆' },
  });
  expect(
    changesOf(given, { ...typed, settings: { ...typed.settings, in_force_from: '2024-09-01' } }),
  ).toEqual({ version: 4, settings: { in_force_from: '2024-09-01' } });
});

test('a value outside its limits or emptied is named and never sent', () => {
  const typed = typedOf(given);
  const days = given.settings[0]!;
  expect(faultOf(days, '31')).toBe('不能大于 30');
  expect(faultOf(days, '0')).toBe('不能小于 1');
  expect(faultOf(days, '五')).toBe('请填整数');
  expect(faultOf(days, '')).toBe('请填写，不能清空');
  expect(faultOf(given.settings[1]!, '')).toBeUndefined();
  for (const wrong of ['31', '0', 'x', ''])
    expect(
      changesOf(given, { ...typed, settings: { ...typed.settings, accept_days: wrong } }),
    ).toBeUndefined();
});

test('a promise that need not be made is taken back by emptying it', () => {
  const recheck = {
    id: 'recheck_months',
    ask: '几个月',
    kind: 'number',
    value: 12,
    optional: true,
  } as const;
  const made: Settings = { ...given, settings: [...given.settings, recheck] };
  const typed = typedOf(made);
  expect(faultOf(recheck, ' ')).toBeUndefined();
  expect(
    changesOf(made, { ...typed, settings: { ...typed.settings, recheck_months: ' ' } }),
  ).toEqual({ version: 4, settings: { recheck_months: null } });
});

test('an error of a table is named by its cell', () => {
  expect(faultLine({ field: 'B3', code: 'not_an_option', label: '类别' })).toMatch(
    /^B3 格：“类别”/,
  );
  expect(faultLine({ field: 'B3', code: 'missing', label: 'B3 类别' }).match(/B3/g)).toHaveLength(
    1,
  );
});

test('what is to be said of a row says why, and what to do', () => {
  const row = { row: 3, name: '中心小学' };
  expect(remarkLine({ ...row, why: 'known', as: '' })).toBe('第 3 行 中心小学：已有，没有改动。');
  expect(remarkLine({ ...row, why: 'spelled', as: '中心　小学' })).toContain('“中心　小学”');
  expect(remarkLine({ ...row, why: 'differs', as: '办学层次' })).toMatch(/办学层次不同.*写全名称/);
  expect(remarkLine({ ...row, why: 'twice', as: '2' })).toContain('第 2 行');
  expect(remarkLine({ ...row, why: 'elsewhere', as: '柳湾县教育局' })).toContain('柳湾县教育局');
});

test('numbers of settings are typed full width as well', () => {
  const days = given.settings[0]!;
  expect(faultOf(days, '１５')).toBeUndefined();
  expect(
    changesOf(given, {
      ...typedOf(given),
      settings: { ...typedOf(given).settings, accept_days: ' １５ ' },
    }),
  ).toEqual({ version: 4, settings: { accept_days: 15 } });
});
