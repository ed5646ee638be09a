import { addPersona } from '@functions/account/persona-store';
import { requestOf } from '../client';
import { account } from '@shared/contract/account';
import { ask, makeWechatWorld, withToken, type WechatWorld } from '../account-world';
import { aFiling, act } from '../make';

let w: WechatWorld;
beforeAll(async () => {
  w = await makeWechatWorld();
});
afterAll(() => w.close());

/** Somebody with a WeChat, brought in by invitation. */
const arrive = async (
  name: string,
  openid: string,
  role: 'filer' | 'filer_head' | 'admin' = 'filer',
  org = w.citySchool.id,
) => {
  const { value } = await w.city.admin.api.bureau.invite({ org, name, role });
  const came = await w.public.account.redeem({
    invitation: value.code,
    name,
    code: w.mint(openid),
  });
  expect(came.status).toBe(200);
  return { token: came.value.token, api: withToken(w, came.value.token) };
};

describe('signing in', () => {
  test('somebody nobody invited is told so', async () => {
    expect(await w.public.account.wechat({ code: w.mint('openid-stranger') })).toMatchObject({
      status: 403,
      refusal: { code: 'not_invited' },
    });
  });

  test.each([
    ['login_expired', 401, 'never-minted'],
    ['login_blocked', 403, 'errcode-40226'],
    ['too_often', 429, 'errcode-45011'],
    ['outside_busy', 503, 'odd-502'],
  ])('%s is answered %i', async (code, status, given) => {
    expect(await w.public.account.wechat({ code: given })).toMatchObject({
      status,
      refusal: { code },
    });
  });

  test('a WeChat code works once', async () => {
    await arrive('何一', 'openid-he');
    const code = w.mint('openid-he');
    expect((await w.public.account.wechat({ code })).status).toBe(200);
    expect((await w.public.account.wechat({ code })).refusal?.code).toBe('login_expired');
  });

  test('a session ends after thirty days', async () => {
    const { api } = await arrive('吕一', 'openid-lv');
    const before = w.clock.get();
    w.clock.set(new Date(Date.parse(before) + 30 * 86_400_000 - 1).toISOString());
    expect((await api.account.me({})).status).toBe(200);
    w.clock.set(new Date(Date.parse(before) + 30 * 86_400_000).toISOString());
    expect((await api.account.me({})).refusal?.code).toBe('session_ended');
    w.clock.set(before);
  });

  test('a secret of our own that is wrong is an error, logged without the code', async () => {
    const seen = w.logged.length;
    expect((await w.public.account.wechat({ code: 'errcode-40125' })).status).toBe(500);
    expect(JSON.stringify(w.logged.slice(seen))).toContain('40125');
    expect(JSON.stringify(w.logged.slice(seen))).not.toContain('a-secret-of-the-test');
  });
});

describe('where I sit', () => {
  test('I act from another of my seats, and come back to it next time', async () => {
    const { api } = await arrive('施一', 'openid-shi');
    await arrive('施一', 'openid-shi', 'filer_head', w.office.id);
    const seats = (await api.account.me({})).value.seats;
    expect(seats.map((s) => s.org.id).sort()).toEqual([w.citySchool.id, w.office.id].sort());
    const other = seats.find((s) => s.org.id === w.office.id)!.id;
    expect((await api.account.sit({ seat: other })).value).toEqual({ seat: other });
    expect((await api.account.me({})).value.seat).toBe(other);
    w.clock.set('2026-09-01T02:00:00.000Z');
    await w.public.account.wechat({ code: w.mint('openid-shi') });
    const back = await w.public.account.wechat({ code: w.mint('openid-shi') });
    expect((await withToken(w, back.value.token).account.me({})).value.seat).toBe(other);
  });

  test('nobody sits on another’s seat', async () => {
    const { api } = await arrive('张一', 'openid-zhang');
    expect((await api.account.sit({ seat: w.citySchool.principal.seat })).refusal?.code).toBe(
      'not_found',
    );
    expect((await w.citySchool.principal.api.account.me({})).value.seat).toBe(
      w.citySchool.principal.seat,
    );
  });

  test('what waits for me is counted by office, and what was not read by person', async () => {
    const before = (await w.city.desk.api.account.me({})).value;
    await aFiling(w, { at: 'intake', school: w.office, app: w.apps.other });
    await w.drain();
    const after = (await w.city.desk.api.account.me({})).value;
    expect([after.waiting - before.waiting, after.unread - before.unread]).toEqual([1, 1]);
    expect((await w.county.desk.api.account.me({})).value.waiting).toBe(0);
    expect((await w.citySchool.principal.api.account.me({})).value.waiting).toBe(0);
  });
});

test('leaving ends this session and no other', async () => {
  const { api } = await arrive('孔一', 'openid-kong');
  const other = withToken(
    w,
    (await w.public.account.wechat({ code: w.mint('openid-kong') })).value.token,
  );
  expect((await api.account.leave({})).status).toBe(200);
  expect((await api.account.me({})).refusal?.code).toBe('session_ended');
  expect((await other.account.me({})).status).toBe(200);
});

