import { createHash, createHmac } from 'node:crypto';

/** The key pair the stand-in knows and the region it plays. */
export type S3Account = { accessKeyId: string; secretAccessKey: string; region: string };

/** Why a signature is not accepted, in S3's own words. */
export type S3Error = { status: number; code: string };

const hmac = (key: Buffer | string, text: string): Buffer =>
  createHmac('sha256', key).update(text, 'utf8').digest();
const sha = (data: string | Buffer): string => createHash('sha256').update(data).digest('hex');
// RFC 3986 in S3's reading: everything but letters, digits and -._~ is escaped
const escape3986 = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
const fail = (status: number, code: string): S3Error => ({ status, code });

/** AWS Signature Version 4 of a text: the key is derived from the secret, the day, the region and the service s3. */
export const signatureOf = (account: S3Account, day: string, text: string): string =>
  [day, account.region, 's3', 'aws4_request', text]
    .reduce<Buffer | string>(hmac, `AWS4${account.secretAccessKey}`)
    .toString('hex');

/** Milliseconds since 1970 of 20151229T000000Z. */
export const instantOf = (amzDate: string): number =>
  Date.parse(amzDate.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const credentialFault = (
  account: S3Account,
  credential: string,
  date: string,
): S3Error | undefined => {
  const [id, day, region, service, end] = credential.split('/');
  if (id !== account.accessKeyId) return fail(403, 'InvalidAccessKeyId');
  if (
    region !== account.region ||
    service !== 's3' ||
    end !== 'aws4_request' ||
    day !== date.slice(0, 8)
  )
    return fail(400, 'AuthorizationQueryParametersError');
  return undefined;
};

/** Checks a POST form (all its fields but the file) against its signature and policy, at an instant, for a file of so many bytes. */
export const postFault = (
  account: S3Account,
  fields: Readonly<Record<string, string>>,
  bytes: number,
  bucket: string,
  now: number,
): S3Error | undefined => {
  const f = Object.fromEntries(Object.entries(fields).map(([k, v]) => [k.toLowerCase(), v]));
  const date = f['x-amz-date'] ?? '';
  if (f['x-amz-algorithm'] !== 'AWS4-HMAC-SHA256') return fail(400, 'InvalidArgument');
  const wrong = credentialFault(account, f['x-amz-credential'] ?? '', date);
  if (wrong) return wrong;
  if (signatureOf(account, date.slice(0, 8), f.policy ?? '') !== f['x-amz-signature'])
    return fail(403, 'SignatureDoesNotMatch');
  const policy = JSON.parse(Buffer.from(f.policy ?? '', 'base64').toString('utf8')) as {
    expiration: string;
    conditions: unknown[];
  };
  if (now >= Date.parse(policy.expiration)) return fail(403, 'AccessDenied');
  const covered = new Set(['policy', 'x-amz-signature', 'file']);
  for (const condition of policy.conditions) {
    if (Array.isArray(condition) && condition[0] === 'content-length-range') {
      if (bytes < Number(condition[1])) return fail(400, 'EntityTooSmall');
      if (bytes > Number(condition[2])) return fail(400, 'EntityTooLarge');
      continue;
    }
    const [how, name, value] = Array.isArray(condition)
      ? [String(condition[0]), String(condition[1]).slice(1).toLowerCase(), String(condition[2])]
      : [
          'eq',
          Object.keys(condition as object)[0]!.toLowerCase(),
          String(Object.values(condition as object)[0]),
        ];
    covered.add(name);
    const given = name === 'bucket' ? bucket : (f[name] ?? '');
    if (how === 'eq' ? given !== value : !given.startsWith(value)) return fail(403, 'AccessDenied');
  }
  const uncovered = Object.keys(f).find(
    (name) => !covered.has(name) && !name.startsWith('x-ignore-'),
  );
  return uncovered ? fail(403, 'AccessDenied') : undefined;
};

/** A request as it is signed: its path still escaped, its query still in one piece. */
export type Signed = {
  method: string;
  path: string;
  query: string;
  headers: Readonly<Record<string, string>>;
};

const canonical = (
  { method, path, query, headers }: Signed,
  names: readonly string[],
  payload: string,
): string => {
  const pairs = [...new URLSearchParams(query)]
    .filter(([k]) => k !== 'X-Amz-Signature')
    .map(([k, v]) => `${escape3986(k)}=${escape3986(v)}`);
  return [
    method,
    path,
    pairs.sort().join('&'),
    ...names.map((n) => `${n}:${(headers[n] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    names.join(';'),
    payload,
  ].join('\n');
};

const toSign = (date: string, region: string, request: string): string =>
  ['AWS4-HMAC-SHA256', date, `${date.slice(0, 8)}/${region}/s3/aws4_request`, sha(request)].join(
    '\n',
  );

/** Checks a request whose signature is in its query (a presigned link), at an instant. */
export const linkFault = (
  account: S3Account,
  request: Signed,
  now: number,
): S3Error | undefined => {
  const q = new URLSearchParams(request.query);
  const date = q.get('X-Amz-Date') ?? '';
  const wrong = credentialFault(account, q.get('X-Amz-Credential') ?? '', date);
  if (wrong) return wrong;
  if (now >= instantOf(date) + Number(q.get('X-Amz-Expires')) * 1000)
    return fail(403, 'AccessDenied');
  const names = (q.get('X-Amz-SignedHeaders') ?? '').split(';');
  const right = signatureOf(
    account,
    date.slice(0, 8),
    toSign(date, account.region, canonical(request, names, 'UNSIGNED-PAYLOAD')),
  );
  return q.get('X-Amz-Signature') === right ? undefined : fail(403, 'SignatureDoesNotMatch');
};

/** Checks a request whose signature is in its Authorization header, with the hash of its body. */
export const headerFault = (
  account: S3Account,
  request: Signed,
  body: Buffer,
  now: number,
): S3Error | undefined => {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), *SignedHeaders=([^,]+), *Signature=([0-9a-f]{64})$/.exec(
      request.headers.authorization ?? '',
    );
  if (!found) return fail(403, 'AccessDenied');
  const date = request.headers['x-amz-date'] ?? '';
  const wrong = credentialFault(account, found[1]!, date);
  if (wrong) return wrong;
  if (Math.abs(now - instantOf(date)) > 15 * 60_000) return fail(403, 'RequestTimeTooSkewed');
  const payload = request.headers['x-amz-content-sha256'] ?? '';
  if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sha(body))
    return fail(400, 'XAmzContentSHA256Mismatch');
  const right = signatureOf(
    account,
    date.slice(0, 8),
    toSign(date, account.region, canonical(request, found[2]!.split(';'), payload)),
  );
  return found[3] === right ? undefined : fail(403, 'SignatureDoesNotMatch');
};
