import { keyKeeper } from '@client/key-keeper';
import { dueSays } from '@client/public/case/due';
import { carried, carry } from '@client/public/case/carried';
import { leavingWords } from '@client/public/complain/leaving-words';
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

test('trying again keeps the key, other words get another one', async () => {
  let n = 0;
  const keyFor = keyKeeper(async () => `key${(n += 1)}`);
  expect(await Promise.all(['a', 'a', 'b', 'b'].map(keyFor))).toEqual([
    'key1',
    'key1',
    'key2',
    'key2',
  ]);
});

test('a key that could not be made is made anew at the next try', async () => {
  let tries = 0;
  const keyFor = keyKeeper(async () => {
    tries += 1;
    if (tries === 1) throw new Error('no chance to be had');
    return `key${tries}`;
  });
  await expect(keyFor('a')).rejects.toThrow('no chance to be had');
  await expect(keyFor('a')).resolves.toBe('key2');
  await expect(keyFor('a')).resolves.toBe('key2');
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
  expect(leavingWords('  ', undefined)).toBeUndefined();
  expect(leavingWords('要求缴费', undefined)).toContain('还没有提交');
  expect(leavingWords('要求缴费', 'abc')).toContain('只显示这一次');
});

test('a tracking code is handed over once', () => {
  carry('abc');
  expect([carried(), carried()]).toEqual(['abc', undefined]);
});

test('an app is looked for by the surest thing given', () => {
  expect(askOf({ name: '智学伴', moeNo: encodeURIComponent('教APP备3200123号') })).toEqual({
    moeNo: '教APP备3200123号',
  });
  expect(askOf({})).toEqual({});
  expect(saidOf({ packageName: 'com.a.b' })).toBe('应用包名 com.a.b');
  expect(saidOf({})).toBe('这个应用');
});
