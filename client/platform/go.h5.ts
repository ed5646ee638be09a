import Taro from '@tarojs/taro';

/** Opens a page above this one; going back leads here again. */
export const goTo = (url: string): void => void Taro.navigateTo({ url });
