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

const wrong = (founding: Founding): string[] => [
  ...(founding.name.trim() === '' || overBy(founding.name, longest.name) > 0
    ? ['--name: 1 至 60 个字 · 1 to 60 characters']
    : []),
  ...(/^([a-z0-9-]{1,20}\/){1,6}$/.test(founding.path)
    ? []
    : ['--path: 小写字母、数字，以 / 结尾，如 sq/ 或 sq/sy/ · like sq/ or sq/sy/']),
  ...(founding.level === 'city' || founding.level === 'county'
    ? []
    : ['--level: city 或 county · city or county']),
  ...(rulesFor(founding.policy)
    ? []
    : [`--policy: 没有这套规则 · no such policy: ${founding.policy}`]),
  ...(telFault(founding.tel) ? ['--tel: 请填电话号码 · a telephone number'] : []),
  ...(/^[\u4e00-\u9fa5]{2,10}$/.test(founding.prefix)
    ? []
    : ['--prefix: 受理编号的字头，2 至 10 个汉字，如 宿教备 · 2 to 10 Chinese characters']),
  ...(readName(founding.admin).shape === 'wrong'
    ? ['--admin: 第一位管理员的姓名 · the first administrator’s name']
    : []),
  ...(founding.parent !== undefined &&
  (!founding.path.startsWith(founding.parent) || founding.path === founding.parent)
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
  founding: Founding,
  now: Instant,
): Promise<{ ok: true; value: Founded } | { ok: false; wrong: string[] }> => {
  const faults = wrong(founding);
  if (faults.length > 0) return { ok: false, wrong: faults };
  const [nearest] = await bureausOnPath(tx, founding.path);
  if (nearest?.path === founding.path)
    return { ok: false, wrong: [`--path: ${nearest.name} 已在此 · is already there`] };
  // Everything below a bureau's path is open to it, so nobody is put there unawares.
  if (nearest?.path !== founding.parent)
    return {
      ok: false,
      wrong: [
        nearest
          ? `--parent: 上级应是 · must be ${nearest.path}（${nearest.name}）`
          : `--parent: 没有这个上级 · no bureau at ${founding.parent}`,
      ],
    };
  const id = server.newId('org');
  await insertBureau(tx, {
    id,
    name: founding.name.trim(),
    path: founding.path,
    level: founding.level,
    parent: nearest?.id ?? null,
    policy: founding.policy,
    tel: telText(founding.tel),
    prefix: founding.prefix,
    plain: plainName(founding.name),
    grams: grams(founding.name),
  });
  const { code, expires } = await makeInvitation(
    server,
    tx,
    { org: id, name: readName(founding.admin).as, role: 'admin' },
    now,
  );
  return { ok: true, value: { id, code, expires } };
};
