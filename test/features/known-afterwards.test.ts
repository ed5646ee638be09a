import { api } from '@shared/contract';
import type { Endpoint } from '@shared/contract/endpoint';
import { securityKinds } from '@shared/kernel/security';
import { ask, makeWechatWorld, withToken, type WechatWorld } from '../account-world';
import { act, aFiling, goodAnswers } from '../make';

jest.setTimeout(120_000);
let w: WechatWorld;
let admin: WechatWorld['county']['admin'];
beforeAll(async () => {
  w = await makeWechatWorld();
  admin = w.county.admin;
});
afterAll(() => w.close());

type Line = {
  what: string;
  went: string;
  person?: string;
  org?: string;
  about: string;
  detail: string;
};
const log = async (more: Record<string, unknown> = {}, who = admin): Promise<Line[]> =>
  (await who.api.bureau.security(more as never)).value.items;
const words = (lines: readonly Line[]): string[] => lines.map((l) => `${l.what} ${l.went}`);

describe('M9', () => {
  test('M9 · every kind of line that the log knows is written by an endpoint', () => {
    const endpoints = Object.values(api).flatMap((group) => Object.values(group) as Endpoint[]);
    const written = new Set(
      endpoints.flatMap((e) => [...(e.logs ? [e.logs] : []), ...(e.orLogs ?? [])]),
    );
    expect([...written, 'attempt'].sort()).toEqual([...securityKinds].sort());
  });

  test('M9 · sign-ins, grants, removals, settings, reading of complaints and personal data, and refused attempts are known afterwards', async () => {
    const { api } = admin;
    const invited = await api.bureau.invite({
      org: w.countySchool.id,
      name: '钱老师',
      role: 'filer',
    });
    const session = await w.public.account.redeem({
      invitation: invited.value.code,
      name: '钱老师',
      code: w.mint('a-new-teacher'),
    });
    const again = await w.public.account.wechat({ code: w.mint('a-new-teacher') });
    expect(again.status).toBe(200);
    const teacher = withToken(w, session.value.token);
    await teacher.bureau.members({});
    await teacher.account.leave({});
    const { members } = (await api.bureau.members({ org: w.countySchool.id })).value;
    await api.bureau.remove({ member: members.find((m) => m.name === '钱老师')!.id });
    const settings = (await api.bureau.settings({})).value;
    await api.bureau.set({ version: settings.version, tel: '0527-80000009' });
    const id = await aFiling(w, { at: 'intake', school: w.countySchool, bureau: w.county });
    await w.county.desk.api.case.open({ id });
    await w.zone.desk.api.case.open({ id });
    await act(w.county.network, id, { do: 'approve' }).catch(() => undefined);
    await w.public.complaint.tell({
      school: w.countySchool.id,
      app: w.apps.reader,
      category: 'fee',
      happened: '收费。',
    });
    const [line] = (await w.county.desk.api.case.inbox({ life: 'complaint' })).value.items;
    await w.county.desk.api.case.open({ id: line!.id });
    const seen = words(await log());
    for (const expected of [
      'invite done',
      'invitation_accept done',
      'sign_in done',
      'members_read refused',
      'sign_out done',
      'members_read done',
      'member_remove done',
      'settings_change done',
      'filing_read done',
      'complaint_read done',
    ])
      expect(seen).toContain(expected);
    const zone = await log({ went: 'refused' }, w.zone.admin);
    expect(zone).toContainEqual(expect.objectContaining({ what: 'filing_read', about: id }));
    // Who it was is told by name from the sealed name, and nothing personal is in the row.
    const reading = (await log({ what: 'complaint_read' }))[0]!;
    expect(reading).toMatchObject({ about: line!.id, person: '柳湾县教育局受理' });
    const rows = JSON.stringify(await ask(w, 'SELECT * FROM security_event'));
    for (const personal of ['钱老师', 'a-new-teacher', goodAnswers().lead_phone as string, '收费'])
      expect(rows).not.toContain(personal);
  });

  test('M9 · a sign-in that failed and an invitation that was guessed at are kept, without anybody’s name', async () => {
    await w.public.account.wechat({ code: 'of-nobody-at-all' });
    await w.public.account.wechat({ code: w.mint('not-invited') });
    const failed = await ask<{ what: string; detail: string }>(
      w,
      `SELECT what, detail FROM security_event WHERE went = 'refused' AND what = 'sign_in'`,
    );
    expect(failed).toContainEqual({ what: 'sign_in', detail: 'not_invited' });
  });

  test('M9 · nobody changes it, nobody but an administrator reads it, and only of their own people', async () => {
    for (const [statement, role] of [
      [`UPDATE security_event SET detail = 'x'`, w.database.appUrl],
      [`DELETE FROM security_event`, w.database.superUrl],
      [`UPDATE security_event SET detail = 'x'`, w.database.superUrl],
      [`TRUNCATE security_event`, w.database.superUrl],
    ] as const) {
      const { default: pg } = await import('pg');
      const client = new pg.Client({ connectionString: role });
      await client.connect();
      await expect(client.query(statement)).rejects.toThrow(/append-only|permission denied/);
      await client.end();
    }
    expect((await w.county.desk.api.bureau.security({})).status).toBe(403);
    expect((await w.countySchool.principal.api.bureau.security({})).status).toBe(403);
    const elsewhere = await log({}, w.city.admin);
    expect(elsewhere.filter((l) => l.org === '柳湾县教育局')).toEqual([]);
  });

  test('M9 · it is kept for 180 days and no longer', async () => {
    await ask(w, 'ALTER TABLE security_event DISABLE TRIGGER ALL');
    await ask(
      w,
      `INSERT INTO security_event (id, at, what, went) VALUES ('evt_old', now() - interval '181 days', 'sign_in', 'done'), ('evt_young', now() - interval '179 days', 'sign_in', 'done')`,
    );
    await ask(w, 'ALTER TABLE security_event ENABLE TRIGGER ALL');
    w.clock.set(new Date().toISOString());
    const { nightly } = await import('@functions/outbox/work');
    await nightly(w.server);
    expect(
      await ask(w, `SELECT id FROM security_event WHERE id IN ('evt_old', 'evt_young')`),
    ).toEqual([{ id: 'evt_young' }]);
  });
});

