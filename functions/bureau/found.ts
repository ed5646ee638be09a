import type { Transaction } from 'kysely';
import type { Level } from '@shared/kernel/kinds';
import type { Instant } from '@shared/kernel/calendar';
import { readName } from '@shared/kernel/identifiers';
import { longest } from '@shared/kernel/limits';
import { grams, plainName } from '@shared/kernel/names';
import { overBy } from '@shared/kernel/text';
import { rulesFor } from '@shared/policy';
import { makeInvitation, type Inviting } from '../account/invite';
import type { Tables } from '../db/tables';
import { telFault, telText } from './setting';
import { bureausOnPath, insertBureau } from './store';

/**
 * A bureau to be made, as the operator names it. `parent` is the path of the bureau above; without
 * it the bureau is the first of its tree.
 */
export type Founding = {
  name: string;
  path: string;
  level: Level;
  policy: string;
  tel: string;
  prefix: string;
  admin: string;
  parent?: string;
};

/** What was founded, and the first invitation, which is shown once. */
export type Founded = { id: string; code: string; expires: Instant };

const wrong = (f: Founding): string[] => [
  ...(f.name.trim() === '' || overBy(f.name, longest.name) > 0
    ? ['--name: 1 至 60 个字 · 1 to 60 characters']
    : []),
  ...(/^([a-z0-9-]{1,20}\/){1,6}$/.test(f.path)
    ? []
    : ['--path: 小写字母、数字，以 / 结尾，如 sq/ 或 sq/sy/ · like sq/ or sq/sy/']),
  ...(f.level === 'city' || f.level === 'county'
    ? []
    : ['--level: city 或 county · city or county']),
  ...(rulesFor(f.policy) ? [] : [`--policy: 没有这套规则 · no such policy: ${f.policy}`]),
  ...(telFault(f.tel) ? ['--tel: 请填电话号码 · a telephone number'] : []),
  ...(/^[\u4e00-\u9fa5]{2,10}$/.test(f.prefix)
    ? []
    : ['--prefix: 受理编号的字头，2 至 10 个汉字，如 宿教备 · 2 to 10 Chinese characters']),
  ...(readName(f.admin).shape === 'wrong'
    ? ['--admin: 第一位管理员的姓名 · the first administrator’s name']
    : []),
  ...(f.parent !== undefined && (!f.path.startsWith(f.parent) || f.path === f.parent)
    ? ['--parent: 应是 --path 的上级，如 sq/ · must be above --path']
    : []),
];

/**
 * Makes a bureau and its first invitation; gives everything that is wrong as lines for the operator
 * instead. The transaction is in system scope.
 */
export const foundBureau = async (
  server: Inviting,
  tx: Transaction<Tables>,
  f: Founding,
  now: Instant,
): Promise<{ ok: true; value: Founded } | { ok: false; wrong: string[] }> => {
  const faults = wrong(f);
  if (faults.length > 0) return { ok: false, wrong: faults };
  const [nearest] = await bureausOnPath(tx, f.path);
  if (nearest?.path === f.path)
    return { ok: false, wrong: [`--path: ${nearest.name} 已在此 · is already there`] };
  // Everything below a bureau's path is open to it, so nobody is put there unawares.
  if (nearest?.path !== f.parent)
    return {
      ok: false,
      wrong: [
        nearest
          ? `--parent: 上级应是 · must be ${nearest.path}（${nearest.name}）`
          : `--parent: 没有这个上级 · no bureau at ${f.parent}`,
      ],
    };
  const id = server.newId('org');
  await insertBureau(tx, {
    id,
    name: f.name.trim(),
    path: f.path,
    level: f.level,
    parent: nearest?.id ?? null,
    policy: f.policy,
    tel: telText(f.tel),
    prefix: f.prefix,
    plain: plainName(f.name),
    grams: grams(f.name),
  });
  const { code, expires } = await makeInvitation(
    server,
    tx,
    { org: id, name: readName(f.admin).as, role: 'admin' },
    now,
  );
  return { ok: true, value: { id, code, expires } };
};
