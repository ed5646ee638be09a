import { useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { goTo } from '@client/platform/go';
import { useInfiniteQuery } from '@client/query/use-query';
import { api, need } from '@client/api';
import { Gate } from '@client/account/Gate';
import { Trouble } from '@client/trouble';
import { Badge } from '@client/ui/Badge';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Empty } from '@client/ui/Empty';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { Tabs } from '@client/ui/Tabs';
import { standingWord } from '@client/words/standing';
import { leftOf } from '../left';

type View = 'open' | 'all';
const tabs = [
  { key: 'open', label: '办理中' },
  { key: 'all', label: '全部' },
] as const;

const List = () => {
  const [view, setView] = useState<View>('open');
  const rows = useInfiniteQuery({
    queryKey: ['complaints', view],
    queryFn: ({ pageParam }) => need(api.complaint.queue({ view, after: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  useDidShow(() => void rows.refetch());
  const items = rows.data?.pages.flatMap((p) => p.items) ?? [];
  return (
    <Screen title="投诉办理" lead="学校看不到投诉和投诉人。">
      <Tabs tabs={tabs} at={view} onChange={(key) => setView(key === 'all' ? 'all' : 'open')} />
      {rows.isPending && <Loading />}
      {rows.error && <Trouble error={rows.error} onRetry={() => rows.refetch()} />}
      {rows.isSuccess && items.length === 0 && (
        <Empty icon="flag" title={view === 'open' ? '没有待办的投诉' : '还没有投诉'} />
      )}
      {items.map((c) => {
        const left = leftOf(c.clock);
        const w = standingWord[c.standing];
        return (
          <Card key={c.id}>
            <ListItem
              title={c.category}
              note={`${c.school.name}　${c.app.name}`}
              badge={
                left ? (
                  <Badge tone={left.tone} word={left.word} date={c.place} />
                ) : (
                  <Badge tone={w.tone} icon={w.icon} word={c.place} />
                )
              }
              onTap={() => goTo(`/bureau/complaint/index?id=${c.id}`)}
            />
          </Card>
        );
      })}
      {rows.hasNextPage && (
        <Button kind="link" busy={rows.isFetchingNextPage} onTap={() => rows.fetchNextPage()}>
          更多
        </Button>
      )}
    </Screen>
  );
};

/** 投诉办理: the complaints of my bureau, the least time left first. */
export default function ComplaintsPage() {
  return (
    <Gate title="投诉办理" bureau>
      {() => <List />}
    </Gate>
  );
}
