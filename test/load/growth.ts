// `npm run bench:growth`: which pages of the database every public query reads at 30,000 filings and at 300,000. Prints them; ends with 1 when one
// reads a growing table from end to end, or more than 1.3 times as much as at a tenth of the size.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { ask } from '../account-world';
import { aFiling } from '../make';
import { makeWorld, type TestWorld } from '../world';

const [SMALL, LARGE] = [30_000, 300_000];
const MOST = 1.3;
const LEVEL = 4; // pages: an index of ten times the rows may be a level higher
// One row a region: nothing of them grows with what is filed.
const FIXED = new Set(['policy_card']);

type Statement = { text: string; values: unknown[] };
type Plan = {
  'Node Type': string;
  'Relation Name'?: string;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Plan[];
};
type Read = { statements: number; buffers: number; whole: string[]; parts: string[] };

const sqlOf = (file: string): string => readFileSync(join(__dirname, file), 'utf8');

/** Every statement that reads, sent while some work is done. */
const sentDuring = async (work: () => Promise<unknown>): Promise<Statement[]> => {
  const sent: Statement[] = [];
  const real = pg.Client.prototype.query;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first, second] = given;
    const text = typeof first === 'string' ? first : ((first as { text?: string })?.text ?? '');
    const values =
      (typeof first === 'object' ? (first as { values?: unknown[] })?.values : undefined) ??
      (Array.isArray(second) ? (second as unknown[]) : []);
    if (/^\s*(select|with|\()/i.test(text) && !/set_config|rate_limit/.test(text))
      sent.push({ text, values });
    return (real as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof real;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = real;
  }
  return sent;
};

const wholeTables = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' &&
  plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] > 0 &&
  !FIXED.has(plan['Relation Name'] ?? '')
    ? [plan['Relation Name'] ?? '?']
    : []),
  ...(plan.Plans ?? []).flatMap(wholeTables),
];

const readBy = async (client: pg.Client, work: () => Promise<unknown>): Promise<Read> => {
  const sent = await sentDuring(work);
  const read: Read = { statements: sent.length, buffers: 0, whole: [], parts: [] };
  for (const { text, values } of sent) {
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
      values,
    );
    const plan = rows[0]!['QUERY PLAN'][0].Plan;
    const buffers = plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
    read.buffers += buffers;
    read.parts.push(String(buffers));
    read.whole.push(...wholeTables(plan));
  }
  return read;
};

const SCHOOL = 'org_grw00000007';

