import { useState } from 'react';
import { useInfiniteQuery } from '@client/query/use-query';
import { dayOf } from '@shared/kernel/calendar';
import { SECURITY_DAYS, securityKinds, securityTitles } from '@shared/kernel/security';
import { Gate } from '@client/account/Gate';
import { api, need } from '@client/api';
import { goTo } from '@client/platform/go';
import { inBureau } from '@client/account/seat';
import { Trouble } from '@client/api/trouble';
import { Badge } from '@client/ui/Badge';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Empty } from '@client/ui/Empty';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { Pick } from '@client/ui/Pick';
import { Screen } from '@client/ui/Screen';
import { Tabs } from '@client/ui/Tabs';
import { byDay, type Line } from './line';

const tabs = [
  { key: 'all', label: '全部' },
  { key: 'refused', label: '只看被拒绝' },
] as const;
const EVERY = 'every';
const kinds = [
  { value: EVERY, label: '所有操作' },
  ...securityKinds.map((kind) => ({ value: kind, label: securityTitles[kind] })),
];

const Entry = ({ line }: { line: Line }) => (
  <ListItem
    title={line.what}
    note={line.who}
    when={line.detail || undefined}
    extra={line.time}
    badge={
      line.refused === undefined ? undefined : (
        <Badge tone="stop" word="被拒绝" date={line.refused || undefined} />
      )
    }
    onTap={line.leads === undefined ? undefined : () => goTo(line.leads!)}
  />
);

const Log = ({ whose }: { whose: string }) => {
  const [tab, setTab] = useState<string>('all');
  const [kind, setKind] = useState<string>(EVERY);
  const [today] = useState(() => dayOf(new Date().toISOString()));
  const refused = tab === 'refused';
  const what = securityKinds.find((known) => known === kind);
  const log = useInfiniteQuery({
    queryKey: ['security', tab, kind],
    queryFn: ({ pageParam }) =>
      need(
        api.bureau.security({
          what,
          went: refused ? ('refused' as const) : undefined,
          after: pageParam,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
  const lines = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Screen
      title="安全记录"
      lead={`${whose}：谁登录、谁改动人员、谁看个人信息、谁被拒绝。不记内容，保存 ${SECURITY_DAYS} 天。`}
    >
      <Pick label="看哪一类操作" options={kinds} value={kind} onChange={setKind} />
      <Tabs tabs={tabs} at={tab} onChange={setTab} />
      {log.isPending && <Loading />}
      {log.error && <Trouble error={log.error} onRetry={() => log.refetch()} />}
      {log.isSuccess && lines.length === 0 && (
        <Empty
          icon={refused ? 'check' : 'list'}
          title={refused ? '没有被拒绝的操作' : '没有这样的记录'}
          note={`最近 ${SECURITY_DAYS} 天里没有；更早的已经删除。`}
        />
      )}
      {byDay(lines, today).map((day) => (
        <Card key={day.title} title={day.title} extra={day.today ? '今天' : undefined}>
          {day.lines.map((line) => (
            <Entry key={line.id} line={line} />
          ))}
        </Card>
      ))}
      {log.hasNextPage && (
        <Button kind="link" busy={log.isFetchingNextPage} onTap={() => log.fetchNextPage()}>
          更早的记录
        </Button>
      )}
    </Screen>
  );
};

/**
 * 安全记录: who signed in, was let in or removed, read what is personal or was refused, for
 * administrators; a bureau reads that of its schools too.
 */
export default function SecurityPage() {
  return (
    <Gate title="安全记录" roles={['admin']}>
      {(me) => <Log whose={inBureau(me) ? '本局和所属学校、单位' : '本单位'} />}
    </Gate>
  );
}
