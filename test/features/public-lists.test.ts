import { plantApp } from '@functions/demo/plant';
import { parse } from 'papaparse';
import { api } from '@shared/contract';
import { ask } from '../account-world';
import { requestOf } from '../client';
import { enlist, makeEffectWorld, nominated } from '../effect-world';
import { plantEntry } from '../every-life';
import { act, upload } from '../make';
import type { RegionWorld } from '../region-world';
import { rowsOfWorkbook } from '../zip';

// 濮阳 第七条: 市教育局 publishes its black list, for anybody to read, to search and to take along.
const TITLE = '濮阳市校园学习类APP黑名单';
let w: RegionWorld;
let city: { id: string; path: string };
let county: { id: string };
let capital: { id: string };
beforeAll(async () => {
  w = await makeEffectWorld();
  [city, county] = [w.city, w.county] as never as [typeof city, typeof county];
  capital = await w.found({
    name: '云岭市教育委员会',
    path: 'yl/',
    level: 'city',
    policy: 'beijing@2022-04-27',
    tel: '010-80000001',
    prefix: '云教备',
    staff: {},
    filers: {},
  });
});
afterAll(() => w.close());

const black = () => ({ bureau: city.id, list: 'black' });
const listsOf = async (bureau?: string) =>
  (await w.public.lists.all(bureau ? { bureau } : {})).value.items;
const entries = async (more: object = {}) =>
  (await w.public.lists.entries({ ...black(), ...more })).value;
const names = async (more: object = {}) => (await entries(more)).items.map((line) => line.app.name);
let planted = 0;
/** One that stands on the list since a day, with the names it is told by. */
const onList = async (name: string, provider: string, since: string): Promise<string> => {
  planted += 1;
  const app = await w.asSystem((tx) =>
    plantApp(w.server, tx, { name, kind: 'app', provider, moeNo: `教APP备41009${planted}号` }),
  );
  return plantEntry(w, { bureau: city, app, since });
};
afterEach(() =>
  ask(
    w,
    `DELETE FROM list_entry WHERE provider_id IN (SELECT id FROM provider WHERE name LIKE '种%')`,
  ),
);

test('which lists there are: of everywhere, and of one region by any bureau of it', async () => {
  await onList('甲课', '种甲公司', '2026-08-01');
  const [mine, ...more] = await listsOf(county.id);
  expect(mine).toMatchObject({
    bureau: { id: city.id, name: '龙湖市教育局' },
    list: 'black',
    kind: 'black',
    title: TITLE,
    clause: { doc: '濮教指〔2020〕51号', no: '第七条' },
    now: 1,
  });
  expect(more).toEqual([]);
  expect((await listsOf(city.id)).map((one) => one.bureau.id)).toEqual([city.id]);
  expect((await listsOf(capital.id)).map((one) => [one.list, one.kind, one.now])).toEqual([
    ['black', 'black', 0],
    ['white', 'white', 0],
  ]);
  expect((await listsOf()).map((one) => one.bureau.id).sort()).toEqual(
    [city.id, capital.id, capital.id].sort(),
  );
  expect(await listsOf(`org_${'0'.repeat(24)}`)).toEqual([]);
});

test('who stands on it, the newest first, by part of the name of the app or of its provider, and who stood on it', async () => {
  await onList('口算乐园', '种星河教育科技有限公司', '2026-08-01');
  const gone = await onList('单词王', '种海浪网络有限公司', '2026-08-02');
  await onList('拼音打卡', '种星河教育科技有限公司', '2026-08-03');
  await ask(w, `UPDATE list_entry SET ended_day = '2026-08-20' WHERE case_id = $1`, gone);
  expect(await names()).toEqual(['拼音打卡', '口算乐园']);
  expect(await names({ q: '星河' })).toEqual(['拼音打卡', '口算乐园']);
  expect(await names({ q: '算乐' })).toEqual(['口算乐园']);
  for (const q of ['单词', '算口', '%', '_']) expect(await names({ q })).toEqual([]);
  expect((await entries({ ended: 'yes' })).items).toEqual([
    {
      id: gone,
      app: { id: expect.stringMatching(/^app_/), name: '单词王' },
      provider: '种海浪网络有限公司',
      since: '2026-08-02',
      ended: '2026-08-20',
    },
  ]);
  expect(await names({ ended: 'yes', q: '海浪' })).toEqual(['单词王']);
  expect(await names({ ended: 'yes', q: '星河' })).toEqual([]);
});

