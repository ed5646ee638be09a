import type { StatusAnswer } from '@shared/contract/lookup';
import { verdictKinds, verdictWords, type VerdictKind } from '@shared/vocabulary/verdicts';
import { adviceOn, badCode, isUsable, whyOf } from '@client/pages/status/advice';
import { markOf, saysOther } from '@client/words/verdict';

const base = {
  asOf: '2026-11-27',
  rule: 'x',
  says: '',
  app: { id: 'app_1', name: '听说通', kind: 'app', provider: '某公司' },
  school: { id: 'org_1', name: '河滨小学' },
  tracks: [],
  clauses: [],
  forbids: [],
  bureau: { name: '宿迁市教育局', tel: '0527' },
  platform: 'https://app.eduyun.cn/',
} satisfies Partial<StatusAnswer>;
const uses: Partial<Record<VerdictKind, StatusAnswer['use']>> = {
  yes: 'yes',
  permitted: 'yes',
  pilot: 'pilot',
};
const answer = (verdict: VerdictKind, more: Partial<StatusAnswer> = {}): StatusAnswer => ({
  ...base,
  use: uses[verdict] ?? 'no',
  verdict,
  word: verdictWords[verdict],
  ...more,
});

test('what was never filed is said in the sentence of the region, then what a parent may do', () => {
  const says = '未查到备案，国家备案也已撤销，立即停用';
  const [first, ...rest] = adviceOn(answer('none', { says }));
  expect(first).toBe(`${says}。`);
  expect(rest.join('')).toMatch(/投诉/);
  // A region that says no more than the word leaves nothing to repeat.
  expect(adviceOn(answer('none', { says: verdictWords.none }))).toEqual(rest);
});

test('what a list permits is green, and the list says on what terms', () => {
  const listed = answer('permitted', { use: 'yes', says: '在推荐名单上，学校可以选用，不用备案' });
  expect([isUsable(listed), markOf(listed).tone]).toEqual([true, 'filed']);
  expect(adviceOn(listed)).toEqual(['在推荐名单上，学校可以选用，不用备案。']);
  expect(whyOf(listed)).toBeUndefined();
});

test('a recommended tool is said to be voluntary, a required one free of charge; of neither nothing is said', () => {
  expect(adviceOn(answer('yes', { nature: 'recommended' }))[0]).toContain('自愿');
  expect(adviceOn(answer('yes', { nature: 'required' }))[0]).toContain('不得向学生和家长收费');
  expect(adviceOn(answer('yes'))).toEqual([]);
});

test.each(verdictKinds)(
  '%s: green only where it may be used, at most three things to do, each once',
  (kind) => {
    const now = adviceOn(answer(kind));
    const usable = isUsable(answer(kind));
    expect(markOf(answer(kind)).tone === 'filed').toBe(uses[kind] === 'yes');
    expect(now.length).toBeLessThanOrEqual(3);
    expect(new Set(now).size).toBe(now.length);
    if (!usable) expect(now.join('')).toMatch(/投诉/);
    if (!usable) expect(verdictWords[kind]).not.toMatch(/可以使用|试点中/);
  },
);

describe('why it may not be used', () => {
  const suspended = { on: '2026-11-25', what: '暂停使用', by: '宿迁市教育局' };
  const record = [{ on: '2026-09-01', what: '备案', by: '宿迁市教育局' }];

  test('an act says it in the sentence written for parents, by whom and when', () => {
    const why = '应用发生数据泄露，正在核查。';
    expect(
      whyOf(answer('suspended', { rule: 'suspended', record: [...record, { ...suspended, why }] })),
    ).toEqual({ title: '为什么暂停', says: why, from: '宿迁市教育局 · 2026年11月25日' });
  });

  test('an act without such a sentence says so, never the reason between offices', () => {
    expect(
      whyOf(answer('suspended', { rule: 'suspended', record: [...record, suspended] })),
    ).toMatchObject({ says: '宿迁市教育局没有写明原因，可以打电话问。' });
    expect(
      whyOf(
        answer('stopped', {
          use: 'none',
          rule: 'none',
          record: [{ ...suspended, what: '停止使用', by: '河滨小学', why: '换了别的应用。' }],
        }),
      ),
    ).toMatchObject({ title: '为什么停用', says: '换了别的应用。' });
  });

  test('time or a list says it by its rule, whatever act came last', () => {
    expect(
      whyOf(
        answer('suspended', {
          rule: 'online_overdue',
          says: '国家平台线上备案逾期未完成，暂停使用',
          since: '2026-10-02',
          record,
        }),
      ),
    ).toEqual({
      title: '为什么暂停',
      says: '国家平台线上备案逾期未完成，暂停使用',
      from: '2026年10月2日起',
    });
  });

  test('what may be used, or is looked at, or was never filed has no such card', () => {
    for (const kind of ['yes', 'pilot', 'none', 'reviewing', 'rectifying'] as const)
      expect(whyOf(answer(kind, { record }))).toBeUndefined();
  });
});

test('a bad code warns of fraud', () => {
  expect(badCode.word).toBe('二维码无效');
  expect(badCode.now.join('')).toMatch(/不要付款/);
});

test('beside where a case stands, what parents see is said where it tells more', () => {
  expect(saysOther({ verdict: 'yes', word: '' }, 'filed')).toBe(false);
  expect(saysOther({ verdict: 'suspended', word: '' }, 'suspended')).toBe(false);
  expect(saysOther({ verdict: 'reviewing', word: '' }, 'in_review')).toBe(false);
  expect(saysOther({ verdict: 'barred', word: '' }, 'filed')).toBe(true);
  expect(saysOther({ verdict: 'moe_revoked', word: '' }, 'filed')).toBe(true);
  expect(saysOther({ verdict: 'suspended', word: '' }, 'filed')).toBe(true);
  expect(saysOther({ verdict: 'yes', word: '' }, 'in_review')).toBe(true);
  expect(saysOther({ verdict: 'none', word: '' }, 'in_review')).toBe(true);
});
