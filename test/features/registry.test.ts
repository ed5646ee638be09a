import { barProvider, plantApp } from '@functions/demo/plant';
import { ask } from '../account-world';
import { aFiling } from '../make';
import { makeWorld, type TestWorld } from '../world';

let w: TestWorld;
beforeAll(async () => {
  w = await makeWorld();
  await w.asSystem(async (tx) => {
    await plantApp(w.server, tx, {
      name: 'Ｒｅａｄ Well（家长版）',
      kind: 'app',
      provider: '远山软件有限公司',
    });
    await plantApp(w.server, tx, {
      name: '百分%数_学\\堂',
      kind: 'app',
      provider: '远山软件有限公司',
    });
    await plantApp(w.server, tx, { name: '学智学', kind: 'app', provider: '远山软件有限公司' });
  });
});
afterAll(() => w.close());

type Input = Parameters<typeof w.citySchool.teacher.api.registry.find>[0];
const asked = async (input: Input, who = w.citySchool.teacher) => {
  const { apps, near = false } = (await who.api.registry.find(input)).value;
  return { near, names: apps.map((a) => a.name) };
};
/** What is found by an identifier or by its very letters; what only comes near is not. */
const find = async (input: Input, who = w.citySchool.teacher) => {
  const { near, names } = await asked(input, who);
  return near ? [] : names;
};

describe('finding an app', () => {
  test('by part of its name', async () => {
    const { apps } = (await w.citySchool.teacher.api.registry.find({ q: '学伴' })).value;
    expect(apps).toEqual([
      {
        id: w.apps.reader,
        name: '智学伴',
        kind: 'app',
        provider: '河滨智学科技有限公司',
        moeNo: '教APP备3200123号',
        moeStanding: 'valid',
        barredBy: [],
        source: 'registry',
      },
    ]);
    expect(await find({ q: '学' })).toEqual(expect.arrayContaining(['智学伴', '学智学']));
  });

  test('the letters stand together: 学智 and 智学 alone do not make 智学智', async () => {
    expect(await find({ q: '智学智' })).toEqual([]);
    expect(await find({ q: '学智学' })).toEqual(['学智学']);
  });

  test('width, case and spaces do not matter', async () => {
    for (const q of ['read well', 'ＲＥＡＤ', 'READWELL(家长版)', '　well（家'])
      expect(await find({ q })).toEqual(['Ｒｅａｄ Well（家长版）']);
  });

  test('signs of the search itself are ordinary letters', async () => {
    for (const q of ['%', '_', '\\', '%数_', '_学\\'])
      expect(await find({ q })).toEqual(['百分%数_学\\堂']);
    expect(await find({ q: '%伴' })).toEqual([]);
  });

  test('by 备案号 however it is typed, package name or store id', async () => {
    for (const moeNo of ['教APP备3200123号', '教ａｐｐ备 3200123', '3200123'])
      expect(await find({ moeNo })).toEqual(['智学伴']);
    expect(await find({ q: '教APP备3200123' })).toEqual(['智学伴']);
    expect(await find({ packageName: 'com.example.zhixueban' })).toEqual(['智学伴']);
    expect(await find({ packageName: 'com.example.Zhixueban' })).toEqual([]);
    expect(await find({ storeId: 'apple:1234567890' })).toEqual(['智学伴']);
  });

  test('what an identifier names comes before what only sounds alike', async () => {
    expect(await find({ q: '口算', packageName: 'com.example.zhixueban' })).toEqual([
      '智学伴',
      '口算小达人',
    ]);
  });

  test('nothing asked, nothing found; too much asked, refused', async () => {
    for (const q of ['', '   ', '　']) expect(await find({ q })).toEqual([]);
    expect(await find({})).toEqual([]);
    expect(await find({ moeNo: '不是号码' })).toEqual([]);
    expect(
      (await w.citySchool.teacher.api.registry.find({ q: '长'.repeat(61) })).refusal?.code,
    ).toBe('search_too_long');
    expect((await w.public.registry.find({ q: '学' })).refusal?.code).toBe('sign_in_first');
  });

  test('tells my school’s open filing for it, and nobody else’s', async () => {
    const filing = await aFiling(w, { at: 'signing' });
    const mine = async (who: typeof w.city.desk) =>
      (await who.api.registry.find({ q: '智学伴' })).value.apps[0]?.mine;
    expect(await mine(w.citySchool.teacher)).toEqual({ filing, placeTitle: '待校长签名' });
    expect(await mine(w.countySchool.teacher)).toBeUndefined();
    expect(await mine(w.city.desk)).toBeUndefined();
  });

  test('says that its provider is barred, until it is taken off the list', async () => {
    await w.asSystem((tx) => barProvider(tx, w.apps.mini));
    const barred = async () =>
      (await w.city.desk.api.registry.find({ q: '家校通' })).value.apps[0]?.barredBy;
    expect(await barred()).toEqual(['河滨市教育局']);
    await ask(w, `UPDATE provider SET listed = '{}'`);
    expect(await barred()).toEqual([]);
  });
});

