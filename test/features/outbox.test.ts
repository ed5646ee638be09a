import { tellOfCase } from '@functions/case/tell';
import { plantPerson } from '@functions/demo/plant';
import { ask } from '../account-world';
import { act, aFiling, anApp, opine, sign, submit, upload } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

let w: TestWorld;
let school: TestWorld['citySchool'];
let city: TestWorld['city'];
let everybody: Record<string, Actor>;
beforeEach(async () => {
  w = await makeWorld();
  ({ citySchool: school, city } = w);
  everybody = {
    teacher: school.teacher,
    principal: school.principal,
    desk: city.desk,
    lead: city.lead,
    network: city.network,
    content: city.content,
    head: city.head,
    admin: city.admin,
    county: w.county.desk,
    otherSchool: w.countySchool.teacher,
  };
});
afterEach(() => w.close());

const read = new Set<string>();
/** Who got something new since the last look, and its titles. */
const news = async (): Promise<Record<string, string[]>> => {
  const out: Record<string, string[]> = {};
  for (const [name, who] of Object.entries(everybody)) {
    const fresh = (await who.api.messages.list({})).value.items.filter((m) => !read.has(m.id));
    for (const m of fresh) read.add(m.id);
    if (fresh.length > 0) out[name] = fresh.map((m) => m.title);
  }
  return out;
};
const after = async (work: () => Promise<unknown>): Promise<Record<string, string[]>> => {
  w.clock.set(new Date(Date.parse(w.clock.get()) + 60_000).toISOString());
  await work();
  await w.drain();
  return news();
};

test('each act tells whom it concerns, and nobody else', async () => {
  const id = await aFiling(w, { at: 'draft' });
  expect(await after(() => submit(w, school.teacher, id))).toEqual({
    principal: ['“智学伴”等您签名'],
  });
  expect(await after(() => sign(w, school.principal, id))).toEqual({
    teacher: ['“智学伴”已提交河滨市教育局'],
    desk: ['“智学伴”等您办理'],
  });
  expect(await after(() => act(city.desk, id, { do: 'accept' }))).toEqual({
    teacher: ['“智学伴”已受理'],
    principal: ['“智学伴”已受理'],
    lead: ['“智学伴”等您办理'],
    network: ['“智学伴”等您办理'],
    content: ['“智学伴”等您办理'],
  });
  expect(await after(() => opine(city.network, id, 'network'))).toEqual({});
  expect(await after(() => opine(city.content, id, 'content'))).toEqual({});
  expect(await after(() => opine(city.lead, id, 'focus'))).toEqual({ head: ['“智学伴”等您办理'] });
  expect(
    await after(() => act(city.head, id, { do: 'approve', answers: { approval_text: '同意' } })),
  ).toEqual({ teacher: ['“智学伴”已备案'], principal: ['“智学伴”已备案'] });
  expect(await after(() => act(city.desk, id, { do: 'suspend', reason: '泄露' }))).toEqual({
    teacher: ['“智学伴”已暂停使用'],
    principal: ['“智学伴”已暂停使用'],
  });
  const [first] = (await school.principal.api.messages.list({})).value.items;
  expect(first).toMatchObject({
    body: '请立即停止使用：泄露',
    about: id,
    read: false,
  });
});

test('a return tells the school once, when the last office has spoken', async () => {
  const id = await aFiling(w, { at: 'review' });
  await w.drain();
  await news();
  expect(
    await after(() =>
      opine(city.network, id, 'network', 'fault', { net_mlps: { is: 'fail', note: '过期' } }),
    ),
  ).toEqual({});
  expect(await after(() => opine(city.lead, id, 'focus'))).toEqual({});
  expect(await after(() => opine(city.content, id, 'content'))).toEqual({
    teacher: ['“智学伴”需要修改'],
    principal: ['“智学伴”需要修改'],
  });
});

test('a rejection is told to the school and to nobody later in the chain, even when all jobs run late', async () => {
  const id = await aFiling(w, { at: 'approval' });
  await act(city.head, id, { do: 'reject', reason: '重复' });
  await w.drain();
  const told = await news();
  expect(told.teacher).toContain('“智学伴”不予备案');
  expect(told.principal).toContain('“智学伴”不予备案');
  for (const name of ['desk', 'lead', 'network', 'content', 'head', 'admin'])
    expect(told).not.toHaveProperty(name);
});

