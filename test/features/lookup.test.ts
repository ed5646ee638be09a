import { barProvider } from '@functions/demo/plant';
import { api } from '@shared/contract';
import { ask } from '../account-world';
import { act, aFiling, anApp } from '../make';
import { requestOf } from '../client';
import { makeWorld, type TestWorld } from '../world';

const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
let w: TestWorld;
let code: string;
let id: string;
beforeAll(async () => {
  w = await makeWorld();
  id = await aFiling(w, { at: 'filed' });
  code = (await w.citySchool.teacher.api.case.open({ id })).value.poster!.code;
});
afterAll(() => w.close());

const pair = async (app: string, school = w.citySchool.id) =>
  (await w.public.lookup.byPair({ school, app })).value;

describe('a parent scans the poster', () => {
  test('[S0-15] and reads, without signing in, whether, why, free or not, required or not, by whom, since when, until when', async () => {
    expect((await w.public.lookup.byCode({ code })).value).toMatchObject({
      asOf: '2026-09-01',
      use: 'yes',
      rule: 'filed',
      free: true,
      nature: 'recommended',
      scope: '学生、教师 · 三年级 · 作业与练习',
      decidedBy: '河滨市教育局',
      decidedOn: '2026-09-01',
      since: '2026-09-01',
      app: { name: '智学伴', provider: '河滨智学科技有限公司', moeNo: '教APP备3200123号' },
      school: { name: '河滨实验小学' },
      clause: { doc: '宿教办发〔2024〕25号', no: '二' },
    });
  });

  test('[S0-25] the bureau’s telephone stands on every answer, filed or not, and on the page of all bureaus', async () => {
    expect((await w.public.lookup.byCode({ code })).value.bureau).toEqual({
      name: '河滨市教育局',
      tel: '0527-80000001',
    });
    expect((await pair(w.apps.other, w.zoneSchool.id)).bureau).toEqual({
      name: '高新区教育工作办公室',
      tel: '0527-80000001',
    });
    for (const b of (await w.public.lookup.about({})).value.bureaus)
      expect(b.tel).toBe('0527-80000001');
  });

  test('[S0-14] the national platform’s address for one’s own choice stands on every answer', async () => {
    for (const answer of [(await w.public.lookup.byCode({ code })).value, await pair(w.apps.other)])
      expect(answer.platform).toBe('https://app.eduyun.cn/');
  });

  test('[S0-19] what the rules forbid, each with its article quoted', async () => {
    const { forbids, clauses } = (await w.public.lookup.byCode({ code })).value;
    const quoted = (title: string): string =>
      clauses[forbids.find((f) => f.title === title)!.clause]!.quote;
    expect(quoted('公布学生成绩和排名')).toContain('不得使用“学习工具”公布学生成绩和排名');
    expect(quoted('有商业广告')).toContain('不得植入商业广告');
    expect(quoted('超出备案范围使用')).toContain('不得超备案范围开展教学活动');
    for (const f of forbids)
      expect(clauses[f.clause]).toMatchObject({
        kind: 'text',
        quote: expect.stringMatching(/.{6,}/),
      });
  });

  test('[S0-32] no person, no telephone of the school, no file stands in it', async () => {
    const { text } = await w.public.lookup.byCode({ code });
    expect(text).not.toMatch(/周敏|林校长|陈副校长|13800001234|老师|局长|doc_|usr_/);
  });
});

describe('a code that is not ours', () => {
  test('one letter changed, at any place and to any letter, is told from a code that nobody has', async () => {
    for (let at = 0; at < code.length; at += 1) {
      for (const letter of LETTERS) {
        if (letter === code[at]) continue;
        const r = await w.public.lookup.byCode({
          code: code.slice(0, at) + letter + code.slice(at + 1),
        });
        if (r.status !== 404 || r.refusal?.code !== 'bad_code')
          throw new Error(`place ${at}, letter ${letter}: ${r.text}`);
      }
    }
  });
  test('neighbours swapped, a letter lost or added, another script', async () => {
    const swapped = Array.from(
      { length: code.length - 1 },
      (_, i) => code.slice(0, i) + code[i + 1] + code[i] + code.slice(i + 2),
    ).filter((c) => c !== code);
    for (const wrong of [...swapped, code.slice(1), `${code}0`, '二维码', '%27', 'x'])
      expect((await w.public.lookup.byCode({ code: wrong })).refusal?.code).toBe('bad_code');
  });
  test('a whole code that no poster has is not found; upper case, hyphens and spaces are forgiven', async () => {
    expect(await w.public.lookup.byCode({ code: w.server.newCode() })).toMatchObject({
      status: 404,
      refusal: { code: 'not_found' },
    });
    for (const same of [code.toUpperCase(), code.replace(/(.{4})/g, '$1-'), ` ${code} `])
      expect((await w.public.lookup.byCode({ code: same })).value.use).toBe('yes');
  });
});

