import { errcodeOf, makeCall, ourMistake, type Outcome, type WechatSetting } from './wechat-call';
import { makePosterCode } from './wechat-poster';
export type { Outcome, WechatSetting } from './wechat-call';

/** What we may know of a person who signs in. */
export type WechatPerson = { openid: string; unionid?: string };

/** Everything we ask of WeChat. */
export type Wechat = ReturnType<typeof makeWechat>;

/**
 * Errors that are the moment's or the person's: 40029 and 40163 spoiled or used code, 45009 our
 * calls of the day are used up, 45011 too many a minute, 40226 person at risk, -1 busy.
 */
const said: Readonly<
  Record<number, 'login_expired' | 'too_often' | 'login_blocked' | 'outside_busy'>
> = {
  40029: 'login_expired',
  40163: 'login_expired',
  45011: 'too_often',
  40226: 'login_blocked',
  45009: 'outside_busy',
  [-1]: 'outside_busy',
};

/** Makes the link to WeChat's server API (developers.weixin.qq.com, 服务端). */
export const makeWechat = (setting: WechatSetting) => {
  const call = makeCall(setting);

  /**
   * Exchanges the code of wx.login (single use, 5 minutes) for the person's ids; the session key is
   * dropped here. Throws when the mini-program's own setting is wrong.
   */
  const signIn = async (code: string): Promise<Outcome<WechatPerson>> => {
    if (code.length < 1 || code.length > 256) return { ok: false, code: 'login_expired' };
    const answer = await call('/sns/jscode2session', {
      appid: setting.appId,
      secret: setting.secret,
      js_code: code,
      grant_type: 'authorization_code',
    });
    const errcode = errcodeOf(answer);
    if (errcode !== 0) {
      const refusal = said[errcode];
      if (!refusal) throw ourMistake('the sign-in', errcode);
      return { ok: false, code: refusal };
    }
    if (!answer || !('json' in answer)) return { ok: false, code: 'outside_busy' };
    const { openid, unionid } = answer.json;
    if (typeof openid !== 'string' || openid === '') return { ok: false, code: 'outside_busy' };
    return {
      ok: true,
      value: { openid, ...(typeof unionid === 'string' && unionid !== '' ? { unionid } : {}) },
    };
  };

  return { signIn, ...makePosterCode(setting, call) };
};
