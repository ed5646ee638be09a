// `npm run bench:growth`: which pages of the database every public endpoint reads at 30,000 filings and at 300,000. Prints them; ends with 1 when one
// reads a table from end to end, or more than 1.3 times as much as at a tenth of the size, and when a public endpoint of the contract is not asked here.
import { randomBytes } from 'node:crypto';
import { api } from '@shared/contract';
import type { Endpoint } from '@shared/contract/endpoint';
import { sha256 } from '@functions/db/chain';
import { ask, makeWechatWorld, type WechatWorld } from '../account-world';
import { aFiling } from '../make';
import { fill, plansDuring, tellPlans, type Plan } from './plans';

const [SMALL, LARGE] = [30_000, 300_000];
const MOST = 1.3;

type Read = { parts: number[]; whole: string[] };
/** What is done before, unmeasured, gives what is asked. */
type Asked = () => Promise<() => Promise<unknown>>;

const sum = (parts: readonly number[]): number => parts.reduce((all, one) => all + one, 0);

const wholeTables = (plan: Plan): string[] => [
  ...(plan['Node Type'] === 'Seq Scan' && plan['Relation Name'] ? [plan['Relation Name']] : []),
  ...(plan.Plans ?? []).flatMap(wholeTables),
];

const readBy = async (work: () => Promise<unknown>): Promise<Read> => {
  const plans = await plansDuring(work);
  return {
    parts: plans
      .map((p) => p['Shared Hit Blocks'] + p['Shared Read Blocks'])
      .filter((pages) => pages > 0),
    whole: plans.flatMap(wholeTables),
  };
};

const SCHOOL = 'org_grw00000007';
type Works = Record<string, Record<string, Asked>>;

const someTool = async (w: WechatWorld, at = SCHOOL) => {
  const [some] = await ask<{ school: string; app: string; title: string; name: string }>(
    w,
    `SELECT t.school_id AS school, t.app_id AS app, s.name AS title, a.name FROM public_status t JOIN org s ON s.id = t.school_id JOIN app a ON a.id = t.app_id WHERE t.school_id = $1 ORDER BY t.app_id LIMIT 1`,
    at,
  );
  return some!;
};

const must = <T extends { status: number; text: string }>(reply: T): T => {
  if (reply.status !== 200) throw new Error(`${reply.status} ${reply.text}`);
  return reply;
};
const refused = (code: string, { text, refusal }: { text: string; refusal?: { code: string } }) => {
  if (refusal?.code !== code) throw new Error(`not ${code}: ${text}`);
};

const lookups = async (w: WechatWorld): Promise<Works> => {
  const [poster] = await ask<{ code: string }>(
    w,
    `SELECT code FROM poster WHERE school_id = $1`,
    w.citySchool.id,
  );
  const { school, app, title, name } = await someTool(w);
  const wrong = (text: string): string => `${text.slice(0, 2)}骉${text.slice(3)}`;
  const search =
    (q: string, more: { school?: string; after?: string } = {}): Asked =>
    async () =>
    () =>
      w.public.lookup.search({ q, ...more });
  const schools =
    (q: string, after?: string): Asked =>
    async () =>
    () =>
      w.public.lookup.schools({ q, ...(after && { after }) });
  const apps =
    (by: Parameters<typeof w.public.lookup.findApp>[0]): Asked =>
    async () =>
    () =>
      w.public.lookup.findApp(by);
  const next = (await w.public.lookup.search({ q: '实验小学' })).value.next;
  const schoolsNext = (await w.public.lookup.schools({ q: '小学' })).value.next;
  return {
    'lookup.byCode': {
      'of a poster': async () => () => w.public.lookup.byCode({ code: poster!.code }),
      'of none': async () => async () =>
        refused('not_found', await w.public.lookup.byCode({ code: w.server.newCode() })),
    },
    'lookup.byPair': {
      filed: async () => () => w.public.lookup.byPair({ school, app }),
      'not filed': async () => () => w.public.lookup.byPair({ school, app: w.apps.other }),
      'no such app': async () => async () =>
        refused('not_found', await w.public.lookup.byPair({ school, app: 'app_zzzz00000001' })),
    },
    'lookup.search': {
      'an app': search(name),
      'a school': search(title),
      学: search('学'),
      小学: search('小学'),
      实验小学: search('实验小学'),
      '实验小学, page 2': search('实验小学', { ...(next && { after: next }) }),
      'a wrong letter (app)': search(wrong(name)),
      'a wrong letter (school)': search(wrong(title)),
      实脸小学: search('实脸小学'),
      pinyin: search('zhixueban'),
      initials: search('zxb'),
      'common initials': search('syxx'),
      'app + school': search(`${name} ${title.slice(3)}`),
      'school and app joined': search(`${title}${name}`),
      'nothing (Chinese)': search('龘靐齉爩'),
      'nothing (common letters)': search('学小学中学一'),
      'nothing (Latin)': search('qwrtpsdfg'),
      long: search('云河市荷塘实验小学的智学伴今天晚上要不要打卡呢请问老师'),
      number: search('教APP备3200123号'),
      'unknown number': search('教APP备9999999号'),
      'in one school': search(name, { school }),
      'tools of a school': async () => () => w.public.lookup.search({ school }),
    },
    'lookup.schools': {
      小学: schools('小学'),
      '小学, page 2': schools('小学', schoolsNext),
      'by name': schools(title),
      near: schools(wrong(title)),
      nothing: schools('龘靐齉爩'),
    },
    'lookup.findApp': {
      name: apps({ name: '课堂' }),
      'no such name': apps({ name: '龘靐齉爩' }),
      package: apps({ packageName: 'com.load.a7' }),
      'no such package': apps({ packageName: 'com.load.none' }),
      store: apps({ storeId: 'apple:7000000007' }),
      'no such store': apps({ storeId: 'apple:1' }),
      number: apps({ moeNo: '教APP备4000007号' }),
      'no such number': apps({ moeNo: '教APP备9999999号' }),
    },
    'lookup.about': { '': async () => () => w.public.lookup.about({}) },
  };
};

