import type { IncomingMessage, ServerResponse } from 'node:http';
import { headerFault, linkFault, postFault, type S3Account, type S3Error } from './s3-signature';
import { serve } from './serve';

/** One stored object. */
export type S3Object = { bytes: Buffer; contentType: string };

const escapeXml = (text: string): string => text.replace(/[<&>]/g, (c) => `&#${c.charCodeAt(0)};`);

const refuse = (
  res: ServerResponse,
  { status, code }: S3Error,
  path: string,
  withBody = true,
): void => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message><Resource>${escapeXml(path)}</Resource><RequestId>STANDIN0</RequestId></Error>`;
  res.writeHead(status, { 'content-type': 'application/xml' }).end(withBody ? xml : undefined);
};

/** A real HTTP server that plays one bucket of S3 (path style): it checks every signature, policy and end, and answers errors as S3's XML. */
export const startS3 = async (
  account: S3Account,
  bucket: string,
  clock: () => number = Date.now,
) => {
  const objects = new Map<string, S3Object>();
  const seen: { method: string; headers: IncomingMessage['headers'] }[] = [];

  const post = async (req: IncomingMessage, res: ServerResponse, body: Buffer) => {
    // the order of a form's parts is S3's rule, and FormData keeps it
    const form: [string, FormDataEntryValue][] = [];
    const parsed = await new Response(new Uint8Array(body), {
      headers: { 'content-type': req.headers['content-type'] ?? '' },
    }).formData();
    parsed.forEach((value, name) => form.push([name, value]));
    const at = form.findIndex(([name]) => name === 'file');
    const file = form[at]?.[1];
    if (!file || typeof file === 'string')
      return refuse(res, { status: 400, code: 'InvalidArgument' }, '/');
    const fields = Object.fromEntries(form.slice(0, at).map(([k, v]) => [k, String(v)])); // what follows the file is not read
    const fault = postFault(account, fields, file.size, bucket, clock());
    if (fault) return refuse(res, fault, '/');
    objects.set(fields.key ?? '', {
      bytes: Buffer.from(await file.arrayBuffer()),
      contentType: fields['Content-Type'] ?? 'binary/octet-stream',
    });
    return void res.writeHead(204).end();
  };

  const answer = (req: IncomingMessage, res: ServerResponse, body: Buffer): void => {
    const [path = '/', query = ''] = (req.url ?? '/').split('?');
    const method = req.method ?? 'GET';
    seen.push({ method, headers: req.headers });
    const [, inBucket = '', ...rest] = decodeURIComponent(path).split('/');
    if (inBucket !== bucket)
      return refuse(res, { status: 404, code: 'NoSuchBucket' }, path, method !== 'HEAD');
    if (method === 'POST')
      return void post(req, res, body).catch(() =>
        refuse(res, { status: 400, code: 'MalformedPOSTRequest' }, path),
      );
    const headers = Object.fromEntries(Object.entries(req.headers).map(([k, v]) => [k, String(v)]));
    const signed = { method, path, query, headers };
    const fault = /(^|&)X-Amz-Signature=/.test(query)
      ? linkFault(account, signed, clock())
      : headerFault(account, signed, body, clock());
    if (fault) return refuse(res, fault, path, method !== 'HEAD');
    const key = rest.join('/');
    const found = objects.get(key);
    if (method === 'PUT') {
      objects.set(key, {
        bytes: body,
        contentType: headers['content-type'] ?? 'binary/octet-stream',
      });
      return void res.writeHead(200, { etag: '"0"' }).end();
    }
    if (method === 'DELETE') return (objects.delete(key), void res.writeHead(204).end());
    if (!found) return refuse(res, { status: 404, code: 'NoSuchKey' }, path, method !== 'HEAD');
    const disposition = new URLSearchParams(query).get('response-content-disposition');
    res.writeHead(200, {
      'content-type': found.contentType,
      'content-length': found.bytes.length,
      ...(disposition ? { 'content-disposition': disposition } : {}),
    });
    return void res.end(method === 'HEAD' ? undefined : found.bytes);
  };

  return { ...(await serve(answer)), objects, /** Every request so far. */ seen };
};
