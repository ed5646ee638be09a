import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { searchLetters } from '@shared/kernel/names';
import { barProvider, plantApp, plantOrg } from '@functions/demo/plant';
import { soundRows } from '../../tools/letter-sounds';
import { ask } from '../account-world';
import { aFiling } from '../make';
import { demonstration, invented, nonsense, queries, rules, type Query } from '../search/queries';
import { makeWorld, type TestWorld } from '../world';

const SEED = 2026;
const made = invented(SEED);
let w: TestWorld;

const plantNames = (): Promise<void> =>
  w.asSystem(async (tx) => {
    for (const [i, name] of [...made.apps, ...demonstration.apps].entries())
      await plantApp(w.server, tx, { name, kind: 'app', provider: `河滨${i}号科技有限公司` });
    for (const name of [...made.schools, ...demonstration.schools])
      await plantOrg(w.server, tx, {
        name,
        kind: 'school',
        bureau: w.city.id,
        path: w.city.path,
        level: 'city',
      });
  });

beforeAll(async () => {
  w = await makeWorld();
  await plantNames();
});
afterAll(() => w.close());

const search = async (q: string) => (await w.public.lookup.search({ q })).value;

/** On which place the right one stands, from 1; Infinity when it is not there. */
const placeOf = async ({ text, app, school }: Query): Promise<number> => {
  const { found } = await search(text);
  const at = found.findIndex((f) =>
    'app' in f
      ? f.app.name === app && (school === undefined || f.at?.school.name === school)
      : app === undefined && f.school.name === school,
  );
  return at < 0 ? Infinity : at + 1;
};

test('of 400 queries as people type them, the right one stands among the first three for 95 in a hundred, first for 80', async () => {
  const places: { query: Query; place: number }[] = [];
  for (const query of queries(SEED, 400, made)) places.push({ query, place: await placeOf(query) });
  const share = (of: typeof places, within: number): number =>
    of.filter(({ place }) => place <= within).length / of.length;
  const percent = (n: number): string => `${(100 * n).toFixed(1)} %`;
  const lines = rules.map((rule) => {
    const of = places.filter(({ query }) => query.rule === rule);
    return `${rule.padEnd(20)} ${of.length}: first ${percent(share(of, 1))}, among three ${percent(share(of, 3))}`;
  });
  const missed = places
    .filter(({ place }) => place > 3)
    .map(
      ({ query }) => `  ${query.rule}: ${query.text} <- ${query.app ?? ''} ${query.school ?? ''}`,
    );
  process.stdout.write(
    `${[...lines, `all 400: first ${percent(share(places, 1))}, among three ${percent(share(places, 3))}`, ...missed].join('\n')}\n`,
  );
  expect(share(places, 3)).toBeGreaterThanOrEqual(0.95);
  expect(share(places, 1)).toBeGreaterThanOrEqual(0.8);
}, 300_000);

// What schools and apps may do, in any words in which this house says it.
const LEGAL = /不得|禁止|未查到备案|没有备案|暂不可用|可以使用|推荐使用|要求使用|投诉/;

test('of 100 strings that mean nothing none is told what a school may do', async () => {
  const strings = nonsense(SEED, 100);
  expect(new Set(strings).size).toBeGreaterThan(95);
  let silent = 0;
  for (const q of strings) {
    const reply = await w.public.lookup.search({ q });
    expect(reply.status).toBe(200);
    expect([q, LEGAL.exec(reply.text)]).toEqual([q, null]);
    expect(reply.value.items).toEqual([]);
    if (reply.value.found.length === 0) silent += 1;
    expect([q, LEGAL.exec((await w.public.lookup.findApp({ name: q })).text)]).toEqual([q, null]);
  }
  process.stdout.write(`${silent} of 100 found nothing at all\n`);
  expect(silent).toBeGreaterThan(70);
}, 120_000);

