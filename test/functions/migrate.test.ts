import { makeDb, makePool, assertBoundByRls } from '@functions/db/connect';
import { migrate, type Migration } from '@functions/db/migrate';
import { asRole, ensureRoles } from '@functions/db/roles';
import { freshDatabase, type TestDatabase } from '../database';

const first: Migration = {
  name: '0001-first.sql',
  sql: `CREATE TABLE note (id int PRIMARY KEY, school text NOT NULL, on_day date, big bigint, days date[]);
    ALTER TABLE note ENABLE ROW LEVEL SECURITY; ALTER TABLE note FORCE ROW LEVEL SECURITY;
    CREATE POLICY own ON note USING (school = current_setting('apb.school', true));
    GRANT SELECT ON note TO apb_app;`,
};
const second: Migration = {
  name: '0002-second.sql',
  sql: 'ALTER TABLE note ADD COLUMN words text;',
};
const broken: Migration = {
  name: '0003-broken.sql',
  sql: 'CREATE TABLE half (id int); SELECT nothing_like_this();',
};

let database: TestDatabase;
beforeEach(async () => (database = await freshDatabase([])));
afterEach(() => database.drop());

const rows = async (url: string, sql: string): Promise<unknown[]> => {
  const pool = makePool(url, { max: 1 });
  return pool
    .query<Record<string, unknown>>(sql)
    .then((result) => result.rows)
    .finally(() => pool.end());
};

test('applies each migration once, in order of its number', async () => {
  expect(await migrate(database.ownerUrl, [second, first])).toEqual([
    '0001-first.sql',
    '0002-second.sql',
  ]);
  expect(await migrate(database.ownerUrl, [first, second])).toEqual([]);
  expect(await rows(database.ownerUrl, 'SELECT name FROM apb_migration ORDER BY name')).toEqual([
    { name: first.name },
    { name: second.name },
  ]);
});

test('two deployments at once apply each migration once', async () => {
  const done = await Promise.all([1, 2, 3].map(() => migrate(database.ownerUrl, [first, second])));
  expect(done.flat().sort()).toEqual([first.name, second.name]);
});

test('a failing migration leaves nothing of itself and keeps those before it', async () => {
  await expect(migrate(database.ownerUrl, [first, second, broken])).rejects.toThrow(
    '0003-broken.sql: function nothing_like_this() does not exist',
  );
  expect(
    await rows(
      database.ownerUrl,
      "SELECT to_regclass('half') AS half, to_regclass('note') IS NOT NULL AS note",
    ),
  ).toEqual([{ half: null, note: true }]);
});

test('refuses a changed, an unknown, a late-numbered, a misnamed and a self-committing file', async () => {
  await migrate(database.ownerUrl, [first, second]);
  await expect(
    migrate(database.ownerUrl, [{ ...first, sql: `${first.sql} -- changed` }, second]),
  ).rejects.toThrow('0001-first.sql was changed');
  await expect(migrate(database.ownerUrl, [first])).rejects.toThrow('does not know');
  const late = { name: '0000-late.sql', sql: 'SELECT 1' };
  await expect(migrate(database.ownerUrl, [first, late, second])).rejects.toThrow(
    '0000-late.sql comes before 0002-second.sql',
  );
  await expect(
    migrate(database.ownerUrl, [first, second, { name: 'third.sql', sql: '' }]),
  ).rejects.toThrow('is named');
  await expect(
    migrate(database.ownerUrl, [first, second, { name: '0003-x.sql', sql: 'SELECT 1;\nCOMMIT;' }]),
  ).rejects.toThrow('remove BEGIN and COMMIT');
});

test('the data of a trial version are told so in words, with the way on, and stay as they are', async () => {
  const trial = [
    { ...first, name: '0001-house.sql' },
    { ...second, name: '0002-people.sql' },
  ];
  await migrate(database.ownerUrl, trial);
  await expect(
    migrate(database.ownerUrl, [
      first,
      { name: '0002-more.sql', sql: 'CREATE TABLE more (id int)' },
    ]),
  ).rejects.toThrow(/早前的试用版.*换一个 DATA_DIR/);
  expect(await rows(database.ownerUrl, "SELECT to_regclass('more') AS more")).toEqual([
    { more: null },
  ]);
});

test('line endings of a checkout do not count as a change', async () => {
  await migrate(database.ownerUrl, [first]);
  expect(
    await migrate(database.ownerUrl, [{ ...first, sql: first.sql.replaceAll('\n', '\r\n') }]),
  ).toEqual([]);
});

test('the app role sees only the rows of its scope; the owner and the superuser are not accepted as the app', async () => {
  await migrate(database.ownerUrl, [first]);
  await rows(database.superUrl, "INSERT INTO note VALUES (1, 'a'), (2, 'b')");
  const app = makePool(database.appUrl, { max: 1 });
  try {
    expect((await app.query('SELECT id FROM note')).rows).toEqual([]);
    await app.query("SELECT set_config('apb.school', 'b', false)");
    expect((await app.query('SELECT id FROM note')).rows).toEqual([{ id: 2 }]);
    await expect(app.query('CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
    await assertBoundByRls(app);
  } finally {
    await app.end();
  }
  for (const url of [database.ownerUrl, database.superUrl]) {
    const pool = makePool(url, { max: 1 });
    await expect(assertBoundByRls(pool)).rejects.toThrow('must not connect as');
    await pool.end();
  }
});

test('dates stay strings and bigints are numbers, or an error when they cannot be', async () => {
  await migrate(database.ownerUrl, [first]);
  await rows(
    database.superUrl,
    "INSERT INTO note VALUES (1, 'a', '2024-12-31', 9007199254740991, '{2024-01-01,NULL}'), (2, 'a', NULL, 9007199254740992, NULL)",
  );
  const db = makeDb<{ note: { id: number; on_day: string | null; big: number; days: string[] } }>(
    makePool(database.superUrl, { max: 1 }),
  );
  const query = db.selectFrom('note').select(['on_day', 'big', 'days']);
  expect(await query.where('id', '=', 1).execute()).toEqual([
    { on_day: '2024-12-31', big: 9007199254740991, days: ['2024-01-01', null] },
  ]);
  await expect(query.where('id', '=', 2).execute()).rejects.toThrow('does not fit a number');
  await db.destroy();
});

test('ensureRoles may be repeated and sets the passwords', async () => {
  const password = new URL(database.superUrl).password;
  await ensureRoles(database.superUrl, { ownerPassword: password, appPassword: password });
  expect(
    await rows(asRole(database.superUrl, 'apb_app', password), 'SELECT current_user AS me'),
  ).toEqual([{ me: 'apb_app' }]);
});

test('databases of one template do not see each other, and drop() removes one', async () => {
  const other = await freshDatabase([]);
  await migrate(other.ownerUrl, [first]);
  expect(await rows(database.ownerUrl, "SELECT to_regclass('note') AS note")).toEqual([
    { note: null },
  ]);
  await other.drop();
  await expect(rows(other.ownerUrl, 'SELECT 1')).rejects.toThrow('does not exist');
});