describe('M10', () => {
  const signIn = (code: string, device?: string): Promise<Response> =>
    Promise.resolve(
      w.fetch(
        new Request('http://house.test/session/wechat', {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(device && { 'x-device': device }) },
          body: JSON.stringify({ code }),
        }),
      ),
    );
  const asked = (): number =>
    w.wechat.seen.filter((path) => path.includes('jscode2session')).length;

  test('M10 · a whole school signs in behind one address, and three hundred false sign-ins do not become three hundred calls', async () => {
    const people = Array.from({ length: 120 }, (_, i) => `teacher-${i}`);
    for (const login of people)
      await w.asSystem(async (tx) => {
        const { plantPerson } = await import('@functions/demo/plant');
        return plantPerson(w.server, tx, {
          name: '某老师',
          org: w.citySchool.id,
          role: 'filer',
          login,
        });
      });
    const all = await Promise.all(
      people.map((login, i) => signIn(w.mint(login), `device-number-${1000 + i}`)),
    );
    expect(all.every((r) => r.status === 200)).toBe(true);
    const before = asked();
    const statuses: number[] = [];
    for (let i = 0; i < 300; i += 1) statuses.push((await signIn(`nonsense-${i}`)).status);
    expect(asked() - before).toBeLessThanOrEqual(100);
    expect(statuses.at(-1)).toBe(429);
    // Whoever signed in there before still does, from the same address at the same moment.
    const back = await signIn(w.mint('teacher-7'), 'device-number-1007');
    expect(back.status).toBe(200);
  });

  test('M10 · searches from one address have an end, and lookups have none', async () => {
    const search = () => w.public.lookup.schools({ q: '学' });
    let last = await search();
    for (let i = 0; i < 1300 && last.status === 200; i += 1) last = await search();
    expect(last.refusal).toMatchObject({ code: 'too_often', params: { minutes: 1 } });
    const lookup = await w.fetch(
      new Request(`http://house.test/public/status?school=${w.citySchool.id}&app=${w.apps.reader}`),
    );
    expect(lookup.status).toBe(200);
  });

  test('M10 · no statement of the application, and no wait, is without an end', async () => {
    for (const name of [
      'statement_timeout',
      'lock_timeout',
      'idle_in_transaction_session_timeout',
    ]) {
      const { rows } = await w.server.pool.query<Record<string, string>>(`SHOW ${name}`);
      expect(Object.values(rows[0]!)[0]).not.toBe('0');
    }
  });
});

test('M8 · what a demonstration began is nobody’s session in a live house, and its data refuse to go live', async () => {
  const { openServer } = await import('@functions/world/open');
  const { wholeApp } = await import('@functions/http/app');
  const { testKeys } = await import('../world');
  const seat = await w.asSystem(async (tx) => {
    const { plantPerson } = await import('@functions/demo/plant');
    const who = await plantPerson(w.server, tx, { name: '演示者', org: w.city.id, role: 'admin' });
    const { addPersona } = await import('@functions/account/persona-store');
    await addPersona(tx, { id: 'a-persona', ...who, what: '管理员' });
    return who;
  });
  expect(seat.person).toBeDefined();
  const open = (demo: boolean) =>
    openServer({ databaseUrl: w.database.appUrl, connections: 2, keys: testKeys, demo });
  const [show, live] = [open(true), open(false)];
  try {
    const call = (server: typeof show, path: string, init: RequestInit) =>
      wholeApp(server, server.pool).fetch(new Request(`http://house.test${path}`, init));
    const session = (await (
      await call(show, '/demo/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ persona: 'a-persona' }),
      })
    ).json()) as { token: string };
    const me = (server: typeof show) =>
      call(server, '/me', { headers: { authorization: `Bearer ${session.token}` } });
    expect((await me(show)).status).toBe(200);
    expect((await me(live)).status).toBe(401);
    const { refuseDemonstration } = await import('@functions/db/live-store');
    await expect(refuseDemonstration(live.db)).rejects.toThrow('演示数据');
  } finally {
    await show.close();
    await live.close();
  }
});

test('M8 · a demonstration opens to this computer alone unless it is told otherwise', async () => {
  const { readEnv } = await import('@functions/local/env');
  expect(readEnv({}).host).toBe('127.0.0.1');
  expect(readEnv({ HOST: '0.0.0.0' }).host).toBe('0.0.0.0');
  expect(readEnv({ DATABASE_URL: 'postgres://x@y/z' }).host).toBe('0.0.0.0');
});
