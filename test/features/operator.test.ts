import { foundBureau, type Founding } from '@functions/bureau/found';
import { makeSeal } from '@functions/seal/seal';
import { deskOver } from '../../tools/admin/open';
import { rotateKeys } from '../../tools/admin/rotate';
import { verifyChains } from '../../tools/admin/verify';
import { ask, makeWechatWorld, withToken, type WechatWorld } from '../account-world';
import { aFiling } from '../make';
import { POLICY, testKeys } from '../world';

let w: WechatWorld;
beforeAll(async () => {
  w = await makeWechatWorld();
});
afterAll(() => w.close());

const good: Founding = {
  name: '云栖市教育局',
  path: 'yx/',
  level: 'city',
  policy: POLICY,
  tel: '0527-84389867',
  prefix: '云教备',
  admin: '章一',
};
const found = (more: Partial<Founding>) =>
  w.asSystem((tx) => foundBureau(w.server, tx, { ...good, ...more }, w.clock.get()));

test('a bureau is founded with its first invitation, and its administrator comes in and works', async () => {
  const made = await found({});
  if (!made.ok) throw new Error(made.wrong.join());
  const came = await w.public.account.redeem({
    invitation: made.value.code,
    name: '章一',
    code: w.mint('openid-zhang-first'),
  });
  const admin = withToken(w, came.value.token);
  expect((await admin.account.me({})).value).toMatchObject({
    seats: [{ role: 'admin', org: { id: made.value.id, kind: 'bureau' } }],
    bureau: { name: '云栖市教育局', policy: POLICY },
  });
  expect((await admin.bureau.set({ version: 1, settings: { accept_days: 5 } })).status).toBe(200);
  expect(
    (
      await admin.bureau.importSchools({
        csv: '名称,类别,隶属,办学类别,办学层次\n云栖小学,学校,市直,公办,小学',
      })
    ).value.added,
  ).toBe(1);
  const below = await found({
    name: '云东县教育局',
    path: 'yx/yd/',
    level: 'county',
    parent: 'yx/',
    prefix: '云东教备',
  });
  expect(
    below.ok && (await ask(w, 'SELECT bureau_id FROM org WHERE id = $1', below.value.id)),
  ).toEqual([{ bureau_id: made.value.id }]);
});

test('nobody is put into another bureau’s tree unawares, and two bureaus never share a path', async () => {
  const says = async (more: Partial<Founding>) => {
    const made = await found(more);
    return made.ok ? 'made' : made.wrong.map((line) => line.split(':')[0]);
  };
  expect(await says({ path: 'hb/' })).toEqual(['--path']);
  expect(await says({ path: 'hb/xin/' })).toEqual(['--parent']);
  expect(await says({ path: 'hb/lw/xin/', parent: 'hb/' })).toEqual(['--parent']);
  expect(await says({ path: 'nowhere/xin/', parent: 'nowhere/' })).toEqual(['--parent']);
  expect(
    await says({
      name: '',
      path: '云栖',
      policy: 'mars@2030-01-01',
      tel: '打',
      prefix: 'YJ',
      admin: '1',
    }),
  ).toEqual(['--name', '--path', '--policy', '--tel', '--prefix', '--admin']);
  await expect(
    ask(w, "UPDATE org SET path = 'hb/' WHERE path = 'hb/lw/' AND kind = 'bureau'"),
  ).rejects.toThrow('org_bureau_path');
});