const worksOf = async (w: TestWorld): Promise<Record<string, () => Promise<unknown>>> => {
  const [poster] = await ask<{ code: string }>(
    w,
    `SELECT code FROM poster WHERE school_id = $1`,
    w.citySchool.id,
  );
  const [some] = await ask<{ school: string; app: string; title: string; name: string }>(
    w,
    `SELECT t.school_id AS school, t.app_id AS app, s.name AS title, a.name FROM public_status t JOIN org s ON s.id = t.school_id JOIN app a ON a.id = t.app_id WHERE t.school_id = $1 ORDER BY t.app_id LIMIT 1`,
    SCHOOL,
  );
  const { school, app, title, name } = some!;
  const wrong = (text: string): string => `${text.slice(0, 2)}骉${text.slice(3)}`;
  const search =
    (q: string, more: { school?: string; after?: string } = {}) =>
    () =>
      w.public.lookup.search({ q, ...more });
  const next = (await w.public.lookup.search({ q: '实验小学' })).value.next;
  const schoolsNext = (await w.public.lookup.schools({ q: '小学' })).value.next;
  return {
    'lookup by code': () => w.public.lookup.byCode({ code: poster!.code }),
    'lookup, unknown code': () => w.public.lookup.byCode({ code: w.house.newCode() }),
    'lookup by pair': () => w.public.lookup.byPair({ school, app }),
    'lookup, not filed': () => w.public.lookup.byPair({ school, app: w.apps.other }),
    'search an app': search(name),
    'search a school': search(title),
    'search 学': search('学'),
    'search 小学': search('小学'),
    'search 实验小学': search('实验小学'),
    'search 实验小学, page 2': search('实验小学', { ...(next && { after: next }) }),
    'search a wrong letter (app)': search(wrong(name)),
    'search a wrong letter (school)': search(wrong(title)),
    'search a wrong 实脸小学': search('实脸小学'),
    'search by pinyin': search('zhixueban'),
    'search by initials': search('zxb'),
    'search by common initials': search('syxx'),
    'search app + school': search(`${name} ${title.slice(3)}`),
    'search joined': search(`${title}${name}`),
    'search, nothing (Chinese)': search('龘靐齉爩'),
    'search, nothing (common letters)': search('学小学中学一'),
    'search, nothing (Latin)': search('qwrtpsdfg'),
    'search, long': search('云河市荷塘实验小学的智学伴今天晚上要不要打卡呢请问老师'),
    'search by number': search('教APP备3200123号'),
    'search, unknown number': search('教APP备9999999号'),
    'search in one school': search(name, { school }),
    'tools of a school': () => w.public.lookup.search({ school }),
    'schools 小学': () => w.public.lookup.schools({ q: '小学' }),
    'schools 小学, page 2': () => w.public.lookup.schools({ q: '小学', after: schoolsNext! }),
    'schools by name': () => w.public.lookup.schools({ q: title }),
    'schools, near': () => w.public.lookup.schools({ q: wrong(title) }),
    'schools, nothing': () => w.public.lookup.schools({ q: '龘靐齉爩' }),
    'apps by name': () => w.public.lookup.findApp({ name: '课堂' }),
    'apps, no such name': () => w.public.lookup.findApp({ name: '龘靐齉爩' }),
    'apps by package': () => w.public.lookup.findApp({ packageName: 'com.load.a7' }),
    'apps by store': () => w.public.lookup.findApp({ storeId: 'apple:7000000007' }),
    'apps by number': () => w.public.lookup.findApp({ moeNo: '教APP备4000007号' }),
    about: () => w.public.lookup.about({}),
    'complaint by code': () => w.public.complaint.track({ code: w.house.newCode() }),
  };
};

const fill = async (w: TestWorld, from: number, to: number): Promise<void> => {
  const begun = performance.now();
  for (const file of ['filings.sql', 'statuses.sql'])
    await ask(w, sqlOf(file), from, to, w.city.id, w.city.path);
  await ask(w, 'VACUUM ANALYZE');
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(`${to.toLocaleString('en')} filings, ${seconds} s`);
};

const run = async (): Promise<void> => {
  const w = await makeWorld();
  await aFiling(w, { at: 'filed' });
  const client = new pg.Client({ connectionString: w.database.appUrl });
  await client.connect();
  await client.query(`SELECT set_config('app.scope', 'public', false)`);
  const sizes: Record<string, Read>[] = [];
  let from = 0;
  for (const to of [SMALL, LARGE]) {
    await fill(w, from, to);
    from = to;
    const reads: Record<string, Read> = {};
    for (const [what, work] of Object.entries(await worksOf(w))) {
      await work();
      reads[what] = await readBy(client, work);
    }
    sizes.push(reads);
  }
  const bad: string[] = [];
  console.log(`${'query'.padEnd(36)} statements  30,000   300,000   ratio`);
  for (const [what, large] of Object.entries(sizes[1]!)) {
    const small = sizes[0]![what]!;
    const ratio = large.buffers / Math.max(1, small.buffers);
    const whole = [...new Set([...small.whole, ...large.whole])];
    const more = large.buffers - small.buffers;
    if ((ratio > MOST && more > LEVEL) || whole.length > 0) bad.push(what);
    console.log(
      `${what.padEnd(36)} ${String(large.statements).padStart(6)} ${String(small.buffers).padStart(11)} ${String(large.buffers).padStart(9)} ${ratio.toFixed(2).padStart(7)}  ${large.parts.join('+')} ${whole.length > 0 ? `whole: ${whole.join(', ')}` : ''}`,
    );
  }
  await client.end();
  await w.close();
  if (bad.length > 0) throw new Error(`too much is read by: ${bad.join('; ')}`);
};

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
