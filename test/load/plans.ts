// What the server reads for a piece of work: it tells the plan of every statement, with its pages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ask } from '../account-world';

type Asking = Parameters<typeof ask>[0];

/** A statement as it was carried out. */
export type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
};

const sqlOf = (file: string): string => readFileSync(join(__dirname, file), 'utf8');

/** From now on the server tells each client the plan of every statement it ran for it, with the pages it read. */
export const tellPlans = async (w: Asking): Promise<void> => {
  const name = new URL(w.database.superUrl).pathname.slice(1);
  for (const [setting, value] of Object.entries({
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_buffers': 'on',
    'auto_explain.log_timing': 'off',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
  }))
    await ask(w, `ALTER DATABASE ${name} SET ${setting} = '${value}'`);
  // Whoever is connected already would not tell.
  await ask(
    w,
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  );
};

/** The plans of everything that is asked during a piece of work. */
export const plansDuring = async (work: () => Promise<unknown>): Promise<Plan[]> => {
  const plans: Plan[] = [];
  const real = pg.Client.prototype.emit;
  pg.Client.prototype.emit = function (this: pg.Client, name: string, ...more: unknown[]) {
    const { message = '' } = (more[0] ?? {}) as { message?: string };
    const begun = name === 'notice' ? message.indexOf('plan:') : -1;
    if (begun >= 0) plans.push((JSON.parse(message.slice(begun + 5)) as { Plan: Plan }).Plan);
    return real.call(this, name, ...more);
  } as typeof real;
  try {
    await work();
  } finally {
    pg.Client.prototype.emit = real;
  }
  return plans;
};

/** Fills a database with filings from one number up to another, and what comes with them, of one bureau. */
export const fill = async (
  w: Asking,
  bureau: { id: string; path: string },
  from: number,
  to: number,
): Promise<void> => {
  const begun = performance.now();
  for (const file of ['filings.sql', 'statuses.sql', 'complaints.sql'])
    await ask(w, sqlOf(file), from, to, bureau.id, bureau.path);
  await ask(w, sqlOf('bureaus.sql'), from, to);
  await ask(w, 'VACUUM ANALYZE');
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(`${to.toLocaleString('en')} filings, ${seconds} s`);
};