test('reviewers who have not spoken yet hear of the round though the job ran after a colleague had', async () => {
  const id = await aFiling(w, { at: 'review' });
  await opine(city.network, id, 'network');
  await w.drain();
  const told = await news();
  expect([told.content, told.lead, told.network]).toEqual([
    ['“智学伴”等您办理'],
    ['“智学伴”等您办理'],
    undefined,
  ]);
});

test('a hand-over tells the colleague alone', async () => {
  everybody.deputy = await w.signIn(
    await w.asSystem((tx) =>
      plantPerson(w.server, tx, {
        name: '副科长',
        org: city.id,
        role: 'office',
        slots: ['network'],
      }),
    ),
  );
  const id = await aFiling(w, { at: 'review' });
  await w.drain();
  await news();
  expect(
    await after(() =>
      act(city.network, id, { do: 'transfer', opinion: 'network', to: everybody.deputy!.person }),
    ),
  ).toEqual({ deputy: ['“智学伴”等您办理'] });
});

test('proof of a track is told to the desk, and what the desk found to the school', async () => {
  const id = await aFiling(w, { at: 'filed' });
  await w.drain();
  await news();
  const answers = {
    online_day: '2026-09-01',
    online_shot: [await upload(w, school.teacher, id)],
    online_by: '周敏',
  } as never;
  expect(
    await after(() => act(school.teacher, id, { do: 'report', track: 'online', answers })),
  ).toEqual({ desk: ['“智学伴”等您办理'] });
  expect(
    await after(() => act(city.desk, id, { do: 'refuse', track: 'online', reason: '看不清' })),
  ).toEqual({
    teacher: ['“智学伴”国家平台线上备案被退回'],
    principal: ['“智学伴”国家平台线上备案被退回'],
  });
});

test('a job that runs twice, or on two workers at once, writes once', async () => {
  await aFiling(w, { at: 'intake', app: await anApp(w) });
  await Promise.all([w.drain(), w.drain(), w.drain()]);
  const jobs = await ask<{
    id: string;
    body: object;
    done_at: Date | null;
  }>(w, `SELECT id, body, done_at FROM outbox WHERE kind = 'case.happened'`);
  expect(jobs).toHaveLength(2);
  const count = async () =>
    Number((await ask<{ n: string }>(w, 'SELECT count(*) AS n FROM message'))[0]!.n);
  const before = await count();
  expect(before).toBe(3);
  for (const job of jobs) {
    expect(job.done_at).not.toBeNull();
    await w.asSystem((tx) => tellOfCase(w.server, tx, job));
  }
  expect(await count()).toBe(before);
});

test('an act that was refused leaves no job', async () => {
  const id = await aFiling(w, { at: 'signing' });
  await act(school.principal, id, { do: 'return' });
  await act(school.teacher, id, { do: 'sign' });
  expect(await ask(w, `SELECT id FROM outbox WHERE kind = 'case.happened'`)).toHaveLength(1);
});

test('a complaint is told to the desk of the school’s bureau, and so is the parent’s reply; never to the school', async () => {
  const { code } = (
    await w.public.complaint.tell({
      school: school.id,
      app: w.apps.reader,
      category: 'fee',
      happened: '要买会员',
    })
  ).value;
  expect(await after(async () => undefined)).toEqual({ desk: ['收到一件投诉'] });
  const [item] = (await city.desk.api.case.inbox({ life: 'complaint' })).value.items;
  expect(
    await after(() => city.desk.api.case.act({ id: item!.id, do: 'receive', version: 1 })),
  ).toEqual({});
  expect(
    await after(() =>
      city.desk.api.case.act({ id: item!.id, do: 'ask', version: 2, reason: '哪个班？' }),
    ),
  ).toEqual({});
  expect(await after(() => w.public.complaint.reply({ code, text: '二班', version: 3 }))).toEqual({
    desk: ['投诉人作了补充'],
  });
  const [message] = (await city.desk.api.messages.list({})).value.items;
  expect(message).toMatchObject({ about: item!.id });
  expect(JSON.stringify(message)).not.toMatch(/会员|二班/);
});
