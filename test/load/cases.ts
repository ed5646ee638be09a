// `npm run bench:cases`: what a bureau's inbox, lists and pages read among 300,000 filings and 30,000 complaints, how many statements an act
// takes, and what a thousand cases due on one day cost among few and among many. Ends with 1 when a bound is exceeded.
import type pg from 'pg';
import { PreparingClient } from '@functions/db/preparing-client';
import { watch } from '@functions/case/watch';
import { ask, makeWechatWorld, type WechatWorld } from '../account-world';
import { act, aFiling, points, sign, fill as filled } from '../make';
import { fill, plansDuring, tellPlans, type Plan } from './plans';

const [SMALL, LARGE] = [30_000, 300_000];
const MOST_PAGES = 2000;
const MOST_STATEMENTS = 9;
const DUE = 1000;

const pagesOf = (plan: Plan): number => plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
const bad: string[] = [];
const check = (ok: boolean, what: string): string => {
  if (!ok) bad.push(what);
  return ok ? 'kept' : 'EXCEEDED';
};

// A connection that has not read an index yet reads its first page too; the least of some is what the work reads.
const least = async (work: () => Promise<unknown>): Promise<number[]> => {
  const reads: number[][] = [];
  for (let i = 0; i < 4; i += 1) reads.push((await plansDuring(work)).map(pagesOf));
  const sum = (parts: number[]): number => parts.reduce((all, one) => all + one, 0);
  return reads.sort((a, b) => sum(a) - sum(b))[0]!;
};

const must = <T extends { status: number; text: string }>(reply: T): T => {
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return reply;
};

/** Prints a plan that reads too much: each step with its rows and pages. */
const drawn = (plan: Plan, depth = 0): void => {
  if (pagesOf(plan) <= MOST_PAGES) return;
  const { 'Node Type': step, 'Relation Name': table = '', 'Index Name': index = '' } = plan;
  console.log(`${' '.repeat(depth)}${step} ${table} ${index} ${pagesOf(plan)} pages`);
  for (const part of plan.Plans ?? []) drawn(part, depth + 2);
};

const reading = async (w: WechatWorld): Promise<void> => {
  const one = await aFiling(w, { at: 'filed', app: w.apps.mini });
  const { city, county } = w;
  const works: Readonly<Record<string, () => Promise<{ status: number; text: string }>>> = {
    'inbox of the county': () => county.desk.api.case.inbox({}),
    'inbox of the city': () => city.desk.api.case.inbox({}),
    'inbox, complaints only': () => city.desk.api.case.inbox({ life: 'complaint' }),
    'list of the county': () => county.desk.api.case.list({}),
    'list of the city and all below': () => city.desk.api.case.list({}),
    'list of a school': () => w.citySchool.teacher.api.case.list({}),
    'list, complaints': () => city.desk.api.case.list({ life: 'complaint' }),
    'list, filings of one standing': () => city.desk.api.case.list({ standing: 'filed' }),
    'list, of a rare standing': () => city.desk.api.case.list({ standing: 'suspended' }),
    'list, by part of a name': () => city.desk.api.case.list({ q: '口算' }),
    'list, by a name many have': () => city.desk.api.case.list({ q: '小学' }),
    'one filing with its history': () => city.desk.api.case.open({ id: one }),
    'who I am, with the number of tasks': () => county.desk.api.account.me({}),
  };
  const totals: Record<string, number> = {};
  for (const [what, work] of Object.entries(works)) {
    must(await work());
    const parts = await least(work);
    const most = Math.max(...parts);
    if (most > MOST_PAGES) (await plansDuring(work)).forEach((plan) => drawn(plan));
    totals[what] = most;
    console.log(
      `${what.padEnd(36)} ${String(most).padStart(6)} pages in the largest of ${parts.length} statements   bound ${MOST_PAGES}: ${check(most <= MOST_PAGES, what)}`,
    );
  }
  // So many bureaus lie below a province.
  await ask(
    w,
    `UPDATE org SET path = $1 || path WHERE id LIKE 'org_grb%' AND id < 'org_grb00000176'`,
    city.path,
  );
  const province = Math.max(...(await least(() => city.desk.api.case.list({}))));
  totals['list of the province'] = province;
  console.log(
    `list of a province                   ${String(province).padStart(6)} pages   bound ${MOST_PAGES}: ${check(province <= MOST_PAGES, 'list of a province')}`,
  );
  const ratio =
    Math.max(province, totals['list of the city and all below']!) / totals['list of the county']!;
  console.log(
    `all below beside the county's own        ${ratio.toFixed(2)} ×   bound 1.30: ${check(ratio <= 1.3, 'list of all below')}`,
  );
};

/** How many statements a piece of work sends, besides those that begin and end its transaction. */
const statementsOf = async (work: () => Promise<unknown>): Promise<number> => {
  let count = 0;
  const real = PreparingClient.prototype.query;
  PreparingClient.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first] = args as [string | { text?: string }];
    const text = typeof first === 'string' ? first : (first.text ?? '');
    if (!/^\s*(begin|start transaction|commit)/i.test(text)) count += 1;
    return (real as (...all: unknown[]) => unknown).apply(this, args);
  } as typeof real;
  try {
    await work();
  } finally {
    PreparingClient.prototype.query = real;
  }
  return count;
};

