import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Transaction } from 'kysely';
import type { Level, Role, SchoolKind } from '@shared/kernel/kinds';
import { enterAs } from '@functions/account/session-store';
import { keepSession } from '@functions/account/token-store';
import { plantApp, plantBureau, plantOrg, plantPerson } from '@functions/db/plant';
import type { Tables } from '@functions/db/tables';
import { openHouse, type Opening } from '@functions/house/open';
import { publishPolicies } from '@functions/policy/publish';
import { wholeApp } from '@functions/http/app';
import { drain } from '@functions/outbox/work';
import { makeFolderStore } from '@functions/outside/store/folder';
import { clientFor, type Client } from './client';
import { freshDatabase, type TestDatabase } from './database';

export const POLICY = 'suqian@2024-09-01';
const key = (n: number): string => Buffer.alloc(32, n).toString('base64');
export const testKeys = { keys: { k1: key(1) }, current: 'k1', indexKey: key(9) };
const settings = {
  accept_days: 5,
  review_days: 15,
  online_days: 30,
  valid_months: 12,
  complaint_days: 10,
  in_force_from: '2024-09-01',
};

/** A person of the test world: who they are, their token, and a client that acts as them. */
export type Actor = { person: string; seat: string; token: string; api: Client };

type Staff = 'desk' | 'lead' | 'network' | 'content' | 'head' | 'admin';
type School = 'teacher' | 'principal';

/** The real app in this process on a real PostgreSQL, with a city and a county bureau, schools, an office, apps and their people. */
export const makeWorld = async (
  more: Partial<Opening> & { start?: string; database?: TestDatabase } = {},
) => {
  const database = more.database ?? (await freshDatabase());
  const folder = mkdtempSync(join(tmpdir(), 'apb-files-'));
  let at = more.start ?? '2026-09-01T01:00:00.000Z';
  const logged: Record<string, unknown>[] = [];
  const store = makeFolderStore({
    folder,
    base: 'http://house.test/blob',
    signingKey: key(7),
    clock: () => Date.parse(at),
  });
  const house = openHouse({
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
  await publishPolicies(house.db);
  const app = wholeApp(house, house.pool);
  const fetch = async (request: Request): Promise<Response> =>
    (await store.handle(request)) ?? app.fetch(request);
  const asSystem = <T>(work: (tx: Transaction<Tables>) => Promise<T>): Promise<T> =>
    house.db.transaction().execute(async (tx) => {
      await enterAs(tx, 'system');
      return work(tx);
    });

  const signIn = async (who: { person: string; seat: string }): Promise<Actor> => {
    const token = randomBytes(32).toString('base64url');
    const hash = createHash('sha256').update(token).digest('hex');
    await asSystem((tx) =>
      keepSession(tx, {
        hash,
        person: who.person,
        seat: who.seat,
        expires: '2099-01-01T00:00:00.000Z',
        now: at,
      }),
    );
    return { ...who, token, api: clientFor(fetch, token) };
  };
  const join_ = async (
    name: string,
    org: string,
    role: Role,
    slots: string[] = [],
  ): Promise<Actor> =>
    signIn(await asSystem((tx) => plantPerson(house, tx, { name, org, role, slots })));

  const bureau = async (
    name: string,
    path: string,
    level: Level,
    prefix: string,
    parent?: string,
  ) => {
    const id = await asSystem((tx) =>
      plantBureau(house, tx, {
        name,
        path,
        level,
        policy: POLICY,
        tel: '0527-80000001',
        prefix,
        settings,
        offices: { filing: '教育信息化科', network: '网络安全科', content: '基础教育科' },
        ...(parent && { parent }),
      }),
    );
    const staff: Record<Staff, Actor> = {
      desk: await join_(`${name}受理`, id, 'desk'),
      lead: await join_(`${name}牵头`, id, 'office', ['filing']),
      network: await join_(`${name}网安`, id, 'office', ['network']),
      content: await join_(`${name}内容`, id, 'office', ['content']),
      head: await join_(`${name}局长`, id, 'head'),
      admin: await join_(`${name}管理`, id, 'admin'),
    };
    return { id, path, level, ...staff };
  };
  const org = async (
    name: string,
    kind: SchoolKind,
    at_: { id: string; path: string; level: Level },
  ) => {
    const id = await asSystem((tx) =>
      plantOrg(house, tx, {
        name,
        kind,
        bureau: at_.id,
        path: at_.path,
        level: at_.level,
        ...(kind === 'school' && { nature: 'public' as const, stages: ['primary'] }),
      }),
    );
    const people: Record<School, Actor> = {
      teacher: await join_(`${name}老师`, id, 'filer'),
      principal: await join_(`${name}校长`, id, 'filer_head'),
    };
    return { id, name, ...people };
  };
  const city = await bureau('河滨市教育局', 'hb/', 'city', '河教备');
  const county = await bureau('柳湾县教育局', 'hb/lw/', 'county', '柳教备', city.id);
  const zone = await bureau('高新区教育工作办公室', 'hb/gx/', 'county', '高教办备', city.id);
  const citySchool = await org('河滨实验小学', 'school', city);
  const countySchool = await org('柳湾第一小学', 'school', county);
  const zoneSchool = await org('高新区中心小学', 'school', zone);
  const office = await org('河滨市教育局电教处', 'office', city);
  const apps = await asSystem(async (tx) => ({
    reader: await plantApp(house, tx, {
      name: '智学伴',
      kind: 'app',
      provider: '河滨智学科技有限公司',
      moeNo: '教APP备3200123号',
      packageName: 'com.example.zhixueban',
      storeIds: ['apple:1234567890'],
    }),
    mini: await plantApp(house, tx, {
      name: '家校通小程序',
      kind: 'mini',
      provider: '柳湾家校网络有限公司',
    }),
    other: await plantApp(house, tx, {
      name: '口算小达人',
      kind: 'app',
      provider: '河滨智学科技有限公司',
      moeNo: '教APP备3200124号',
    }),
  }));
  return {
    house,
    fetch,
    database,
    store,
    logged,
    asSystem,
    signIn,
    join: join_,
    org,
    city,
    county,
    zone,
    citySchool,
    countySchool,
    zoneSchool,
    office,
    apps,
    public: clientFor(fetch),
    /** The moment it is in this world; `set` moves it. */
    clock: { get: () => at, set: (to: string) => (at = to) },
    drain: () => drain(house),
    close: async () => {
      await house.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type TestWorld = Awaited<ReturnType<typeof makeWorld>>;
