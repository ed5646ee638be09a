import { sql, type Transaction } from 'kysely';
import type { Listing } from '@shared/domain/listed';
import type { AppKind, FilerKind, Level, MoeStanding, Ownership, Role } from '@shared/kernel/kinds';
import { grams, plainName } from '@shared/kernel/names';
import type { Server } from '../world/server';
import type { Tables } from '../db/tables';

type Tx = Transaction<Tables>;

/** A bureau to plant: its place in the tree, its policy and what it decided. */
export type BureauSeed = {
  name: string;
  path: string;
  level: Level;
  parent?: string;
  policy: string;
  tel: string;
  prefix: string;
  settings: Record<string, string | number | boolean>;
  offices: Record<string, string>;
};

/**
 * Plants a bureau; the same function serves the demonstration, the tests and the first
 * administrator.
 */
export const plantBureau = async (server: Server, tx: Tx, bureau: BureauSeed): Promise<string> => {
  const id = server.newId('org');
  await tx
    .insertInto('org')
    .values({
      id,
      kind: 'bureau',
      name: bureau.name,
      plain: plainName(bureau.name),
      bureau_id: bureau.parent ?? null,
      path: bureau.path,
      level: bureau.level,
      nature: null,
      policy: bureau.policy,
      tel: bureau.tel,
      number_prefix: bureau.prefix,
      settings: JSON.stringify(bureau.settings),
      offices: JSON.stringify(bureau.offices),
      grams: grams(bureau.name),
    })
    .execute();
  return id;
};

/** Plants a school, an office or a unit under its bureau. */
export const plantOrg = async (
  server: Server,
  tx: Tx,
  filer: {
    name: string;
    kind: FilerKind;
    bureau: string;
    path: string;
    level: Level;
    nature?: Ownership;
    stages?: string[];
  },
): Promise<string> => {
  const id = server.newId('org');
  await tx
    .insertInto('org')
    .values({
      id,
      kind: filer.kind,
      name: filer.name,
      plain: plainName(filer.name),
      bureau_id: filer.bureau,
      path: filer.path,
      level: filer.level,
      nature: filer.nature ?? null,
      stages: filer.stages ?? [],
      policy: null,
      settings: '{}',
      offices: '{}',
      grams: grams(filer.name),
    })
    .execute();
  return id;
};

/** Plants a person with one seat; gives both ids. */
export const plantPerson = async (
  server: Server,
  tx: Tx,
  staff: {
    name: string;
    org: string;
    role: Role;
    slots?: string[];
    title?: string;
    login?: string;
  },
): Promise<{ person: string; seat: string }> => {
  const person = server.newId('person');
  const seat = server.newId('member');
  const name = server.seal.seal(staff.name, person);
  await tx
    .insertInto('person')
    .values({
      id: person,
      name_box: name.box,
      name_key: name.keyId,
      login_index: staff.login ? server.seal.blindIndex(staff.login, 'openid') : null,
      created_at: server.now(),
    })
    .execute();
  await tx
    .insertInto('member')
    .values({
      id: seat,
      person_id: person,
      org_id: staff.org,
      role: staff.role,
      slots: staff.slots ?? [],
      title: staff.title ?? '',
      created_at: server.now(),
    })
    .execute();
  return { person, seat };
};

/** Plants an app of the registry with its provider, found by name. */
export const plantApp = async (
  server: Server,
  tx: Tx,
  app: {
    name: string;
    kind: AppKind;
    provider: string;
    creditCode?: string;
    moeNo?: string;
    moeStanding?: MoeStanding;
    packageName?: string;
    storeIds?: string[];
  },
): Promise<string> => {
  const known = await tx
    .selectFrom('provider')
    .select('id')
    .where('name', '=', app.provider)
    .executeTakeFirst();
  const provider = known?.id ?? server.newId('provider');
  if (!known)
    await tx
      .insertInto('provider')
      .values({
        id: provider,
        name: app.provider,
        credit_code: app.creditCode ?? null,
      })
      .execute();
  const id = server.newId('app');
  await tx
    .insertInto('app')
    .values({
      id,
      name: app.name,
      kind: app.kind,
      provider_id: provider,
      moe_no: app.moeNo ?? null,
      moe_standing: app.moeStanding ?? (app.moeNo ? 'valid' : 'unknown'),
      package_name: app.packageName ?? null,
      store_ids: app.storeIds ?? [],
      source: 'registry',
      typed_by: null,
      grams: grams(app.name),
    })
    .execute();
  return id;
};

/** What obliges to keep lists; a region's own article, where there is one, says more. */
const LISTS = {
  doc: '教技函〔2019〕55号',
  no: '（十六）',
  quote:
    '省级教育行政部门应当建立教育移动应用的选用退出机制、负面清单和黑名单制度,推动将黑名单信息纳入全国信用信息共享平台,按有关规定实施联合惩戒。',
  kind: 'text',
} as const;

/**
 * Puts the provider of an app on a list from elsewhere, as one that was taken over: `bureau`, the
 * topmost one unless another is named, bars (`by` is whose list it is) all its apps in its region.
 */
export const barProvider = async (
  tx: Tx,
  app: string,
  { bureau, by: name }: { bureau?: string; by?: string } = {},
): Promise<void> => {
  const by = await tx
    .selectFrom('org')
    .select(['id', 'name', 'path'])
    .where('kind', '=', 'bureau')
    .$if(bureau !== undefined, (query) => query.where('id', '=', bureau!))
    .orderBy((eb) => eb.fn('length', ['path']))
    .orderBy('path')
    .executeTakeFirstOrThrow();
  const entry: Listing = {
    path: by.path,
    by: name ?? by.name,
    list: '黑名单',
    kind: 'black',
    since: '2020-01-01',
    holds: [{ does: 'bars_use', says: '提供者已列入黑名单，禁止使用', clause: LISTS }],
  };
  const root = by.path.split('/')[0]!;
  await sql`UPDATE provider SET listed = jsonb_set(listed, ARRAY[${root}], coalesce(listed -> ${root}, '{}') || ${JSON.stringify({ [`listing_${by.id}`]: entry })}::jsonb), version = version + 1
    WHERE id = (SELECT provider_id FROM app WHERE id = ${app})`.execute(tx);
};
