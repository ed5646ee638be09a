import Taro from '@tarojs/taro';
import type * as Shape from './dial.h5';
import { tellWhy } from './refused';

/** Calls a number; a person who turns back has not made a mistake. */
export const dial: typeof Shape.dial = (phone) =>
  void Taro.makePhoneCall({ phoneNumber: phone.replace(/[^\d+]/g, '') }).catch((error: unknown) =>
    tellWhy(error, 'call'),
  );
