import type { StatusAnswer } from '@shared/contract/lookup';
import { forbidden } from '@client/pages/status/forbids';
import { linesOf } from '@client/pages/status/lines';

const base: StatusAnswer = {
  asOf: '2026-10-12',
  use: 'yes',
  rule: 'filed',
  says: '可以使用',
  verdict: 'yes',
  word: '可以使用',
  standing: 'filed',
  place: '已备案',
  app: { id: 'app_1', name: '智学伴', kind: 'app', provider: '某公司', moeNo: '教APP备3200123号' },
  school: { id: 'org_1', name: '河滨小学' },
  decidedBy: '宿迁市教育局',
  decidedOn: '2026-09-01',
  validUntil: '2027-08-31',
  tracks: [],
  clauses: [],
  forbids: [],
  bureau: { name: '宿迁市教育局', tel: '0527' },
  platform: 'https://app.eduyun.cn/',
};
const line = (a: StatusAnswer, label: string) => linesOf(a).find((l) => l.label === label)?.value;

test('who decided, when, until when, and the national number with its link', () => {
  expect(line(base, '批准单位')).toBe('宿迁市教育局\n2026年9月1日');
  expect(line(base, '有效期至')).toBe('2027年8月31日');
  expect(linesOf(base).find((l) => l.label === '国家备案号')).toMatchObject({
    value: '教APP备3200123号',
    visit: 'https://app.eduyun.cn/',
  });
});

test('a coming change before the end is said, the end itself is said once', () => {
  expect(
    line({ ...base, next: { from: '2026-10-02', use: 'no', says: '线上备案逾期' } }, '将有变化'),
  ).toBe('2026年10月2日起　线上备案逾期');
  expect(
    line({ ...base, next: { from: '2027-09-01', use: 'no', says: '备案已过有效期' } }, '将有变化'),
  ).toBeUndefined();
});

test('where a case stands is said only while it is looked at: elsewhere the verdict has said it', () => {
  const reviewing = { ...base, use: 'none', verdict: 'reviewing', place: '待审批' } as const;
  expect(line(reviewing, '办理情况')).toBe('待审批');
  for (const verdict of ['suspended', 'barred', 'moe_revoked'] as const)
    expect(line({ ...base, use: 'no', verdict }, '办理情况')).toBeUndefined();
});

test('on what terms it was granted stands before for whom', () => {
  const granted = { ...base, nature: 'recommended', free: true, scope: '学生 · 三年级' } as const;
  expect(line(granted, '批准范围')).toBe('推荐使用 · 免费 · 学生 · 三年级');
  expect(line(base, '批准范围')).toBeUndefined();
});

test('a platform or a mini-program is called so', () => {
  expect(line(base, '提供者')).toBe('某公司');
  expect(line({ ...base, app: { ...base.app, kind: 'mini' } }, '提供者')).toContain('小程序');
});

test('what is not known has no line', () => {
  const none: StatusAnswer = {
    ...base,
    use: 'none',
    verdict: 'none',
    decidedBy: undefined,
    decidedOn: undefined,
    validUntil: undefined,
    place: undefined,
  };
  expect(linesOf(none).map((l) => l.label)).toEqual(['国家备案号', '提供者']);
});

test('each prohibition is a line with its article, and only of articles of a published text', () => {
  const clauses = [
    { doc: 'A', no: '一', quote: 'q', kind: 'text' as const },
    { doc: 'B', no: '约定', quote: 'h', kind: 'house' as const },
    { doc: 'C', no: '二', quote: 'r', kind: 'text' as const },
  ];
  const forbids = [
    { id: 'fee', title: '收费', clause: 0 },
    { id: 'other', title: '其他问题', clause: 1 },
    { id: 'ads', title: '有广告', by: 'app' as const, clause: 2 },
    { id: 'trial', title: '试用诱导', clause: 0 },
  ];
  expect(forbidden({ clauses, forbids }, 'school')).toEqual([
    { title: '收费', clause: clauses[0] },
    { title: '试用诱导', clause: clauses[0] },
  ]);
  expect(forbidden({ clauses, forbids }, 'app')).toEqual([{ title: '有广告', clause: clauses[2] }]);
});

test('a list that decides is named with the day, and its entry is one tap away', () => {
  const list = { title: '濮阳市校园学习类APP黑名单', entry: 'cas_0123456789abcdef' };
  const barred = { ...base, use: 'no', verdict: 'barred', since: '2026-11-27', list } as const;
  expect(linesOf(barred)[0]).toEqual({
    label: '名单',
    value: '濮阳市校园学习类APP黑名单\n2026年11月27日列入',
    open: '/public/list-entry/index?id=cas_0123456789abcdef',
    action: '查看',
  });
  // One taken over from elsewhere was made by no case here: there is no page of it.
  const taken = { ...barred, list: { ...list, entry: 'listing_org_1' } };
  expect(linesOf(taken)[0]!.open).toBeUndefined();
  expect(line(base, '名单')).toBeUndefined();
});