const lists = async (w: WechatWorld): Promise<Works> => {
  const which = { bureau: 'org_grb00000007', list: 'black' };
  const [entry] = await ask<{ id: string; name: string }>(
    w,
    `SELECT e.case_id AS id, a.name FROM list_entry e JOIN app a ON a.id = e.app_id WHERE e.bureau_id = $1 ORDER BY e.case_id LIMIT 1`,
    which.bureau,
  );
  const file =
    (as: 'csv' | 'xlsx' | 'json'): Asked =>
    async () =>
    async () =>
      must(await w.public.lists[as](which));
  return {
    'lists.all': {
      'of everywhere': async () => async () => must(await w.public.lists.all({})),
      'of a region': async () => async () =>
        must(await w.public.lists.all({ bureau: which.bureau })),
    },
    'lists.entries': {
      'a page': async () => async () => must(await w.public.lists.entries(which)),
      'by name': async () => async () =>
        must(await w.public.lists.entries({ ...which, q: entry!.name })),
      'no such list': async () => async () =>
        refused('not_found', await w.public.lists.entries({ ...which, list: 'grey' })),
    },
    'lists.entry': {
      '': async () => async () => must(await w.public.lists.entry({ id: entry!.id })),
      'no such entry': async () => async () =>
        refused('not_found', await w.public.lists.entry({ id: 'cas_zzzz00000001' })),
    },
    'lists.csv': { '': file('csv') },
    'lists.xlsx': { '': file('xlsx') },
    'lists.json': { '': file('json') },
  };
};

let others = 100;
/** A tool that nobody here has complained about yet: what lies on one pile is counted. */
const otherTool = (w: WechatWorld) => {
  others += 1;
  return someTool(w, `org_grw${String(others).padStart(8, '0')}`);
};
const told = async (w: WechatWorld): Promise<{ code: string; id: string }> => {
  const { school, app } = await otherTool(w);
  const { code } = must(
    await w.public.complaint.tell({ school, app, category: 'ads', happened: '里面有广告。' }),
  ).value;
  const hash = sha256(`complaint:${code}`);
  const [row] = await ask<{ id: string }>(w, 'SELECT id FROM case_file WHERE code_hash = $1', hash);
  return { code, id: row!.id };
};
/** A complaint whose teller the bureau has just asked something. */
const asked = async (w: WechatWorld): Promise<{ code: string; version: number }> => {
  const { code, id } = await told(w);
  const { desk } = w.city;
  for (const verb of ['receive', 'ask'] as const)
    must(
      await desk.api.case.act({
        id,
        do: verb,
        version: must(await desk.api.case.open({ id })).value.version!,
        ...(verb === 'ask' && { reason: '是哪个班？' }),
      }),
    );
  return { code, version: must(await w.public.complaint.track({ code })).value.version };
};