const acting = async (w: WechatWorld): Promise<void> => {
  const { teacher, principal } = w.citySchool;
  const { desk, network, content, head } = w.city;
  const id = await aFiling(w, { at: 'draft', app: w.apps.other });
  const answers = (await filled(w, teacher, id)) as never;
  const told = async (): Promise<string> => {
    must(
      await w.public.complaint.tell({
        school: w.citySchool.id,
        app: w.apps.other,
        category: 'fee',
        happened: '每月收费。',
      }),
    );
    const { items } = (await desk.api.case.list({ life: 'complaint' })).value;
    return items[0]!.id;
  };
  const complaint = await told();
  const version = async (of: string): Promise<number> =>
    must(await desk.api.case.open({ id: of })).value.version;
  // What is asked before the act itself is not counted: `act` opens the case first.
  const opened = await statementsOf(() => desk.api.case.open({ id: complaint }));
  const counted: Record<string, number> = {};
  const count = async (
    what: string,
    work: () => Promise<{ status: number; text: string }>,
    more = 0,
  ) => {
    counted[what] = (await statementsOf(async () => must(await work()))) - more;
  };
  await count('submit', () => teacher.api.case.act({ id, do: 'submit', version: 0, answers }));
  await sign(w, principal, id);
  await count('accept', async () => act(desk, id, { do: 'accept' }), opened);
  for (const [who, opinion] of [
    [network, 'network'],
    [content, 'content'],
  ] as const)
    await count(
      `opine (${opinion})`,
      () =>
        act(who, id, { do: 'opine', opinion, outcome: 'pass', answers: points[opinion] as never }),
      opened,
    );
  const filed = await aFiling(w, { at: 'filed', app: w.apps.reader });
  await count('suspend', () => act(head, filed, { do: 'suspend', reason: '核查。' }), opened);
  const seen = await version(complaint);
  await count('complaint: receive', () =>
    desk.api.case.act({ id: complaint, do: 'receive', version: seen }),
  );
  await count('complaint: conclude', () =>
    desk.api.case.act({ id: complaint, do: 'dismiss', version: seen + 1, reason: '不属实。' }),
  );
  for (const [what, many] of Object.entries(counted))
    console.log(
      `${what.padEnd(36)} ${String(many).padStart(6)} statements   bound ${MOST_STATEMENTS}: ${check(many <= MOST_STATEMENTS, what)}`,
    );
};

/** So many orders against schools of the load, due today. */
const orders = async (w: WechatWorld, from: number, count: number): Promise<void> => {
  await ask(
    w,
    `INSERT INTO case_file (id, life, filer_org, respondent_org, app_id, bureau_id, bureau_path, policy, place, standing, with_bureau, watch_day, state, created_at, updated_at)
     SELECT 'cas_ord' || lpad(i::text, 9, '0'), 'order', $3, 'org_grw' || lpad((i % 3000)::text, 8, '0'), 'app_grw' || lpad((i / 3000)::text, 8, '0'), $3, $4, 'beijing@2022-04-27', 'o_ordered', 'ordered', true, '2026-02-23',
       jsonb_build_object('id', 'cas_ord' || lpad(i::text, 9, '0'), 'life', 'order', 'policy', 'beijing@2022-04-27', 'version', 0, 'place', 'o_ordered', 'standing', 'ordered', 'round', 0, 'answers', '{}'::jsonb,
         'opinions', '{}'::jsonb, 'changed', '[]'::jsonb, 'acted', '{}'::jsonb, 'marks', '{"rectify": {"from": "2026-01-05"}}'::jsonb, 'tracks', '{}'::jsonb, 'assigned', '{}'::jsonb, 'numbers', '{}'::jsonb, 'given', '{"order_until": "2026-01-26"}'::jsonb),
       '2026-09-01T00:00:00Z', '2026-09-01T00:00:00Z'
     FROM generate_series($1::int, $1::int + $2::int - 1) i`,
    from,
    count,
    w.city.id,
    w.city.path,
  );
};

let made = 0;
const watching = async (w: WechatWorld): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    await ask(
      w,
      `UPDATE case_file SET open = false, watch_day = NULL WHERE life = 'order' AND open`,
    );
    await orders(w, made, DUE);
    made += DUE;
    const begun = performance.now();
    const moved = await watch(w.server);
    times.push(performance.now() - begun);
    if (moved !== DUE) throw new Error(`${moved} of ${DUE} were moved`);
  }
  return Math.min(...times);
};

const run = async (): Promise<void> => {
  const w = await makeWechatWorld();
  await fill(w, w.county, 0, SMALL);
  const few = await watching(w);
  await fill(w, w.city, SMALL, LARGE);
  const many = await watching(w);
  const ratio = many / few;
  console.log(
    `${DUE} due among ${SMALL}: ${few.toFixed(0)} ms, among ${LARGE}: ${many.toFixed(0)} ms, ${ratio.toFixed(2)} ×   bound 1.30: ${check(ratio <= 1.3, 'watch')}`,
  );
  await ask(w, `UPDATE case_file SET open = false, watch_day = NULL WHERE life = 'order' AND open`);
  await orders(w, made, 100_000);
  const begun = performance.now();
  const moved = await watch(w.server, 10_000);
  const each = (performance.now() - begun) / moved;
  console.log(
    `100,000 due on one day: ${each.toFixed(2)} ms each, ${(each / (many / DUE)).toFixed(2)} × that among a thousand   bound 1.30: ${check(each <= (1.3 * many) / DUE, '100,000 due')}`,
  );
  await ask(w, `DELETE FROM case_task WHERE case_id LIKE 'cas_ord%'`);
  await ask(w, `UPDATE case_file SET watch_day = NULL WHERE life = 'order'`);
  await ask(w, 'VACUUM ANALYZE');
  await acting(w);
  await tellPlans(w);
  await reading(w);
  await w.close();
  if (bad.length > 0) throw new Error(`bounds exceeded: ${bad.join('; ')}`);
};

run().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
