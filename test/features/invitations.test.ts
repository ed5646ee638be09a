import { grouped } from '@shared/kernel/id';
import { ask, makeWechatWorld, withToken, type WechatWorld } from '../account-world';

let w: WechatWorld;
beforeAll(async () => {
  w = await makeWechatWorld();
});
afterAll(() => w.close());

const invite = async (
  name: string,
  more: { role?: 'filer' | 'filer_head' | 'admin'; org?: string } = {},
): Promise<string> => {
  const made = await w.city.admin.api.bureau.invite({
    org: more.org ?? w.citySchool.id,
    name,
    role: more.role ?? 'filer',
  });
  expect(made.status).toBe(200);
  return made.value.code;
};
const redeem = (invitation: string, name: string, openid: string) =>
  w.public.account.redeem({ invitation, name, code: w.mint(openid) });

test('an invited teacher comes in by code and name, and is who the invitation says', async () => {
  const code = await invite('赵·小明');
  const came = await redeem(`  ${grouped(code).toUpperCase()} `, '  赵•小明 ', 'openid-zhao');
  expect(came.status).toBe(200);
  expect(Date.parse(came.value.expires) - Date.parse(w.clock.get())).toBe(30 * 86_400_000);
  const me = await withToken(w, came.value.token).account.me({});
  expect(me.value).toMatchObject({
    person: { name: '赵·小明' },
    seats: [{ role: 'filer', org: { id: w.citySchool.id, name: '河滨实验小学', kind: 'school' } }],
    unread: 0,
    waiting: 0,
    demo: false,
    bureau: { name: '河滨市教育局' },
  });
  const again = await w.public.account.wechat({ code: w.mint('openid-zhao') });
  expect(again.status).toBe(200);
  expect(again.value.token).not.toBe(came.value.token);
});

test('nothing that was kept can be read: neither name nor openid nor code nor token', async () => {
  const code = await invite('钱不可读');
  const token = (await redeem(code, '钱不可读', 'openid-secret')).value.token;
  for (const table of ['person', 'invitation', 'session', 'member', 'kept_reply']) {
    const rows = JSON.stringify(await ask(w, `SELECT * FROM ${table}`));
    for (const secret of ['钱不可读', 'openid-secret', code, token])
      expect(rows).not.toContain(secret);
  }
  expect(JSON.stringify(w.logged)).not.toContain('钱不可读');
});

test('two phones redeem one invitation at once: one wins', async () => {
  const code = await invite('孙一');
  const both = await Promise.all(
    ['openid-sun-a', 'openid-sun-b', 'openid-sun-c'].map((o) => redeem(code, '孙一', o)),
  );
  expect(both.map((r) => r.status).sort()).toEqual([200, 410, 410]);
  const people = await ask<{ login_index: string }>(
    w,
    'SELECT login_index FROM person WHERE login_index = ANY ($1)',
    ['openid-sun-a', 'openid-sun-b', 'openid-sun-c'].map((o) =>
      w.server.seal.blindIndex(o, 'openid'),
    ),
  );
  expect(people).toHaveLength(1);
  expect((await redeem(code, '孙一', 'openid-sun-a')).refusal?.code).toBe('invitation_spent');
});

test('one phone redeems two invitations at once: one person, two seats', async () => {
  const [a, b] = [
    await invite('李二', { role: 'filer' }),
    await invite('李二', { role: 'filer_head' }),
  ];
  const both = await Promise.all([redeem(a, '李二', 'openid-li'), redeem(b, '李二', 'openid-li')]);
  expect(both.map((r) => r.status)).toEqual([200, 200]);
  const me = await withToken(w, both[0]!.value.token).account.me({});
  expect(me.value.seats.map((s) => s.role).sort()).toEqual(['filer', 'filer_head']);
});

test('the same role twice is one seat', async () => {
  const first = await redeem(await invite('周三'), '周三', 'openid-zhou');
  const second = await redeem(await invite('周三'), '周三', 'openid-zhou');
  expect((await withToken(w, second.value.token).account.me({})).value.seats).toHaveLength(1);
  expect((await withToken(w, first.value.token).account.me({})).status).toBe(200);
});

test('a wrong name is refused, and after five the invitation is spent', async () => {
  const code = await invite('吴四');
  for (let n = 0; n < 5; n += 1)
    expect((await redeem(code, '吴五', `openid-guess-${n}`)).refusal?.code).toBe('invitation_name');
  expect((await redeem(code, '吴四', 'openid-wu')).refusal?.code).toBe('invitation_spent');
  expect((await w.citySchool.teacher.api.account.me({})).status).toBe(200);
});

