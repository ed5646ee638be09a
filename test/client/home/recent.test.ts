import { ageOf, withRecent, type Recent } from '@client/phone/recent';

const one = (n: number, at = `2026-11-0${n}T00:00:00.000Z`): Recent => ({
  school: { id: 'org_1', name: 's' },
  app: { id: `app_${n}`, name: `a${n}` },
  word: '可以使用',
  tone: 'filed',
  icon: 'check',
  at,
});

test('five at most, newest first, one for each school and app', () => {
  const kept = [1, 2, 3, 4, 5, 6].reduce<Recent[]>((list, n) => withRecent(list, one(n)), []);
  expect(kept.map((r) => r.app.id)).toEqual(['app_6', 'app_5', 'app_4', 'app_3', 'app_2']);
  const again = withRecent(kept, { ...one(4), word: '暂停使用' });
  expect(again.map((r) => r.app.id)).toEqual(['app_4', 'app_6', 'app_5', 'app_3', 'app_2']);
  expect(again[0]!.word).toBe('暂停使用');
  expect(withRecent(kept, { ...one(4), school: { id: 'org_2', name: 't' } })).toHaveLength(5);
});

test.each([
  ['2026-11-21T15:59:40.000Z', '刚刚'],
  ['2026-11-21T15:29:59.000Z', '30 分钟前'],
  ['2026-11-21T09:59:59.000Z', '6 小时前'],
  ['2026-11-20T15:59:59.000Z', '昨天'],
  ['2026-11-20T16:00:01.000Z', '23 小时前'],
  ['2026-11-18T12:00:00.000Z', '3 天前'],
  ['2026-08-18T12:00:00.000Z', '2026-08-18'],
])('%s is %s at the last second of 21 November in Shanghai', (at, words) => {
  expect(ageOf(at, '2026-11-21T15:59:59.000Z')).toBe(words);
});
