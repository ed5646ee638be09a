import type { PublicListView, WholeEntry } from '@shared/contract/lists';
import { bureauHere, regionsOf } from '@client/about/region';
import {
  complainAddress,
  conditionOf,
  daysOf,
  isForbidden,
  releaseSays,
  rowsOf,
} from '@client/public/list-entry/entry';
import { daysOf as linesDays, keyOf, noEntries, tabsOf } from '@client/public/lists/lists';

const clause = { doc: 'd', no: '第七条', quote: 'q', kind: 'text' as const };
const list = (of: Partial<PublicListView> = {}): PublicListView => ({
  bureau: { id: 'org_1', name: '濮阳市教育局' },
  list: 'black',
  kind: 'black',
  title: '濮阳市校园学习类APP黑名单',
  clause,
  now: 6,
  ...of,
});
const entry = (of: Partial<WholeEntry> = {}): WholeEntry => ({
  id: 'cas_1',
  app: { id: 'app_1', name: '口算大王' },
  provider: '博闻公司',
  since: '2026-11-27',
  list: list(),
  shown: [
    { label: '应用', text: '口算大王' },
    { label: '提供者', text: '博闻公司' },
    { label: '列入日期', day: '2026-11-27' },
  ],
  holds: [],
  release: [],
  steps: [],
  ...of,
});

describe('the lists of a region', () => {
  test('each has a tab with how many stand on it; two of a kind are told apart by their bureau', () => {
    const white = list({ list: 'white', kind: 'white', now: 38 });
    expect(tabsOf([list(), white])).toEqual([
      { key: 'org_1/black', label: '黑名单', count: 6 },
      { key: 'org_1/white', label: '白名单', count: 38 },
    ]);
    const other = list({ bureau: { id: 'org_2', name: '濮阳县教育局' } });
    expect(tabsOf([list(), other]).map(({ label }) => label)).toEqual([
      '黑名单（濮阳市教育局）',
      '黑名单（濮阳县教育局）',
    ]);
    expect(keyOf(other)).toBe('org_2/black');
  });

  test('a line says from when, and until when once it was taken off', () => {
    expect(linesDays({ since: '2026-11-27' })).toBe('2026年11月27日列入');
    expect(linesDays({ since: '2024-03-01', ended: '2026-03-03' })).toBe(
      '2024年3月1日列入，2026年3月3日移出',
    );
  });

  test('nothing found is no verdict, and an empty list says that it is empty', () => {
    expect(noEntries('口算', false)).toMatchObject({ title: '没有找到“口算”' });
    expect(noEntries('口算', false).note).toContain('只说明名称没有对上');
    expect(noEntries('', true).title).not.toBe(noEntries('', false).title);
  });
});

describe('one entry', () => {
  const today = '2026-11-27';

  test('each condition says how far it is: passed, on its way with the days left, or open', () => {
    expect(conditionOf({ what: '禁用期已满', day: '2028-11-27', met: false }, today)).toEqual({
      what: '禁用期已满',
      state: '2028年11月27日满，还有 731 天',
      tone: 'waiting',
      icon: 'clock',
    });
    expect(conditionOf({ what: '整改合格', met: false }, today)).toMatchObject({
      state: '还没有',
      tone: 'ended',
    });
    expect(conditionOf({ what: '整改合格，待移出', met: true }, today)).toMatchObject({
      what: '整改合格',
      state: '已经满足',
      tone: 'filed',
    });
    expect(conditionOf({ what: 'x', day: '2026-01-01', met: true }, today)).toMatchObject({
      state: '2026年1月1日满',
      tone: 'filed',
    });
  });

  test('who decides stands above the conditions, one or several; of one taken off nothing', () => {
    const one = { what: '整改合格', met: false };
    expect(releaseSays(entry({ release: [one, one] }))).toBe(
      '下面的条件都满足，由濮阳市教育局决定：',
    );
    expect(releaseSays(entry({ release: [one] }))).toBe('满足下面的条件，由濮阳市教育局决定：');
    expect(releaseSays(entry())).toBe('没有固定的期限，由濮阳市教育局决定是否移出。');
    expect(releaseSays(entry({ ended: '2028-11-28' }))).toBeUndefined();
    // Nobody asks how to leave a good list where the text does not say it.
    expect(releaseSays(entry({ list: list({ kind: 'white' }) }))).toBeUndefined();
  });

  test('what the policy publishes is shown in its order, the name of the app once', () => {
    expect(rowsOf(entry())).toEqual([
      { label: '提供者', value: '博闻公司' },
      { label: '列入日期', value: '2026年11月27日' },
    ]);
    expect(daysOf(entry())).toBe('2026年11月27日起');
    expect(daysOf(entry({ ended: '2028-11-28' }))).toBe('2026年11月27日—2028年11月28日');
  });

  test('only what stands on a bad list now is a reason to complain', () => {
    expect(isForbidden(entry())).toBe(true);
    expect(isForbidden(entry({ ended: '2028-11-28' }))).toBe(false);
    expect(isForbidden(entry({ list: list({ kind: 'white' }) }))).toBe(false);
  });

  test('a complaint begins at the child’s school, or where it is chosen', () => {
    const { app } = entry();
    expect(complainAddress(app, { id: 'org_9' })).toBe(
      '/public/complain/index?school=org_9&app=app_1',
    );
    expect(complainAddress(app)).toBe(
      `/public/app/index?name=${encodeURIComponent('口算大王')}&app=app_1`,
    );
  });
});

describe('the bureau a phone has to do with', () => {
  const of = (id: string, root: string) => ({ id, name: `${id}教育局`, tel: '', root });
  const all = [of('濮阳', 'py'), of('清丰', 'py'), of('北京', 'bj')];

  test('the one met last, else the first of the region chosen before', () => {
    expect(bureauHere(all, { bureau: '清丰教育局', root: 'bj' })?.id).toBe('清丰');
    expect(bureauHere(all, { root: 'bj' })?.id).toBe('北京');
    expect(bureauHere(all, {})).toBeUndefined();
  });

  test('a region chosen now counts more; where there is one alone nobody chooses', () => {
    expect(bureauHere(all, { bureau: '清丰教育局' }, 'bj')?.id).toBe('北京');
    expect(bureauHere(all.slice(0, 2), {})?.id).toBe('濮阳');
    expect(regionsOf(all).map(({ id }) => id)).toEqual(['濮阳', '北京']);
  });
});
