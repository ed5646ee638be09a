import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sql, type Transaction } from 'kysely';
import type { Level, Role, SchoolKind } from '@shared/kernel/kinds';
import { enterAs } from '@functions/account/session-store';
import { keepSession } from '@functions/account/token-store';
import { plantApp, plantOrg, plantPerson } from '@functions/demo/plant';
import type { Tables } from '@functions/db/tables';
import { openServer, type Opening } from '@functions/world/open';
import { publishPolicies } from '@functions/policy/publish';
import { wholeApp } from '@functions/http/app';
import { drain, nightly } from '@functions/outbox/work';
import { makeFolderStore } from '@functions/outside/store/folder';
import { clientFor, type Client } from './client';
import { filledDatabase, type TestDatabase } from './database';
import { found, testKeys, type BureauPlan, type Founded, type Seated } from './founding';

export { testKeys } from './founding';
export const POLICY = 'suqian@2024-09-01';
const START = '2026-09-01T01:00:00.000Z';
/** Long before anything else happens: what founding leaves behind that is not kept for ever is gone by then. */
const FOUNDED = '2024-09-02T01:00:00.000Z';
const settings = {
  accept_days: 5,
  review_days: 15,
  online_days: 30,
  recheck_months: 12,
  complaint_days: 10,
};

/** A person of the test world: who they are, their token, and a client that acts as them. */
export type Actor = Seated & { token: string; api: Client };

type Staff = 'desk' | 'lead' | 'network' | 'content' | 'head' | 'admin';
type School = 'teacher' | 'principal';
type House = ReturnType<typeof openServer>;
type Tx = Transaction<Tables>;

const systemOf =
  (server: House) =>
  <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    server.db.transaction().execute(async (tx) => {
      await enterAs(tx, 'system');
      return work(tx);
    });

/** Signs somebody in for as long as a test may last; gives the token. */
const begin = async (tx: Tx, who: Seated, at: string): Promise<string> => {
  const token = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(token).digest('hex');
  const expires = '2099-01-01T00:00:00.000Z';
  await keepSession(tx, { hash, ...who, expires, now: at });
  return token;
};

type Tokens = Readonly<Record<string, string>>;
const everybody = (b: Founded): Seated[] => [
  ...Object.values(b.people),
  ...Object.values(b.filers).flatMap((f) => Object.values(f.people)),
];

/** What stands in a world from the beginning, as `found` and `plant` left it. */
type Record_ = { founded: Founded[]; tokens: Tokens; planted: Readonly<Record<string, string>> };
type Plant = (server: House, tx: Tx) => Promise<Record<string, string>>;

/** Founds the bureaus of a world, lets the nights since pass, and signs everybody in. */
const furnish = async (
  database: TestDatabase,
  plans: readonly BureauPlan[],
  plant: Plant,
): Promise<Record_> => {
  const founded = await found(database, plans, FOUNDED);
  const server = openServer({
    databaseUrl: database.appUrl,
    connections: 2,
    keys: testKeys,
    demo: false,
    clock: () => START,
  });
  try {
    await publishPolicies(server.db);
    await drain(server);
    await nightly(server);
    return await systemOf(server)(async (tx) => {
      const tokens: Record<string, string> = {};
      for (const who of founded.flatMap(everybody)) tokens[who.seat] = await begin(tx, who, START);
      return { founded, tokens, planted: await plant(server, tx) };
    });
  } finally {
    await server.close();
  }
};

export type WorldOptions = Partial<Opening> & { start?: string; database?: TestDatabase };

/**
 * The real app in this process on a real PostgreSQL, over bureaus that were founded as an operator founds them (`founding.ts`).
 * That is done once a run for every `what`; each world is a copy of it.
 */
