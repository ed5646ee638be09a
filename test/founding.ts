import { randomBytes } from 'node:crypto';
import { foundBureau } from '@functions/bureau/found';
import { foundProvider } from '@functions/bureau/found-provider';
import { wholeApp } from '@functions/http/app';
import { openServer } from '@functions/world/open';
import { makeWechat } from '@functions/outside/wechat';
import type { OutputOf } from '@shared/contract/endpoint';
import type { bureau } from '@shared/contract/bureau';
import type { Level, Ownership, Role, SchoolKind } from '@shared/kernel/kinds';
import { deskOver } from '../tools/admin/open';
import { clientFor, type Client, type Reply } from './client';
import type { TestDatabase } from './database';
import { startWechat } from './stand-in/wechat';

const key = (n: number): string => Buffer.alloc(32, n).toString('base64');
export const testKeys = { keys: { k1: key(1) }, current: 'k1', indexKey: key(9) };

type Person = { name: string; role: Role; slots?: readonly string[] };
type FilerPlan = {
  name: string;
  kind: SchoolKind;
  nature?: Ownership;
  stages?: readonly string[];
  people: Readonly<Record<string, Person>>;
};
/** A bureau as its operator and its first administrator set it up; `staff` are the people beside that administrator. */
export type BureauPlan = {
  name: string;
  path: string;
  level: Level;
  parent?: string;
  policy: string;
  tel: string;
  prefix: string;
  settings?: Readonly<Record<string, string | number | boolean>>;
  offices?: Readonly<Record<string, string>>;
  staff: Readonly<Record<string, Person>>;
  filers: Readonly<Record<string, FilerPlan>>;
};
/** Who somebody is, and from which seat they act. */
export type Seated = { person: string; seat: string };
/** What was founded: the ids of the bureau, its people, and what files with it. */
export type Founded = {
  id: string;
  path: string;
  level: Level;
  people: Readonly<Record<string, Seated>>;
  filers: Readonly<
    Record<string, { id: string; name: string; people: Readonly<Record<string, Seated>> }>
  >;
};

const must = <T>(r: Reply<T>): T => {
  if (r.status !== 200) throw new Error(`${r.status} ${r.text}`);
  return r.value;
};

type Settings = OutputOf<typeof bureau.settings>;
const anyway: Readonly<Record<string, (s: Settings) => string | number | boolean>> = {
  date: () => '2024-09-01',
  yes: () => true,
  phone: () => '0100-80000001',
  office: (s) => s.offices[0]?.slot ?? '',
  text: () => '待定',
};
// What the policy asks today, by what is named here, else as it suggests. A number it does not suggest is a promise the bureau may leave out.
const settingsOf = (s: Settings, given: BureauPlan['settings'] = {}) =>
  Object.fromEntries(
    s.settings.flatMap((x) => {
      const value = given[x.id] ?? x.suggest ?? anyway[x.kind]?.(s);
      return value === undefined ? [] : [[x.id, value]];
    }),
  );

const rowOf = (f: FilerPlan, level: Level): string => {
  const kinds = { school: '学校', office: '机关处室', unit: '直属单位' } as const;
  const stages: Readonly<Record<string, string>> = {
    kindergarten: '幼儿园',
    primary: '小学',
    junior: '初中',
    senior: '高中',
    vocational: '职业学校',
  };
  return [
    f.name,
    kinds[f.kind],
    level === 'city' ? '市直' : '县区',
    ...(f.kind === 'school'
      ? [
          f.nature === 'private' ? '民办' : '公办',
          (f.stages ?? ['primary']).map((s) => stages[s]).join('、'),
        ]
      : ['', '']),
  ].join(',');
};