const complaints = async (w: WechatWorld): Promise<Works> => {
  const tell = async (more: { school?: string } = {}) => {
    const { school, app } = await otherTool(w);
    const input = { school, app, category: 'ads', happened: '里面有广告。', ...more };
    return () => w.public.complaint.tell(input);
  };
  return {
    'complaint.tell': {
      'about a tool': async () => {
        const work = await tell();
        return async () => must(await work());
      },
      'no such school': async () => {
        const work = await tell({ school: 'org_zzzz00000001' });
        return async () => refused('not_found', await work());
      },
    },
    'complaint.track': {
      'what was told': async () => {
        const { code } = await told(w);
        return async () => must(await w.public.complaint.track({ code }));
      },
      'no such code': async () => async () =>
        refused('not_found', await w.public.complaint.track({ code: w.server.newCode() })),
    },
    'complaint.reply': {
      'when asked': async () => {
        const { code, version } = await asked(w);
        return async () => must(await w.public.complaint.reply({ code, version, text: '三班' }));
      },
      'no such code': async () => async () =>
        refused(
          'not_found',
          await w.public.complaint.reply({ code: w.server.newCode(), version: 1, text: '三班' }),
        ),
    },
  };
};

const accounts = async (w: WechatWorld): Promise<Works> => {
  const invite = async () => {
    const name = '钱来';
    const { code } = must(
      await w.city.admin.api.bureau.invite({ org: w.citySchool.id, name, role: 'filer' }),
    ).value;
    const openid = `openid-${randomBytes(8).toString('hex')}`;
    return { name, invitation: code, openid };
  };
  return {
    'account.redeem': {
      invited: async () => {
        const { openid, ...by } = await invite();
        const code = w.mint(openid);
        return async () => must(await w.public.account.redeem({ ...by, code }));
      },
      'no such invitation': async () => {
        const code = w.mint('openid-nobody');
        const input = { invitation: w.server.newCode(), name: '钱', code };
        return async () => refused('invitation_spent', await w.public.account.redeem(input));
      },
    },
    'account.wechat': {
      'who has a seat': async () => {
        const { openid, ...by } = await invite();
        must(await w.public.account.redeem({ ...by, code: w.mint(openid) }));
        const code = w.mint(openid);
        return async () => must(await w.public.account.wechat({ code }));
      },
      nobody: async () => {
        const code = w.mint('openid-nobody');
        return async () => refused('not_invited', await w.public.account.wechat({ code }));
      },
    },
  };
};

const publicEndpoints = (): string[] =>
  Object.entries(api).flatMap(([group, endpoints]) =>
    Object.entries(endpoints as Record<string, Endpoint>)
      .filter(([, e]) => e.audience === 'public')
      .map(([name]) => `${group}.${name}`),
  );

const worksOf = async (w: WechatWorld): Promise<Works> => {
  const works = {
    ...(await lookups(w)),
    ...(await complaints(w)),
    ...(await accounts(w)),
    ...(await lists(w)),
  };
  const missing = publicEndpoints().filter((name) => !works[name]);
  if (missing.length > 0) throw new Error(`nobody asks ${missing.join(', ')}`);
  return works;
};

// A connection that has not read an index yet reads its first page too; the least of some is what the work reads.
const ROUNDS = 4;
const leastOf = async (prepare: Asked): Promise<Read> => {
  const reads: Read[] = [];
  for (let i = 0; i < ROUNDS; i += 1) reads.push(await readBy(await prepare()));
  const [least] = reads.sort((a, b) => sum(a.parts) - sum(b.parts));
  return { parts: least!.parts, whole: reads.flatMap(({ whole }) => whole) };
};

const measured = async (w: WechatWorld): Promise<Map<string, Read>> => {
  const reads = new Map<string, Read>();
  for (const [endpoint, kinds] of Object.entries(await worksOf(w)))
    for (const [kind, prepare] of Object.entries(kinds))
      reads.set(`${endpoint} ${kind}`.trim(), await leastOf(prepare));
  return reads;
};

const run = async (): Promise<void> => {
  const w = await makeWechatWorld();
  await aFiling(w, { at: 'filed' });
  const sizes: Map<string, Read>[] = [];
  let from = 0;
  for (const to of [SMALL, LARGE]) {
    await fill(w, w.city, from, to);
    await tellPlans(w);
    from = to;
    sizes.push(await measured(w));
  }
  const bad: string[] = [];
  console.log(`${'query'.padEnd(42)}  30,000   300,000   ratio  statements`);
  for (const [what, large] of sizes[1]!) {
    const small = sizes[0]!.get(what)!;
    const [before, after] = [sum(small.parts), sum(large.parts)];
    const ratio = after / Math.max(1, before);
    const whole = [...new Set([...small.whole, ...large.whole])];
    if (ratio > MOST || whole.length > 0) bad.push(what);
    console.log(
      `${what.padEnd(42)} ${String(before).padStart(7)} ${String(after).padStart(9)} ${ratio.toFixed(2).padStart(7)}  ${large.parts.join('+')} ${whole.length > 0 ? `whole: ${whole.join(', ')}` : ''}`,
    );
  }
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