describe('by school and app', () => {
  test('what was never filed reads 未查到备案, with the article that asks for a filing, and no date', async () => {
    const none = await pair(w.apps.other);
    expect(none).toMatchObject({
      use: 'none',
      rule: 'none',
      says: '未查到备案，备案审查后方可使用',
      clause: { doc: '宿教办发〔2024〕25号', no: '二' },
    });
    for (const not of ['since', 'decidedOn', 'standing', 'code', 'free'])
      expect(none).not.toHaveProperty(not);
  });
  test('a filing of one school is none for another', async () => {
    expect((await pair(w.apps.reader, w.countySchool.id)).use).toBe('none');
  });
  test.each(['intake', 'review', 'approval'] as const)(
    'at %s it is in review, and not to be used',
    async (at) => {
      const app = await anApp(w);
      await aFiling(w, { at, app });
      expect(await pair(app)).toMatchObject({
        use: 'none',
        rule: 'in_review',
        says: '正在审查，暂不可用',
      });
      expect(await pair(app)).not.toHaveProperty('decidedOn');
    },
  );
  test('a draft is nothing to anybody', async () => {
    const app = await anApp(w);
    await aFiling(w, { at: 'signing', app });
    expect((await pair(app)).rule).toBe('none');
  });
  test('what is no id, or of nothing, is not found', async () => {
    for (const input of [
      { school: 'org_x', app: w.apps.reader },
      { school: w.citySchool.id, app: "app_' OR 1=1" },
      { school: `org_${'0'.repeat(24)}`, app: w.apps.reader },
    ])
      expect((await w.public.lookup.byPair(input)).status).toBe(404);
  });
  test('a barred provider is red at once, filed or not, and only until it is taken off the list', async () => {
    const app = await anApp(w);
    await aFiling(w, { at: 'filed', app });
    const fresh = await anApp(w);
    await w.asSystem(async (tx) => {
      await barProvider(tx, app);
      await barProvider(tx, fresh);
    });
    for (const a of [app, fresh])
      expect(await pair(a)).toMatchObject({
        use: 'no',
        rule: 'barred',
        says: '提供者已列入黑名单，禁止使用',
        list: { title: '黑名单' },
      });
    await ask(w, `UPDATE provider SET listed = '{}'`);
    expect([(await pair(app)).rule, (await pair(fresh)).rule]).toEqual(['filed', 'none']);
  });
});