describe('finding an app as people type', () => {
  test.each([
    ['智学拌', '智学伴'],
    ['只雪拌', '智学伴'],
    ['zhixueban', '智学伴'],
    ['ZXB', '智学伴'],
    ['口算小答人', '口算小达人'],
    ['百分之数学堂', '百分%数_学\\堂'],
  ])('%s means %s, which is said to come near only', async (typed, name) => {
    const { near, names } = await asked({ q: typed });
    expect([near, names[0]]).toEqual([true, name]);
  });

  test('what another school typed is found too, before any bureau has looked at it, and by no public search', async () => {
    const { value } = await w.zoneSchool.teacher.api.registry.add({
      name: '昆仑算数',
      kind: 'app',
      provider: '昆仑科技有限公司',
    });
    for (const q of ['昆伦算数', 'klss', 'kunlunsuanshu']) {
      const reply = await w.citySchool.teacher.api.registry.find({ q });
      expect([q, reply.value]).toMatchObject([q, { near: true, apps: [{ id: value.app }] }]);
      expect((await w.public.lookup.search({ q })).value.found).toEqual([]);
    }
    await ask(w, 'UPDATE app SET name = $1 WHERE id = $2', '祁连算数', value.app);
    expect(await asked({ q: 'klss' })).toEqual({ near: false, names: [] });
    await ask(w, 'UPDATE app SET looked_at = true WHERE id = $1', value.app);
    expect(await asked({ q: '其连算数' })).toEqual({ near: true, names: ['祁连算数'] });
    expect((await w.public.lookup.search({ q: '其连算数' })).value.found[0]).toMatchObject({
      app: { id: value.app },
    });
  });

  test('once something holds the very letters, nothing that only comes near stands beside it', async () => {
    expect(await asked({ q: '智学伴' })).toEqual({ near: false, names: ['智学伴'] });
    expect(await asked({ q: '智学拌', packageName: 'com.example.zhixueban' })).toEqual({
      near: false,
      names: ['智学伴'],
    });
  });

  test('what means nothing finds nothing, a number comes near to no name, and too much is refused', async () => {
    for (const q of ['龘靐齉爩', 'qwrtpsdfg', '！？', '教APP备9999999号'])
      expect([q, await asked({ q })]).toEqual([q, { near: false, names: [] }]);
    const long = await w.citySchool.teacher.api.registry.find({ q: `${'智学拌'.repeat(20)}。` });
    expect(long.refusal).toMatchObject({ code: 'search_too_long', params: { max: 60 } });
  });

  test('is for who files and reviews: nobody else, and of what comes near only my own school’s filing is told', async () => {
    expect((await w.public.registry.find({ q: '智学拌' })).refusal?.code).toBe('sign_in_first');
    const filing = await aFiling(w, { at: 'signing', app: w.apps.other });
    const mine = async (who: typeof w.city.desk) =>
      (await who.api.registry.find({ q: '口算小答人' })).value.apps[0]?.mine;
    expect(await mine(w.citySchool.teacher)).toEqual({ filing, placeTitle: '待校长签名' });
    expect(await mine(w.countySchool.teacher)).toBeUndefined();
    expect(await mine(w.city.desk)).toBeUndefined();
  });
});