/** A server beside the world's own, at which people come in by WeChat. */
const openDoor = async (database: TestDatabase, at: string) => {
  const id = { appId: 'wx0123456789abcdef', secret: 'a-secret-of-the-test' };
  const wechat = await startWechat(id);
  const server = openServer({
    databaseUrl: database.appUrl,
    connections: 2,
    keys: testKeys,
    demo: false,
    wechat: makeWechat({ ...id, base: wechat.base, pause: () => Promise.resolve() }),
    clock: () => at,
  });
  const app = wholeApp(server, server.pool);
  const client = (token?: string): Client => clientFor((r) => app.fetch(r), token);
  const comesIn = async (code: string, name: string): Promise<{ api: Client } & Seated> => {
    const login = wechat.mint(`openid-${randomBytes(8).toString('hex')}`);
    const { token } = must(await client().account.redeem({ invitation: code, name, code: login }));
    const api = client(token);
    const me = must(await api.account.me({}));
    return { api, person: me.person.id, seat: me.seat };
  };
  const close = async (): Promise<void> => {
    await server.close();
    await wechat.stop();
  };
  return { server, comesIn, close };
};

/** Founds a provider as `npm run admin -- create-provider` does; its first person comes in by WeChat. */
export const foundFirm = async (
  database: TestDatabase,
  founding: { name: string; path: string; admin: string },
  at: string,
): Promise<Seated & { org: string }> => {
  const { server, comesIn, close } = await openDoor(database, at);
  try {
    const made = await deskOver(server.db, testKeys).work((tx) =>
      foundProvider(server, tx, founding, at),
    );
    if (!made.ok) throw new Error(made.wrong.join('\n'));
    const { person, seat } = await comesIn(made.value.code, founding.admin);
    return { person, seat, org: made.value.id };
  } finally {
    await close();
  }
};

/**
 * Founds bureaus as it is done: the function `npm run admin -- create-bureau` runs, then endpoints alone. The first administrator
 * accepts the printed invitation, sets what the policy leaves open, imports the schools and invites everybody, who accept by WeChat.
 */
export const found = async (
  database: TestDatabase,
  plans: readonly BureauPlan[],
  at: string,
): Promise<Founded[]> => {
  const { server, comesIn, close } = await openDoor(database, at);
  const invited = async (admin: Client, p: Person, org?: string): Promise<Seated> => {
    const { code } = must(
      await admin.bureau.invite({
        name: p.name,
        role: p.role,
        ...(p.slots && { slots: [...p.slots] }),
        ...(org && { org }),
      }),
    );
    const { person, seat } = await comesIn(code, p.name);
    return { person, seat };
  };
  const all = async (admin: Client, people: Readonly<Record<string, Person>>, org?: string) => {
    const seated: Record<string, Seated> = {};
    for (const [k, p] of Object.entries(people)) seated[k] = await invited(admin, p, org);
    return seated;
  };
  const one = async (plan: BureauPlan): Promise<Founded> => {
    const { name, path, level, policy, tel, prefix, parent } = plan;
    const first = `${name}管理`;
    const founding = { name, path, level, policy, tel, prefix, admin: first };
    const made = await deskOver(server.db, testKeys).work((tx) =>
      foundBureau(server, tx, { ...founding, ...(parent && { parent }) }, at),
    );
    if (!made.ok) throw new Error(made.wrong.join('\n'));
    const { api: admin, ...seat } = await comesIn(made.value.code, first);
    const asked = must(await admin.bureau.settings({}));
    const slots = asked.offices.filter((o) => plan.offices?.[o.slot]);
    must(
      await admin.bureau.set({
        version: asked.version,
        settings: settingsOf(asked, plan.settings),
        offices: Object.fromEntries(slots.map((o) => [o.slot, plan.offices![o.slot]!])),
      }),
    );
    const rows = Object.values(plan.filers).map((f) => rowOf(f, level));
    if (rows.length > 0)
      must(
        await admin.bureau.importSchools({
          csv: ['名称,类别,隶属,办学类别,办学层次', ...rows].join('\n'),
        }),
      );
    const orgs = must(await admin.bureau.schools({})).items;
    const people = { admin: seat, ...(await all(admin, plan.staff)) };
    const filers: Record<string, Founded['filers'][string]> = {};
    for (const [k, f] of Object.entries(plan.filers)) {
      const org = orgs.find((o) => o.name === f.name)!.id;
      filers[k] = { id: org, name: f.name, people: await all(admin, f.people, org) };
    }
    return { id: made.value.id, path, level, people, filers };
  };
  try {
    const founded: Founded[] = [];
    for (const plan of plans) founded.push(await one(plan));
    return founded;
  } finally {
    await close();
  }
};