describe('注销', () => {
  const all = async (person: string) =>
    JSON.stringify([
      await ask(w, 'SELECT * FROM person WHERE id = $1', person),
      await ask(w, 'SELECT * FROM session WHERE person_id = $1', person),
      await ask(w, 'SELECT * FROM message WHERE person_id = $1', person),
    ]);

  test('deletes name, login, sessions and inbox, on every device, and what I did stays', async () => {
    const { api } = await arrive('曹一', 'openid-cao');
    const second = withToken(
      w,
      (await w.public.account.wechat({ code: w.mint('openid-cao') })).value.token,
    );
    const me = (await api.account.me({})).value.person.id;
    const filing = (await api.case.begin({ app: w.apps.mini })).value.id;
    await ask(
      w,
      "INSERT INTO message (id, person_id, at, title, body, about_id, source) VALUES ('msg_00000000', $1, now(), 't', 'b', $2, 's')",
      me,
      filing,
    );
    expect((await api.account.forget({ sure: true })).status).toBe(200);
    for (const gone of [api, second])
      expect((await gone.account.me({})).refusal?.code).toBe('session_ended');
    expect(JSON.parse(await all(me))).toEqual([
      [expect.objectContaining({ id: me, name_box: null, name_key: null, login_index: null })],
      [],
      [],
    ]);
    expect(
      await ask(w, 'SELECT 1 FROM member WHERE person_id = $1 AND ended_at IS NULL', me),
    ).toEqual([]);
    expect((await w.public.account.wechat({ code: w.mint('openid-cao') })).refusal?.code).toBe(
      'not_invited',
    );
    expect((await w.citySchool.teacher.api.case.open({ id: filing })).status).toBe(200);
    const again = await arrive('曹一', 'openid-cao');
    expect((await again.api.account.me({})).value.person.id).not.toBe(me);
  });

  test('must be meant', async () => {
    const { token, api } = await arrive('严一', 'openid-yan');
    const sent = await w.fetch(requestOf(account.forget, { sure: false }, token));
    expect(sent.status).toBe(422);
    expect((await api.account.me({})).status).toBe(200);
  });

  test('is refused to the last administrator, of whichever organisation, and two last ones cannot go at once', async () => {
    expect((await w.zone.admin.api.account.forget({ sure: true })).refusal?.code).toBe(
      'last_admin',
    );
    const [a, b] = await Promise.all([
      w.join('华一', w.countySchool.id, 'admin'),
      w.join('华二', w.countySchool.id, 'admin'),
    ]);
    const both = await Promise.all([a, b].map((who) => who.api.account.forget({ sure: true })));
    expect(both.map((r) => r.refusal?.code ?? 'gone').sort()).toEqual(['gone', 'last_admin']);
  });

  test('is refused while work is assigned to me by name, also from a seat I do not act from now', async () => {
    const officer = await w.join('金一', w.city.id, 'office', ['network']);
    const id = await aFiling(w, { at: 'review' });
    const handed = await act(w.city.network, id, {
      do: 'transfer',
      opinion: 'network',
      to: officer.person,
    });
    expect(handed.status).toBe(200);
    expect((await officer.api.account.forget({ sure: true })).refusal?.code).toBe('has_open_work');
    const other = await w.asSystem(async (tx) => {
      await tx
        .insertInto('member')
        .values({
          id: w.server.newId('member'),
          person_id: officer.person,
          org_id: w.zoneSchool.id,
          role: 'filer',
          created_at: w.clock.get(),
        })
        .execute();
      return tx
        .selectFrom('member')
        .select('id')
        .where('person_id', '=', officer.person)
        .where('org_id', '=', w.zoneSchool.id)
        .executeTakeFirstOrThrow();
    });
    await officer.api.account.sit({ seat: other.id });
    expect((await officer.api.account.forget({ sure: true })).refusal?.code).toBe('has_open_work');
    expect((await officer.api.account.me({})).status).toBe(200);
  });
});

describe('the demonstration', () => {
  test('does not exist outside it', async () => {
    expect((await w.public.account.personas({})).status).toBe(404);
    expect((await w.public.account.persona({ persona: 'teacher' })).status).toBe(404);
  });

  test('lets me become one of its people, and no other', async () => {
    const demo = await makeWechatWorld(true);
    try {
      const { person, seat } = demo.citySchool.teacher;
      await demo.asSystem(async (tx) => {
        await addPersona(tx, { id: 'teacher', person, seat, what: '填写备案申请' });
        await addPersona(tx, {
          id: 'desk',
          person: demo.city.desk.person,
          seat: demo.city.desk.seat,
          what: '受理',
        });
      });
      expect((await demo.public.account.personas({})).value.personas).toEqual([
        {
          id: 'desk',
          name: '河滨市教育局受理',
          what: '受理',
          org: '河滨市教育局',
          region: '河滨市教育局',
          root: 'hb',
        },
        {
          id: 'teacher',
          name: '河滨实验小学老师',
          what: '填写备案申请',
          org: '河滨实验小学',
          region: '河滨市教育局',
          root: 'hb',
        },
      ]);
      const became = await demo.public.account.persona({ persona: 'teacher' });
      expect((await withToken(demo, became.value.token).account.me({})).value).toMatchObject({
        person: { id: person, name: '河滨实验小学老师' },
        demo: true,
      });
      expect((await demo.public.account.persona({ persona: 'nobody' })).refusal?.code).toBe(
        'not_found',
      );
      await demo.citySchool.teacher.api.account.forget({ sure: true });
      expect((await demo.public.account.personas({})).value.personas.map((p) => p.id)).toEqual([
        'desk',
      ]);
      expect((await demo.public.account.persona({ persona: 'teacher' })).refusal?.code).toBe(
        'not_found',
      );
    } finally {
      await demo.close();
    }
  });
});