describe('search', () => {
  const hits = async (q: string) =>
    (await w.public.lookup.search({ q })).value.items.map((h) => [
      h.school.name,
      h.app.name,
      h.use,
    ]);
  const filed = ['河滨实验小学', '智学伴', 'yes'];

  test('by part of a name, from one character upward, and by part of the school’s', async () => {
    for (const q of ['伴', '学伴', '智学伴', ' 智学伴 ', '滨实验'])
      expect(await hits(q)).toContainEqual(filed);
    for (const q of ['伴学', '智伴', '学伴智']) expect(await hits(q)).toEqual([]);
  });
  test('by 备案号, in full-width letters too', async () => {
    for (const q of ['教APP备3200123号', '教ＡＰＰ备３２００１２３号', '3200123'])
      expect(await hits(q)).toEqual([filed]);
    expect(await hits('教APP备3299999号')).toEqual([]);
  });
  test('signs that mean something to a database are only signs', async () => {
    for (const q of ['%', '_', "'", '\\', '%%', '智%伴', '智_伴', "智'伴", '"', ';--', '*'])
      expect(await hits(q)).toEqual([]);
    expect((await w.public.lookup.search({ q: '   ' })).value.items).toEqual([]);
  });
  test('of 61 and of 500 characters is refused in words', async () => {
    for (const q of ['智'.repeat(61), '智'.repeat(500)]) {
      expect(await w.public.lookup.search({ q })).toMatchObject({
        status: 422,
        refusal: { code: 'search_too_long', params: { max: 60 } },
      });
      expect((await w.public.lookup.schools({ q })).refusal?.code).toBe('search_too_long');
      expect((await w.public.lookup.findApp({ name: q })).refusal?.code).toBe('search_too_long');
    }
    expect((await w.public.lookup.search({ q: '智'.repeat(60) })).status).toBe(200);
  });
  test('a name match alone is never 已备案: an app nobody filed is found as an app, not as filed', async () => {
    await anApp(w, { name: '智学伴侣' });
    expect(
      (await w.public.lookup.findApp({ name: '智学伴' })).value.apps.map((a) => a.name).sort(),
    ).toEqual(['智学伴', '智学伴侣']);
    expect(await hits('伴侣')).toEqual([]);
    expect(JSON.stringify((await w.public.lookup.findApp({ name: '智学伴' })).value)).not.toMatch(
      /"use"|已备案|可以使用/,
    );
  });
  test('in one school only, and by package name or store', async () => {
    expect(
      (await w.public.lookup.search({ q: '智学伴', school: w.countySchool.id })).value.items,
    ).toEqual([]);
    expect(
      (await w.public.lookup.findApp({ packageName: 'com.example.zhixueban' })).value.apps,
    ).toMatchObject([{ name: '智学伴' }]);
    expect(
      (await w.public.lookup.findApp({ storeId: 'apple:1234567890' })).value.apps,
    ).toMatchObject([{ name: '智学伴' }]);
    expect((await w.public.lookup.findApp({})).value.apps).toEqual([]);
  });
  test('schools by part of their name; a bureau is none', async () => {
    expect(
      (await w.public.lookup.schools({ q: '小学' })).value.items.map((s) => s.name).sort(),
    ).toEqual(['柳湾第一小学', '河滨实验小学', '高新区中心小学'].sort());
    expect(
      (await w.public.lookup.schools({ q: '教育局' })).value.items.map((s) => s.kind),
    ).not.toContain('bureau');
  });
  test('pages follow each other without a gap or a repeat', async () => {
    const apps: string[] = [];
    for (let i = 0; i < 22; i += 1) apps.push(await anApp(w, { name: `翻页${i}号` }));
    for (const app of apps)
      await aFiling(w, { at: 'intake', app, school: w.zoneSchool, bureau: w.zone });
    const first = (await w.public.lookup.search({ q: '翻页' })).value;
    const second = (await w.public.lookup.search({ q: '翻页', after: first.next! })).value;
    expect([first.items.length, second.items.length, second.next]).toEqual([20, 2, undefined]);
    expect(new Set([...first.items, ...second.items].map((h) => h.app.id)).size).toBe(22);
  });
});

test('the entity tag spares a second reading, and changes with a suspension, a new day and a barred provider', async () => {
  const get = (tag?: string) => {
    const request = requestOf(api.lookup.byCode, { code });
    if (tag) request.headers.set('if-none-match', tag);
    return w.fetch(request);
  };
  const tag = (await get()).headers.get('etag')!;
  const same = await get(tag);
  expect([same.status, await same.text(), same.headers.get('cache-control')]).toEqual([
    304,
    '',
    'no-cache',
  ]);
  w.clock.set('2026-09-02T01:00:00.000Z');
  const tomorrow = await get(tag);
  expect(tomorrow.status).toBe(200);
  const next = tomorrow.headers.get('etag')!;
  await act(w.city.desk, id, { do: 'suspend', reason: '事件' });
  const red = await get(next);
  expect([red.status, ((await red.json()) as { use: string }).use]).toEqual([200, 'no']);
  await act(w.city.head, id, { do: 'resume', reason: '已整改' });
  const green = (await get()).headers.get('etag')!;
  await w.asSystem((tx) => barProvider(tx, w.apps.reader));
  expect(((await (await get(green)).json()) as { rule: string }).rule).toBe('barred');
});
