import Taro from '@tarojs/taro';

/** The school a parent named once, kept on this phone only. */
export type MySchool = { id: string; name: string };

const KEY = 'my-school';

/** The school named before, or undefined. */
export const mySchool = (): MySchool | undefined =>
  (Taro.getStorageSync(KEY) as MySchool) || undefined;

/** Keeps it for the next scan. */
export const keepMySchool = ({ id, name }: MySchool): void =>
  Taro.setStorageSync(KEY, { id, name });

/** Forgets it. */
export const forgetMySchool = (): void => Taro.removeStorageSync(KEY);
