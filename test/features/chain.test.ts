import pg from 'pg';
import { firstBroken, link } from '@functions/db/chain';
import { makeDb, makePool } from '@functions/db/connect';
import type { Tables } from '@functions/db/tables';
import { openServer } from '@functions/world/open';
import { wholeApp } from '@functions/http/app';
import { HIDDEN } from '@functions/case/sealing';
import { deskOver } from '../../tools/admin/open';
import { rotateKeys } from '../../tools/admin/rotate';
import { verifyChains } from '../../tools/admin/verify';
import { ask } from '../account-world';
import { clientFor } from '../client';
import { aFiling } from '../make';
import { makeWorld, testKeys, type TestWorld } from '../world';

jest.setTimeout(60_000);
type Row = { seq: number; body: string; prev: string; hash: string };
let w: TestWorld;
let id: string;
let complaint: { id: string; code: string };
beforeAll(async () => {
  w = await makeWorld();
  id = await aFiling(w, { at: 'filed' });
  const { code } = (
    await w.public.complaint.tell({
      school: w.citySchool.id,
      app: w.apps.reader,
      category: 'fee',
      happened: '每人收了二十元。',
    })
  ).value;
  const [row] = await ask<{ id: string }>(w, `SELECT id FROM case_file WHERE life = 'complaint'`);
  complaint = { id: row!.id, code };
  await w.city.desk.api.case.act({ id: row!.id, do: 'receive', version: 1 });
  await w.city.desk.api.case.act({ id: row!.id, do: 'ask', version: 2, reason: '哪个班？' });
  await w.public.complaint.reply({ code, text: '三班。', version: 3 });
});
afterAll(() => w.close());

const desk = (keys = testKeys) =>
  deskOver(makeDb<Tables>(makePool(w.database.appUrl, { max: 2 })), keys);
const verified = async () => {
  const d = desk();
  try {
    return await verifyChains(d);
  } finally {
    await d.close();
  }
};

/** Tampers as a database superuser, past every trigger, looks, and takes it back. */
const tampered = async <T>(
  change: (q: (text: string, ...values: unknown[]) => Promise<unknown>) => Promise<void>,
  look: () => Promise<T>,
): Promise<T> => {
  const root = new pg.Client({ connectionString: w.database.superUrl });
  await root.connect();
  try {
    await root.query(
      `CREATE TABLE kept_events AS TABLE case_event; CREATE TABLE kept_heads AS SELECT id, head_hash FROM case_file; ALTER TABLE case_event DISABLE TRIGGER USER`,
    );
    await change((text, ...values) => root.query(text, values));
    return await look();
  } finally {
    await root.query(`DELETE FROM case_event; INSERT INTO case_event SELECT * FROM kept_events; ALTER TABLE case_event ENABLE TRIGGER USER;
      UPDATE case_file f SET head_hash = k.head_hash FROM kept_heads k WHERE k.id = f.id; DROP TABLE kept_events, kept_heads`);
    await root.end();
  }
};

test('an untouched chain is whole', async () => {
  const { cases, events, broken } = await verified();
  expect({ cases, broken }).toEqual({ cases: 2, broken: undefined });
  expect(events).toBe(7 + 4); // submit, sign, accept, three opinions, approve; submit, receive, ask, reply
});

const at = (seq: number) => ({ life: 'filing', id, seq });
test.each([1, 2, 3, 4, 5, 6, 7])(
  'event %i changed, removed, or its place taken by the next: exactly it is named',
  async (seq) => {
    const last = seq === 7;
    const looks = {
      body: await tampered(
        (q) =>
          q(
            `UPDATE case_event SET body = replace(body, '"standing":"', '"standing":"x') WHERE case_id = $1 AND seq = $2`,
            id,
            seq,
          ).then(() => undefined),
        verified,
      ),
      // Also when the hash of the changed event is made to fit: the next one no longer follows, or the head does not.
      refitted: await tampered(async (q) => {
        const [row] = await ask<Row>(
          w,
          'SELECT seq, body, prev_hash AS prev, hash FROM case_event WHERE case_id = $1 AND seq = $2',
          id,
          seq,
        );
        const fitted = link(id, seq, row!.prev, {
          ...(JSON.parse(row!.body) as object),
          reason: '后来改的',
        });
        await q(
          'UPDATE case_event SET body = $3, hash = $4 WHERE case_id = $1 AND seq = $2',
          id,
          seq,
          fitted.body,
          fitted.hash,
        );
      }, verified),
      removed: await tampered(
        (q) =>
          q('DELETE FROM case_event WHERE case_id = $1 AND seq = $2', id, seq).then(
            () => undefined,
          ),
        verified,
      ),
      ...(!last && {
        swapped: await tampered(
          (q) =>
            q(
              `UPDATE case_event SET seq = CASE seq WHEN $2 THEN $3 ELSE $2 END + 1000 WHERE case_id = $1 AND seq IN ($2, $3)`,
              id,
              seq,
              seq + 1,
            )
              .then(() =>
                q('UPDATE case_event SET seq = seq - 1000 WHERE case_id = $1 AND seq > 1000', id),
              )
              .then(() => undefined),
          verified,
        ),
        cut: await tampered(
          (q) =>
            q('DELETE FROM case_event WHERE case_id = $1 AND seq >= $2', id, seq).then(
              () => undefined,
            ),
          verified,
        ),
      }),
    };
    expect(Object.fromEntries(Object.entries(looks).map(([k, v]) => [k, v.broken]))).toEqual({
      body: at(seq),
      refitted: at(seq + 1),
      removed: at(seq),
      ...(!last && { swapped: at(seq), cut: at(seq) }),
    });
  },
);

