// `npm run bench:bars`: what the lists of apps and providers cost the statement of a lookup, at 300,000 filings with 100,000 entries.
// The same codes are asked in turn with the lists and without them, over one connection; half of all times are below the p50 that is printed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { byCode } from '@functions/lookup/store';
import { ask } from '../account-world';
import { aFiling } from '../make';
import { makeWorld } from '../world';

type World = Awaited<ReturnType<typeof makeWorld>>;

const FILINGS = 300_000;
const ENTRIES = 100_000;
const WARM_UP = 2000;
const ASKED = Number(process.env.ASKED ?? 20_000);
const MOST = 1.05;

const listed = `v.listed -> split_part(b.path, '/', 1) AS provider_bars, a.listed -> split_part(b.path, '/', 1) AS app_bars`;
const unlisted = byCode.text.replace(
  listed,
  `NULL::jsonb AS provider_bars, NULL::jsonb AS app_bars`,
);
if (unlisted === byCode.text)
  throw new Error('the statement of a lookup reads no lists as named here');

// Apps that some bureau listed and no school here uses, with their providers.
const unused = `
  WITH firms AS (INSERT INTO provider (id, name) SELECT 'prv_oth' || lpad(i::text, 8, '0'), '远山' || i || '号科技有限公司' FROM generate_series(1, $1::int) i RETURNING id)
  INSERT INTO app (id, name, kind, provider_id, source) SELECT 'app_oth' || right(id, 8), '远山' || right(id, 8), 'app', id, 'registry' FROM firms`;
// One entry, by a case of another bureau far away, for one in so many apps and providers.
const entries = (table: string, oneIn: number): string =>
  `UPDATE ${table} SET listed = jsonb_build_object('far', jsonb_build_object('cas_' || left(md5(id), 24), jsonb_build_object('path', 'far/' || left(md5(id), 3) || '/', 'by', '远山县教育局', 'list', '黑名单', 'kind', 'black', 'since', '2026-01-01',
     'holds', jsonb_build_array(jsonb_build_object('does', 'bars_use', 'says', '已列入黑名单，禁止使用', 'clause', jsonb_build_object('doc', '某文件', 'no', '第八条', 'quote', '列入黑名单的，禁止使用', 'kind', 'text')))))) WHERE id ~ 'grw|oth' AND hashtext(id) % ${oneIn} = 0`;

const medianOf = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1]!;

type Times = { with: number[]; without: number[] };

const counted = `SELECT sum(k)::int AS n FROM (
  SELECT (SELECT count(*) FROM jsonb_each(listed) region, jsonb_object_keys(region.value)) AS k FROM app
  UNION ALL SELECT (SELECT count(*) FROM jsonb_each(listed) region, jsonb_object_keys(region.value)) FROM provider) entries`;

/** The times of both statements for the same codes, asked in turn. */
const timesOf = async (client: pg.Client, codes: readonly string[]): Promise<Times> => {
  const times: Times = { with: [], without: [] };
  const one = async (name: keyof Times, text: string, code: string): Promise<number> => {
    const begun = process.hrtime.bigint();
    await client.query({ name, text, values: [code] });
    return Number(process.hrtime.bigint() - begun) / 1000;
  };
  for (let i = -WARM_UP; i < ASKED; i += 1) {
    const code = codes[Math.abs(i * 7919) % codes.length]!;
    // Whoever asks first finds the pages colder, so they take turns.
    const sides: (keyof Times)[] = i % 2 === 0 ? ['with', 'without'] : ['without', 'with'];
    for (const side of sides) {
      const took = await one(side, side === 'with' ? byCode.text : unlisted, code);
      if (i >= 0) times[side].push(took);
    }
  }
  return times;
};

const told = async (w: World, what: string): Promise<number> => {
  const [entered] = await ask<{ n: number }>(w, counted);
  const codes = await ask<{ code: string }>(
    w,
    'SELECT code FROM poster ORDER BY md5(code) LIMIT 2000',
  );
  const client = new pg.Client({ connectionString: w.database.appUrl });
  await client.connect();
  const times = await timesOf(
    client,
    codes.map(({ code }) => code),
  );
  await client.end();
  const [those, others] = [medianOf(times.with), medianOf(times.without)];
  console.log(
    `${what}: ${entered!.n.toLocaleString('en')} entries, p50 ${those.toFixed(0)} µs with lists, ${others.toFixed(0)} µs without, ratio ${(those / others).toFixed(3)}`,
  );
  return those / others;
};

const run = async (): Promise<void> => {
  const w = await makeWorld();
  await aFiling(w, { at: 'filed' });
  for (const file of ['filings.sql', 'statuses.sql'])
    await ask(w, readFileSync(join(__dirname, file), 'utf8'), 0, FILINGS, w.city.id, w.city.path);
  // In a registry of 300,000 apps and providers, of which these schools use 12,000, every third is listed somewhere.
  await ask(w, unused, (3 * ENTRIES - FILINGS / 25) / 2);
  for (const table of ['app', 'provider']) await ask(w, entries(table, 3));
  await ask(w, 'VACUUM ANALYZE');
  const ratio = await told(w, 'every third of the registry is listed by somebody');
  for (const table of ['app', 'provider']) await ask(w, entries(table, 1));
  await ask(w, 'VACUUM ANALYZE');
  await told(w, 'at worst, whatever is scanned is listed twice (no bound)');
  await w.close();
  if (ratio > MOST) throw new Error(`the lists cost more than ${MOST}`);
};

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