describe('as people type', () => {
  const first = async (q: string): Promise<string | undefined> => {
    const one = (await search(q)).found[0];
    return one && ('app' in one ? one.app.name : one.school.name);
  };

  test.each([
    ['智学拌', '智学伴'],
    ['只雪拌', '智学伴'],
    ['zhixueban', '智学伴'],
    ['zhixueb', '智学伴'],
    ['zxb', '智学伴'],
    ['ZXB', '智学伴'],
    ['zhi xue ban', '智学伴'],
    ['ＺＨＩＸＵＥＢＡＮ', '智学伴'],
    ['minyueketang', '民乐课堂（演示）'],
    ['minleketang', '民乐课堂（演示）'],
    ['mykt', '民乐课堂（演示）'],
    ['云上美术馆(演示)', '云上美术馆（演示）'],
    ['【云上美术馆】', '云上美术馆（演示）'],
    ['瑞安云江幼儿园', '瑞安市云江幼儿园（演示）'],
    ['yunjiangyouer', '瑞安市云江幼儿园（演示）'],
    ['刘湾第一小学', '柳湾第一小学'],
  ])('%s means %s', async (typed, name) => {
    expect(await first(typed)).toBe(name);
  });

  test('what holds the very letters stands alone; what only comes near is not called found', async () => {
    const exact = await search('智学伴');
    expect([exact.exact, exact.found.map((f) => 'app' in f && f.app.name)]).toEqual([
      true,
      expect.arrayContaining(['智学伴']),
    ]);
    expect((await search('智学拌')).exact).toBe(false);
    expect((await search('智学拌')).items).toEqual([]);
  });

  test('an app and a school in one line: what may be done there stands on the app, filed or not', async () => {
    const before = await search('智学拌 河滨实验小学');
    expect(before).toMatchObject({ exact: false, named: '智学拌' });
    expect(before.found[0]).toMatchObject({
      app: { name: '智学伴' },
      at: { school: { name: expect.stringContaining('河滨实验小学') }, use: 'none' },
    });
    await aFiling(w, { at: 'filed' });
    for (const q of ['智学伴 河滨', '河滨智学伴', '智学拌河滨实验小学', 'zxb hbsyxx'])
      expect([q, (await search(q)).found[0]]).toMatchObject([
        q,
        { app: { name: '智学伴' }, at: { school: { name: '河滨实验小学' }, use: 'yes' } },
      ]);
  });

  test('what only comes near has no line among the answers of schools, filed or not', async () => {
    expect((await search('智学伴')).items.map((i) => i.use)).toContain('yes');
    expect((await search('智学拌')).found[0]).toMatchObject({ app: { name: '智学伴' } });
    for (const q of ['智学拌', 'zxb', '河宾实验小学'])
      expect([q, (await search(q)).items]).toEqual([q, []]);
  });

  test('the child’s school, when the phone knows one, stands on the app too', async () => {
    const { found } = (await w.public.lookup.search({ q: '口算小达人', school: w.citySchool.id }))
      .value;
    expect(found[0]).toMatchObject({
      app: { name: expect.stringContaining('口算小达人') },
      at: { school: { id: w.citySchool.id }, use: 'none', word: '未查到备案' },
    });
  });

  test('a barred provider and a revoked national filing stand on the hit; no green beside them', async () => {
    const app = await w.asSystem(async (tx) => {
      const barred = await plantApp(w.server, tx, {
        name: '霓虹题霸',
        kind: 'app',
        provider: '霓虹科技有限公司',
        moeNo: '教APP备3200777号',
      });
      await plantApp(w.server, tx, {
        name: '极光背词',
        kind: 'app',
        provider: '极光科技有限公司',
        moeNo: '教APP备3200778号',
        moeStanding: 'revoked',
      });
      return barred;
    });
    await aFiling(w, { at: 'intake', app });
    await w.asSystem((tx) => barProvider(tx, app));
    expect((await search('霓红题霸')).found[0]).toMatchObject({
      app: { id: app, barredBy: ['河滨市教育局'] },
    });
    expect((await search('极光')).found[0]).toMatchObject({ app: { moeStanding: 'revoked' } });
    expect((await search('霓虹题霸')).items).toMatchObject([{ app: { id: app }, use: 'no' }]);
  });

  test('a school with what it has filed; its tools page by page when nothing is typed', async () => {
    const { found } = await search('河滨实验小学');
    expect(found).toContainEqual({
      school: expect.objectContaining({ id: w.citySchool.id, bureau: '河滨市教育局' }),
      filed: 1,
    });
    const own = (await w.public.lookup.search({ school: w.citySchool.id })).value;
    expect(own.items.map((i) => [i.app.name, i.use])).toContainEqual(['智学伴', 'yes']);
    expect(own.found).toMatchObject([{ school: { id: w.citySchool.id }, filed: 1 }]);
    expect((await w.public.lookup.search({ q: '' })).value.items).toEqual([]);
  });

  test('schools by name: those that come near only when none holds the letters, and said so', async () => {
    const near = (await w.public.lookup.schools({ q: '河宾实验小学' })).value;
    expect([near.near, near.items[0]?.name]).toEqual([
      true,
      expect.stringContaining('河滨实验小学'),
    ]);
    expect((await w.public.lookup.schools({ q: '河滨' })).value).not.toHaveProperty('near');
    expect((await w.public.lookup.schools({ q: '餐祝' })).value).toEqual({ items: [] });
  });
});

