import { Hono } from 'hono/tiny';
import { handle } from 'hono/aws-lambda';
import { safeHeaders } from './serve';

const { 'strict-transport-security': hsts, 'x-content-type-options': nosniff } = safeHeaders;
/**
 * What every answer carries, also those no endpoint gives: redirects, check files, whether we are
 * well.
 */
const everywhere = { 'strict-transport-security': hsts!, 'x-content-type-options': nosniff! };

/**
 * A cloud function's handler over its doors, the first that knows the path answering; any other
 * path is answered 404.
 */
export const cloud = (...doors: Hono[]) => {
  const app = new Hono();
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(everywhere))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  });
  for (const door of doors) app.route('/', door);
  app.notFound((c) =>
    c.json({ refusal: { code: 'not_found' }, request: '' }, 404, { ...safeHeaders }),
  );
  return handle(app);
};