describe('the sealing key', () => {
  const next = {
    ...testKeys,
    keys: { ...testKeys.keys, k2: Buffer.alloc(32, 2).toString('base64') },
    current: 'k2',
  };
  const desk = () => deskOver(w.server.db, next);
  const tables = {
    person: 'name_key',
    invitation: 'name_key',
    case_draft: 'key_id',
  };
  const under = async (key: string) => {
    const counts = await Promise.all(
      Object.entries(tables).map(([t, k]) =>
        ask<{ n: number }>(w, `SELECT count(*)::int AS n FROM ${t} WHERE ${k} = $1`, key),
      ),
    );
    return Object.fromEntries(Object.keys(tables).map((t, i) => [t, counts[i]![0]!.n]));
  };

  test('is changed for every sealed column, and everything opens under the new one alone', async () => {
    await aFiling(w, { at: 'signing' });
    const draft = await aFiling(w, { at: 'draft', app: w.apps.mini });
    await w.city.admin.api.bureau.invite({ name: '喻一', role: 'desk' });
    const before = await under('k1');
    for (const n of Object.values(before)) expect(n).toBeGreaterThan(0);
    const done = await rotateKeys(desk());
    expect(
      Object.fromEntries(done.filter((d) => d.table in tables).map((d) => [d.table, d.sealed])),
    ).toEqual(before);
    expect(Object.values(await under('k1'))).toEqual([0, 0, 0]);
    const alone = makeSeal({ ...next, keys: { k2: next.keys.k2 } });
    for (const [table, id, box, key] of [
      ['person', 'id', 'name_box', 'name_key'],
      ['case_draft', 'case_id', 'box', 'key_id'],
      ['invitation', 'id', 'name_box', 'name_key'],
    ])
      for (const r of await ask<{ id: string; box: string; key: string }>(
        w,
        `SELECT ${id} AS id, ${box} AS box, ${key} AS key FROM ${table} WHERE ${box} IS NOT NULL`,
      ))
        expect(alone.open({ keyId: r.key, box: r.box }, r.id)).not.toBe('');
    expect(await ask(w, 'SELECT 1 FROM case_draft WHERE case_id = $1', draft)).toHaveLength(1);
    expect((await rotateKeys(desk())).every((d) => d.sealed === 0 && d.unopened.length === 0)).toBe(
      true,
    );
  });

  test('a box no key opens is named and left alone, and the rest goes on', async () => {
    await ask(w, "UPDATE person SET name_key = 'lost' WHERE id = $1", w.zone.head.person);
    const boxOf = async () =>
      ask(w, 'SELECT name_box FROM person WHERE id = $1', w.zone.head.person);
    const before = await boxOf();
    const [people] = await rotateKeys(
      deskOver(w.server.db, {
        ...next,
        keys: { ...next.keys, k3: Buffer.alloc(32, 3).toString('base64') },
        current: 'k3',
      }),
    );
    expect(people!.unopened).toEqual([w.zone.head.person]);
    expect(people!.sealed).toBe(
      (
        await ask<{ n: number }>(w, "SELECT count(*)::int AS n FROM person WHERE name_key = 'k3'")
      )[0]!.n,
    );
    expect(await boxOf()).toEqual(before);
  });
});

test('the record is proved, and the first changed event is named', async () => {
  const own = await makeWechatWorld();
  try {
    const first = await aFiling(own, { at: 'intake' });
    await aFiling(own, { at: 'review', app: own.apps.other });
    const desk = deskOver(own.server.db, testKeys);
    expect(await verifyChains(desk)).toEqual({ cases: 2, events: 5 });
    await ask(own, 'ALTER TABLE case_event DISABLE TRIGGER ALL');
    await ask(
      own,
      `UPDATE case_event SET body = replace(body, '"sign"', '"skip"') WHERE case_id = $1 AND seq = 2`,
      first,
    );
    expect((await verifyChains(desk)).broken).toEqual({ life: 'filing', id: first, seq: 2 });
    await ask(
      own,
      `UPDATE case_event SET body = replace(body, '"skip"', '"sign"') WHERE case_id = $1 AND seq = 2`,
      first,
    );
    expect((await verifyChains(desk)).broken).toBeUndefined();
    await ask(own, 'DELETE FROM case_event WHERE case_id = $1 AND seq = 2', first);
    expect((await verifyChains(desk)).broken).toEqual({ life: 'filing', id: first, seq: 2 });
  } finally {
    await own.close();
  }
});
