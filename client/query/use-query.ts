import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { last } from '@shared/kernel/list';
import type { Failed } from '@client/api';
import { ask, askAgain, askIfOld, listen, nameOf, stateOf, type Key, type State } from './store';

type Known<T> =
  | { isPending: true; isSuccess: false; isError: false; data: undefined; error: null }
  | { isPending: false; isSuccess: true; isError: false; data: T; error: null }
  | { isPending: false; isSuccess: false; isError: true; data: T | undefined; error: Failed };
/**
 * What a page knows of a question: nothing yet, the answer, or a failure (with the last answer, if
 * there was one).
 */
export type Answer<T> = Known<T> & {
  refetch: () => Promise<T | undefined>;
  isFetchedAfterMount: boolean;
};
type Ways = {
  queryKey: Key;
  enabled?: boolean;
  retry?: boolean;
  staleTime?: number;
  gcTime?: number;
};
type Question<T> = Ways & { queryFn: () => Promise<T> };
type PagedQuestion<P, A> = Ways & {
  queryFn: (of: { pageParam: A }) => Promise<P>;
  initialPageParam: A;
  getNextPageParam: (last: P) => A | undefined;
};
/** An answer in pages, and the way to the next. */
export type Pages<P> = Answer<{ pages: P[] }> & {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<void>;
};

const FRESH = 30_000; // milliseconds during which a page opened again asks nothing
const KEEP = 300_000; // milliseconds an answer outlives the last page that showed it
const PAUSE = 1_000; // milliseconds before the one retry

const pause = () => new Promise((done) => setTimeout(done, PAUSE));
// A refusal is an answer; only a network that failed is asked once more.
const twice = async <T>(fetch: () => Promise<T>): Promise<T> => {
  try {
    return await fetch();
  } catch (error) {
    if (!(error as Failed).offline) throw error;
    await pause();
    return fetch();
  }
};

const answerOf = <T>({ data, error }: State): Known<T> => {
  if (error !== undefined)
    return {
      isPending: false,
      isSuccess: false,
      isError: true,
      data: data as T | undefined,
      error: error as Failed,
    };
  if (data !== undefined)
    return { isPending: false, isSuccess: true, isError: false, data: data as T, error: null };
  return { isPending: true, isSuccess: false, isError: false, data: undefined, error: null };
};

/**
 * Fetches when the page opens and the key changes, and draws the page again when the answer is
 * there. The names and meanings are TanStack Query's, as far as they go; why it is ours:
 * docs/decisions/0009-small-query.md.
 */
export const useQuery = <T>({
  queryKey,
  queryFn,
  enabled = true,
  retry = true,
  staleTime = FRESH,
  gcTime = KEEP,
}: Question<T>): Answer<T> => {
  const name = nameOf(queryKey);
  const key = useMemo(() => JSON.parse(name) as Key, [name]);
  const fn = useRef(queryFn);
  useEffect(() => {
    fn.current = queryFn;
  });
  const fetch = useCallback(() => (retry ? twice(() => fn.current()) : fn.current()), [retry]);
  const watch = useCallback(
    (wake: () => void) => listen(key, { fetch: enabled ? fetch : undefined, wake }, gcTime),
    [key, fetch, enabled, gcTime],
  );
  const state = useSyncExternalStore(
    watch,
    () => stateOf(key),
    () => stateOf(key),
  );
  const [start, setStart] = useState({ key, turn: state.turn });
  if (start.key !== key) setStart({ key, turn: state.turn });
  useEffect(() => {
    if (enabled) void askIfOld(key, fetch, staleTime);
  }, [key, fetch, enabled, staleTime]);
  const refetch = async () => {
    await askAgain(key, fetch);
    return stateOf(key).data as T | undefined;
  };
  return { ...answerOf<T>(state), refetch, isFetchedAfterMount: state.turn > start.turn };
};

/**
 * Like useQuery for a list that comes in pages; fetched again, it fetches as many pages as were
 * there.
 */
export const useInfiniteQuery = <P, A = string | undefined>({
  queryFn,
  initialPageParam,
  getNextPageParam,
  ...ways
}: PagedQuestion<P, A>): Pages<P> => {
  const { queryKey } = ways;
  const [busy, setBusy] = useState(false);
  const known = () => (stateOf(queryKey).data as { pages: P[] } | undefined)?.pages ?? [];
  const all = async (): Promise<{ pages: P[] }> => {
    const pages = [await queryFn({ pageParam: initialPageParam })];
    let next = getNextPageParam(pages[0]!);
    while (next !== undefined && pages.length < known().length) {
      const page = await queryFn({ pageParam: next });
      pages.push(page);
      next = getNextPageParam(page);
    }
    return { pages };
  };
  const whole = useQuery({ ...ways, queryFn: all });
  const latest = last(whole.data?.pages ?? []);
  const next = latest && getNextPageParam(latest);
  const fetchNextPage = async () => {
    if (next === undefined || busy) return;
    setBusy(true);
    const before = known();
    await ask(queryKey, async () => ({ pages: [...before, await queryFn({ pageParam: next })] }));
    setBusy(false);
  };
  return { ...whole, hasNextPage: next !== undefined, isFetchingNextPage: busy, fetchNextPage };
};
