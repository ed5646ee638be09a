import './platform/old-phones';
import { useEffect, type PropsWithChildren } from 'react';
import { useLaunch } from '@tarojs/taro';
import { goAbove } from './platform/go';
import { respectStillness } from './platform/motion';
import { answerPrivacy, watchPrivacy } from './platform/privacy';
import { nameTabBar, sizeTabBar } from './platform/tab-bar';
import { watchUpdate } from './platform/update';
import { useElder } from './ui/elder';
import './app.scss';

const askConsent = () => goAbove('/account/consent/index', () => answerPrivacy(false));

/** The root of every page: asks for consent when the platform wants it. */
export default function App({ children }: PropsWithChildren) {
  const [elder] = useElder();
  useEffect(() => sizeTabBar(elder), [elder]);
  useLaunch(() => {
    respectStillness();
    watchPrivacy(askConsent);
    nameTabBar();
    watchUpdate();
  });
  return children;
}
