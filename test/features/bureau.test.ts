import { createHash } from 'node:crypto';
import { ask } from '../account-world';
import { aFiling, act } from '../make';
import { makeWorld, type TestWorld } from '../world';

let w: TestWorld;
beforeAll(async () => {
  w = await makeWorld();
});
afterAll(() => w.close());

const said = (reply: {
  refusal?: { code: string; faults?: readonly { field: string; code: string }[] };
}) => [reply.refusal?.code, ...(reply.refusal?.faults ?? []).map((f) => `${f.field} ${f.code}`)];

describe('settings', () => {
  test('what the regulation leaves open is asked with its limits, and answered', async () => {
    const seen = await w.county.admin.api.bureau.settings({});
    expect(seen.value.settings.find((s) => s.id === 'review_days')).toEqual({
      id: 'review_days',
      ask: '受理后几个工作日内办结',
      kind: 'number',
      value: 15,
      suggest: 15,
      least: 1,
      most: 60,
    });
    expect(seen.value.offices.find((o) => o.slot === 'network')).toEqual({
      slot: 'network',
      says: '网络和数据安全审查处室',
      name: '网络安全科',
      people: 1,
    });
    const set = await w.county.admin.api.bureau.set({
      version: seen.value.version,
      tel: ' 0527-84389867、12345 ',
      settings: { review_days: 20 },
      offices: { network: ' 信息中心 ' },
    });
    expect(set.value).toEqual({ version: seen.value.version + 1 });
    const after = (await w.county.desk.api.bureau.settings({})).value;
    expect(after).toMatchObject({ version: seen.value.version + 1, tel: '0527-84389867、12345' });
    expect(after.settings.map((s) => [s.id, s.value])).toEqual(
      expect.arrayContaining([
        ['review_days', 20],
        ['accept_days', 5],
      ]),
    );
    expect(after.offices.find((o) => o.slot === 'network')?.name).toBe('信息中心');
    expect(
      (await w.city.admin.api.bureau.settings({})).value.settings.find(
        (s) => s.id === 'review_days',
      )?.value,
    ).toBe(15);
  });

  test('everything wrong is said at once, and nothing of it is kept', async () => {
    const { version } = (await w.city.admin.api.bureau.settings({})).value;
    const reply = await w.city.admin.api.bureau.set({
      version,
      tel: '打这个',
      offices: { network: '网😀科', kitchen: '食堂' },
      settings: {
        accept_days: 0,
        review_days: 61,
        online_days: 2.5,
        recheck_months: '十二',
        complaint_days: 8,
        coffee: 3,
        constructor: 1,
      },
    });
    expect(reply.status).toBe(422);
    expect(said(reply)).toEqual([
      'faults',
      'tel finding',
      'settings.accept_days too_small',
      'settings.review_days too_big',
      'settings.online_days not_a_number',
      'settings.recheck_months not_a_number',
      'settings.coffee unknown_field',
      'settings.constructor unknown_field',
      'offices.network emoji',
      'offices.kitchen unknown_field',
    ]);
    expect(
      (await w.city.admin.api.bureau.settings({})).value.settings.find(
        (s) => s.id === 'complaint_days',
      )?.value,
    ).toBe(10);
  });

  test('a promise that need not be made is taken back; one that must be is not', async () => {
    const { admin } = w.zone;
    const recheck = async () => {
      const { version, settings } = (await admin.api.bureau.settings({})).value;
      return { version, value: settings.find((s) => s.id === 'recheck_months')?.value };
    };
    const set = async (settings: Record<string, number | null>) =>
      admin.api.bureau.set({ version: (await recheck()).version, settings });
    expect((await set({ recheck_months: 12 })).status).toBe(200);
    expect((await recheck()).value).toBe(12);
    expect(said(await set({ recheck_months: null, accept_days: null }))).toEqual([
      'faults',
      'settings.accept_days missing',
    ]);
    expect((await recheck()).value).toBe(12);
    expect((await set({ recheck_months: null })).status).toBe(200);
    expect((await recheck()).value).toBeUndefined();
  });

  test('two who change at once: one does, the other hears of it', async () => {
    const { version } = (await w.zone.admin.api.bureau.settings({})).value;
    const both = await Promise.all(
      [3, 4].map((accept_days) =>
        w.zone.admin.api.bureau.set({ version, settings: { accept_days } }),
      ),
    );
    expect(both.map((r) => r.status).sort()).toEqual([200, 409]);
    expect(both.find((r) => r.status === 409)?.refusal?.code).toBe('changed_meanwhile');
  });

  test('are not for others', async () => {
    expect((await w.city.head.api.bureau.set({ version: 1, tel: '12345' })).refusal?.code).toBe(
      'not_yours',
    );
    const schoolAdmin = await w.join('校管', w.citySchool.id, 'admin');
    expect((await schoolAdmin.api.bureau.set({ version: 1, tel: '12345' })).refusal?.code).toBe(
      'not_yours',
    );
    expect((await schoolAdmin.api.bureau.settings({})).refusal?.code).toBe('not_yours');
  });
});

