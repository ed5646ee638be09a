import { sql, type Transaction } from 'kysely';
import type { AppKind, FilerKind, Level, MoeStanding, Ownership, Role } from '@shared/kernel/kinds';
import { grams, plainName } from '@shared/kernel/names';
import type { House } from '../http/house';
import type { Tables } from './tables';

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

/** Plants a bureau; the same function serves the demonstration, the tests and the first administrator. */
export const plantBureau = async (house: House, tx: Tx, b: BureauSeed): Promise<string> => {
  const id = house.newId('org');
  await tx
    .insertInto('org')
    .values({
      id,
      kind: 'bureau',
      name: b.name,
      plain: plainName(b.name),
      bureau_id: b.parent ?? null,
      path: b.path,
      level: b.level,
      nature: null,
      policy: b.policy,
      tel: b.tel,
      number_prefix: b.prefix,
      settings: JSON.stringify(b.settings),
      offices: JSON.stringify(b.offices),
      grams: grams(b.name),
    })
    .execute();
  return id;
};

/** Plants a school, an office or a unit under its bureau. */
export const plantOrg = async (
  house: House,
  tx: Tx,
  o: {
    name: string;
    kind: FilerKind;
    bureau: string;
    path: string;
    level: Level;
    nature?: Ownership;
    stages?: string[];
  },
): Promise<string> => {
  const id = house.newId('org');
  await tx
    .insertInto('org')
    .values({
      id,
      kind: o.kind,
      name: o.name,
      plain: plainName(o.name),
      bureau_id: o.bureau,
      path: o.path,
      level: o.level,
      nature: o.nature ?? null,
      stages: o.stages ?? [],
      policy: null,
      settings: '{}',
      offices: '{}',
      grams: grams(o.name),
    })
    .execute();
  return id;
};

/** Plants a person with one seat; gives both ids. */
export const plantPerson = async (
  house: House,
  tx: Tx,
  p: { name: string; org: string; role: Role; slots?: string[]; title?: string; login?: string },
): Promise<{ person: string; seat: string }> => {
  const person = house.newId('person');
  const seat = house.newId('member');
  const name = house.seal.seal(p.name, person);
  await tx
    .insertInto('person')
    .values({
      id: person,
      name_box: name.box,
      name_key: name.keyId,
      login_index: p.login ? house.seal.blindIndex(p.login, 'openid') : null,
      created_at: house.now(),
    })
    .execute();
  await tx
    .insertInto('member')
    .values({
      id: seat,
      person_id: person,
      org_id: p.org,
      role: p.role,
      slots: p.slots ?? [],
      title: p.title ?? '',
      created_at: house.now(),
    })
    .execute();
  return { person, seat };
};

/** Plants an app of the registry with its provider, found by name. */
export const plantApp = async (
  house: House,
  tx: Tx,
  a: {
    name: string;
    kind: AppKind;
    provider: string;
    creditCode?: string;
    moeNo?: string;
    moeStanding?: MoeStanding;
    packageName?: string;
    storeIds?: string[];
    barredUntil?: string;
  },
): Promise<string> => {
  const known = await tx
    .selectFrom('provider')
    .select('id')
    .where('name', '=', a.provider)
    .executeTakeFirst();
  const provider = known?.id ?? house.newId('provider');
  if (!known)
    await tx
      .insertInto('provider')
      .values({
        id: provider,
        name: a.provider,
        credit_code: a.creditCode ?? null,
        barred_until: a.barredUntil ?? null,
      })
      .execute();
  const id = house.newId('app');
  await tx
    .insertInto('app')
    .values({
      id,
      name: a.name,
      kind: a.kind,
      provider_id: provider,
      moe_no: a.moeNo ?? null,
      moe_standing: a.moeStanding ?? (a.moeNo ? 'valid' : 'unknown'),
      package_name: a.packageName ?? null,
      store_ids: a.storeIds ?? [],
      source: 'registry',
      typed_by: null,
      grams: grams(a.name),
    })
    .execute();
  return id;
};

/** Bars a provider until a day, as a listing does; every lookup of its apps is red from then on. */
export const barProvider = async (tx: Tx, app: string, until: string): Promise<void> => {
  await sql`UPDATE provider SET barred_until = ${until}::date, version = version + 1 WHERE id = (SELECT provider_id FROM app WHERE id = ${app})`.execute(
    tx,
  );
};
