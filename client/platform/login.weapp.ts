import Taro from '@tarojs/taro';
import type * as Shape from './login.h5';

/** Whether this platform can sign a person in by WeChat. */
export const canLogin: typeof Shape.canLogin = true;

/** wx.login's code: single use, five minutes. `undefined` when WeChat refused. */
export const loginCode: typeof Shape.loginCode = async () => {
  try {
    return (await Taro.login()).code || undefined;
  } catch {
    return undefined;
  }
};
