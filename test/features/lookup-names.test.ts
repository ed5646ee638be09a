import { makeWorld, type TestWorld } from '../world';
import { plantApp, plantOrg } from '@functions/demo/plant';
import { aFiling } from '../make';

let w: TestWorld;
beforeAll(async () => {
  w = await makeWorld();
});
afterAll(() => w.close());

test('a school and an app that were never filed: nothing is claimed, and what is forbidden can still be read and complained of', async () => {
  const status = await w.public.lookup.byPair({ school: w.citySchool.id, app: w.apps.other });
  expect(status.value).toMatchObject({ use: 'none', rule: 'none' });
  expect(status.value.forbids.map((f) => f.id)).toEqual(
    expect.arrayContaining(['fee', 'ads', 'unfiled', 'privacy']),
  );
  expect(status.value.besides).toEqual([{ id: 'other', title: '其他问题' }]);
  for (const f of status.value.forbids)
    expect(status.value.clauses[f.clause]).toMatchObject({ kind: 'text' });
  const told = await w.public.complaint.tell({
    school: w.citySchool.id,
    app: w.apps.other,
    category: 'unfiled',
    happened: '老师要求安装。',
  });
  expect(told.status).toBe(200);
});

test('full-width brackets, blanks and capitals in a name do not hide it', async () => {
  const app = await w.asSystem((tx) =>
    plantApp(w.server, tx, {
      name: 'ABC 学伴（演示）',
      kind: 'app',
      provider: '河滨智学科技有限公司',
      moeNo: '教APP备3200199号',
    }),
  );
  await aFiling(w, { at: 'filed', app, answers: { moe_no: '教APP备3200199号' } });
  for (const q of ['学伴（演示）', '学伴(演示)', 'abc学伴', 'ＡＢＣ 学伴']) {
    expect((await w.public.lookup.search({ q })).value.items.map((i) => i.app.id)).toEqual([app]);
    expect((await w.public.lookup.findApp({ name: q })).value.apps.map((a) => a.id)).toEqual([app]);
  }
});

test('schools with the sign of the page’s own mark in their names are read page by page, without a gap or a repeat', async () => {
  await w.asSystem(async (tx) => {
    for (let i = 0; i < 22; i += 1)
      await plantOrg(w.server, tx, {
        name: `竖|线|小学${i}`,
        kind: 'school',
        bureau: w.city.id,
        path: w.city.path,
        level: 'city',
      });
  });
  const first = (await w.public.lookup.schools({ q: '线|小学' })).value;
  const second = (await w.public.lookup.schools({ q: '线|小学', after: first.next! })).value;
  expect([first.items.length, second.items.length, second.next]).toEqual([20, 2, undefined]);
  expect(new Set([...first.items, ...second.items].map((s) => s.id)).size).toBe(22);
});