describe('people', () => {
  test('an administrator sees the organisation’s people and open invitations, and nobody else’s', async () => {
    await w.zone.admin.api.bureau.invite({ name: '秦一', role: 'desk' });
    await w.zone.admin.api.bureau.invite({ org: w.zoneSchool.id, name: '秦二', role: 'filer' });
    const seen = (await w.zone.admin.api.bureau.members({})).value;
    expect(seen.org).toMatchObject({ id: w.zone.id, kind: 'bureau' });
    expect(seen.members.map((m) => [m.role, m.me]).sort()).toEqual([
      ['admin', true],
      ['desk', false],
      ['head', false],
      ['office', false],
      ['office', false],
      ['office', false],
    ]);
    expect(seen.members.map((m) => m.name)).toContain('高新区教育工作办公室网安');
    expect(seen.invitations).toMatchObject([{ name: '秦一', role: 'desk' }]);
    expect((await w.zone.desk.api.bureau.members({})).refusal?.code).toBe('not_yours');
  });

  test('who is removed is out at once, and others stay', async () => {
    const leaver = await w.join('尤一', w.citySchool.id, 'filer');
    const admin = await w.join('许一', w.citySchool.id, 'admin');
    expect((await leaver.api.account.me({})).status).toBe(200);
    expect((await admin.api.bureau.remove({ member: leaver.seat })).status).toBe(200);
    expect((await leaver.api.account.me({})).refusal?.code).toBe('session_ended');
    expect((await admin.api.bureau.remove({ member: leaver.seat })).refusal?.code).toBe(
      'not_found',
    );
    expect((await w.citySchool.teacher.api.account.me({})).status).toBe(200);
    expect(
      await ask(w, 'SELECT 1 FROM session WHERE member_id = $1 AND ended_at IS NULL', leaver.seat),
    ).toEqual([]);
  });

  test('nobody removes the people of another organisation', async () => {
    for (const member of [w.city.desk.seat, w.zoneSchool.teacher.seat])
      expect((await w.county.admin.api.bureau.remove({ member })).refusal?.code).toBe('not_found');
    expect((await w.city.desk.api.account.me({})).status).toBe(200);
  });

  test('the last administrator stays, and two last ones cannot remove each other at once', async () => {
    expect(
      (await w.county.admin.api.bureau.remove({ member: w.county.admin.seat })).refusal?.code,
    ).toBe('last_admin');
    const second = await w.join('副管', w.county.id, 'admin');
    const both = await Promise.all([
      w.county.admin.api.bureau.remove({ member: second.seat }),
      second.api.bureau.remove({ member: w.county.admin.seat }),
    ]);
    expect(both.map((r) => r.status).filter((s) => s === 200)).toHaveLength(1);
    expect(
      await ask(
        w,
        "SELECT 1 FROM member WHERE org_id = $1 AND role = 'admin' AND ended_at IS NULL",
        w.county.id,
      ),
    ).toHaveLength(1);
  });

  test('work handed to somebody by name goes back to the office when they are removed', async () => {
    const officer = await w.join('戚一', w.city.id, 'office', ['network']);
    const id = await aFiling(w, { at: 'review' });
    expect(
      (await act(w.city.network, id, { do: 'transfer', opinion: 'network', to: officer.person }))
        .status,
    ).toBe(200);
    const waiting = async () =>
      (await w.city.network.api.case.inbox({})).value.items.map((i) => i.id);
    expect(await waiting()).not.toContain(id);
    expect((await w.city.admin.api.bureau.remove({ member: officer.seat })).status).toBe(200);
    expect(await waiting()).toContain(id);
  });
});

