import { useState, type PropsWithChildren } from 'react';
import Taro, { useLaunch } from '@tarojs/taro';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { answerPrivacy, watchPrivacy } from './platform/privacy';
import { nameTabBar } from './platform/tab-bar';
import './app.scss';

// 'always': the phone's idea of being online is often wrong, so the request itself decides.
const newQueries = () =>
  new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: 1, refetchOnWindowFocus: false, staleTime: 30_000 }, mutations: { networkMode: 'always', retry: false } } });

const askConsent = () => void Taro.navigateTo({ url: '/account/consent/index', fail: () => answerPrivacy(false) });

/** The root of every page: holds what has been fetched, and asks for consent when the platform wants it. */
export default function App({ children }: PropsWithChildren) {
  const [queries] = useState(newQueries);
  useLaunch(() => {
    watchPrivacy(askConsent);
    nameTabBar();
  });
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}
