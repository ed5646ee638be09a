import './platform/old-phones';
import type { PropsWithChildren } from 'react';
import Taro, { useLaunch } from '@tarojs/taro';
import { answerPrivacy, watchPrivacy } from './platform/privacy';
import { nameTabBar } from './platform/tab-bar';
import { watchUpdate } from './platform/update';
import './app.scss';

const askConsent = () =>
  void Taro.navigateTo({ url: '/account/consent/index', fail: () => answerPrivacy(false) });

/** The root of every page: asks for consent when the platform wants it. */
export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    watchPrivacy(askConsent);
    nameTabBar();
    watchUpdate();
  });
  return children;
}
