import { rulesOf } from '@shared/policy/rules';
import type { Policy } from '@shared/policy/policy';
import { beijing } from '@shared/policy/regions/beijing-2022-04-27';
import { nextAfter } from '@client/case/act/deed';
import { submitForms } from '@client/case/forms';

const rules = rulesOf(JSON.parse(JSON.stringify(beijing)) as Policy);

test('each life shows its own forms: a provider’s filing none of a school’s', () => {
  expect(submitForms(rules, 'provider_filing')).toEqual(
    expect.arrayContaining(['scope_wizard', 'mechanism', 'icp']),
  );
  expect(submitForms(rules, 'provider_filing')).not.toContain('selection');
  expect(submitForms(rules)).toEqual(expect.arrayContaining(['selection', 'school', 'fee']));
  expect(submitForms(rules)).not.toContain('scope_wizard');
  expect(submitForms(rules, 'listing')).toEqual([]);
});

test('after an act on a provider’s filing nobody is sent to hang a poster', () => {
  expect(nextAfter(rules, 'register', 'p_ministry', 'p_filed')).toBe(
    '提供者会收到通知，学校可以选用这个应用了。',
  );
  expect(nextAfter(rules, 'return', 'p_ministry', 'p_returned')).toMatch(/^提供者/);
  expect(nextAfter(rules, 'opine', 'p_city', 'p_ministry')).toBe(
    '意见已齐，现在是“已报教育部，等待结果”。',
  );
  expect(nextAfter(rules, 'approve', 'approval', 'filed')).toMatch(/^学校/);
});
