import type { S3Setting } from '../outside/store/s3';
import { makeWechat, type Wechat } from '../outside/wechat';
import type { Opening } from './open';

/** Settings by name, as a cloud function or a container is given them. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The settings of these names; throws an error that names every absent one, and never a value. */
export const needed = <Name extends string>(env: Env, ...names: Name[]): Record<Name, string> => {
  const absent = names.filter((name) => !env[name]);
  if (absent.length > 0)
    throw new Error(`not set: ${absent.join(', ')} (docs/how-to/deploy.md says what they are)`);
  return Object.fromEntries(names.map((name) => [name, env[name]!])) as Record<Name, string>;
};

// The parser's own message would print the beginning of the text, which is a key.
const keysById = (json: string): Record<string, string> => {
  try {
    return JSON.parse(json) as Record<string, string>;
  } catch {
    throw new Error('SEAL_KEYS is not JSON: {"k1":"<32 bytes in base64>"}');
  }
};

/**
 * What a cloud function opens its server with: one connection, since an instance answers one request
 * at a time, and no demonstration.
 */
export const openingFrom = (env: Env): Opening => {
  const { DATABASE_URL, SEAL_KEYS, SEAL_CURRENT, SEAL_INDEX_KEY, PUBLIC_ORIGIN } = needed(
    env,
    'DATABASE_URL',
    'SEAL_KEYS',
    'SEAL_CURRENT',
    'SEAL_INDEX_KEY',
    'PUBLIC_ORIGIN',
  );
  return {
    databaseUrl: DATABASE_URL,
    connections: 1,
    keys: { keys: keysById(SEAL_KEYS), current: SEAL_CURRENT, indexKey: SEAL_INDEX_KEY },
    demo: false,
    publicOrigin: PUBLIC_ORIGIN,
  };
};

/** The link to WeChat. */
export const wechatFrom = (env: Env): Wechat => {
  const { WECHAT_APP_ID, WECHAT_SECRET } = needed(env, 'WECHAT_APP_ID', 'WECHAT_SECRET');
  return makeWechat({
    appId: WECHAT_APP_ID,
    secret: WECHAT_SECRET,
    ...(env.WECHAT_BASE && { base: env.WECHAT_BASE }),
  });
};

/**
 * Where files are kept; the function's own role signs. FILES_ENDPOINT and FILES_PUBLIC_ENDPOINT
 * name a store other than the cloud's.
 */
export const bucketFrom = (env: Env): S3Setting => {
  const { FILES_BUCKET, AWS_REGION } = needed(env, 'FILES_BUCKET', 'AWS_REGION');
  return {
    bucket: FILES_BUCKET,
    region: AWS_REGION,
    ...(env.FILES_ENDPOINT && { endpoint: env.FILES_ENDPOINT }),
    ...(env.FILES_PUBLIC_ENDPOINT && { publicEndpoint: env.FILES_PUBLIC_ENDPOINT }),
  };
};
