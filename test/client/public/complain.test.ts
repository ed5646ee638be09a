import { dueSays } from '@client/public/case/due';
import { carried, carry } from '@client/public/case/carried';
import { textWords } from '@client/public/complain/leaving-words';
import { reveals } from '@shared/kernel/reveals';
import { askOf, saidOf } from '@client/public/app/ask';

test.each([
  ['请打 13812345678', 'phone'],
  ['我的电话138-1234-5678，谢谢', 'phone'],
  ['+86 138 1234 5678', 'phone'],
  ['１３８１２３４５６７８', 'phone'],
  ['身份证 320102201203045678', 'id'],
  ['32010220120304567X', 'id'],
  ['320102 20120304 567x', 'id'],
  ['9月12日收费 98 元', undefined],
  ['订单号 2026091212345678901234', undefined],
  ['教APP备3200123号', undefined],
  ['电话 0527-84396101', undefined],
  ['1381234567', undefined],
])('%s reveals %s', (text, what) => {
  expect(reveals(text)).toBe(what);
});

const bureau = { name: '沭阳县教育局', tel: '0527' };
test('a person who complained reads by when they get an answer, and nothing invented', () => {
  expect(
    dueSays({
      bureau,
      canReply: false,
      standing: 'handling',
      clock: { state: 'running', due: '2026-11-28', left: 4 },
    }),
  ).toBe('最迟 2026年11月28日 答复。');
  expect(dueSays({ bureau, canReply: false, standing: 'received', clock: { state: 'idle' } })).toBe(
    '沭阳县教育局正在办理。',
  );
  expect(
    dueSays({
      bureau,
      canReply: true,
      standing: 'asked',
      clock: { state: 'paused', due: '2026-11-28' },
    }),
  ).toContain('补充');
  expect(
    dueSays({
      bureau,
      canReply: false,
      standing: 'handling',
      clock: { state: 'over', due: '2026-11-20' },
    }),
  ).toContain('超过');
  expect(
    dueSays({
      bureau,
      canReply: false,
      standing: 'closed',
      clock: { state: 'idle', due: '2026-11-20' },
    }),
  ).toContain('已经答复');
});

test('a person about to leave is asked only while something would be lost', () => {
  expect(textWords('  ')).toBeUndefined();
  expect(textWords('要求缴费')).toContain('还没有提交');
});

test('a tracking code is handed over once, with whether it was copied', () => {
  carry({ code: 'abc', copied: false });
  expect([carried(), carried()]).toEqual([{ code: 'abc', copied: false }, undefined]);
});

test('an app is looked for by the surest thing given', () => {
  expect(askOf({ name: '智学伴', moeNo: encodeURIComponent('教APP备3200123号') })).toEqual({
    moeNo: '教APP备3200123号',
  });
  expect(askOf({})).toEqual({});
  expect(saidOf({ packageName: 'com.a.b' })).toBe('应用包名 com.a.b');
  expect(saidOf({})).toBe('这个应用');
});
