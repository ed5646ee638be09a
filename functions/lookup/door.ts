import { Hono } from 'hono';
import { readCode } from '@shared/kernel/id';
import type { makeLookup } from './answerer';

/** Lookups for a long-lived process: by poster code and by school and app. */
export const lookupDoor = (lookup: ReturnType<typeof makeLookup>): Hono => {
  const app = new Hono();
  app.get('/lookup/:code', async (c) => {
    const r = await lookup.code(c.req.param('code'), c.req.header('if-none-match'));
    return new Response(r.status === 304 ? null : r.body, { status: r.status, headers: r.headers });
  });
  app.get('/public/status', async (c) => {
    const r = await lookup.pair(c.req.query('school') ?? '', c.req.query('app') ?? '', c.req.header('if-none-match'));
    return new Response(r.status === 304 ? null : r.body, { status: r.status, headers: r.headers });
  });
  return app;
};

/** The path printed in posters: the phone's own scanner opens the page, WeChat opens the mini-program. Also says that we are well. */
export const posterDoor = (isWell: () => Promise<boolean>): Hono => {
  const app = new Hono();
  app.get('/q/:code', (c) => {
    const code = readCode(c.req.param('code'));
    return c.redirect(code ? `/#/pages/status/index?code=${code}` : '/#/pages/status/index?code=x', 302);
  });
  app.get('/health', async (c) => {
    const well = await isWell().catch(() => false);
    return c.json({ ok: well }, well ? 200 : 503, { 'cache-control': 'no-store' });
  });
  return app;
};
