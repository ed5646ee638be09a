import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** One numbered step of the schema: `0001-name.sql` and its text. */
export type Migration = { name: string; sql: string };

const lockKey = 7_221_091; // any constant; it names "somebody is migrating this database"
const nameShape = /^\d{4}-[a-z0-9-]+\.sql$/;
const endsTransaction =
  /^\s*(begin|commit|rollback|start\s+transaction|end)\s*(work|transaction)?\s*;/im;

/** The migrations of a folder in order of their number; other files are ignored. */
export const readMigrations = async (dir: string): Promise<Migration[]> => {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, sql: await readFile(join(dir, name), 'utf8') })),
  );
};

/** SHA-256 (hex) of a migration's text, blind to the line endings a checkout may change. */
export const checksum = ({ sql }: Migration): string =>
  createHash('sha256').update(sql.replaceAll('\r\n', '\n')).digest('hex');

const check = (migrations: readonly Migration[]): void => {
  const numbers = migrations.map(({ name }) => name.slice(0, 4));
  for (const { name, sql } of migrations) {
    if (!nameShape.test(name))
      throw new Error(`${name}: a migration is named 0001-what-it-does.sql`);
    // Files with dollar-quoted functions hold BEGIN without a semicolon, so those pass.
    if (endsTransaction.test(sql.replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, '')))
      throw new Error(
        `${name}: each migration already runs in one transaction; remove BEGIN and COMMIT`,
      );
  }
  if (new Set(numbers).size !== numbers.length)
    throw new Error('two migrations have the same number');
};

type Applied = { name: string; checksum: string };
const inOneTransaction = async <T>(client: pg.Client, work: () => Promise<T>): Promise<T> => {
  await client.query('BEGIN');
  try {
    // Held to the end of the transaction, so it also works behind a pooler that hands out
    // transactions.
    await client.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
    const value = await work();
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
};

const applied = async (client: pg.Client): Promise<Applied[]> =>
  (await client.query<Applied>('SELECT name, checksum FROM apb_migration ORDER BY name')).rows;

// The first step of the trial versions, whose steps are one schema now. Nothing of theirs was ever
// released, and half of it could not be taken over: their salts lay open.
const TRIAL = '0001-house.sql';

const refuseStrangers = (done: readonly Applied[], migrations: readonly Migration[]): void => {
  const known = new Map(migrations.map((migration) => [migration.name, checksum(migration)]));
  if (done.some(({ name }) => name === TRIAL) && !known.has(TRIAL))
    throw new Error(
      '这些数据由早前的试用版写入，本版不能沿用：请换一个 DATA_DIR 或数据库重新开始，' +
        '原来的数据留在原处，没有改动 · written by a trial version before this one: ' +
        'start with another DATA_DIR or database; nothing of it was changed',
    );
  for (const { name, checksum: sum } of done) {
    if (!known.has(name))
      throw new Error(
        `the database has migration ${name}, which this program does not know: run a newer ` +
          `version, or restore a backup`,
      );
    if (known.get(name) !== sum)
      throw new Error(
        `${name} was changed after it was applied: put it back and write a new migration`,
      );
  }
};

/**
 * Brings the database of `url` (the owner's address, role `apb_owner`) up to date: every new
 * migration in its own transaction, under a lock, recorded with its checksum.
 * Gives the names it applied. Throws, leaving the failed one undone, when one fails, was changed
 * after use, is numbered below one already applied, or is unknown to this program.
 */
export const migrate = async (
  url: string,
  given: readonly Migration[],
  say: (line: string) => void = () => undefined,
): Promise<string[]> => {
  const migrations = [...given].sort((a, b) => (a.name < b.name ? -1 : 1));
  check(migrations);
  const client = new pg.Client({ connectionString: url, application_name: 'apb-migrate' });
  client.on('error', () => undefined); // the pending query rejects with the same error
  await client.connect();
  const fresh: string[] = [];
  try {
    // Everything below a bureau is a range of its path, which holds only where letters sort by
    // their codes.
    const {
      rows: [order],
    } = await client.query<{ plain: boolean }>("SELECT 'a/b/' < 'a/~' AS plain");
    if (!order?.plain)
      throw new Error(
        "the database sorts letters by a language: create it with LC_COLLATE 'C.UTF-8' (docs/how-to/deploy.md)",
      );
    await inOneTransaction(client, async () => {
      await client.query(
        'CREATE TABLE IF NOT EXISTS apb_migration ' +
          '(name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())',
      );
      refuseStrangers(await applied(client), migrations);
    });
    for (const migration of migrations) {
      await inOneTransaction(client, async () => {
        const done = await applied(client);
        if (done.some(({ name }) => name === migration.name)) return;
        const last = done.at(-1)?.name ?? '';
        if (last > migration.name)
          throw new Error(
            `${migration.name} comes before ${last}, which is applied: give it a higher number`,
          );
        // Its rows are behind row-level security for the owner too; a migration may change all of
        // them.
        await client.query("SELECT set_config('app.scope', 'system', true)");
        await client.query(migration.sql).catch((error: Error) => {
          throw new Error(`${migration.name}: ${error.message}`, { cause: error });
        });
        await client.query('INSERT INTO apb_migration (name, checksum) VALUES ($1, $2)', [
          migration.name,
          checksum(migration),
        ]);
        fresh.push(migration.name);
        say(migration.name);
      });
    }
    return fresh;
  } finally {
    await client.end();
  }
};