test('five wrong names at once do not give a sixth try', async () => {
  const code = await invite('郑五');
  const guesses = await Promise.all(
    Array.from({ length: 12 }, (_, n) =>
      redeem(code, `郑猜${'一二三四五六七八九十百千'[n]}`, `openid-many-${n}`),
    ),
  );
  expect(guesses.filter((g) => g.refusal?.code === 'invitation_name')).toHaveLength(5);
  expect(guesses.filter((g) => g.refusal?.code === 'invitation_spent')).toHaveLength(7);
});

test('somebody known by another name cannot take an invitation', async () => {
  await redeem(await invite('王甲'), '王甲', 'openid-wang');
  expect((await redeem(await invite('王乙'), '王乙', 'openid-wang')).refusal?.code).toBe(
    'invitation_name',
  );
});

test('an invitation ends after seven days', async () => {
  const code = await invite('冯六');
  const before = w.clock.get();
  w.clock.set(new Date(Date.parse(before) + 7 * 86_400_000).toISOString());
  expect((await redeem(code, '冯六', 'openid-feng')).refusal?.code).toBe('invitation_spent');
  w.clock.set(new Date(Date.parse(before) + 7 * 86_400_000 - 1).toISOString());
  expect((await redeem(code, '冯六', 'openid-feng')).status).toBe(200);
  w.clock.set(before);
});

test('a code nobody gave out, or one with a wrong letter, is spent; WeChat is not even asked about the latter', async () => {
  const code = await invite('陈七');
  const asked = w.wechat.seen.length;
  const broken = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
  expect((await redeem(broken, '陈七', 'openid-chen')).refusal?.code).toBe('invitation_spent');
  expect(w.wechat.seen.length).toBe(asked);
  expect((await redeem(w.server.newCode(), '陈七', 'openid-chen')).refusal?.code).toBe(
    'invitation_spent',
  );
});

test('a spoiled WeChat code does not spend the invitation', async () => {
  const code = await invite('褚八');
  expect(
    (await w.public.account.redeem({ invitation: code, name: '褚八', code: 'never-minted' }))
      .refusal?.code,
  ).toBe('login_expired');
  expect((await redeem(code, '褚八', 'openid-chu')).status).toBe(200);
});

test('WeChat is asked before a connection is taken, so a silent WeChat holds none', async () => {
  const taken = () => w.server.pool.totalCount - w.server.pool.idleCount;
  const before = taken();
  const asked = w.wechat.seen.length;
  const waiting = w.public.account.wechat({ code: 'odd-silent' });
  while (w.wechat.seen.length === asked) await new Promise((done) => setTimeout(done, 10));
  expect(taken()).toBe(before);
  expect((await waiting).refusal?.code).toBe('outside_busy');
}, 20_000);

test('the same request sent twice gives the same code, and only one invitation', async () => {
  const key = 'one-key-for-this-invitation';
  const input = { org: w.citySchool.id, name: '卫九', role: 'filer' as const };
  const first = await w.city.admin.api.bureau.invite(input, { key });
  expect((await w.city.admin.api.bureau.invite(input, { key })).value).toEqual(first.value);
  expect(
    (await w.city.admin.api.bureau.invite({ ...input, name: '卫十' }, { key })).refusal?.code,
  ).toBe('key_reused');
});

