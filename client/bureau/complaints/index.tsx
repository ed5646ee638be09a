import { useState } from 'react';
import { useDidShow, useRouter } from '@tarojs/taro';
import type { ComplaintRow } from '@shared/contract/complaint';
import { clockOf } from '@shared/kernel/calendar';
import { goTo } from '@client/platform/go';
import { useInfiniteQuery } from '@client/query/use-query';
import { api, need } from '@client/api';
import { Gate } from '@client/account/Gate';
import { Trouble } from '@client/api/trouble';
import { Badge } from '@client/ui/Badge';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Empty } from '@client/ui/Empty';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { Row } from '@client/ui/Row';
import { Screen } from '@client/ui/Screen';
import { Tabs } from '@client/ui/Tabs';
import { standingWord } from '@client/words/standing';
import { leftOf } from '../left';
import { counted } from '../pile';

type View = 'open' | 'all';
const tabs = [
  { key: 'open', label: '办理中' },
  { key: 'all', label: '全部' },
] as const;

const open = (id: string) => () => goTo(`/bureau/complaint/index?id=${id}`);

const useRows = (view: View, pile?: string) => {
  const rows = useInfiniteQuery({
    queryKey: ['complaints', view, pile],
    queryFn: ({ pageParam }) => need(api.complaint.queue({ view, pile, after: pageParam })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  });
  useDidShow(() => void rows.refetch());
  return { rows, items: rows.data?.pages.flatMap((page) => page.items) ?? [] };
};
type Rows = ReturnType<typeof useRows>['rows'];

const State = ({ of: complaint }: { of: ComplaintRow }) => {
  const left = leftOf(complaint.clock);
  const standing = standingWord(complaint.standing);
  return left ? (
    <Badge tone={left.tone} word={left.word} date={complaint.place} />
  ) : (
    <Badge tone={standing.tone} icon={standing.icon} word={complaint.place} />
  );
};

const More = ({ rows }: { rows: Rows }) =>
  rows.hasNextPage ? (
    <Button kind="link" busy={rows.isFetchingNextPage} onTap={() => rows.fetchNextPage()}>
      更多
    </Button>
  ) : null;

/** The queue: of a pile only the one that stands for it, which leads to all of them. */
const Queue = () => {
  const [view, setView] = useState<View>('open');
  const { rows, items } = useRows(view);
  const piles = (complaint: ComplaintRow) => view === 'open' && complaint.more > 0;
  return (
    <Screen title="投诉办理" lead="学校看不到投诉和投诉人。">
      <Tabs tabs={tabs} at={view} onChange={(key) => setView(key === 'all' ? 'all' : 'open')} />
      {rows.isPending && <Loading />}
      {rows.error && <Trouble error={rows.error} onRetry={() => rows.refetch()} />}
      {rows.isSuccess && items.length === 0 && (
        <Empty icon="flag" title={view === 'open' ? '没有待办的投诉' : '还没有投诉'} />
      )}
      {items.map((complaint) => (
        <Card key={complaint.id}>
          <ListItem
            title={complaint.category}
            note={`${complaint.school.name}　${complaint.app.name}`}
            badge={<State of={complaint} />}
            when={piles(complaint) ? `同类 ${counted(complaint.more + 1)}，点开逐件看` : undefined}
            onTap={
              piles(complaint)
                ? () => goTo(`/bureau/complaints/index?pile=${complaint.id}`)
                : open(complaint.id)
            }
          />
        </Card>
      ))}
      <More rows={rows} />
    </Screen>
  );
};

/** All open complaints of one school, app and kind, told apart by when they were told. */
const Pile = ({ of }: { of: string }) => {
  const { rows, items } = useRows('open', of);
  const [first] = items;
  return (
    <Screen title="同类投诉" lead="同一所学校、同一个应用、同一种事项。请逐件看，逐件答复。">
      {rows.isPending && <Loading />}
      {rows.error && <Trouble error={rows.error} onRetry={() => rows.refetch()} />}
      {rows.isSuccess && !first && (
        <Empty icon="check" title="同类投诉都办完了" note="已办结的在“投诉办理”的“全部”里。" />
      )}
      {first && (
        <Card title={first.category}>
          <Row label="学校">{first.school.name}</Row>
          <Row label="应用">{first.app.name}</Row>
        </Card>
      )}
      {items.map((complaint) => (
        <Card key={complaint.id}>
          <ListItem
            title={`${clockOf(complaint.at)} 提交`}
            badge={<State of={complaint} />}
            onTap={open(complaint.id)}
          />
        </Card>
      ))}
      <More rows={rows} />
    </Screen>
  );
};

/**
 * 投诉办理: the complaints of my bureau, the least time left first; with `?pile=` all of the same kind
 * as one of them.
 */
export default function ComplaintsPage() {
  const { pile } = useRouter().params;
  return (
    <Gate title="投诉办理" bureau>
      {() => (pile ? <Pile of={pile} /> : <Queue />)}
    </Gate>
  );
}
