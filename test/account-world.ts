import { makeWechat } from '@functions/outside/wechat';
import { clientFor, type Client } from './client';
import { startWechat } from './stand-in/wechat';
import { makeWorld, type AnyWorld, type TestWorld } from './world';

/** The test world with WeChat beside it: `mint` plays a phone's wx.login. */
export const makeWechatWorld = async (demo = false, more: Parameters<typeof makeWorld>[0] = {}) => {
  const id = { appId: 'wx0123456789abcdef', secret: 'a-secret-of-the-test' };
  const wechat = await startWechat(id);
  const w = await makeWorld({
    ...more,
    demo,
    wechat: makeWechat({ ...id, base: wechat.base, pause: () => Promise.resolve() }),
  });
  return { ...w, wechat, mint: wechat.mint, close: () => w.close().then(wechat.stop) };
};
export type WechatWorld = Awaited<ReturnType<typeof makeWechatWorld>>;

/** A client that acts with a token. */
export const withToken = (w: TestWorld, token: string): Client => clientFor(w.fetch, token);

/** One value of the database, asked as its owner would. */
export const ask = async <T>(
  w: Pick<AnyWorld, 'database'>,
  sqlText: string,
  ...values: unknown[]
): Promise<T[]> => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: w.database.superUrl });
  await client.connect();
  try {
    return (await client.query(sqlText, values)).rows as T[];
  } finally {
    await client.end();
  }
};