describe('an invitation made by mistake', () => {
  const made = async (org = w.citySchool.id) =>
    (await w.city.admin.api.bureau.invite({ org, name: '蔡十一', role: 'filer' })).value;

  test('is worth nothing once cancelled, and its name is gone', async () => {
    const { id, code } = await made();
    expect((await w.city.admin.api.bureau.cancelInvitation({ invitation: id })).status).toBe(200);
    expect((await redeem(code, '蔡十一', 'openid-cai')).refusal?.code).toBe('invitation_spent');
    expect(await ask(w, 'SELECT 1 FROM invitation WHERE id = $1', id)).toEqual([]);
    expect((await w.city.admin.api.bureau.cancelInvitation({ invitation: id })).refusal?.code).toBe(
      'not_found',
    );
  });

  test('cannot be cancelled once somebody has come in by it: that seat is removed, not unmade', async () => {
    const { id, code } = await made();
    const came = await redeem(code, '蔡十一', 'openid-cai-2');
    expect((await w.city.admin.api.bureau.cancelInvitation({ invitation: id })).refusal?.code).toBe(
      'not_found',
    );
    expect((await withToken(w, came.value.token).account.me({})).status).toBe(200);
  });

  test('is not another bureau’s to cancel, nor a teacher’s', async () => {
    const { id, code } = await made();
    expect(
      (await w.county.admin.api.bureau.cancelInvitation({ invitation: id })).refusal?.code,
    ).toBe('not_found');
    expect(
      (await w.citySchool.teacher.api.bureau.cancelInvitation({ invitation: id })).refusal?.code,
    ).toBe('not_yours');
    expect((await redeem(code, '蔡十一', 'openid-cai-3')).status).toBe(200);
  });

  test('cancelled and accepted in the same moment: one of the two happened', async () => {
    const { id, code } = await made();
    const [cancelled, came] = await Promise.all([
      w.city.admin.api.bureau.cancelInvitation({ invitation: id }),
      redeem(code, '蔡十一', 'openid-cai-4'),
    ]);
    expect([cancelled.status === 200, came.status === 200].filter(Boolean)).toHaveLength(1);
  });
});

describe('who may invite whom', () => {
  test('a bureau into its own schools, not into another bureau’s, nor into the bureau below', async () => {
    const call = (org: string, role: 'filer' | 'admin') =>
      w.city.admin.api.bureau.invite({ org, name: '蒋十', role });
    expect((await call(w.citySchool.id, 'admin')).status).toBe(200);
    expect((await call(w.office.id, 'filer')).status).toBe(200);
    expect((await call(w.countySchool.id, 'filer')).refusal?.code).toBe('not_found');
    expect((await call(w.county.id, 'admin')).refusal?.code).toBe('not_found');
  });

  test('a school’s administrator into the school only', async () => {
    const admin = await w.join('河滨管理员', w.citySchool.id, 'admin');
    expect((await admin.api.bureau.invite({ name: '沈一', role: 'filer' })).status).toBe(200);
    expect(
      (await admin.api.bureau.invite({ org: w.city.id, name: '沈一', role: 'admin' })).refusal
        ?.code,
    ).toBe('not_found');
    expect(
      (await admin.api.bureau.invite({ org: w.office.id, name: '沈一', role: 'filer' })).refusal
        ?.code,
    ).toBe('not_found');
  });

  test('nobody but an administrator', async () => {
    expect(
      (await w.city.desk.api.bureau.invite({ name: '韩一', role: 'desk' })).refusal?.code,
    ).toBe('not_yours');
    expect(
      (await w.citySchool.teacher.api.bureau.invite({ name: '韩一', role: 'filer' })).refusal?.code,
    ).toBe('not_yours');
    expect((await w.public.bureau.invite({ name: '韩一', role: 'filer' })).refusal?.code).toBe(
      'sign_in_first',
    );
  });

  test('everything wrong is said at once', async () => {
    const said = async (input: Parameters<typeof w.city.admin.api.bureau.invite>[0]) =>
      (await w.city.admin.api.bureau.invite(input)).refusal?.faults?.map(
        (f) => `${f.field} ${f.code}`,
      );
    expect(await said({ name: '1', role: 'filer', slots: ['kitchen'] })).toEqual([
      'name name_shape',
      'role not_an_option',
      'slots not_an_option',
    ]);
    expect(await said({ name: '杨一', role: 'office' })).toEqual(['slots missing']);
    expect(
      await said({ org: w.citySchool.id, name: '杨一', role: 'desk', slots: ['network'] }),
    ).toEqual(['role not_an_option', 'slots not_an_option']);
    expect(
      await said({ name: '杨一', role: 'office', slots: ['network'], title: '科长😀' }),
    ).toEqual(['title emoji']);
  });

  test('an invited officer has the slots of the invitation', async () => {
    const made = await w.city.admin.api.bureau.invite({
      name: '朱一',
      role: 'office',
      slots: ['network', 'content'],
      title: '科员',
    });
    const came = await redeem(made.value.code, '朱一', 'openid-zhu');
    expect((await withToken(w, came.value.token).account.me({})).value.seats).toMatchObject([
      { role: 'office', slots: expect.arrayContaining(['network', 'content']), title: '科员' },
    ]);
  });
});
