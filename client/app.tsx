import { useState, type PropsWithChildren } from 'react';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import './app.scss';

// 'always': the phone's idea of being online is often wrong, so the request itself decides.
const newQueries = () =>
  new QueryClient({ defaultOptions: { queries: { networkMode: 'always', retry: 1, refetchOnWindowFocus: false, staleTime: 30_000 }, mutations: { networkMode: 'always', retry: false } } });

/** The root of every page: holds what has been fetched. */
export default function App({ children }: PropsWithChildren) {
  const [queries] = useState(newQueries);
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}