test('page by page each is read once, also where many came on one day', async () => {
  const all: string[] = [];
  for (let nth = 0; nth < 45; nth += 1)
    all.push(await onList(`第${nth}课`, '种甲公司', nth < 40 ? '2026-08-05' : '2026-08-06'));
  const read: string[] = [];
  const sizes: number[] = [];
  let after: string | undefined;
  do {
    const page = await entries(after === undefined ? {} : { after });
    read.push(...page.items.map((line) => line.id));
    sizes.push(page.items.length);
    after = page.next;
  } while (after !== undefined);
  expect(sizes).toEqual([20, 20, 5]);
  expect(read).toHaveLength(45);
  expect([...read].sort()).toEqual([...all].sort());
  const days = (await entries()).items.map((line) => line.since);
  expect(days.slice(0, 6)).toEqual([...Array<string>(5).fill('2026-08-06'), '2026-08-05']);
});

test('an entry says why, what it does, what it takes to be taken off, and what became of it', async () => {
  const { app, id } = await nominated(w);
  expect((await w.public.lists.entry({ id })).status).toBe(404);
  await enlist(w, id);
  const read = async () => (await w.public.lists.entry({ id })).value;
  const first = await read();
  expect(first).toMatchObject({
    app: { id: app },
    since: '2026-09-01',
    list: { title: TITLE, bureau: { name: '龙湖市教育局' }, now: 1 },
    holds: [{ says: '主办者已列入黑名单，禁止使用', clause: { no: '第八条' } }],
    steps: [{ on: '2026-09-01', what: '已列入黑名单', clause: { no: '第七条' } }],
  });
  expect(first.shown.map(({ label, text, day }) => [label, text ?? day])).toEqual([
    ['应用', first.app.name],
    ['提供者', first.provider],
    ['列入日期', '2026-09-01'],
    ['禁用期至', '2028-09-01'],
    ['列入原因', '有违规内容'],
  ]);
  const release = async () => (await read()).release.map(({ what, met }) => [what, met]);
  expect(await release()).toEqual([
    ['整改合格，待移出', false],
    ['禁用期已满', false],
  ]);
  const proof = [await upload(w, w.city.desk!, id)];
  const mended = { mended_what: '已经整改。', mended_proof: proof };
  await act(w.city.desk!, id, { do: 'report', answers: mended });
  await act(w.city.desk!, id, { do: 'verify', reason: '整改合格' });
  expect(await release()).toEqual([
    ['整改合格，待移出', true],
    ['禁用期已满', false],
  ]);
  w.clock.set('2028-09-02T01:00:00.000Z');
  expect((await release()).map(([, met]) => met)).toEqual([true, true]);
  await act(w.city.head!, id, { do: 'release', reason: '整改合格并满两年' });
  const last = await read();
  expect(last).toMatchObject({ ended: '2028-09-02', holds: [], release: [], list: { now: 0 } });
  expect(last.steps.map((step) => step.what)).toEqual([
    '已列入黑名单',
    '核实整改情况',
    '整改合格，待移出',
    '已移出黑名单',
  ]);
  // What officials wrote to each other is not told.
  expect(JSON.stringify(last)).not.toMatch(/整改合格并满两年|查实有违规内容|段受理|卫局长/);
  w.clock.set('2026-09-01T01:00:00.000Z');
});

