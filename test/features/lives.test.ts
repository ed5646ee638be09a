import { plantOrg } from '@functions/demo/plant';
import { anApp } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

let w: TestWorld;
let desk: Actor;
let teacher: Actor;
let firm: Actor;
beforeAll(async () => {
  w = await makeWorld();
  const settings = { accept_days: 5, review_days: 15, valid_months: 12, complaint_days: 10 };
  const plain = await w.found<'desk', 'school', 'teacher'>({
    name: '清溪市教育局',
    path: 'qx/',
    level: 'city',
    policy: 'puyang@2020-02-25',
    tel: '0393-80000001',
    prefix: '清教备',
    settings,
    staff: { desk: { name: '受理', role: 'desk' } },
    filers: {
      school: {
        name: '清溪第一小学',
        kind: 'school',
        people: { teacher: { name: '老师', role: 'filer' } },
      },
    },
  });
  const capital = await w.found({
    name: '云岭市教育委员会',
    path: 'yl/',
    level: 'city',
    policy: 'beijing@2022-04-27',
    tel: '010-80000001',
    prefix: '云教备',
    settings,
    staff: {},
    filers: {},
  });
  // No administrator can found a provider's organisation yet, so it is planted.
  const maker = await w.asSystem((tx) =>
    plantOrg(w.server, tx, {
      name: '清溪软件科技有限公司',
      kind: 'provider',
      bureau: capital.id,
      path: capital.path,
      level: capital.level,
    }),
  );
  desk = plain.desk;
  teacher = plain.filers.school.teacher;
  firm = await w.join('经办', maker, 'filer');
});
afterAll(() => w.close());

const annex = {
  unit_name: '市直',
  contact_person: '常青',
  contact_phone: '13800001234',
  main_functions: '朗读练习',
  moe_filed: true,
  moe_no: '教APP备4100777号',
};

test('[S1-03] what a school reports as in use is in its bureau’s sight from then on, and not before', async () => {
  const app = await anApp(w, { moeNo: '教APP备4100777号' });
  const { id } = (await teacher.api.case.begin({ app, life: 'inventory' })).value;
  expect((await desk.api.case.open({ id })).status).toBe(404);
  const sent = await teacher.api.case.act({
    id,
    do: 'submit',
    version: 0,
    answers: annex as never,
  });
  expect([sent.status, sent.text]).toEqual([200, expect.any(String)]);
  expect((await desk.api.case.open({ id })).value).toMatchObject({
    life: 'inventory',
    standing: 'listed',
    answers: { unit_name: '市直' },
  });
});

test('an app that is both reported and filed stands once in the registry’s answer, with its filing', async () => {
  const app = await anApp(w, { name: '双份应用' });
  await teacher.api.case.begin({ app, life: 'inventory' });
  const filing = (await teacher.api.case.begin({ app })).value.id;
  const { apps } = (await teacher.api.registry.find({ q: '双份应用' })).value;
  expect(apps.map((a) => [a.id, a.mine?.filing])).toEqual([[app, filing]]);
});

test('a parent who looks for a school is never shown a firm', async () => {
  const found = await w.public.lookup.schools({ q: '清溪' });
  expect(found.value.items.map((s) => s.name)).toEqual(['清溪第一小学']);
});

test('a provider never sees a school’s filing, nor a school a provider’s', async () => {
  const app = await anApp(w, { provider: '清溪软件科技有限公司' });
  const [schools, makers] = [
    (await teacher.api.case.begin({ app })).value.id,
    (await firm.api.case.begin({ app })).value.id,
  ];
  expect([
    (await firm.api.case.open({ id: schools })).status,
    (await teacher.api.case.open({ id: makers })).status,
  ]).toEqual([404, 404]);
  expect([
    (await firm.api.case.save({ id: schools, answers: {}, revision: 1 })).status,
    (await teacher.api.case.save({ id: makers, answers: {}, revision: 1 })).status,
  ]).toEqual([404, 404]);
  expect((await firm.api.case.open({ id: makers })).value).toMatchObject({
    life: 'provider_filing',
    place: 'p_draft',
  });
});

test('a tool of a kind that the region’s rules do not speak of is not filed under them, and the school is told where to turn', async () => {
  const pad = await anApp(w, { kind: 'terminal', moeNo: undefined });
  const refused = await teacher.api.case.begin({ app: pad });
  expect(refused).toMatchObject({
    status: 422,
    refusal: { code: 'kind_not_covered', params: { kind: '移动学习终端' } },
  });
  expect((await w.citySchool.teacher.api.case.begin({ app: pad })).refusal?.code).toBe(
    'kind_not_covered',
  );
  expect((await teacher.api.case.begin({ app: await anApp(w, { kind: 'platform' }) })).status).toBe(
    200,
  );
});

test('where a region keeps no list of what is in use, none is begun', async () => {
  const refused = await w.citySchool.teacher.api.case.begin({
    app: await anApp(w),
    life: 'inventory',
  });
  expect(refused).toMatchObject({ status: 409, refusal: { code: 'not_now' } });
});
