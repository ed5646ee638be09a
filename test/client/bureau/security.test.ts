import { api } from '@shared/contract';
import type { SecurityLineView } from '@shared/contract/bureau';
import type { Endpoint } from '@shared/contract/endpoint';
import { statusOf } from '@shared/kernel/refusal';
import { securityKinds, securityTitles } from '@shared/kernel/security';
import { areas, byDay, lineOf, refusedWords } from '@client/bureau/security/line';
import { counted } from '@client/list/pile';

const line = (more: Partial<SecurityLineView> = {}): SecurityLineView => ({
  id: 'evt_1',
  at: '2026-11-27T14:18:00.000Z',
  what: 'sign_in',
  went: 'done',
  org: '沭阳县教育局',
  person: '王萍',
  about: '',
  detail: '微信小程序',
  ...more,
});
const latin = /[a-z_/:]{2,}/i;

test('M9 · a sign-in is told by whom, where, when in Shanghai and on which sort of device', () => {
  expect(lineOf(line())).toEqual({
    id: 'evt_1',
    time: '22:18',
    what: '登录',
    who: '王萍　沭阳县教育局',
    detail: '微信小程序',
  });
  const { person: _, ...gone } = line();
  expect(lineOf(gone).who).toBe('已注销的账号　沭阳县教育局');
});

test('M9 · every refusal that is written down has short words of its own, and no code reaches the page', () => {
  const forbidden = Object.entries(statusOf).filter(([, status]) => status === 403);
  const codes = [...forbidden.map(([code]) => code), 'invitation_spent', 'not_found'];
  expect(Object.keys(refusedWords).sort()).toEqual(codes.sort());
  expect(new Set(Object.values(refusedWords)).size).toBe(codes.length);
  for (const code of codes) {
    const { refused, detail } = lineOf(line({ went: 'refused', detail: code }));
    expect(refused).toMatch(/^[\u4e00-\u9fff，]{4,9}$/);
    expect(detail).toBe('');
  }
  // A code of a newer server: refused all the same, without its reason.
  expect(lineOf(line({ went: 'refused', detail: 'something_new' })).refused).toBe('');
  expect(lineOf(line({ went: 'refused', detail: 'constructor' })).refused).toBe('');
});

test('M9 · what has no kind of its own is told by what it is about, for every endpoint there is', () => {
  const all = Object.values(api).flatMap((group) => Object.values(group) as Endpoint[]);
  const plain = all.filter((e) => e.logs === undefined && e.audience !== 'demo');
  expect(plain.length).toBeGreaterThan(10);
  for (const e of plain) {
    const { what, refused } = lineOf(
      line({ what: 'attempt', went: 'refused', detail: `not_yours ${e.method} ${e.path}` }),
    );
    expect(what).toMatch(/^其他操作：[\u4e00-\u9fff]{2,6}$/);
    expect(refused).toBe('这个身份不能办');
    expect(`${what}${refused}`).not.toMatch(latin);
  }
  expect(Object.values(areas)).toHaveLength(new Set(Object.values(areas)).size);
});

test('M9 · every kind has a title, and only what somebody was shown leads there', () => {
  for (const what of securityKinds)
    if (what !== 'attempt') expect(lineOf(line({ what })).what).toBe(securityTitles[what]);
  expect(lineOf(line({ about: 'cas_0123456789abcdef' })).leads).toBe(
    '/case/detail/index?id=cas_0123456789abcdef',
  );
  expect(lineOf(line({ about: 'cas_0123456789abcdef' })).leads).toBe(
    '/case/detail/index?id=cas_0123456789abcdef',
  );
  expect(lineOf(line({ about: 'mem_0123456789abcdef' })).leads).toBeUndefined();
  expect(
    lineOf(line({ about: 'cas_0123456789abcdef', went: 'refused', detail: 'not_found' })).leads,
  ).toBeUndefined();
});

test('M9 · lines stand under their day as Shanghai counts it, in the order they came', () => {
  const lines = [
    line({ id: 'evt_3', at: '2026-11-27T16:01:00.000Z' }),
    line({ id: 'evt_2', at: '2026-11-27T15:59:00.000Z' }),
    line({ id: 'evt_1', at: '2026-11-27T00:00:00.000Z' }),
  ];
  expect(
    byDay(lines, '2026-11-28').map((d) => [d.title, d.today, d.lines.map((l) => l.id)]),
  ).toEqual([
    ['2026年11月28日', true, ['evt_3']],
    ['2026年11月27日', false, ['evt_2', 'evt_1']],
  ]);
  expect(byDay([], '2026-11-28')).toEqual([]);
});

test('a pile is counted as far as the server counts', () => {
  expect([counted(2), counted(999), counted(1000), counted(1001)]).toEqual([
    '2 件',
    '999 件',
    '1000 多件',
    '1000 多件',
  ]);
});