describe('what a name is found by', () => {
  test('follows a new name, an end, and a desk’s first look', async () => {
    const id = await w.asSystem((tx) =>
      plantOrg(w.server, tx, {
        name: '玄圃书院小学',
        kind: 'school',
        bureau: w.city.id,
        path: w.city.path,
        level: 'city',
      }),
    );
    const names = async (q: string) => (await w.public.lookup.schools({ q })).value.items;
    expect(await names('玄圃书院')).toHaveLength(1);
    await ask(w, 'UPDATE org SET name = $1 WHERE id = $2', '阆风书院小学', id);
    expect([await names('玄圃'), (await names('阆风'))[0]?.id]).toEqual([[], id]);
    await ask(w, 'UPDATE org SET active = false WHERE id = $1', id);
    expect(await names('阆风')).toEqual([]);

    const typed = await w.zoneSchool.teacher.api.registry.add({
      name: '昆仑算数',
      kind: 'app',
      provider: '某某公司',
    });
    expect((await search('昆仑算数')).found).toEqual([]);
    await ask(w, 'UPDATE app SET looked_at = true WHERE id = $1', typed.value.app);
    expect((await search('kunlunsuanshu')).found[0]).toMatchObject({ app: { name: '昆仑算数' } });
  });

  test('the application may read keys and sounds, and write neither', async () => {
    for (const statement of [
      `INSERT INTO name_key VALUES ('al', 'x', 'app_x', 1)`,
      `DELETE FROM name_key`,
      `UPDATE letter_sound SET sounds = 'x'`,
    ])
      await expect(w.asSystem((tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
        /permission denied/,
      );
  });

  test('letters are the same here and in the database, and every character sounds as pinyin-pro says', async () => {
    const names = [...made.apps, ...made.schools, 'ＡＢＣ ①学伴〔演示〕', 'Ünï·код ñ', '𠮷野家'];
    const rows = await ask<{ letters: string }>(
      w,
      'SELECT search_letters(n) AS letters FROM unnest($1::text[]) WITH ORDINALITY u (n, i) ORDER BY i',
      names,
    );
    expect(rows.map((r) => r.letters)).toEqual(names.map(searchLetters));
    expect(
      readFileSync('functions/db/migrations/0002-letter-sounds.sql', 'utf8').includes(soundRows()),
    ).toBe(true);
  });
});
