import type { CaseBrief } from '@shared/contract/case';
import { rulesFor } from '@shared/policy';
import { lifeIds } from '@shared/vocabulary/lives';
import { standingFor } from '@shared/vocabulary/standings';
import { askedOf } from '@client/list/asked';
import { chipsOf, kindIn, kinds, livesIn, narrowIn, noneOf, putKinds } from '@client/list/kinds';

const placesOf = (policy: string) => Object.values(rulesFor(policy)!.policy.words.places);
const policies = ['beijing@2022-04-27', 'puyang@2020-02-25', 'suqian@2024-09-01'];

test.each(kinds)('%s: all first, then each standing once, in the words of its kind', (kind) => {
  const [all, ...rest] = chipsOf(kind);
  expect(all).toEqual({ value: 'any', label: '全部' });
  expect(new Set(rest.map(({ label }) => label)).size).toBe(rest.length);
  for (const chip of rest) expect(chip.label).toBe(standingFor(kind, chip.value as never));
});

test.each(kinds)('%s: wherever a region has such a case stand, there is a chip for it', (kind) => {
  const offered = chipsOf(kind).map(({ value }) => value as string);
  const used = policies.flatMap(placesOf).filter(({ life }) => life === kind);
  // A receipt is issued as soon as it is opened: nobody finds one that waits for it.
  const found = used.filter(({ standing }) => kind !== 'stop_use' || standing !== 'draft');
  expect(found.map(({ standing }) => standing).filter((one) => !offered.includes(one))).toEqual([]);
});

test('what is overdue presses, and is the first a desk sees', () => {
  for (const kind of ['stop_use', 'order'] as const)
    expect(chipsOf(kind).findIndex(({ urgent }) => urgent)).toBe(1);
  expect(chipsOf('stop_use')[1]!.label).toBe('逾期未停用');
  expect(noneOf('stop_use', 'overdue')).toBe('没有“逾期未停用”的停用回执');
  expect(noneOf('referral', 'any')).toBe('还没有移送');
});

test('an address names a kind and a standing; what it does not know becomes all of the first', () => {
  expect([kindIn('order'), kindIn('filing'), kindIn(undefined)]).toEqual([
    'order',
    'stop_use',
    'stop_use',
  ]);
  expect([
    narrowIn('stop_use', 'overdue'),
    narrowIn('stop_use', 'filed'),
    narrowIn('stop_use', undefined),
  ]).toEqual(['overdue', 'any', 'any']);
});

test('a desk is offered the kinds that its region has, and no other', () => {
  const has = (policy: string) => {
    const all = livesIn(rulesFor(policy)!.policy.words.places);
    return kinds.filter((kind) => all.includes(kind));
  };
  expect(has('puyang@2020-02-25')).toEqual(['stop_use', 'listing', 'referral']);
  expect(has('beijing@2022-04-27')).toEqual(['order', 'listing', 'referral']);
  expect(putKinds.every((kind) => lifeIds.includes(kind))).toBe(true);
});

describe('what a card asks', () => {
  const item = (of: Partial<CaseBrief>) =>
    ({ life: 'stop_use', standing: 'ordered', placeTitle: '立即停止使用', ...of }) as CaseBrief;
  const put = item({ mine: '立即停止使用' });

  test('whoever a case is put to reads what answers it', () => {
    expect(askedOf(put, false)).toBe('提交停用凭证');
    expect(askedOf({ ...put, standing: 'overdue' }, false)).toBe('提交停用凭证');
    expect(askedOf({ ...put, life: 'order' }, false)).toBe('提交整改结果');
    expect(askedOf({ ...put, life: 'listing', standing: 'proposed' }, false)).toBe('提交陈述申辩');
  });

  test('a desk reads what its place says, and nothing twice', () => {
    expect(askedOf(put, true)).toBeUndefined();
    expect(askedOf(item({ mine: '核对停用凭证' }), true)).toBe('核对停用凭证');
    expect(askedOf(item({ life: 'filing', mine: '网络安全审查意见' }), true)).toBe(
      '提出网络安全审查意见',
    );
    expect(askedOf(item({ mine: '后续办理未完成：开出“移送”（没有对象）' }), true)).toBe(
      '处理没有办成的后续',
    );
  });

  test('what does not wait for the reader asks nothing', () => {
    expect(askedOf(item({}), false)).toBeUndefined();
    expect(askedOf(item({ life: 'filing', standing: 'returned', mine: 'x' }), false)).toBe(
      '按意见修改后再提交',
    );
  });
});
