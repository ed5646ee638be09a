import { useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { useInfiniteQuery, useQuery } from '@client/query/use-query';
import type { FilingPage } from '@shared/contract/filing';
import type { Standing } from '@shared/policy/policy';
import { api, need } from '@client/api';
import { Box, Heading } from '@client/platform/element';
import { Button } from '@client/ui/Button';
import { Empty } from '@client/ui/Empty';
import { Loading } from '@client/ui/Loading';
import { Pick } from '@client/ui/Pick';
import { Tabs } from '@client/ui/Tabs';
import { Trouble } from '@client/api/trouble';
import { filingStandings, standingWord } from '@client/words/standing';
import { Task } from './Task';

type View = 'waiting' | 'all';
type Props = {
  bureau: boolean;
  filer: boolean;
  provider: boolean;
  writes: boolean;
  signs: boolean;
  waiting: number;
};

const filed = [
  { value: 'any', label: '全部状态' },
  ...filingStandings.map((standing) => ({
    value: standing as string,
    label: standingWord(standing).word,
  })),
];
const reported = { value: 'listed' satisfies Standing as string, label: '在用（已报送）' };

type Mine = Pick<Props, 'filer' | 'provider'>;

const whatWillWait = ({ filer, provider }: Mine): string => {
  if (provider) return '需要您修改的备案会出现在这里；已提交的请看“全部”。';
  return filer ? '老师新建或退回的备案会出现在这里。' : '有单位提交后会出现在这里。';
};

const howToBegin = ({ filer, provider }: Mine): string | undefined => {
  if (!filer) return undefined;
  return provider
    ? '点“登记备案情况”开始，选本单位提供的应用。'
    : '点“新建备案”开始，扫一扫应用的二维码最快。';
};

const noneOf = (view: View, standing: string, mine: Mine): { title: string; note?: string } => {
  if (view === 'waiting') return { title: '没有等您办的事', note: whatWillWait(mine) };
  if (standing !== 'any') return { title: '没有这个状态的备案' };
  return { title: '还没有备案', note: howToBegin(mine) };
};

/** What waits for me, most urgent first, and everything I may see, by its standing. */
export const Lists = ({ bureau, filer, provider, writes, signs, waiting }: Props) => {
  const [view, setView] = useState<View>('waiting');
  const [standing, setStanding] = useState('any');
  const query = useInfiniteQuery<FilingPage>({
    queryKey: ['filings', view, standing],
    queryFn: ({ pageParam }) =>
      need(
        api.filing.mine({
          view,
          ...(view === 'all' && standing !== 'any' && { standing: standing as Standing }),
          ...(pageParam && { after: pageParam }),
        }),
      ),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
  const drafts = useQuery<FilingPage>({
    queryKey: ['filings', 'drafts'],
    queryFn: () => need(api.filing.mine({ view: 'all', standing: 'draft' })),
    enabled: writes,
    staleTime: 0,
  });
  useDidShow(() => {
    void query.refetch();
    if (writes) void drafts.refetch();
  });
  const begun = view === 'waiting' ? (drafts.data?.items ?? []) : [];
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const none = noneOf(view, standing, { filer, provider });
  return (
    <>
      <Tabs
        tabs={[
          {
            key: 'waiting',
            label: '待我办',
            count: view === 'waiting' && query.data && !query.hasNextPage ? items.length : waiting,
          },
          { key: 'all', label: '全部' },
        ]}
        at={view}
        onChange={(key) => setView(key as View)}
      />
      {view === 'all' && (
        <Box className="filter">
          <Pick
            label="按状态筛选"
            options={provider ? filed : [...filed, reported]}
            value={standing}
            onChange={setStanding}
          />
        </Box>
      )}
      {query.isPending && <Loading />}
      {query.error && items.length === 0 && (
        <Trouble error={query.error} onRetry={() => query.refetch()} />
      )}
      {query.data && items.length === 0 && begun.length === 0 && (
        <Empty icon="todo" title={none.title} note={none.note} />
      )}
      {items.map((item) => (
        <Task key={`${item.id}${item.mine ?? ''}`} item={item} bureau={bureau} signs={signs} />
      ))}
      {begun.length > 0 && (
        <Heading level={2} className="list-title">
          我的草稿
        </Heading>
      )}
      {begun.map((item) => (
        <Task key={`draft${item.id}`} item={item} bureau={bureau} signs={false} />
      ))}
      {query.hasNextPage && (
        <Button busy={query.isFetchingNextPage} onTap={() => query.fetchNextPage()}>
          再看一些
        </Button>
      )}
    </>
  );
};