describe('the whole list as a file', () => {
  const nasty = ['=1+1', '+86', '-2', '@SUM(A1)', '甲,"乙"\n丙', '<b>&amp;'];
  const HEAD = ['名单', '应用', '提供者', '列入日期', '移出日期', '公布单位'];
  const file = async (as: 'csv' | 'xlsx' | 'json') => {
    const reply = await w.fetch(requestOf(api.lists[as], black()));
    const { headers } = reply;
    expect([reply.status, headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename="list.${as}"`,
    ]);
    return { type: headers.get('content-type'), bytes: new Uint8Array(await reply.arrayBuffer()) };
  };
  /** The lines that are planted, as the file should hold them. */
  const plant = async (): Promise<string[][]> => {
    for (const [nth, name] of nasty.entries())
      await onList(name, `种${name}`, `2026-08-${String(nth + 10)}`);
    await ask(w, `UPDATE list_entry SET ended_day = '2026-08-30' WHERE from_day = '2026-08-10'`);
    return nasty
      .map((name, nth) => [
        TITLE,
        name,
        `种${name}`,
        `2026-08-${nth + 10}`,
        nth === 0 ? '2026-08-30' : '',
        '龙湖市教育局',
      ])
      .reverse();
  };
  const own = (rows: readonly string[][]) => rows.filter((row) => row[2]?.startsWith('种'));

  test('CSV: text that a spreadsheet reads as Chinese, and no formula', async () => {
    const lines = await plant();
    const { type, bytes } = await file('csv');
    expect([type, [...bytes.subarray(0, 3)]]).toEqual([
      'text/csv; charset=utf-8',
      [0xef, 0xbb, 0xbf],
    ]);
    const rows = parse<string[]>(new TextDecoder().decode(bytes).trim()).data;
    expect(rows[0]).toEqual(HEAD);
    const isFormula = (cell: string): boolean => /^[=+\-@]/.test(cell);
    expect(own(rows)).toEqual(
      lines.map((line) => line.map((cell) => (isFormula(cell) ? `'${cell}` : cell))),
    );
    expect(rows.flat().filter(isFormula)).toEqual([]);
  });

  test('a workbook whose cells are all text', async () => {
    const lines = await plant();
    const { type, bytes } = await file('xlsx');
    expect(type).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
    const rows = rowsOfWorkbook(bytes);
    expect(rows[0]).toEqual(HEAD);
    expect(own(rows)).toEqual(lines);
  });

  test('JSON for machines', async () => {
    const lines = await plant();
    const { bytes } = await file('json');
    const whole = JSON.parse(new TextDecoder().decode(bytes)) as {
      entries: { app: string; provider: string; since: string; ended?: string }[];
    };
    expect(whole).toMatchObject({
      list: TITLE,
      kind: 'black',
      bureau: '龙湖市教育局',
      clause: { doc: '濮教指〔2020〕51号', no: '第七条' },
    });
    expect(
      own(
        whole.entries.map(({ app, provider, since, ended }) => [
          TITLE,
          app,
          provider,
          since,
          ended ?? '',
          '龙湖市教育局',
        ]),
      ),
    ).toEqual(lines);
  });
});

test('what is no list, no bureau that keeps it, and no entry is not found; a name too long is refused in words', async () => {
  const { lists } = w.public;
  const none = [
    { ...black(), list: 'grey' },
    { ...black(), list: 'constructor' },
    { ...black(), bureau: county.id },
    { ...black(), bureau: w.city.filers.school!.id },
    { ...black(), bureau: `org_${'0'.repeat(24)}` },
  ];
  for (const which of none)
    for (const reply of [
      await lists.entries(which),
      await lists.csv(which),
      await lists.xlsx(which),
      await lists.json(which),
    ])
      expect([which, reply.status]).toEqual([which, 404]);
  const filing = await w.start(w.city.filers.school!);
  for (const id of [filing, `cas_${'0'.repeat(24)}`])
    expect((await lists.entry({ id })).refusal?.code).toBe('not_found');
  expect((await lists.entries({ ...black(), q: '智'.repeat(61) })).refusal).toMatchObject({
    code: 'search_too_long',
    params: { max: 60 },
  });
});
