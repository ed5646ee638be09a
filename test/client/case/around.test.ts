import type { CaseDetail, OfferView } from '@shared/contract/case';
import type { Rules } from '@shared/policy/rules';
import { rulesFor } from '@shared/policy';
import { lifeIds, type Life } from '@shared/vocabulary/lives';
import { ownWords, wordsFor } from '@shared/vocabulary/life-words';
import type { Verb } from '@shared/vocabulary/verbs';
import { nextAfter } from '@client/case/act/deed';
import { backTo, readerOf } from '@client/case/act/reader';
import { actWords } from '@client/case/act/words';
import { causeLine, followedLines, putTo } from '@client/case/detail/around';
import { movesOf } from '@client/case/detail/moves';
import { factsOn } from '@client/form/reading';
import { holderWord } from '@client/words/party';

const clause = { doc: '濮教指〔2020〕51号', no: '第八条', quote: 'q', kind: 'text' as const };
const offer = (verb: Verb, more: Partial<OfferView> = {}): OfferView => ({
  do: verb,
  needs: [],
  reason: false,
  clause,
  ...more,
});
const detail = (of: Partial<CaseDetail>) =>
  ({ id: 'cas_1', offers: [], settings: {}, facts: {}, answers: {}, ...of }) as CaseDetail;

test('what opened a case is said in the words of its own kind, and leads there where it may be read', () => {
  const cause = { life: 'complaint', did: 'uphold', on: '2026-11-13', clauses: [clause] } as const;
  const of = { ...cause, clauses: [clause] };
  expect(causeLine(of)).toEqual({ title: '投诉 · 查证属实', note: '2026年11月13日' });
  expect(causeLine({ ...of, case: 'cas_2' }).page).toBe('/case/detail/index?id=cas_2');
  expect(causeLine({ ...of, life: 'order', did: 'lapse' }).title).toBe('限期整改 · 到期没有整改');
});

test('what followed opens the one case, or all of its kind that stand so', () => {
  const stop = { life: 'stop_use', standing: 'ordered', placeTitle: '立即停止使用' } as const;
  const letter = { life: 'referral', standing: 'draft', placeTitle: '待发移送函' } as const;
  expect(
    followedLines([
      { ...stop, count: 12 },
      { ...letter, count: 1, case: 'cas_3' },
    ]),
  ).toEqual([
    {
      title: '停用回执 · 立即停止使用',
      extra: '12 件',
      page: '/case/list/index?life=stop_use&standing=ordered',
    },
    { title: '移送 · 待发移送函', page: '/case/detail/index?id=cas_3' },
  ]);
});

test('receipts stand before letters, and what is overdue before everything', () => {
  const of = (life: Life, standing: 'ordered' | 'overdue' | 'draft', placeTitle: string) => ({
    life,
    standing,
    placeTitle,
    count: 2,
  });
  const lines = followedLines([
    of('referral', 'draft', '待发'),
    of('stop_use', 'ordered', '停用'),
    of('stop_use', 'overdue', '逾期'),
  ]);
  expect(lines.map(({ title }) => title)).toEqual([
    '停用回执 · 逾期',
    '停用回执 · 停用',
    '移送 · 待发',
  ]);
});

test('whom a case is put to is called as its kind calls them', () => {
  const org = { id: 'org_1', name: '河滨小学', kind: 'school' as const };
  expect(putTo({ life: 'stop_use', org })).toEqual({ label: '停用单位', name: '河滨小学' });
  expect(putTo({ life: 'order', org })?.label).toBe('整改单位');
  expect(putTo({ life: 'listing', org })?.label).toBe('当事人');
  expect(putTo({ life: 'referral', org, organ: '网信部门' })).toEqual({
    label: '移送部门',
    name: '网信部门',
  });
  expect(putTo({ life: 'filing', org })).toBeUndefined();
});

