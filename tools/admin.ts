// What an operator does beside the product: founding a bureau, changing the sealing key, proving
// the record.
import { parseArgs } from 'node:util';
import { grouped } from '@shared/kernel/id';
import { clockOf } from '@shared/kernel/calendar';
import { foundBureau, type Founded, type Founding } from '@functions/bureau/found';
import { foundProvider } from '@functions/bureau/found-provider';
import { newCode, newId, now } from '@functions/outside/clock';
import { openDesk, type Desk } from './admin/open';
import { rotateKeys } from './admin/rotate';
import { verifyChains } from './admin/verify';

const usage = `用法 · usage:
  npm run admin -- create-bureau --name 云河市教育局 --path yh/ --level city --policy <规则编号> --tel 0100-1234567 --prefix 云教备 --admin 张三
  npm run admin -- create-bureau --parent yh/ --path yh/lw/ --level county …   下级教育局 · a bureau below
  npm run admin -- create-provider --name 云河教育科技有限公司 --path yh/ --admin 张三   提供者 · a provider
  npm run admin -- rotate-keys     用当前密钥重新加密（先让所有服务都带新旧两把密钥重启）· seal everything under the current key, once every server runs with the old and the new one
  npm run admin -- verify-chain    核对留痕 · prove that no record was changed

数据库 · database: DATABASE_URL，或 DATA_DIR（默认 .data）· 密钥 · keys: SEAL_KEYS, SEAL_CURRENT, SEAL_INDEX_KEY，或 DATA_DIR/keys.json`;

const options = Object.fromEntries(
  ['name', 'path', 'level', 'policy', 'tel', 'prefix', 'admin', 'parent'].map((o) => [
    o,
    { type: 'string' as const },
  ]),
);

/** What was founded, said to the operator: the invitation is shown once. */
const sayFounded = (name: string, admin: string, { id, code, expires }: Founded): void =>
  console.log(
    `已建立 · made  ${name}  ${id}\n\n邀请码 · invitation  ${grouped(code)}\n  只能由“${admin}”使用一次，${clockOf(expires)} 前有效；这里只显示这一次。\n  It works once, for that name, for seven days, and is shown only now.`,
  );

const sayWrong = (wrong: readonly string[]): void =>
  console.error(`没有建立 · not made:\n${wrong.map((line) => `  ${line}`).join('\n')}`);

const createProvider = async (
  desk: Desk,
  given: Record<string, string | undefined>,
): Promise<boolean> => {
  const founding = { name: given.name ?? '', path: given.path ?? '', admin: given.admin ?? '' };
  const made = await desk.work((tx) =>
    foundProvider({ seal: desk.seal, newCode, newId }, tx, founding, now()),
  );
  if (made.ok) sayFounded(founding.name, founding.admin, made.value);
  else sayWrong(made.wrong);
  return made.ok;
};

const createBureau = async (
  desk: Desk,
  given: Record<string, string | undefined>,
): Promise<boolean> => {
  const text = (option: string): string => given[option] ?? '';
  const founding: Founding = {
    name: text('name'),
    path: text('path'),
    level: text('level') as Founding['level'],
    policy: text('policy'),
    tel: text('tel'),
    prefix: text('prefix'),
    admin: text('admin'),
    ...(given.parent !== undefined && { parent: given.parent }),
  };
  const made = await desk.work((tx) =>
    foundBureau({ seal: desk.seal, newCode, newId }, tx, founding, now()),
  );
  if (made.ok) sayFounded(founding.name, founding.admin, made.value);
  else sayWrong(made.wrong);
  return made.ok;
};

const rotate = async (desk: Desk): Promise<boolean> => {
  const all = await rotateKeys(desk);
  for (const { table, sealed, unopened } of all) {
    console.log(`${table.padEnd(16)} ${sealed}`);
    if (unopened.length > 0)
      console.error(
        `  打不开，未动 · left as they are, no key opens them: ${unopened.slice(0, 20).join(' ')}${unopened.length > 20 ? ` … ${unopened.length}` : ''}`,
      );
  }
  return all.every((r) => r.unopened.length === 0);
};

const verify = async (desk: Desk): Promise<boolean> => {
  const { cases, events, broken } = await verifyChains(desk);
  if (broken)
    console.error(
      `✗ ${broken.life} ${broken.id}：第 ${broken.seq} 条与前一条不衔接 · event ${broken.seq} does not follow`,
    );
  else
    console.log(
      `✓ ${cases} 件，${events} 条留痕，全部衔接 · every record follows from the one before`,
    );
  return broken === undefined;
};

const commands: Readonly<
  Record<string, (desk: Desk, given: Record<string, string | undefined>) => Promise<boolean>>
> = {
  'create-bureau': createBureau,
  'create-provider': createProvider,
  'rotate-keys': rotate,
  'verify-chain': verify,
};

const run = async (): Promise<boolean> => {
  const { positionals, values } = parseArgs({ options, allowPositionals: true });
  const command = Object.hasOwn(commands, positionals[0] ?? '')
    ? commands[positionals[0]!]
    : undefined;
  if (!command || positionals.length > 1) {
    console.error(usage);
    return false;
  }
  const desk = await openDesk(process.env);
  try {
    return await command(desk, values as Record<string, string | undefined>);
  } finally {
    await desk.close();
  }
};

run().then(
  (fine) => (process.exitCode = fine ? 0 : 1),
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
