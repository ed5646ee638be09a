import Taro from '@tarojs/taro';
import { tellWhy } from './refused';
import type * as Shape from './scan.h5';

export type { Scanned } from './scan.h5';

/** Whether there is a live scanner. */
export const canScanLive: boolean = true;

/**
 * Opens WeChat's scanner, which reads photos too; says why when it may not. One of our own
 * sunflower codes has no text: its path carries the scene.
 */
export const scanCode: typeof Shape.scanCode = async () => {
  try {
    const found = await Taro.scanCode({ scanType: ['qrCode', 'wxCode'] as never });
    const text = found.result || found.path;
    return text ? { text } : { none: 'not-found' };
  } catch (error) {
    await tellWhy(error, 'scan');
    return { none: 'turned-back' };
  }
};