test('an event added at the end, and one of another case put in, are named', async () => {
  const row = `SELECT case_id, 8, at, body, hash, hash FROM case_event WHERE case_id = $1 AND seq = 7`;
  expect(
    (await tampered((q) => q(`INSERT INTO case_event ${row}`, id).then(() => undefined), verified))
      .broken,
  ).toEqual(at(8));
  expect(
    (
      await tampered(
        (q) =>
          q(
            `UPDATE case_event SET body = (SELECT body FROM case_event WHERE seq = 1 AND case_id = $1) WHERE seq = 3 AND case_id = $1`,
            complaint.id,
          ).then(() => undefined),
        verified,
      )
    ).broken,
  ).toEqual({ life: 'complaint', id: complaint.id, seq: 3 });
  expect((await verified()).broken).toBeUndefined();
});

test('what an unkeyed chain alone cannot show: its owner can cut the tail and move the head along', async () => {
  const look = async () => {
    const rows = await ask<Row>(
      w,
      'SELECT seq, body, prev_hash AS prev, hash FROM case_event WHERE case_id = $1 ORDER BY seq',
      id,
    );
    return {
      broken: firstBroken(id, rows, rows.at(-1)!.hash),
      version: (
        await ask<{ version: number }>(w, 'SELECT version FROM case_file WHERE id = $1', id)
      )[0]!.version,
      events: rows.length,
    };
  };
  const cut = await tampered(
    (q) => q('DELETE FROM case_event WHERE case_id = $1 AND seq = 7', id).then(() => undefined),
    look,
  );
  // The count of events against the version still tells.
  expect(cut).toEqual({ broken: undefined, version: 7, events: 6 });
});

test('keys rotated, a person deleted, a personal value erased: the chain still verifies, names are hidden, nothing fails', async () => {
  const next = {
    ...testKeys,
    keys: { ...testKeys.keys, k2: Buffer.alloc(32, 42).toString('base64') },
    current: 'k2',
  };
  const d = desk(next);
  const rotated = await rotateKeys(d).finally(() => d.close());
  expect(rotated.flatMap((r) => r.unopened)).toEqual([]);
  expect(rotated.find((r) => r.table === 'case_text')!.sealed).toBeGreaterThan(0);
  const left = await ask(
    w,
    `SELECT 1 FROM person WHERE name_key = 'k1' UNION ALL SELECT 1 FROM case_text WHERE key_id = 'k1' UNION ALL SELECT 1 FROM case_draft WHERE key_id = 'k1'`,
  );
  expect(left).toEqual([]);
  expect((await verified()).broken).toBeUndefined();

  // The old key is thrown away.
  const server = openServer({
    databaseUrl: w.database.appUrl,
    connections: 4,
    keys: { ...next, keys: { k2: next.keys.k2 } },
    demo: false,
    publicOrigin: 'https://house.example',
    store: w.store,
    fontDir: w.server.fontDir!,
    clock: () => w.clock.get(),
    log: (e) => w.logged.push(e),
  });
  const app = wholeApp(server, server.pool);
  try {
    const as = (token?: string) => clientFor((r) => app.fetch(r), token);
    const seen = await as(w.city.desk.token).case.open({ id });
    expect(seen.status).toBe(200);
    expect(seen.value.answers.lead_phone).toBe('13800001234');
    expect(seen.value.timeline.map((t) => t.person)).toContain('河滨市教育局网安');
    expect((await as().complaint.track({ code: complaint.code })).value.happened).toBe(
      '每人收了二十元。',
    );

    expect((await as(w.city.network.token).account.forget({ sure: true })).status).toBe(200);
    await ask(
      w,
      `UPDATE case_text SET box = NULL, key_id = NULL WHERE id = (SELECT state->'answers'->'lead_phone'->>'sealed' FROM case_file WHERE id = $1)`,
      id,
    );
    await ask(
      w,
      `DELETE FROM case_text WHERE id = (SELECT state->'answers'->'first_person'->>'sealed' FROM case_file WHERE id = $1)`,
      id,
    );
    await ask(
      w,
      `UPDATE case_text SET box = NULL, key_id = NULL WHERE case_id = (SELECT id FROM case_file WHERE life = 'complaint')`,
    );

    const after = await as(w.city.desk.token).case.open({ id });
    expect([
      after.status,
      after.value.answers.lead_phone,
      after.value.answers.first_person,
    ]).toEqual([200, HIDDEN, HIDDEN]);
    expect(after.value.answers.direct_person).not.toBe(HIDDEN);
    expect(after.value.timeline.map((t) => t.person)).toContain(HIDDEN);
    expect(after.text).not.toContain('河滨市教育局网安');
    expect((await as(w.citySchool.teacher.token).documents.form({ id })).status).toBe(200);
    expect((await as(w.citySchool.teacher.token).case.list({})).status).toBe(200);
    expect((await as(w.city.admin.token).bureau.members({})).text).not.toContain(
      '河滨市教育局网安',
    );
    const tracked = await as().complaint.track({ code: complaint.code });
    expect([tracked.status, tracked.value.happened]).toEqual([200, '']);
    expect((await as(w.city.desk.token).case.open({ id: complaint.id })).status).toBe(200);
    // The case goes on: acts are still possible on what is hidden.
    expect(
      (
        await as(w.city.head.token).case.act({
          id,
          do: 'suspend',
          version: 7,
          reason: '安全事件',
        })
      ).status,
    ).toBe(200);
    expect(w.logged).toEqual([]);
  } finally {
    await server.close();
  }
  expect((await verified()).broken).toBeUndefined();
  expect((await verified()).events).toBe(12);
});
