import { standings, type Standing } from '@shared/policy/policy';
import { badCode, hitVerdict, verdictOf } from '@client/pages/status/verdict';

const at = (more: Partial<Parameters<typeof verdictOf>[0]>) =>
  verdictOf({ use: 'no', rule: 'x', says: '', ...more });

test('what was never filed says that the school may not require it, and what a parent may do', () => {
  const v = at({ use: 'none', rule: 'none' });
  expect(v).toMatchObject({ tone: 'ended', icon: 'circle', word: '未查到备案，学校不得要求使用' });
  expect(v.now.join('')).toMatch(/投诉/);
  expect(v.now.join('')).toMatch(/按需自愿选择/);
});

test('an allowed tool is green, and a recommended one is said to be voluntary', () => {
  expect(at({ use: 'yes', rule: 'filed', standing: 'filed', nature: 'recommended' })).toMatchObject(
    { tone: 'filed', word: '可以使用', now: [expect.stringContaining('自愿')] },
  );
  expect(at({ use: 'yes', rule: 'filed', standing: 'filed', nature: 'required' }).now[0]).toContain(
    '不得向学生和家长收费',
  );
  expect(at({ use: 'yes', rule: 'filed' }).now).toEqual([]);
});

test('permission decides, not standing: a filing under change that still allows use is green', () => {
  expect(at({ use: 'yes', rule: 'filed', standing: 'in_review' }).word).toBe('可以使用');
});

test('the rule that forbids comes before the standing: an overdue online filing pauses what is filed', () => {
  expect(at({ rule: 'suspended', standing: 'suspended' })).toMatchObject({
    tone: 'stop',
    icon: 'pause',
    word: '暂停使用',
  });
  expect(at({ rule: 'online_overdue', standing: 'filed' }).word).toBe('暂停使用');
  expect(at({ rule: 'expired', standing: 'filed' }).word).toBe('备案已到期，暂不可用');
});

test('a barred provider is forbidden until the day that the list or the clock names', () => {
  expect(
    at({
      rule: 'provider_barred',
      standing: 'filed',
      says: '提供者已列入黑名单（至2028-11-01），禁止使用',
    }).word,
  ).toBe('禁止使用（黑名单，至 2028-11-01）');
  expect(
    at({ rule: 'provider_barred', next: { from: '2028-11-02', use: 'yes', says: '' } }).word,
  ).toBe('禁止使用（黑名单，至 2028-11-02）');
  expect(at({ rule: 'provider_barred' }).word).toBe('禁止使用（黑名单）');
});

test('a first application in review is not yet allowed, though nothing is in force', () => {
  expect(at({ use: 'none', rule: 'in_review', standing: 'in_review' })).toMatchObject({
    tone: 'waiting',
    word: '正在审查，暂不可用',
  });
  expect(at({ use: 'none', rule: 'in_review', standing: 'returned' }).word).toBe(
    '正在审查，暂不可用',
  );
  expect(at({ use: 'none', rule: 'none', standing: 'at_school' }).word).toBe(
    '未查到备案，学校不得要求使用',
  );
});

test('what ended says how it ended', () => {
  const words: [Standing, string][] = [
    ['revoked', '备案已撤销，不得使用'],
    ['rejected', '未通过备案，不得使用'],
    ['stopped', '已停止使用'],
    ['expired', '备案已到期，暂不可用'],
    ['withdrawn', '未查到备案，学校不得要求使用'],
  ];
  for (const [standing, word] of words)
    expect(at({ use: 'none', rule: 'none', standing }).word).toBe(word);
});

test.each(standings)(
  'standing %s with an unknown rule: a forbidden use never reads as allowed, and says what to do',
  (standing) => {
    for (const use of ['no', 'none'] as const) {
      const v = at({ use, standing, rule: 'some_new_rule' });
      expect(v.tone).not.toBe('filed');
      expect(v.word).not.toMatch(/可以使用|试点中/);
      expect(v.now.length).toBeGreaterThan(0);
    }
  },
);

test('a bad code warns of fraud, and a search line never calls anything filed', () => {
  expect(badCode.word).toBe('二维码无效');
  expect(badCode.now.join('')).toMatch(/不要付款/);
  for (const use of ['yes', 'pilot', 'no', 'none'] as const)
    expect(hitVerdict({ use, says: '' }).word).not.toContain('已备案');
});

test('a search line says why not, and never reads as allowed', () => {
  expect(hitVerdict({ use: 'none', says: '审查中' }).word).toBe('审查中，暂不可用');
  expect(hitVerdict({ use: 'none', says: '' }).word).toBe('未查到备案');
  expect(hitVerdict({ use: 'no', says: '国家平台线上备案逾期未完成，暂停使用' })).toMatchObject({
    tone: 'stop',
    word: '国家平台线上备案逾期未完成，暂停使用',
  });
  expect(hitVerdict({ use: 'yes', says: '已经教育主管部门备案审查，可以使用' }).word).toBe(
    '可以使用',
  );
});
