import { join } from 'node:path';
import { migrate, readMigrations } from '../db/migrate';
import { needed } from '../house/from-env';

const { DATABASE_OWNER_URL } = needed(process.env, 'DATABASE_OWNER_URL');

/** A step of the deployment, called by it and by nobody else: brings the tables up to date as their owner; gives the migrations it applied. */
export const handler = async () => ({ applied: await migrate(DATABASE_OWNER_URL, await readMigrations(join(__dirname, 'migrations'))) });
