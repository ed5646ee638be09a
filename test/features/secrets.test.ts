import { randomBytes } from 'node:crypto';
import { ask, makeWechatWorld, withToken, type WechatWorld } from '../account-world';
import { act, aFiling, fill, points, sign } from '../make';

jest.setTimeout(60_000);
// Canaries: found anywhere in the clear, they sing.
const secret = {
  phone: '13912345678',
  first: '司马第一',
  direct: '欧阳直接',
  specific: '上官具体',
  lead: '慕容牵头',
  online: '诸葛办理',
  person: '皇甫账号',
  invited: '公孙受邀',
  openid: 'openid-canary-7781',
  complaint: '每月收费三十元，班主任在群里催缴，canary-told',
  reply: '补充：是三年级二班，canary-reply',
  asked: '请说明班级，canary-ask',
  answered: '已责令退费，canary-answer',
  handed: '首页弹出赌博广告，canary-handed',
  referred: '家长李小雨反映，canary-refer',
  draft: '还没写完的草稿-canary',
};
const everything = Object.values(secret);

let w: WechatWorld;
let id: string;
let code: string;
let tokens: string[];
beforeAll(async () => {
  w = await makeWechatWorld();
  const teacher = await w.join(secret.person, w.citySchool.id, 'filer');
  const school = { teacher, principal: w.citySchool.principal };
  const invite = await w.city.admin.api.bureau.invite({
    org: w.citySchool.id,
    name: secret.invited,
    role: 'filer',
  });
  const open = await w.city.admin.api.bureau.invite({
    org: w.citySchool.id,
    name: secret.invited,
    role: 'filer_head',
  });
  const session = await w.public.account.redeem({
    invitation: invite.value.code,
    name: secret.invited,
    code: w.mint(secret.openid),
  });
  id = await aFiling(w, { at: 'draft', school });
  const people = {
    lead_phone: secret.phone,
    project_lead: secret.lead,
    first_person: secret.first,
    direct_person: secret.direct,
    specific_person: secret.specific,
  };
  const saved = await teacher.api.case.save({
    id,
    answers: { overview: secret.draft, ...people },
    revision: 1,
  });
  expect(saved.status).toBe(200);
  expect(
    (
      await teacher.api.case.act({
        id,
        do: 'submit',
        version: 0,
        answers: (await fill(w, teacher, id, people)) as never,
      })
    ).status,
  ).toBe(200);
  expect((await sign(w, school.principal, id)).status).toBe(200);
  await act(w.city.desk, id, { do: 'accept' });
  for (const [who, opinion] of [
    [w.city.network, 'network'],
    [w.city.content, 'content'],
    [w.city.lead, 'focus'],
  ] as const)
    await act(who, id, {
      do: 'opine',
      opinion,
      outcome: 'pass',
      answers: points[opinion] as never,
    });
  expect(
    (await act(w.city.head, id, { do: 'approve', answers: { approval_text: '同意备案。' } }))
      .status,
  ).toBe(200);
  const shot = (await fill(w, teacher, id)).contract_file as never;
  expect(
    (
      await act(teacher, id, {
        do: 'report',
        track: 'online',
        answers: { online_day: '2026-09-01', online_shot: shot, online_by: secret.online },
      })
    ).status,
  ).toBe(200);
  code = (
    await w.public.complaint.tell({
      school: w.citySchool.id,
      app: w.apps.reader,
      category: 'fee',
      happened: secret.complaint,
    })
  ).value.code;
  const complaint = (
    await ask<{ id: string }>(w, `SELECT id FROM case_file WHERE life = 'complaint'`)
  )[0]!.id;
  const steps = [
    await w.city.desk.api.case.act({ id: complaint, do: 'receive', version: 1 }),
    await w.city.desk.api.case.act({
      id: complaint,
      do: 'ask',
      version: 2,
      reason: secret.asked,
    }),
    await w.public.complaint.reply({ code, text: secret.reply, version: 3 }),
    await w.city.desk.api.case.act({
      id: complaint,
      do: 'uphold',
      version: 4,
      reason: secret.answered,
    }),
  ];
  expect(steps.map((s) => s.status)).toEqual([200, 200, 200, 200]);
  const handed = await w.public.complaint.tell({
    school: w.citySchool.id,
    app: w.apps.reader,
    category: 'ads',
    happened: secret.handed,
  });
  const [other] = await ask<{ id: string }>(
    w,
    `SELECT id FROM case_file WHERE life = 'complaint' AND category = 'ads'`,
  );
  const referring = { do: 'refer' as const, reason: secret.referred };
  const referred = await act(w.city.desk, other!.id, {
    ...referring,
    answers: { refer_organ: 'market' },
  });
  expect([handed.status, referred.status]).toEqual([200, 200]);
  await w.drain();
  tokens = [teacher.token, session.value.token, open.value.code, invite.value.code, code];
});
afterAll(() => w.close());

test('those who may read them can: the canaries are really there', async () => {
  const seen = (await w.city.desk.api.case.open({ id })).text;
  for (const s of [
    secret.phone,
    secret.first,
    secret.direct,
    secret.specific,
    secret.lead,
    secret.online,
  ])
    expect(seen).toContain(s);
  const tracked = (await w.public.complaint.track({ code })).text;
  for (const s of [secret.complaint, secret.reply, secret.asked, secret.answered])
    expect(tracked).toContain(s);
  expect((await withToken(w, tokens[1]!).account.me({})).text).toContain(secret.invited);
});

