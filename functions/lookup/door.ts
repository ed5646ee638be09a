import { Hono } from 'hono/tiny';
import { readCode } from '@shared/kernel/id';
import type { Lookup, LookupReply } from './answerer';
import { checkFiles } from './check-file';

const asResponse = ({ status, headers, etag, body }: LookupReply): Response =>
  new Response(status === 304 ? null : body, {
    status,
    headers: { ...headers, ...(etag && { etag }) },
  });

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Lookups for a long-lived process: by poster code and by school and app. */
export const lookupDoor = (lookup: Lookup): Hono => {
  const app = new Hono();
  app.get('/lookup/:code', async (c) => {
    const reply = await lookup.code(c.req.param('code'), c.req.header('if-none-match'));
    return asResponse(reply);
  });
  app.get('/public/status', async (c) => {
    const reply = await lookup.pair(
      c.req.query('school') ?? '',
      c.req.query('app') ?? '',
      c.req.header('if-none-match'),
    );
    return asResponse(reply);
  });
  return app;
};

/**
 * The path printed in posters: the phone's own scanner opens the page, WeChat opens the
 * mini-program and first asks for its check file. Also says that we are well.
 */
export const posterDoor = (isWell: () => Promise<boolean>, checkSetting?: string): Hono => {
  const app = new Hono();
  const checkFile = checkFiles(checkSetting);
  app.get('/:file{.+\\.txt}', async (c, next) => {
    const content = checkFile(c.req.path);
    return content === undefined
      ? next()
      : c.text(content, 200, { 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' });
  });
  // Whatever a chat or a keyboard put behind the code, a page answers it.
  app.get('/q/*', (c) => {
    const code = readCode(decoded(c.req.path.split('/')[2] ?? ''));
    return c.redirect(
      code ? `/#/pages/status/index?code=${code}` : '/#/pages/status/index?code=x',
      302,
    );
  });
  app.get('/health', async (c) => {
    const well = await isWell().catch(() => false);
    return c.json({ ok: well }, well ? 200 : 503, { 'cache-control': 'no-store' });
  });
  return app;
};