export const openWorld = async (
  what: string,
  plans: readonly BureauPlan[],
  plant: Plant,
  more: WorldOptions = {},
) => {
  const { database, folder } = more.database
    ? { database: more.database, folder: mkdtempSync(join(tmpdir(), 'apb-world-')) }
    : await filledDatabase(what, async (draft, kept) => {
        mkdirSync(kept, { recursive: true });
        writeFileSync(join(kept, 'world.json'), JSON.stringify(await furnish(draft, plans, plant)));
      });
  const record = more.database
    ? await furnish(database, plans, plant)
    : (JSON.parse(readFileSync(join(folder, 'world.json'), 'utf8')) as Record_);
  let at = more.start ?? START;
  const logged: Record<string, unknown>[] = [];
  const files = join(folder, 'files');
  mkdirSync(files);
  const store = makeFolderStore({
    folder: files,
    base: 'http://house.test/blob',
    signingKey: Buffer.alloc(32, 7).toString('base64'),
    clock: () => Date.parse(at),
  });
  const server = openServer({
    databaseUrl: database.appUrl,
    connections: 10,
    keys: testKeys,
    demo: false,
    publicOrigin: 'https://house.example',
    store,
    fontDir: dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json')),
    // A test's months pass within one session.
    idleDays: { bureau: 9999, others: 9999 },
    clock: () => at,
    log: (entry) => logged.push(entry),
    ...more,
  });
  const app = wholeApp(server, server.pool);
  const fetch = async (request: Request): Promise<Response> =>
    (await store.handle(request)) ?? app.fetch(request);
  const asSystem = systemOf(server);
  if (more.start)
    await asSystem((tx) => sql`UPDATE session SET begun_at = ${at}, seen_at = ${at}`.execute(tx));

  const actor = (who: Seated, token: string): Actor => ({
    person: who.person,
    seat: who.seat,
    token,
    api: clientFor(fetch, token),
  });
  const signIn = async (who: Seated): Promise<Actor> =>
    actor(who, await asSystem((tx) => begin(tx, who, at)));
  const actors = <K extends string>(people: Readonly<Record<string, Seated>>, tokens: Tokens) =>
    Object.fromEntries(
      Object.entries(people).map(([k, who]) => [k, actor(who, tokens[who.seat]!)]),
    ) as Record<K, Actor>;
  /** A founded bureau with its people as actors. */
  const peopled = <K extends string, F extends string, P extends string>(
    b: Founded,
    tokens: Tokens,
  ) => ({
    id: b.id,
    path: b.path,
    level: b.level,
    ...actors<K>(b.people, tokens),
    filers: Object.fromEntries(
      Object.entries(b.filers).map(([k, f]) => [
        k,
        { id: f.id, name: f.name, ...actors<P>(f.people, tokens) },
      ]),
    ) as Record<F, { id: string; name: string } & Record<P, Actor>>,
  });
  const join_ = async (
    name: string,
    org: string,
    role: Role,
    slots: string[] = [],
  ): Promise<Actor> =>
    signIn(await asSystem((tx) => plantPerson(server, tx, { name, org, role, slots })));
  const org = async (
    name: string,
    kind: SchoolKind,
    of: { id: string; path: string; level: Level },
  ) => {
    const id = await asSystem((tx) =>
      plantOrg(server, tx, {
        name,
        kind,
        bureau: of.id,
        path: of.path,
        level: of.level,
        ...(kind === 'school' && { nature: 'public' as const, stages: ['primary'] }),
      }),
    );
    const people: Record<School, Actor> = {
      teacher: await join_(`${name}老师`, id, 'filer'),
      principal: await join_(`${name}校长`, id, 'filer_head'),
    };
    return { id, name, ...people };
  };
  return {
    server: server,
    fetch,
    database,
    store,
    logged,
    asSystem,
    signIn,
    join: join_,
    org,
    /** What was founded with the world, in the order of its plans. */
    founded: <K extends string, F extends string, P extends string>(n: number) =>
      peopled<K, F, P>(record.founded[n]!, record.tokens),
    /** Founds another bureau beside it, the same way. */
    found: async <K extends string, F extends string, P extends string>(plan: BureauPlan) => {
      const [b] = await found(database, [plan], at);
      const tokens: Record<string, string> = {};
      await asSystem(async (tx) => {
        for (const who of everybody(b!)) tokens[who.seat] = await begin(tx, who, at);
      });
      return peopled<K, F, P>(b!, tokens);
    },
    planted: record.planted,
    public: clientFor(fetch),
    /** The moment it is in this world; `set` moves it. */
    clock: { get: () => at, set: (to: string) => (at = to) },
    drain: () => drain(server),
    close: async () => {
      await server.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
/** Any world over founded bureaus. */
export type AnyWorld = Awaited<ReturnType<typeof openWorld>>;

const school = (name: string, kind: SchoolKind = 'school') => ({
  name,
  kind,
  people: {
    teacher: { name: `${name}老师`, role: 'filer' as const },
    principal: { name: `${name}校长`, role: 'filer_head' as const },
  },
});
const bureau = (
  name: string,
  path: string,
  level: Level,
  prefix: string,
  filers: BureauPlan['filers'],
  parent?: string,
): BureauPlan => ({
  name,
  path,
  level,
  policy: POLICY,
  tel: '0527-80000001',
  prefix,
  settings,
  offices: { filing: '教育信息化科', network: '网络安全科', content: '基础教育科' },
  staff: {
    desk: { name: `${name}受理`, role: 'desk' },
    lead: { name: `${name}牵头`, role: 'office', slots: ['filing'] },
    network: { name: `${name}网安`, role: 'office', slots: ['network', 'head:network'] },
    content: { name: `${name}内容`, role: 'office', slots: ['content'] },
    head: { name: `${name}局长`, role: 'head' },
  },
  filers,
  ...(parent && { parent }),
});
const plans = [
  bureau('河滨市教育局', 'hb/', 'city', '河教备', {
    school: school('河滨实验小学'),
    office: school('河滨市教育局电教处', 'office'),
  }),
  bureau('柳湾县教育局', 'hb/lw/', 'county', '柳教备', { school: school('柳湾第一小学') }, 'hb/'),
  bureau(
    '高新区教育工作办公室',
    'hb/gx/',
    'county',
    '高教办备',
    { school: school('高新区中心小学') },
    'hb/',
  ),
];
const registry = async (server: House, tx: Tx) => ({
  reader: await plantApp(server, tx, {
    name: '智学伴',
    kind: 'app',
    provider: '河滨智学科技有限公司',
    moeNo: '教APP备3200123号',
    packageName: 'com.example.zhixueban',
    storeIds: ['apple:1234567890'],
  }),
  mini: await plantApp(server, tx, {
    name: '家校通小程序',
    kind: 'mini',
    provider: '柳湾家校网络有限公司',
  }),
  other: await plantApp(server, tx, {
    name: '口算小达人',
    kind: 'app',
    provider: '河滨智学科技有限公司',
    moeNo: '教APP备3200124号',
  }),
});

/** A world with a founded city and two founded bureaus below it, schools, an office, apps and their people. */
export const makeWorld = async (more: WorldOptions = {}) => {
  const w = await openWorld('city', plans, registry, more);
  const of = (n: number) => w.founded<Staff, 'school' | 'office', School>(n);
  const [city, county, zone] = [of(0), of(1), of(2)];
  return {
    ...w,
    city,
    county,
    zone,
    citySchool: city.filers.school,
    countySchool: county.filers.school,
    zoneSchool: zone.filers.school,
    office: city.filers.office,
    apps: w.planted as Record<'reader' | 'mini' | 'other', string>,
  };
};

export type TestWorld = Awaited<ReturnType<typeof makeWorld>>;
