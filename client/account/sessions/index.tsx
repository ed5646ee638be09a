import { useState } from 'react';
import { clockOf } from '@shared/kernel/calendar';
import { useQuery } from '@client/query/use-query';
import { api, need } from '@client/api';
import { Trouble } from '@client/api/trouble';
import { Badge } from '@client/ui/Badge';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { Gate } from '../Gate';
import { Leaving } from './Leaving';

const Sessions = () => {
  const mine = useQuery({
    queryKey: ['sessions'],
    queryFn: () => need(api.account.sessions({})),
    staleTime: 0,
  });
  const [leaving, setLeaving] = useState(false);
  const all = mine.data?.sessions ?? [];
  return (
    <Screen title="我的登录" lead="您的账号现在在这些地方登录着。有不认得的，请退出所有设备。">
      {mine.isPending && <Loading />}
      {mine.error && <Trouble error={mine.error} onRetry={() => mine.refetch()} />}
      {all.length > 0 && (
        <Card>
          {all.map((session) => (
            <ListItem
              key={session.id}
              title={session.device || '没有记下是什么设备'}
              note={`${clockOf(session.begun)} 登录`}
              when={session.here ? undefined : `${clockOf(session.seen)} 最近使用`}
              badge={session.here ? <Badge tone="primary" icon="check" word="本机" /> : undefined}
            />
          ))}
        </Card>
      )}
      {mine.data && (
        <Button kind="danger" onTap={() => setLeaving(true)}>
          退出所有设备
        </Button>
      )}
      {leaving && <Leaving devices={all.length} onClose={() => setLeaving(false)} />}
    </Screen>
  );
};

/** 我的登录: where I am signed in, and the way out of all of it, for whoever is signed in. */
export default function SessionsPage() {
  return <Gate title="我的登录">{() => <Sessions />}</Gate>;
}
