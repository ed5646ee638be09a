import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { RefusalCode } from '@shared/kernel/refusal';
import type { FolderFiles } from './folder-files';
import type { Denied } from './folder-intake';
import type { Signer } from './signature';

type Answer = { status: number; code?: RefusalCode };
/**
 * The answer to an upload that was not taken, and the words for it where a person can do something
 * about it.
 */
const answers: Readonly<Record<Denied, Answer>> = {
  malformed: { status: 400 },
  empty: { status: 400, code: 'file_missing' },
  not_allowed: { status: 403 },
  ended: { status: 403 },
  used: { status: 409 },
  too_big: { status: 413, code: 'file_too_big' },
  too_slow: { status: 408, code: 'body_too_slow' },
};

const plain = (status: number, word: string): Response =>
  new Response(word, {
    status,
    headers: {
      'content-type': 'text/plain',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });

const refusal = (denied: Denied): Response => {
  const { status, code } = answers[denied];
  const answer = plain(status, JSON.stringify({ why: denied, ...(code && { refusal: { code } }) }));
  answer.headers.set('content-type', 'application/json');
  // Half a form is still on its way; nothing else can come over the same connection.
  answer.headers.set('connection', 'close');
  return answer;
};

/**
 * Makes the HTTP door of a folder: POST at `mount` takes an upload, GET and HEAD below it follow a
 * link; null for any other path.
 */
export const makeDoor = (
  files: FolderFiles,
  signer: Signer,
  mount: string,
  {
    receive,
    clock,
  }: { receive: (request: Request) => Promise<Denied | undefined>; clock: () => number },
) => {
  const fetchFile = async (url: URL, method: string): Promise<Response> => {
    const grant = signer.opened(
      url.searchParams.get('policy') ?? '',
      url.searchParams.get('signature') ?? '',
    );
    if (!grant || grant.do !== 'fetch' || url.pathname !== `${mount}/${grant.key}`)
      return plain(403, 'not_allowed');
    if (clock() >= grant.until) return plain(403, 'ended');
    const found = await files.head(grant.key);
    if (!found) return plain(404, 'not_found');
    const pdf = found.contentType === 'application/pdf';
    const headers = {
      'content-type': found.contentType,
      'content-length': String(found.bytes),
      'content-disposition': pdf
        ? grant.disposition.replace(/^inline/, 'attachment')
        : grant.disposition,
      'x-content-type-options': 'nosniff',
      // even if somebody talks a browser into showing it, nothing in it runs
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': `private, max-age=${Math.max(0, Math.floor((grant.until - clock()) / 1000))}`,
    };
    if (method === 'HEAD') return new Response(null, { headers });
    return new Response(
      Readable.toWeb(createReadStream(files.pathOf(grant.key))) as ReadableStream<Uint8Array>,
      { headers },
    );
  };

  return async (request: Request): Promise<Response | null> => {
    const url = new URL(request.url);
    if (url.pathname === mount && request.method === 'POST') {
      const denied = await receive(request);
      return denied ? refusal(denied) : new Response(null, { status: 204 });
    }
    if (url.pathname !== mount && !url.pathname.startsWith(`${mount}/`)) return null;
    return request.method === 'GET' || request.method === 'HEAD'
      ? fetchFile(url, request.method)
      : plain(405, 'method');
  };
};
