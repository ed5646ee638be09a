import pg from 'pg';

/**
 * The two roles of a database: the owner migrates, the app reads and writes under row level
 * security.
 */
export type RolePasswords = { ownerPassword: string; appPassword: string };

const lockKey = 7_221_092;

/**
 * How long the application's role may take: one statement, waiting for a lock, and doing nothing
 * within a transaction.
 */
export const timeLimits = {
  statement_timeout: '10s',
  lock_timeout: '8s',
  idle_in_transaction_session_timeout: '30s',
} as const;

/** The same database as another role. */
export const asRole = (url: string, role: string, password: string, database?: string): string => {
  const address = new URL(url);
  address.username = role;
  address.password = encodeURIComponent(password);
  if (database !== undefined) address.pathname = `/${database}`;
  return address.href;
};

/**
 * Makes sure `apb_owner` and `apb_app` exist with these passwords and may work in the database of
 * `superuserUrl` (a superuser, or a role with CREATEROLE that owns the database).
 * Throws when either is a superuser or has BYPASSRLS, for then row level security would be silently
 * off. Grants on tables are the migrations' work.
 */
export const ensureRoles = async (
  superuserUrl: string,
  { ownerPassword, appPassword }: RolePasswords,
): Promise<void> => {
  const client = new pg.Client({ connectionString: superuserUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [lockKey]);
    for (const [role, password] of [
      ['apb_owner', ownerPassword],
      ['apb_app', appPassword],
    ] as const) {
      const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
      if (rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN`);
      await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${client.escapeLiteral(password)}`);
    }
    // One request must not hold the database: what takes longer than this is a mistake or an
    // attack.
    for (const [name, value] of Object.entries(timeLimits))
      await client.query(`ALTER ROLE apb_app SET ${name} = '${value}'`);
    const { rows } = await client.query<{ rolname: string }>(
      "SELECT rolname FROM pg_roles WHERE rolname IN ('apb_owner', 'apb_app') AND (rolsuper OR rolbypassrls)",
    );
    if (rows[0])
      throw new Error(
        `role ${rows[0].rolname} bypasses row level security: ALTER ROLE ${rows[0].rolname} NOSUPERUSER NOBYPASSRLS`,
      );
    const { rows: here } = await client.query<{ name: string }>(
      'SELECT current_database() AS name',
    );
    const database = client.escapeIdentifier(here[0]!.name);
    await client.query(`GRANT CONNECT, CREATE, TEMPORARY ON DATABASE ${database} TO apb_owner`);
    await client.query(`GRANT CONNECT ON DATABASE ${database} TO apb_app`);
    await client.query('GRANT USAGE, CREATE ON SCHEMA public TO apb_owner');
    await client.query('GRANT USAGE ON SCHEMA public TO apb_app');
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
};
