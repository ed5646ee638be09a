import { plantLives } from '../every-life';
import { sql, type Transaction } from 'kysely';
import pg from 'pg';
import { enter, enterAs } from '@functions/account/session-store';
import { sha256 } from '@functions/db/chain';
import type { Tables } from '@functions/db/tables';
import { ask } from '../account-world';
import { act, aFiling, upload } from '../make';
import { makeWorld, type Actor, type TestWorld } from '../world';

jest.setTimeout(60_000);
const guarded = [
  'case_draft',
  'case_event',
  'case_file',
  'case_task',
  'case_text',
  'file',
  'message',
  'note',
  'paper_copy',
  'phrase_book',
  'security_event',
] as const;
/** Tables that name a school, a bureau or a person and yet have no row security, each with the reason. */
const open: Readonly<Record<string, string>> = {
  counter: 'the last number a bureau gave out; nobody’s data, and no endpoint reads it',
  demo_persona: 'the invented people of a demonstration; empty elsewhere',
  file_access: 'who opened which file: ids only, written and never read by an endpoint',
  invitation: 'read by the hash of its code before anybody is signed in; names are sealed',
  member: 'read to find out who a caller is, before there is a scope',
  org: 'schools and bureaus are public',
  app: 'the registry of apps is public',
  list_entry: 'what bureaus publish of the lists they keep, for anybody to read',
  app_proof: 'what was proved of an app, without people, files or the words of anybody',
  person: 'read to find out who a caller is; names are sealed, logins are blind indexes',
  poster: 'hangs at the school gate',
  public_status: 'what the public may see',
  session: 'read by the hash of a token, before there is a scope',
};

let w: TestWorld;
beforeAll(async () => {
  w = await makeWorld();
  for (const [school, bureau] of [
    [w.countySchool, w.county],
    [w.zoneSchool, w.zone],
    [w.citySchool, w.city],
  ] as const) {
    const filed = await aFiling(w, { at: 'filed', school, bureau });
    const draft = await aFiling(w, { at: 'review', school, bureau, app: w.apps.other });
    await aFiling(w, { at: 'draft', school, bureau, app: w.apps.mini });
    await upload(w, school.teacher, filed);
    await bureau.desk.api.case.note({ id: filed, text: '内部备注' });
    await act(bureau.network, draft, {
      do: 'opine',
      opinion: 'network',
      outcome: 'bar',
      reason: '弱口令',
      answers: {},
    });
    await w.public.complaint.tell({
      school: school.id,
      app: w.apps.reader,
      category: 'unfiled',
      happened: '没有见过备案公示。',
    });
  }
  for (const [school, bureau] of [
    [w.countySchool, w.county],
    [w.zoneSchool, w.zone],
    [w.citySchool, w.city],
  ] as const)
    await plantLives(w, { school, bureau, app: w.apps.reader });
  for (const who of [w.countySchool.teacher, w.county.desk, w.county.head, w.city.admin])
    await who.api.account.keepPhrases({ phrases: ['请补充材料。'] });
  await w.drain();
});
afterAll(() => w.close());

const all = (tx: Transaction<Tables>, table: string): Promise<Record<string, unknown>[]> =>
  sql<Record<string, unknown>>`SELECT * FROM ${sql.table(table)}`.execute(tx).then((r) => r.rows);
/** Every row of a table, asked without any predicate, in the scope that the app gives this person. */
const seenBy = (who: Actor, table: string): Promise<Record<string, unknown>[]> =>
  w.server.db.transaction().execute(async (tx) => {
    expect(await enter(tx, sha256(who.token), w.clock.get(), w.server)).toMatchObject({
      person: who.person,
    });
    return all(tx, table);
  });

type Row = Record<string, unknown>;
type Home = { orgs: readonly unknown[]; path: unknown };
type Homes = ReadonlyMap<unknown, Home>;
/** Whose each case is, who began it and whom it was put to: what belongs to a case is theirs with it. */
const homesOfCases = async (): Promise<Homes> => {
  const cases = await ask<Row>(
    w,
    'SELECT id, filer_org, CASE WHEN served THEN respondent_org END AS served, bureau_path FROM case_file',
  );
  return new Map(cases.map((c) => [c.id, { orgs: [c.filer_org, c.served], path: c.bureau_path }]));
};
/** The case that a row is, or belongs to without saying itself whose it is. */
const caseOf = (table: string, r: Row): unknown => (table === 'case_file' ? r.id : r.case_id);
const isOf = (table: string, r: Row, school: string, homes: Homes): boolean => {
  const home = homes.get(caseOf(table, r));
  // A file is of whoever added it, also where somebody else sees the case.
  if (home && !['file', 'paper_copy'].includes(table)) return home.orgs.includes(school);
  return (r.org_id ?? r.filer_org) === school;
};
const pathOf = (r: Row, homes: Homes): unknown => r.bureau_path ?? homes.get(r.case_id)?.path;

type Told = { mine: number; foreign: number };
const count = (
  rows: Record<string, unknown>[],
  mine: (r: Record<string, unknown>) => boolean,
): Told => ({ mine: rows.filter(mine).length, foreign: rows.filter((r) => !mine(r)).length });

