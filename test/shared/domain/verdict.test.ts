import type { UseSpan } from '@shared/domain/public-status';
import type { Listing } from '@shared/domain/listed';
import type { Clause } from '@shared/kernel/refusal';
import { publicVerdict, type Published } from '@shared/domain/verdict';
import { standingIds } from '@shared/vocabulary/standings';

const TODAY = '2026-11-27';
const at = (more: Partial<Published>) =>
  publicVerdict(
    {
      app_bars: null,
      provider_bars: null,
      path: '/river/county/',
      moe_standing: 'valid',
      spans: null,
      standing: null,
      ...more,
    },
    TODAY,
  );
const span = (use: UseSpan['use'], id: string, verdict?: UseSpan['verdict']): UseSpan => ({
  from: '2026-09-01',
  use,
  id,
  says: id,
  ...(verdict && { verdict }),
});

test('permission decides, not standing: under change what is granted may be used', () => {
  expect(at({ spans: [span('yes', 'filed')], standing: 'in_review' }).kind).toBe('yes');
});

test('the rule that forbids comes before the standing', () => {
  const of = (verdict: UseSpan['verdict']) =>
    at({ spans: [span('no', 'a_rule', verdict)], standing: 'filed' }).kind;
  expect(of('suspended')).toBe('suspended');
  expect(of('expired')).toBe('expired');
});

const CLAUSE: Clause = {
  doc: '濮教科信〔2020〕42号',
  no: '第八条',
  quote: '列入黑名单的',
  kind: 'text',
};
const entry = (more: Partial<Listing> = {}): Listing => ({
  path: '/river/',
  by: '河滨市教育局',
  list: '河滨市黑名单',
  kind: 'black',
  since: '2026-01-01',
  holds: [{ does: 'bars_use', says: '主办者已列入黑名单，禁止使用', clause: CLAUSE }],
  ...more,
});
const listed = (more?: Partial<Listing>) => ({ case_1: entry(more) });
const permits = (more: Partial<Listing> = {}) =>
  listed({
    list: '白名单',
    kind: 'white',
    holds: [{ does: 'permits_use', says: '在白名单上', clause: { ...CLAUSE, no: '第三条' } }],
    ...more,
  });

test('a bar comes before everything, from its day on, with its clause, its list and its case', () => {
  const of = (more: Partial<Listing>) =>
    at({ provider_bars: listed(more), spans: [span('yes', 'filed')] });
  expect(of({ since: TODAY })).toEqual({
    use: 'no',
    kind: 'barred',
    word: '禁止使用',
    rule: 'barred',
    since: TODAY,
    says: '主办者已列入黑名单，禁止使用',
    clause: CLAUSE,
    list: { title: '河滨市黑名单', entry: 'case_1' },
  });
  expect(of({ since: '2026-11-28' }).kind).toBe('yes');
  expect(at({ provider_bars: listed({ since: '2026-11-28' }) }).kind).toBe('none');
  expect(at({ app_bars: listed() })).toMatchObject({ kind: 'barred', rule: 'barred' });
});

test('while one of two entries is left the tool stays red; the oldest says why', () => {
  const two = { case_2: entry({ since: '2026-03-01' }), case_1: entry({ since: '2026-02-01' }) };
  expect(at({ provider_bars: two }).list?.entry).toBe('case_1');
  expect(at({ provider_bars: { case_2: two.case_2 } })).toMatchObject({
    kind: 'barred',
    list: { entry: 'case_2' },
  });
  expect(at({ provider_bars: {} }).kind).toBe('none');
});

test('an entry bars by what its list does: to stand on one is not yet to be barred', () => {
  expect(at({ app_bars: listed({ holds: [] }), spans: [span('yes', 'filed')] }).kind).toBe('yes');
  const news: Listing['holds'] = [{ does: 'bars_new', says: '不再受理', clause: CLAUSE }];
  expect(at({ app_bars: listed({ holds: news }), spans: [span('yes', 'filed')] }).kind).toBe('yes');
});

test('a list permits where nothing is filed, never against a filing or a bar', () => {
  expect(at({ app_bars: permits() })).toMatchObject({
    use: 'yes',
    kind: 'permitted',
    word: '在名单上，可以选用',
    rule: 'permitted',
    clause: { no: '第三条' },
    list: { title: '白名单', entry: 'case_1' },
  });
  const stopped = { spans: [span('no', 'a_rule', 'suspended')], standing: 'filed' };
  expect(at({ app_bars: permits(), ...stopped }).kind).toBe('suspended');
  expect(at({ app_bars: permits(), spans: [span('pilot', 'filed')] }).kind).toBe('pilot');
  expect(at({ app_bars: permits(), provider_bars: { case_2: entry() } }).kind).toBe('barred');
  expect(at({ app_bars: permits({ since: '2026-11-28' }) }).kind).toBe('none');
});

test('a bar holds in the region of the bureau that listed it, and nowhere else', () => {
  const under = (path: string) => at({ provider_bars: listed(), path }).kind;
  expect([under('/river/'), under('/river/county/')]).toEqual(['barred', 'barred']);
  expect([under('/riverside/'), under('/lake/'), under('/')]).toEqual(['none', 'none', 'none']);
});

test('a first application in review is not yet allowed; what ended says how', () => {
  const words = (
    ['in_review', 'returned', 'withdrawn', 'revoked', 'rejected', 'stopped'] as const
  ).map((standing) => at({ spans: [span('no', 'none')], standing }).word);
  expect(words).toEqual([
    '正在审查，暂不可用',
    '正在审查，暂不可用',
    '未查到备案',
    '备案已撤销，不得使用',
    '未通过备案，不得使用',
    '已停止使用',
  ]);
});

test.each(standingIds)(
  'standing %s under a rule of tomorrow never reads as allowed',
  (standing) => {
    const { use, kind } = at({ spans: [span('no', 'some_new_rule')], standing });
    expect([use, ['yes', 'pilot'].includes(kind)]).toEqual(['no', false]);
  },
);

test('a national filing that is paused is not called revoked', () => {
  const under = (moe_standing: Published['moe_standing']) =>
    at({ moe_standing, spans: [span('no', 'a_rule', 'moe_revoked')], standing: 'filed' }).word;
  expect([under('revoked'), under('paused')]).toEqual([
    '国家备案已撤销，不得使用',
    '国家备案已暂停，暂停使用',
  ]);
});
