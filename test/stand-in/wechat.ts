import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { serve } from './serve';

/** How the stand-in behaves: its clock in milliseconds and the sign-ins a person may make in a minute (WeChat: 100). */
export type WechatRules = {
  appId: string;
  secret: string;
  clock?: () => number;
  perMinute?: number;
};

const CODE_LIFE = 5 * 60_000;
const TOKEN_LIFE = 7200; // seconds
/** Codes that make the stand-in misbehave in a named way. */
const odd: Readonly<Record<string, (res: ServerResponse) => void>> = {
  'odd-html': (res) =>
    res.writeHead(200, { 'content-type': 'text/html' }).end('<html>502 Bad Gateway</html>'),
  'odd-502': (res) => res.writeHead(502).end('{"openid":"oNobody"}'),
  'odd-silent': () => undefined,
  'odd-array': (res) => res.end('[1]'),
  'odd-empty': (res) => res.end('{}'),
  'odd-elsewhere': (res) => res.writeHead(302, { location: '/elsewhere' }).end(),
};

/** A real HTTP server that speaks WeChat's sign-in, token and code-picture protocol; `mint` plays the phone's wx.login. */
export const startWechat = async ({
  appId,
  secret,
  clock = Date.now,
  perMinute = 100,
}: WechatRules) => {
  const codes = new Map<string, { openid: string; unionid?: string; at: number; used: boolean }>();
  const visits = new Map<string, number[]>();
  const tokens = new Map<string, number>();
  const spoiled = new Set<string>();
  const seen: string[] = [];
  const posters: unknown[] = [];
  let newest = '';
  let busy = 0;
  let forced = 0;

  const json = (res: ServerResponse, body: object) =>
    res.writeHead(200, { 'content-type': 'text/plain' }).end(JSON.stringify(body));
  const wrong = (res: ServerResponse, errcode: number, errmsg: string) =>
    json(res, { errcode, errmsg: `${errmsg}, rid: 0a1b2c3d` });

  const session = (res: ServerResponse, q: URLSearchParams) => {
    const code = q.get('js_code') ?? '';
    if (Object.hasOwn(odd, code)) return void odd[code]!(res);
    const number = /^errcode-(-?\d+)$/.exec(code);
    if (number) return wrong(res, Number(number[1]), `as asked, secret ${q.get('secret')}`);
    if (!q.get('appid')) return wrong(res, 41002, 'appid missing');
    if (q.get('appid') !== appId) return wrong(res, 40013, 'invalid appid');
    if (q.get('secret') !== secret)
      return wrong(res, 40125, `invalid appsecret ${q.get('secret')}`);
    if (q.get('grant_type') !== 'authorization_code')
      return wrong(res, 40002, 'invalid grant_type');
    const known = codes.get(code);
    if (!known || clock() - known.at > CODE_LIFE) return wrong(res, 40029, 'invalid code');
    if (known.used) return wrong(res, 40163, 'code been used');
    const recent = (visits.get(known.openid) ?? []).filter((at) => clock() - at < 60_000);
    if (recent.length >= perMinute) return wrong(res, 45011, 'api minute-quota reach limit');
    visits.set(known.openid, [...recent, clock()]);
    known.used = true;
    const { openid, unionid } = known;
    return json(res, {
      session_key: randomBytes(16).toString('base64'),
      openid,
      ...(unionid ? { unionid } : {}),
    });
  };

  const token = (res: ServerResponse, body: Record<string, unknown>) => {
    if (body.appid !== appId) return wrong(res, 40013, 'invalid appid');
    if (body.secret !== secret) return wrong(res, 40125, 'invalid appsecret');
    const ends = tokens.get(newest) ?? 0;
    if (body.force_refresh === true) forced += 1;
    if (body.force_refresh === true || ends - clock() < CODE_LIFE) {
      newest = `token-${randomBytes(12).toString('hex')}`;
      tokens.set(newest, clock() + TOKEN_LIFE * 1000);
    }
    return json(res, {
      access_token: newest,
      expires_in: Math.floor(((tokens.get(newest) ?? 0) - clock()) / 1000),
    });
  };

  const picture = (res: ServerResponse, q: URLSearchParams, body: Record<string, unknown>) => {
    const given = q.get('access_token') ?? '';
    if (spoiled.has(given) || (tokens.get(given) ?? 0) <= clock())
      return wrong(res, 40001, 'invalid credential, access_token is invalid or not latest');
    if (
      typeof body.scene !== 'string' ||
      !/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/.test(body.scene)
    )
      return wrong(res, 40169, 'invalid length for scene');
    if (body.page === 'pages/missing') return wrong(res, 41030, 'invalid page');
    if (body.page === 'pages/crowded') return wrong(res, 45009, 'reach max api daily quota limit');
    posters.push(body);
    return res.writeHead(200, { 'content-type': 'image/jpeg' }).end(Buffer.from('ffd8ffd9', 'hex'));
  };

  const { base, stop } = await serve((req, res, raw) => {
    const url = new URL(req.url ?? '/', 'http://stand-in');
    seen.push(`${req.method} ${url.pathname}`);
    if (busy > 0) return ((busy -= 1), wrong(res, -1, 'system error'));
    const path = `${req.method} ${url.pathname}`;
    if (path === 'GET /sns/jscode2session') return void session(res, url.searchParams);
    const body =
      raw.length > 0 ? (JSON.parse(raw.toString('utf8')) as Record<string, unknown>) : {};
    if (path === 'POST /cgi-bin/stable_token') return void token(res, body);
    if (path === 'POST /wxa/getwxacodeunlimit') return void picture(res, url.searchParams, body);
    return void res.writeHead(404).end('not here');
  });

  return {
    base,
    stop,
    /** Every request so far, as method and path. */
    seen: seen as readonly string[],
    /** Every code picture drawn, as it was asked for. */
    posters: posters as readonly unknown[],
    /** How often a token was forced. */
    forced: () => forced,
    /** A fresh code as wx.login gives it to this person's phone. */
    mint: (openid: string, unionid?: string): string => {
      const code = `0${randomBytes(12).toString('hex')}`;
      codes.set(code, { openid, ...(unionid ? { unionid } : {}), at: clock(), used: false });
      return code;
    },
    /** The next so many requests are answered with -1. */
    beBusy: (times: number) => void (busy = times),
    /** The newest token ends at once: the next request for one gets another. */
    endToken: () => void tokens.delete(newest),
    /** The newest token is refused, though WeChat goes on giving it out until somebody forces a new one. */
    spoilToken: () => void spoiled.add(newest),
  };
};