test.each(guarded.filter((t) => t !== 'message' && t !== 'phrase_book'))(
  '%s: a school and a bureau see 0 foreign rows when nothing but row security asks',
  async (table) => {
    const schoolSees = table !== 'note';
    const homes = await homesOfCases();
    const bureauSees = table !== 'case_draft';
    // Both counties are asked: their paths lie on either side of each other's.
    for (const [school, bureau] of [
      [w.countySchool, w.county],
      [w.zoneSchool, w.zone],
    ] as const) {
      const bySchool = count(await seenBy(school.teacher, table), (r) =>
        isOf(table, r, school.id, homes),
      );
      expect(bySchool.foreign).toBe(0);
      expect(bySchool.mine > 0).toBe(schoolSees);
      const byBureau = count(
        await seenBy(bureau.desk, table),
        (r) => pathOf(r, homes) === bureau.path,
      );
      expect(byBureau.foreign).toBe(0);
      expect(byBureau.mine > 0).toBe(bureauSees);
    }
    // The bureau above sees those below, and a school nothing of them.
    const above = await seenBy(w.city.desk, table);
    if (bureauSees)
      expect(new Set(above.map((r) => pathOf(r, homes)))).toEqual(
        new Set([w.city.path, w.county.path, w.zone.path]),
      );
    else expect(above).toEqual([]);
  },
);

test.each(['message', 'phrase_book'])(
  '%s: everybody sees their own, whatever else they are',
  async (table) => {
    for (const who of [w.countySchool.teacher, w.county.desk, w.county.head, w.city.admin])
      expect((await seenBy(who, table)).filter((r) => r.person_id !== who.person)).toEqual([]);
    expect((await seenBy(w.countySchool.teacher, table)).length).toBeGreaterThan(0);
  },
);

test.each(guarded)(
  '%s: without a scope, or in the public’s without its code, there are no rows at all',
  async (table) => {
    expect((await ask(w, `SELECT 1 FROM ${table}`)).length).toBeGreaterThan(0);
    expect(await w.server.db.transaction().execute((tx) => all(tx, table))).toEqual([]);
    expect(
      await w.server.db.transaction().execute(async (tx) => {
        await enterAs(tx, 'public', sha256('another code'));
        return all(tx, table);
      }),
    ).toEqual([]);
    // A pool hands connections on: what one request set must be gone for the next.
    await seenBy(w.county.desk, table);
    expect((await w.server.pool.query(`SELECT * FROM ${table}`)).rows).toEqual([]);
  },
);

test('a complaint’s code opens its own complaint and no other', async () => {
  const [one] = await ask<{ code_hash: string; id: string }>(
    w,
    `SELECT code_hash, id FROM case_file WHERE life = 'complaint' ORDER BY id LIMIT 1`,
  );
  const seen = await w.server.db.transaction().execute(async (tx) => {
    await enterAs(tx, 'public', one!.code_hash);
    return [
      await all(tx, 'case_file'),
      await all(tx, 'case_event'),
      await all(tx, 'case_text'),
      await all(tx, 'case_task'),
    ];
  });
  expect(seen.map((rows) => rows.map((r) => r.case_id ?? r.id))).toEqual([
    [one!.id],
    [one!.id],
    [one!.id],
    [one!.id],
  ]);
});

test.each(['case_file', 'file', 'paper_copy', 'note'])(
  '%s: a row cannot be written into another’s scope',
  async (table) => {
    const who = table === 'note' ? w.county.desk : w.countySchool.teacher;
    const [key, from, to] =
      table === 'note'
        ? ['bureau_path', w.county.path, w.zone.path]
        : ['filer_org', w.countySchool.id, w.zoneSchool.id];
    const moved = w.server.db.transaction().execute(async (tx) => {
      await enter(tx, sha256(who.token), w.clock.get(), w.server);
      return sql`UPDATE ${sql.table(table)} SET ${sql.ref(key)} = ${to} WHERE ${sql.ref(key)} = ${from}`.execute(
        tx,
      );
    });
    await expect(moved).rejects.toThrow(/row-level security|permission denied/);
    const foreign = await w.server.db.transaction().execute(async (tx) => {
      await enter(tx, sha256(who.token), w.clock.get(), w.server);
      return table === 'note'
        ? 0n
        : (
            await sql`UPDATE ${sql.table(table)} SET ${sql.ref(key)} = ${from} WHERE ${sql.ref(key)} = ${to}`.execute(
              tx,
            )
          ).numAffectedRows;
    });
    expect(Number(foreign ?? 0)).toBe(0);
  },
);