test('no table holds a canary, a token or a code in the clear, in whatever column', async () => {
  const tables = await ask<{ name: string }>(
    w,
    `SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND relkind IN ('r', 'p', 'm', 'v')`,
  );
  expect(tables.length).toBeGreaterThan(20);
  const found: string[] = [];
  for (const { name } of tables) {
    const text = (await ask<{ row: string }>(w, `SELECT t::text AS row FROM ${name} t`))
      .map((r) => r.row)
      .join('\n');
    for (const s of [...everything, ...tokens]) {
      const forms = [
        s,
        Buffer.from(s).toString('base64').replace(/=+$/, ''),
        Buffer.from(s).toString('base64url'),
        Buffer.from(s).toString('hex'),
        JSON.stringify(s).slice(1, -1),
        encodeURIComponent(s),
      ];
      if (forms.some((form) => text.includes(form))) found.push(`${name}: ${s}`);
    }
  }
  expect(found).toEqual([]);
});

test('neither do the log, the public’s pages, or what a bureau above and another school may read', async () => {
  const filing = (await w.citySchool.principal.api.case.open({ id })).value;
  const pages = await Promise.all([
    w.public.lookup.byCode({ code: filing.poster!.code }),
    w.public.lookup.byPair({ school: w.citySchool.id, app: w.apps.reader }),
    w.public.lookup.search({ q: '智学伴' }),
    w.public.lookup.search({ q: secret.person }),
    w.public.lookup.findApp({ name: '智学伴' }),
    w.public.lookup.schools({ q: '河滨' }),
    w.public.lookup.about({}),
    w.office.teacher.api.registry.find({ q: '智学伴' }),
    w.county.desk.api.case.list({}),
    w.county.desk.api.case.list({ life: 'complaint' }),
    w.city.desk.api.case.list({ life: 'complaint' }),
    w.city.desk.api.case.list({}),
  ]);
  const text = JSON.stringify(pages.map((p) => p.text)) + JSON.stringify(w.logged);
  expect(everything.filter((s) => text.includes(s))).toEqual([]);
  expect(pages.slice(0, 3).every((p) => p.text.includes(w.citySchool.id))).toBe(true);
  // Outbox and messages speak of schools and tools.
  const mail = JSON.stringify([
    ...(await ask(w, 'SELECT body FROM outbox')),
    ...(await ask(w, 'SELECT title, body FROM message')),
  ]);
  expect(mail).toContain('智学伴');
  expect(everything.filter((s) => mail.includes(s))).toEqual([]);
});

test('the bureau above reads the case without its people; the school never reads who reviewed, nor that somebody complained', async () => {
  const id2 = await aFiling(w, {
    at: 'review',
    school: w.countySchool,
    bureau: w.county,
    answers: { lead_phone: secret.phone, first_person: secret.first },
  });
  const above = (await w.city.desk.api.case.open({ id: id2 })).text;
  expect([
    above.includes(secret.phone),
    above.includes(secret.first),
    above.includes('柳湾县教育局网安'),
  ]).toEqual([false, false, false]);
  const school = (await w.citySchool.teacher.api.case.open({ id })).text;
  expect(
    ['河滨市教育局网安', '河滨市教育局局长', secret.complaint].filter((s) => school.includes(s)),
  ).toEqual([]);
  const inbox = (await w.citySchool.principal.api.messages.list({})).text;
  expect(inbox).not.toContain('投诉');
});

test('what a complaint opens says what it came of, and none of its words', async () => {
  const [letter] = (await w.city.desk.api.case.list({ life: 'referral' })).value.items;
  const seen = await w.city.desk.api.case.open({ id: letter!.id });
  expect(seen.value).toMatchObject({ organ: '市场监管部门', cause: { did: 'refer' } });
  expect(everything.filter((s) => seen.text.includes(s))).toEqual([]);
});

test('a fault of ours logs no input: neither answers, nor a code, nor a token', async () => {
  const before = w.logged.length;
  await ask(
    w,
    `CREATE FUNCTION fails() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$`,
  );
  await ask(
    w,
    'CREATE TRIGGER fails BEFORE INSERT ON case_file FOR EACH ROW EXECUTE FUNCTION fails()',
  );
  const told = await w.public.complaint.tell(
    { school: w.citySchool.id, app: w.apps.reader, category: 'fee', happened: secret.complaint },
    { key: randomBytes(12).toString('hex') },
  );
  await ask(w, 'DROP TRIGGER fails ON case_file');
  expect(told.status).toBe(500);
  expect(Object.keys(JSON.parse(told.text) as object)).toEqual(['request']);
  expect(w.logged.length).toBe(before + 1);
  expect(JSON.stringify(w.logged.at(-1))).toContain('broken on purpose');
  expect(everything.filter((s) => JSON.stringify(w.logged).includes(s))).toEqual([]);
});

test('a constraint of the database does not print the row it refused', async () => {
  const before = w.logged.length;
  await ask(w, `ALTER TABLE case_event ADD CONSTRAINT never CHECK (seq < 0) NOT VALID`);
  const failed = await act(
    w.county.desk,
    await aFiling(w, { at: 'draft', school: w.countySchool, bureau: w.county, app: w.apps.other }),
    { do: 'accept' },
  );
  const teacher = w.countySchool.teacher;
  const draft = (await teacher.api.case.list({})).value.items.find(
    (i) => i.app.id === w.apps.other,
  )!.id;
  const sent = await teacher.api.case.act({
    id: draft,
    do: 'submit',
    version: 0,
    answers: (await fill(w, teacher, draft, { lead_phone: secret.phone })) as never,
  });
  await ask(w, 'ALTER TABLE case_event DROP CONSTRAINT never');
  expect([failed.status, sent.status]).toEqual([404, 500]);
  expect(w.logged.length).toBe(before + 1);
  expect(JSON.stringify(w.logged)).not.toContain(secret.phone);
});
