import {
  errcodeOf,
  ourMistake,
  type makeCall,
  type Outcome,
  type WechatSetting,
} from './wechat-call';

/**
 * What a printed mini-program code says: `scene` goes to the page, `page` has no leading slash and
 * no query.
 */
export type PosterCode = {
  scene: string;
  page: string;
  version?: 'release' | 'trial' | 'develop';
  /** Pixels, 280 to 1280. */ width?: number;
};

type Refused = 'outside_busy' | 'too_often';

const EARLY = 5 * 60_000; // ms before a token's end at which it is renewed; WeChat keeps both alive for as long
const STALE = new Set([40001, 40014, 42001]); // token wrong, malformed, ended
const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;
const PAGE = /^[0-9A-Za-z_-]+(\/[0-9A-Za-z_-]+)*$/;

const refusalOf = (what: string, errcode: number): Refused => {
  if (errcode === -1) return 'outside_busy';
  if (errcode === 45009 || errcode === 45011) return 'too_often';
  throw ourMistake(what, errcode);
};

const refuseOdd = ({ scene, page, width }: Required<Omit<PosterCode, 'version'>>): void => {
  if (!SCENE.test(scene))
    throw new RangeError('a scene is 1 to 32 characters of the alphabet WeChat allows');
  if (!PAGE.test(page)) throw new RangeError('a page is a path without a leading slash or a query');
  if (!Number.isInteger(width) || width < 280 || width > 1280)
    throw new RangeError('a code is 280 to 1280 pixels wide');
};

/**
 * Makes the two requests that need an access token: the token itself (kept until 5 minutes before
 * its end) and the printed mini-program code.
 */
export const makePosterCode = (
  { appId, secret, clock = Date.now }: WechatSetting,
  call: ReturnType<typeof makeCall>,
) => {
  let kept: { token: string; until: number } | undefined;
  let asking: Promise<Outcome<string, Refused>> | undefined;

  const ask = async (force: boolean): Promise<Outcome<string, Refused>> => {
    const answer = await call(
      '/cgi-bin/stable_token',
      {},
      { grant_type: 'client_credential', appid: appId, secret, force_refresh: force },
    );
    const errcode = errcodeOf(answer);
    if (errcode !== 0) return { ok: false, code: refusalOf('the token request', errcode) };
    if (!answer || !('json' in answer)) return { ok: false, code: 'outside_busy' };
    const { access_token: token, expires_in: seconds } = answer.json;
    if (typeof token !== 'string' || token === '' || typeof seconds !== 'number')
      return { ok: false, code: 'outside_busy' };
    kept = { token, until: clock() + seconds * 1000 - EARLY };
    return { ok: true, value: token };
  };

  /**
   * The access token; askers at the same moment share one request. `stale` is a token that WeChat
   * has just refused.
   */
  const stableToken = async (stale?: string): Promise<Outcome<string, Refused>> => {
    if (kept && kept.token !== stale && clock() < kept.until)
      return { ok: true, value: kept.token };
    const request = (asking ??= ask(false).finally(() => (asking = undefined)));
    const given = await request;
    // WeChat allows twenty forced renewals a day, so only a token that is still the refused one is
    // forced
    return stale !== undefined && given.ok && given.value === stale ? ask(true) : given;
  };

  /**
   * The picture (JPEG or PNG bytes) of an unlimited, permanent mini-program code
   * (getwxacodeunlimit); throws on a scene or page that WeChat would refuse.
   */
  const posterCode = async ({
    scene,
    page,
    version = 'release',
    width = 430,
  }: PosterCode): Promise<Outcome<Uint8Array, Refused>> => {
    refuseOdd({ scene, page, width });
    const body = { scene, page, width, env_version: version, check_path: version === 'release' };
    let token = await stableToken();
    if (!token.ok) return token;
    let answer = await call('/wxa/getwxacodeunlimit', { access_token: token.value }, body);
    if (STALE.has(errcodeOf(answer))) {
      token = await stableToken(token.value);
      if (!token.ok) return token;
      answer = await call('/wxa/getwxacodeunlimit', { access_token: token.value }, body);
    }
    const errcode = errcodeOf(answer);
    if (errcode !== 0) return { ok: false, code: refusalOf('the code picture', errcode) };
    return answer && 'bytes' in answer
      ? { ok: true, value: answer.bytes }
      : { ok: false, code: 'outside_busy' };
  };

  return { stableToken, posterCode };
};
