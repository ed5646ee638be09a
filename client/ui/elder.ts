import { useEffect, useState } from 'react';
import Taro from '@tarojs/taro';
import { keep, kept } from '@client/phone/kept';

const key = 'elder';
const changed = 'elder-changed';

/**
 * 长辈版: whether it is on, and how to switch it. Kept on this phone only; every open page follows at
 * once.
 */
export const useElder = (): [boolean, (on: boolean) => void] => {
  const [on, setOn] = useState(() => kept(key) === true);
  useEffect(() => {
    Taro.eventCenter.on(changed, setOn);
    return () => void Taro.eventCenter.off(changed, setOn);
  }, []);
  const set = (next: boolean) => {
    keep(key, next);
    setOn(next);
    Taro.eventCenter.trigger(changed, next);
  };
  return [on, set];
};