describe('schools', () => {
  const head = '名称,类别,隶属,办学类别,办学层次';
  const send = (csv: string, check?: boolean) =>
    w.city.admin.api.bureau.importSchools({ csv, ...(check !== undefined && { check }) });
  const names = async (org = w.city.id) =>
    (
      await ask<{ name: string }>(
        w,
        "SELECT name FROM org WHERE bureau_id = $1 AND kind <> 'bureau'",
        org,
      )
    ).map((r) => r.name);

  test('come in by a table with its columns in any order; a second time they are known', async () => {
    const csv =
      '\uFEFF隶属,序号,办学层次,类别,名称,办学类别\r\n市直,1,幼儿园、小学，初中,学校,河滨九年制学校,民办\r\n\r\n市直,2,,机关处室,河滨市教育局基教处,\r\n市直,3,,直属单位,"河滨市电教馆（中心）",\r\n';
    expect((await send(csv, true)).value).toEqual({ added: 3, known: 0, remarks: [] });
    expect(await names()).not.toContain('河滨九年制学校');
    expect((await send(csv)).value).toEqual({ added: 3, known: 0, remarks: [] });
    expect((await send(csv)).value).toMatchObject({ added: 0, known: 3 });
    const [kept] = await ask(
      w,
      'SELECT kind, path, level, nature, stages, bureau_id, grams FROM org WHERE name = $1',
      '河滨九年制学校',
    );
    expect(kept).toMatchObject({
      kind: 'school',
      path: 'hb/',
      level: 'city',
      nature: 'private',
      stages: ['kindergarten', 'primary', 'junior'],
      bureau_id: w.city.id,
      grams: expect.arrayContaining(['九', '九年']),
    });
    expect(
      await ask(w, "SELECT kind, nature, stages FROM org WHERE name LIKE '河滨市电教馆%'"),
    ).toEqual([{ kind: 'unit', nature: null, stages: [] }]);
  });

  test('every error is named by its cell, all at once, and nothing is kept', async () => {
    const before = await names();
    const reply = await send(
      `${head}\n好好小学,学校,市直,公办,小学\n,学校,市直,公办,小学\n坏一小学,大学,市直,公办,小学\n坏二小学,学校,县区,国办,小学、大学\n坏三😀小学,学校,,,\n好好小学,学校,市直,公办,初中\n`,
    );
    expect(reply).toMatchObject({
      status: 422,
      refusal: { code: 'csv_faults', params: { total: 10 } },
    });
    expect(said(reply).slice(1)).toEqual([
      'A3 missing',
      'B4 finding',
      'C5 finding',
      'D5 finding',
      'E5 finding',
      'A6 emoji',
      'C6 missing',
      'D6 missing',
      'E6 missing',
      'A7 finding',
    ]);
    expect(
      reply.refusal?.faults?.map((f) => f.label).filter((label) => /^[A-E]\d/.test(label)),
    ).toHaveLength(10);
    expect(await names()).toEqual(before);
  });

  test.each([
    ['a column is missing', '名称,类别,隶属,办学类别\n甲,学校,市直,公办', 'A1 finding'],
    ['a column is there twice', `${head},名称\n甲,学校,市直,公办,小学,乙`, 'F1 finding'],
    ['there is only a heading', head, 'A2 finding'],
    ['a quote is left open', `${head}\n"甲,学校`, 'A2 finding'],
    [
      'there are too many rows',
      `${head}\n${'甲,学校,市直,公办,小学\n'.repeat(10_001)}`,
      'A10002 finding',
    ],
  ])('%s', async (_, csv, fault) => {
    expect(said(await send(csv))).toEqual(['csv_faults', fault]);
  });

  test('ten thousand come in at once and are read page by page', async () => {
    const csv = `${head}\n${Array.from({ length: 10_000 }, (_, i) => `柳湾第${i}小学,学校,县区,公办,小学`).join('\n')}`;
    const admin = await w.join('导入员', w.county.id, 'admin');
    expect((await admin.api.bureau.importSchools({ csv })).value).toEqual({
      added: 10_000,
      known: 0,
      remarks: [],
    });
    const first = (await w.county.desk.api.bureau.schools({})).value;
    const second = (await w.county.desk.api.bureau.schools({ after: first.next })).value;
    expect([first.items.length, second.items.length]).toEqual([50, 50]);
    const page = [...first.items, ...second.items].map((s) => s.name);
    expect(page).toEqual([...page].sort());
    expect(new Set(page).size).toBe(100);
  }, 60_000);

  test('two imports of one table at once make each school once', async () => {
    const csv = `${head}\n同时小学,学校,市直,公办,小学`;
    const both = await Promise.all([send(csv), send(csv)]);
    expect(both.map((r) => r.value.added).sort()).toEqual([0, 1]);
    expect((await names()).filter((n) => n === '同时小学')).toHaveLength(1);
  });

  test('are read to the end by name, with how many people each has', async () => {
    const seen: { name: string; people: number }[] = [];
    for (let after: string | undefined, more = true; more;) {
      const { items, next } = (await w.zone.desk.api.bureau.schools({ ...(after && { after }) }))
        .value;
      seen.push(...items);
      after = next;
      more = next !== undefined;
    }
    expect(seen).toMatchObject([{ name: '高新区中心小学', people: 2 }]);
  });

  test('are imported by the bureau’s administrator only', async () => {
    const csv = `${head}\n甲小学,学校,市直,公办,小学`;
    expect((await w.city.desk.api.bureau.importSchools({ csv })).refusal?.code).toBe('not_yours');
    const schoolAdmin = await w.join('校管二', w.citySchool.id, 'admin');
    expect((await schoolAdmin.api.bureau.importSchools({ csv })).refusal?.code).toBe('not_yours');
    expect((await w.citySchool.teacher.api.bureau.schools({})).refusal?.code).toBe('not_yours');
  });
});

test('a bureau’s invitation is kept by its hash', async () => {
  const { code } = (await w.city.admin.api.bureau.invite({ name: '邹一', role: 'desk' })).value;
  expect(
    await ask(
      w,
      'SELECT 1 FROM invitation WHERE code_hash = $1',
      createHash('sha256').update(code).digest('hex'),
    ),
  ).toHaveLength(1);
});
