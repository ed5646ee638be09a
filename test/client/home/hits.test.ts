import { verdictWords } from '@shared/vocabulary/verdicts';
import type { FoundApp } from '@client/pages/home/hits';
import { marksOf, nearSays, partsOf } from '@client/pages/home/hits';

const app = {
  id: 'app_1',
  name: '智学伴',
  kind: 'app',
  provider: '某公司',
  moeStanding: 'valid',
  barredBy: [] as string[],
  source: 'registry',
} as const;
const at = (verdict: 'yes' | 'suspended' | 'none'): FoundApp['at'] => ({
  school: { id: 'org_1', name: '河滨小学', kind: 'school', bureau: '宿迁市教育局' },
  app,
  use: verdict === 'suspended' ? 'no' : verdict,
  verdict,
  word: verdictWords[verdict],
});
const words = (found: FoundApp) => marksOf(found).map((m) => m.word);

test('of an app alone a search says nothing good; in a school, whether it may be used', () => {
  expect(words({ app })).toEqual([]);
  expect(marksOf({ app, at: at('yes') })).toMatchObject([{ tone: 'filed', word: '可以使用' }]);
  expect(marksOf({ app, at: at('suspended') })).toMatchObject([{ tone: 'stop', word: '暂停使用' }]);
});

test('barred and nationally revoked stand on the hit, and nothing green beside them', () => {
  for (const found of [
    { app: { ...app, barredBy: ['河滨市教育局'] }, at: at('yes') },
    { app: { ...app, moeStanding: 'revoked' as const }, at: at('yes') },
    { app: { ...app, moeStanding: 'revoked' as const }, at: at('none') },
    { app: { ...app, barredBy: ['河滨市教育局'], moeStanding: 'revoked' as const } },
  ]) {
    expect(marksOf(found).length).toBeGreaterThan(0);
    for (const mark of marksOf(found)) expect(mark.tone).toBe('stop');
  }
  expect(words({ app: { ...app, barredBy: ['河滨市教育局'], moeStanding: 'revoked' } })).toEqual([
    '禁止使用',
    '国家备案已撤销',
  ]);
  expect(words({ app: { ...app, moeStanding: 'paused' } })).toEqual(['国家备案已暂停']);
});

test('the letters that were typed are told from the rest, in either width and case, whatever signs stand among them', () => {
  expect(partsOf('智学伴（演示）', '智学拌')).toEqual(['', '智学', '伴（演示）']);
  expect(partsOf('AI口语', 'ａｉ')).toEqual(['', 'AI', '口语']);
  expect(partsOf('口算', '^-]\\[')).toEqual(['口算']);
  expect(partsOf('口算', '口]^算')).toEqual(['', '口算', '']);
});

test('what only comes near is asked about by the name that was typed; pinyin is not called a name', () => {
  expect(nearSays('智学拌')).toBe('没有叫“智学拌”的应用或学校。您要找的是不是：');
  expect(nearSays('zxb')).toBe('您要找的是不是：');
});
