import type { ReactNode } from 'react';
import { useDidShow } from '@tarojs/taro';
import type { CaseBrief, CasePage } from '@shared/contract/case';
import type { Reply } from '@client/api';
import { need } from '@client/api';
import { Trouble } from '@client/api/trouble';
import { useInfiniteQuery } from '@client/query/use-query';
import { Button } from '@client/ui/Button';
import { Empty } from '@client/ui/Empty';
import { Loading } from '@client/ui/Loading';
import type { IconName } from '@client/ui/Icon';

/**
 * A list of cases, page after page, read anew whenever it is looked at again: `ask` fetches the page
 * after a place.
 */
export const useCases = (
  key: readonly unknown[],
  ask: (after?: string) => Promise<Reply<CasePage>>,
  enabled = true,
) => {
  const query = useInfiniteQuery<CasePage>({
    queryKey: ['cases', ...key],
    queryFn: ({ pageParam }) => need(ask(pageParam)),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next,
    staleTime: 0,
    enabled,
  });
  useDidShow(() => {
    if (enabled) void query.refetch();
  });
  return { query, items: query.data?.pages.flatMap((page) => page.items) ?? [] };
};
export type ListOfCases = ReturnType<typeof useCases>;

/** Draws a list of cases; `none` is what stands there while it is empty, nothing when undefined. */
export const Cases = ({
  of: { query, items },
  none,
  renderItem,
}: {
  of: ListOfCases;
  none?: { icon: IconName; title: string; note?: string };
  renderItem: (item: CaseBrief) => ReactNode;
}) => (
  <>
    {query.isPending && <Loading />}
    {query.error && items.length === 0 && (
      <Trouble error={query.error} onRetry={() => query.refetch()} />
    )}
    {query.data && items.length === 0 && none && <Empty {...none} />}
    {items.map(renderItem)}
  </>
);

/** The button that brings the next page, where there is one. */
export const More = ({ of: { query } }: { of: ListOfCases }) =>
  query.hasNextPage ? (
    <Button busy={query.isFetchingNextPage} onTap={() => query.fetchNextPage()}>
      再看一些
    </Button>
  ) : null;
