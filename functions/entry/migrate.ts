import { join } from 'node:path';
import { makeDb, makePool } from '../db/connect';
import { refuseDemonstration } from '../db/live-store';
import { migrate, readMigrations } from '../db/migrate';
import type { Tables } from '../db/tables';
import { needed } from '../world/from-env';
import { publishPolicies } from '../policy/publish';

const { DATABASE_OWNER_URL } = needed(process.env, 'DATABASE_OWNER_URL');

/**
 * A step of the deployment, called by it and by nobody else: brings the tables up to date as their
 * owner and makes every policy readable to the lookup; gives the migrations it applied.
 */
export const handler = async () => {
  const applied = await migrate(
    DATABASE_OWNER_URL,
    await readMigrations(join(__dirname, 'migrations')),
  );
  const db = makeDb<Tables>(makePool(DATABASE_OWNER_URL, { max: 1 }));
  await refuseDemonstration(db)
    .then(() => publishPolicies(db))
    .finally(() => db.destroy());
  return { applied };
};