test('case_task: nobody writes what waits for another on a case they do not see', async () => {
  const [foreign] = await ask<{ id: string }>(
    w,
    `SELECT id FROM case_file WHERE filer_org = $1 ORDER BY id LIMIT 1`,
    w.zoneSchool.id,
  );
  const { id: there } = foreign!;
  const here = w.countySchool.id;
  const asTeacher = (text: ReturnType<typeof sql>) =>
    w.server.db.transaction().execute(async (tx) => {
      await enter(tx, sha256(w.countySchool.teacher.token), w.clock.get(), w.server);
      return text.execute(tx);
    });
  const writes = [
    sql`INSERT INTO case_task (case_id, key, org_id, office, what) VALUES (${there}, 'planted', ${w.zone.id}, 'desk', '请办理')`,
    sql`UPDATE case_task SET case_id = ${there}, key = 'planted' || key, org_id = ${w.zone.id} WHERE org_id = ${here}`,
  ];
  for (const write of writes) await expect(asTeacher(write)).rejects.toThrow(/row-level security/);
  // What is of others is not there to be changed.
  for (const org of [w.zone.id, w.zoneSchool.id]) {
    const changed = await asTeacher(sql`UPDATE case_task SET what = '' WHERE org_id = ${org}`);
    expect(Number(changed.numAffectedRows)).toBe(0);
    const gone = await asTeacher(sql`DELETE FROM case_task WHERE org_id = ${org}`);
    expect(Number(gone.numAffectedRows)).toBe(0);
  }
});

test('an order that nobody was served with is no row of its school’s, nor what belongs to it', async () => {
  const [order] = await ask<{ id: string }>(
    w,
    `SELECT id FROM case_file WHERE life = 'order' AND respondent_org = $1 AND NOT served`,
    w.countySchool.id,
  );
  const seen = async () => {
    const files = await seenBy(w.countySchool.principal, 'case_file');
    const tasks = await seenBy(w.countySchool.principal, 'case_task');
    const { id } = order!;
    return [files.some((row) => row.id === id), tasks.some((row) => row.case_id === id)];
  };
  expect(await seen()).toEqual([false, false]);
  await ask(w, 'UPDATE case_file SET served = true WHERE id = $1', order!.id);
  expect(await seen()).toEqual([true, true]);
  await ask(w, 'UPDATE case_file SET served = false WHERE id = $1', order!.id);
});

test('the app’s role owns nothing and bypasses nothing', async () => {
  const role = await ask(
    w,
    `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = 'apb_app'`,
  );
  expect(role).toEqual([
    {
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    },
  ]);
  expect(
    await ask(
      w,
      `SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = 'apb_app'`,
    ),
  ).toEqual([]);
  expect(
    await ask(
      w,
      `SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = 'apb_app'`,
    ),
  ).toEqual([]);
  expect((await w.server.pool.query<{ who: string }>('SELECT current_user AS who')).rows).toEqual([
    { who: 'apb_app' },
  ]);
});

test('row security is on and forced exactly where it must be, and every other table has a reason', async () => {
  const tables = await ask<{ name: string; on: boolean; forced: boolean; scoped: boolean }>(
    w,
    `
    SELECT c.relname AS name, c.relrowsecurity AS on, c.relforcerowsecurity AS forced,
      EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND NOT a.attisdropped AND a.attname IN ('school_id', 'bureau_id', 'bureau_path', 'org_id', 'person_id', 'filer_org', 'filing_id', 'case_id', 'path', 'code_hash', 'name_box', 'typed_by')) AS scoped
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') ORDER BY 1`,
  );
  expect(tables.filter((t) => t.on).map((t) => t.name)).toEqual([...guarded]);
  expect(tables.filter((t) => t.on && !t.forced)).toEqual([]);
  expect(
    tables.filter((t) => t.scoped && !t.on && !Object.hasOwn(open, t.name)).map((t) => t.name),
  ).toEqual([]);
  expect(
    Object.keys(open).filter((name) => !tables.some((t) => t.name === name && t.scoped && !t.on)),
  ).toEqual([]);
  const policies = await ask<{ qual: string }>(
    w,
    `SELECT qual FROM pg_policies WHERE schemaname = 'public'`,
  );
  // Only =, < and >= over a column and a setting, or whether the case is seen, by its key: anything else would cost the index.
  const byCase =
    /EXISTS \( SELECT 1\s+FROM case_file c\s+WHERE \(c\.id = case_(event|text|task)\.case_id\)\)/;
  expect(policies.filter((p) => byCase.test(p.qual))).toHaveLength(3);
  expect(
    policies.filter((p) => /LIKE|~~|@>|\bIN\b|SELECT/i.test(String(p.qual).replace(byCase, ''))),
  ).toEqual([]);
});

const as = async (url: string, text: string): Promise<string> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query(`SELECT set_config('app.scope', 'system', true)`);
    await client.query(text);
    return 'done';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end();
  }
};

test.each(['case_event'])(
  '%s is append-only: by grants for the app, by trigger for its owner and for a superuser',
  async (table) => {
    for (const text of [
      `UPDATE ${table} SET body = ''`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table} CASCADE`,
    ]) {
      expect(await as(w.database.appUrl, text)).toMatch(/permission denied/);
      expect(await as(w.database.ownerUrl, text)).toMatch(/append-only/);
      expect(await as(w.database.superUrl, text)).toMatch(/append-only/);
    }
    expect(await as(w.database.appUrl, `ALTER TABLE ${table} DISABLE TRIGGER ALL`)).toMatch(
      /must be owner/,
    );
  },
);
