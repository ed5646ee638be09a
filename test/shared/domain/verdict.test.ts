import type { UseSpan } from '@shared/domain/public-status';
import type { Listing } from '@shared/domain/listed';
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

const entry = (more: Partial<Listing> = {}): Listing => ({
  path: '/river/',
  by: '河滨市教育局',
  says: '提供者已列入黑名单，禁止使用',
  clause: { doc: '濮教科信〔2020〕42号', no: '第八条', quote: '列入黑名单的', kind: 'text' },
  since: '2026-01-01',
  ...more,
});
const listed = (more?: Partial<Listing>) => ({ case_1: entry(more) });

test('a bar comes before everything, from its day until its last, with its clause', () => {
  const of = (until: string) =>
    at({ provider_bars: listed({ until }), spans: [span('yes', 'filed')] });
  expect(of(TODAY)).toMatchObject({
    kind: 'barred',
    word: '禁止使用',
    rule: 'provider_barred',
    since: '2026-01-01',
    until: TODAY,
    says: '提供者已列入黑名单，禁止使用（至2026年11月27日）',
    clause: { no: '第八条' },
  });
  expect(of('2026-11-26').kind).toBe('yes');
  expect(at({ provider_bars: listed({ since: '2026-11-28' }) }).kind).toBe('none');
  expect(at({ app_bars: listed() })).toMatchObject({ kind: 'barred', rule: 'app_barred' });
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