test('the button of an act stands in the words of its kind, and what moves it on is the main one', () => {
  const labels = (of: Partial<CaseDetail>) => movesOf(detail(of), () => undefined);
  const order = labels({
    life: 'order',
    standing: 'ordered',
    offers: [offer('report'), offer('acknowledge')],
  });
  expect(order.map(({ label, kind }) => [label, kind])).toEqual([
    ['签收', 'primary'],
    ['提交整改结果', 'plain'],
  ]);
  const draft = labels({ life: 'order', offers: [offer('dismiss'), offer('issue')] });
  expect(draft.map(({ label }) => label)).toEqual(['发出整改通知', '不发通知']);
  const head = labels({ life: 'listing', offers: [offer('dismiss'), offer('enlist')] });
  expect(head.map(({ label }) => label)).toEqual(['列入名单', '不列入']);
  // On a list is where it stands, not what is done with: the desk has work there.
  const mending = labels({ life: 'listing', standing: 'listed', offers: [offer('verify')] });
  expect(mending[0]).toMatchObject({ label: '整改合格', kind: 'primary' });
  const early = labels({
    life: 'listing',
    standing: 'listed',
    offers: [offer('release', { why: { code: 'not_now' } })],
  });
  expect(early[0]!.reason).toBe('移出的条件还没有都满足。');
});

test('before an act stands what its kind says, not what a filing says', () => {
  const puyang = rulesFor('puyang@2020-02-25')!;
  const of = detail({ life: 'stop_use', place: 'stop_checking', policy: 'puyang@2020-02-25' });
  const facts = factsOn(puyang, of, {});
  expect(actWords(puyang, of, { do: 'verify' }, facts)).toEqual(wordsFor('stop_use', 'verify'));
  const filing = detail({ ...of, life: 'filing', place: 'draft' });
  expect(actWords(puyang, filing, { do: 'verify' }, facts).button).toBe('核对无误');
  expect(ownWords('filing', 'verify')).toBeUndefined();
});

test('a desk that acts for somebody who is not here registers what they said', () => {
  const puyang = rulesFor('puyang@2020-02-25')!;
  const of = detail({ life: 'listing', place: 'heard', policy: 'puyang@2020-02-25' });
  const button = (verb: Verb, bureau: boolean) =>
    actWords(puyang, of, { do: verb, bureau }, factsOn(puyang, of, {})).button;
  expect([button('reply', true), button('reply', false)]).toEqual(['登记陈述申辩', '提交陈述申辩']);
  expect([button('report', true), button('report', false)]).toEqual([
    '登记整改情况',
    '提交整改情况',
  ]);
  expect(button('dismiss', true)).toBe(button('dismiss', false));
});

test('who has a case reads by name where it is put to them', () => {
  const org = { name: '河滨小学' };
  expect(holderWord('被要求的单位', org)).toBe('河滨小学');
  expect(holderWord('被要求单位的负责人', org)).toBe('河滨小学负责人');
  expect(holderWord('宿迁市教育局受理窗口', org)).toBe('宿迁市教育局受理窗口');
});

test('a reason names who reads it: whom a case is put to, or the bureau; of what is dropped nobody', () => {
  const reads = (life: Life, verb: Verb, bureau: boolean) =>
    readerOf(verb, { life, bureau, kind: 'provider' });
  expect(reads('order', 'return', true)).toBe('提供者');
  expect(reads('listing', 'release', true)).toBe('提供者');
  expect(reads('stop_use', 'report', false)).toBe('教育部门');
  expect(reads('listing', 'dismiss', true)).toBeUndefined();
  expect(reads('referral', 'dismiss', true)).toBeUndefined();
  expect(reads('complaint', 'uphold', true)).toBe('投诉人');
  for (const life of lifeIds) expect(backTo(life)).toMatch(/^查看/);
});

test('what happens next is told of each kind, and nothing about posters', () => {
  const rules = (life: Life) =>
    ({
      policy: { words: { places: { to: { life, title: 't', standing: 'listed' } } } },
    }) as unknown as Rules;
  const next = (life: Life, verb: Verb) => nextAfter(rules(life), verb, 'from', 'to') ?? '';
  expect(next('listing', 'enlist')).toContain('名单已经公布');
  expect(next('order', 'return')).not.toContain('学校');
  expect(next('stop_use', 'report')).toContain('核对');
  expect(next('referral', 'issue')).toContain('反馈');
  for (const life of ['order', 'listing', 'stop_use', 'referral'] as const)
    for (const verb of ['report', 'verify', 'return', 'issue', 'answer'] as const)
      expect(next(life, verb)).not.toContain('海报');
});