describe('adding an app nobody has named', () => {
  const add = (
    input: Partial<Parameters<typeof w.citySchool.teacher.api.registry.add>[0]>,
    who = w.citySchool.teacher,
  ) =>
    who.api.registry.add({ name: '新编口语', kind: 'app', provider: '新编科技有限公司', ...input });

  test('it can be filed at once, and its number is kept in its normal form', async () => {
    const { app } = (
      await add({
        name: ' 晨读  助手 ',
        moeNo: ' 教app备 3200999 ',
        packageName: 'com.example.chendu',
      })
    ).value;
    expect(
      await ask(
        w,
        'SELECT name, moe_no, moe_standing, package_name, source, typed_by FROM app WHERE id = $1',
        app,
      ),
    ).toEqual([
      {
        name: '晨读 助手',
        moe_no: '教APP备3200999号',
        moe_standing: 'unknown',
        package_name: 'com.example.chendu',
        source: 'typed',
        typed_by: w.citySchool.id,
      },
    ]);
    expect((await w.citySchool.teacher.api.case.begin({ app })).status).toBe(200);
    expect(
      (await w.countySchool.teacher.api.registry.find({ q: '晨读助手' })).value.apps,
    ).toMatchObject([{ id: app, source: 'typed', provider: '新编科技有限公司' }]);
  });

  test('the same name of the same provider is the same app, also from another school; a mini-program of that name is another', async () => {
    const { app } = (await add({})).value;
    expect((await add({ provider: ' 新编科技有限公司 ' }, w.countySchool.teacher)).value.app).toBe(
      app,
    );
    expect((await add({ kind: 'mini' })).value.app).not.toBe(app);
    expect((await add({ provider: '旧编科技有限公司' })).value.app).not.toBe(app);
    expect((await add({ name: '智学伴', provider: '河滨智学科技有限公司' })).value.app).toBe(
      w.apps.reader,
    );
  });

  test('many at once make one app and one provider', async () => {
    await Promise.all(Array.from({ length: 8 }, () => w.city.desk.api.account.me({}))); // every connection is open, so that they truly meet
    for (const n of [1, 2, 3, 4]) {
      const all = await Promise.all(
        Array.from({ length: 8 }, () =>
          add({ name: `同时口算${n}`, provider: `同时科技${n}有限公司` }),
        ),
      );
      expect(new Set(all.map((r) => r.value.app)).size).toBe(1);
      expect(
        await ask(w, 'SELECT 1 FROM provider WHERE name = $1', `同时科技${n}有限公司`),
      ).toHaveLength(1);
    }
  });

  test('everything wrong is said at once', async () => {
    const reply = await add({
      name: '好😀',
      provider: '  ',
      moeNo: '教APP备12号',
      packageName: 'not a package',
    });
    expect(reply.refusal).toMatchObject({
      code: 'faults',
      faults: [
        { field: 'name', code: 'emoji' },
        { field: 'provider', code: 'missing' },
        { field: 'moeNo', code: 'moe_no_shape' },
        { field: 'packageName', code: 'code_shape' },
      ],
    });
  });

  test('is the schools’ business', async () => {
    expect((await add({}, w.city.desk)).refusal?.code).toBe('not_yours');
  });
});

test('a provider on the blacklist is the same firm with a space or in wide letters', async () => {
  const firm = '黑榜软件有限公司';
  const add = (of: { name: string; provider: string }) =>
    w.citySchool.teacher.api.registry.add({ kind: 'app', ...of });
  const first = await add({ name: '黑榜一号', provider: firm });
  await w.asSystem((tx) => barProvider(tx, first.value.app));
  for (const spelled of ['黑榜 软件有限公司', ' 黑榜软件有限公司　', '黑榜\u3000软件 有限公司']) {
    const again = await add({ name: '黑榜一号', provider: spelled });
    expect(again.value.app).toBe(first.value.app);
    expect((await w.citySchool.teacher.api.registry.find({ q: '黑榜' })).value.apps).toMatchObject([
      { barredBy: ['河滨市教育局'] },
    ]);
  }
  expect(await ask(w, "SELECT 1 FROM provider WHERE name LIKE '黑榜%'")).toHaveLength(1);
});
