import { networkInterfaces } from 'node:os';
import { resolve } from 'node:path';

/** What `npm start` was asked to do, read from the environment once. */
export type Asked = {
  port: number;
  host: string;
  dataDir: string;
  /** An outside database as the role it names; undefined means the embedded one. */
  databaseUrl: string | undefined;
  /** The outside database as its owner, for migrations. */
  ownerUrl: string | undefined;
  /** Demo people and cases, and their sign-in; never on by default over an outside database. */
  demo: boolean;
  /** Where people reach us, without a slash at the end; it is printed into QR codes. */
  origin: string;
};

/** What the app is made from: `databaseUrl` is the app's own role, bound by row level security. */
export type LocalEnv = {
  databaseUrl: string;
  ownerUrl: string;
  dataDir: string;
  origin: string;
  demo: boolean;
};

/**
 * This machine's first IPv4 address that a phone on the same network can reach; undefined when
 * offline.
 */
export const lanAddress = (): string | undefined =>
  Object.values(networkInterfaces())
    .flat()
    .find((each) => each && each.family === 'IPv4' && !each.internal)?.address;

/** Whether a host means every address of this machine. */
export const isOpen = (host: string): boolean => host === '0.0.0.0' || host === '::';

/**
 * Reads PORT (8790), HOST (this computer alone in a demonstration, else all interfaces), DATA_DIR
 * (.data), DATABASE_URL, DATABASE_OWNER_URL, DEMO (0 or 1) and PUBLIC_ORIGIN; throws when one of
 * them is malformed.
 */
export const readEnv = (env: Readonly<Record<string, string | undefined>>): Asked => {
  const port = Number(env.PORT || 8790);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(
      `PORT=${env.PORT}: 端口应为 1–65535 的整数 · a port is a whole number from 1 to 65535`,
    );
  const databaseUrl = env.DATABASE_URL || undefined;
  const demo = env.DEMO ? env.DEMO === '1' : databaseUrl === undefined;
  // Anybody becomes anybody in a demonstration, so it opens to a network only when somebody says
  // so.
  const host = env.HOST || (demo ? '127.0.0.1' : '0.0.0.0');
  const reached = isOpen(host) ? (lanAddress() ?? 'localhost') : 'localhost';
  const origin = env.PUBLIC_ORIGIN || `http://${reached}:${port}`;
  if (!/^https?:\/\/[^/\s]+\/?$/.test(origin))
    throw new Error(`PUBLIC_ORIGIN=${origin}: 应为 https://域名,不含路径 · an origin has no path`);
  return {
    port,
    host,
    dataDir: resolve(env.DATA_DIR || '.data'),
    databaseUrl,
    ownerUrl: env.DATABASE_OWNER_URL || undefined,
    demo,
    origin: origin.replace(/\/$/, ''),
  };
};
