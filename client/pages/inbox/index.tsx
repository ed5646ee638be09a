import { useDidShow } from '@tarojs/taro';
import { goTo } from '@client/platform/go';
import { useInfiniteQuery } from '@client/query/use-query';
import { clockOf } from '@shared/kernel/calendar';
import type { MessageView } from '@shared/contract/messages';
import { api, need } from '@client/api';
import { invalidate } from '@client/query/store';
import { useSignedIn } from '@client/account/session';
import { Trouble } from '@client/api/trouble';
import { Badge } from '@client/ui/Badge';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Empty } from '@client/ui/Empty';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { aboutAddress } from './about';

// What was read and is about nothing the reader may open leads nowhere.
const leads = ({ about, read }: MessageView): boolean => aboutAddress(about) !== undefined || !read;

/**
 * 消息: what concerns me, newest first. Opening one marks it as read and leads to what it is about.
 */
export default function InboxPage() {
  const signedIn = useSignedIn();
  const list = useInfiniteQuery<{ items: MessageView[]; next?: string }>({
    queryKey: ['messages'],
    queryFn: ({ pageParam }) => need(api.messages.list({ after: pageParam })),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next,
    enabled: signedIn,
  });
  useDidShow(() => void (signedIn && list.refetch()));
  if (!signedIn) {
    return (
      <Screen title="消息">
        <Empty
          icon="inbox"
          title="登录后在这里收到办理消息"
          note="家长查询和投诉不需要登录；投诉进度凭查询码查看。"
        >
          <Button kind="primary" onTap={() => goTo('/public/case/index')}>
            查投诉进度
          </Button>
        </Empty>
      </Screen>
    );
  }
  const open = async (message: MessageView) => {
    const page = aboutAddress(message.about);
    if (page) goTo(page);
    if (message.read) return;
    await api.messages.read({ id: message.id });
    await invalidate(([what]) => what === 'messages' || what === 'me');
  };
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Screen title="消息">
      {list.isPending && <Loading />}
      {list.error && <Trouble error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && items.length === 0 && (
        <Empty icon="inbox" title="还没有消息" note="备案和投诉有进展时，会在这里告诉您。" />
      )}
      {items.length > 0 && (
        <Card>
          {items.map((message) => (
            <ListItem
              key={message.id}
              title={message.title}
              note={message.body}
              when={clockOf(message.at)}
              badge={message.read ? undefined : <Badge tone="primary" icon="inbox" word="未读" />}
              onTap={leads(message) ? () => void open(message) : undefined}
            />
          ))}
        </Card>
      )}
      {list.hasNextPage && (
        <Button kind="link" busy={list.isFetchingNextPage} onTap={() => list.fetchNextPage()}>
          更早的消息
        </Button>
      )}
    </Screen>
  );
}
