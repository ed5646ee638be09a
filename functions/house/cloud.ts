import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { safeHeaders } from '../http/serve';

/** A cloud function's handler over its doors, the first that knows the path answering; any other path is answered 404. */
export const cloud = (...doors: Hono[]) => {
  const app = new Hono();
  for (const door of doors) app.route('/', door);
  app.notFound((c) =>
    c.json({ refusal: { code: 'not_found' }, request: '' }, 404, { ...safeHeaders }),
  );
  return handle(app);
};
