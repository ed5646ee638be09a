import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

type File = {
  body: Uint8Array<ArrayBuffer>;
  zipped: Uint8Array<ArrayBuffer> | undefined;
  headers: Record<string, string>;
};

const kinds: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};
const compressible = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt', '.map', '.wasm']);
const hashed = /[.-][0-9a-f]{8,}\.\w+$/;
const year = 31_536_000; // seconds

/** Headers every answer carries, page or API. */
export const guardHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Browsers heed it over https alone, so it does no harm on a machine at hand.
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'Permissions-Policy': 'camera=(self), geolocation=(), microphone=()',
};

// The page may run its own files and exactly the inline scripts it was built with.
const contentPolicy = (html: string): string => {
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(
    ([, code]) =>
      `'sha256-${createHash('sha256')
        .update(code ?? '')
        .digest('base64')}'`,
  );
  return [
    "default-src 'self'",
    ["script-src 'self'", ...inline].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
};

const load = async (path: string): Promise<File> => {
  const body = Uint8Array.from(await readFile(path));
  const extension = extname(path).toLowerCase();
  const headers: Record<string, string> = {
    'Content-Type': kinds[extension] ?? 'application/octet-stream',
    'Cache-Control': hashed.test(path) ? `public, max-age=${year}, immutable` : 'no-cache',
    ETag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
    Vary: 'Accept-Encoding',
  };
  if (extension === '.html')
    headers['Content-Security-Policy'] = contentPolicy(new TextDecoder().decode(body));
  const zipped =
    compressible.has(extension) && body.length > 1024
      ? Uint8Array.from(await promisify(gzip)(body))
      : undefined;
  return { body, zipped, headers };
};

/**
 * Serves the files that were below `dir` when this was called, from memory; `/` is index.html.
 * Gives undefined for every other path,
 * so nothing outside `dir` can be named. Only GET and HEAD; honours If-None-Match and gzip. An
 * absent folder serves nothing.
 */
export const staticFiles = async (
  dir: string,
): Promise<(request: Request) => Response | undefined> => {
  const entries = existsSync(dir)
    ? await readdir(dir, { recursive: true, withFileTypes: true })
    : [];
  const files = new Map<string, File>();
  for (const entry of entries.filter((each) => each.isFile() && !each.name.startsWith('.'))) {
    const path = join(entry.parentPath, entry.name);
    files.set(`/${relative(dir, path).split(sep).join('/')}`, await load(path));
  }
  const index = files.get('/index.html');
  if (index) files.set('/', index);

  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const file = files.get(new URL(request.url).pathname);
    if (!file) return undefined;
    const headers = new Headers({ ...guardHeaders, ...file.headers });
    if (request.headers.get('If-None-Match') === file.headers.ETag)
      return new Response(null, { status: 304, headers });
    const zipped =
      file.zipped && /\bgzip\b/.test(request.headers.get('Accept-Encoding') ?? '')
        ? file.zipped
        : undefined;
    if (zipped) headers.set('Content-Encoding', 'gzip');
    headers.set('Content-Length', String((zipped ?? file.body).length));
    return new Response(request.method === 'HEAD' ? null : (zipped ?? file.body), { headers });
  };
};
