import Taro from '@tarojs/taro';
import type * as Shape from './update.h5';

/**
 * Offers a newer release as soon as WeChat has fetched it. Never without asking: what somebody is
 * writing would be lost.
 */
export const watchUpdate: typeof Shape.watchUpdate = () => {
  const manager = Taro.getUpdateManager();
  manager.onUpdateReady(() => {
    void Taro.showModal({
      title: '有新版本',
      content: '重新打开小程序后使用新版本。正在填写的内容请先保存。',
      confirmText: '重新打开',
      cancelText: '稍后',
    }).then(({ confirm }) => confirm && manager.applyUpdate());
  });
};
