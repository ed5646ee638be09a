import { useState } from 'react';
import Taro from '@tarojs/taro';
import { useQuery } from '@client/query/use-query';
import { chineseDay, dayOf } from '@shared/kernel/calendar';
import type { Me } from '@shared/contract/account';
import { Gate } from '@client/account/Gate';
import { roleWord } from '@client/account/roles';
import { api, need } from '@client/api';
import { seatOf } from '@client/seat';
import { Box } from '@client/platform/element';
import { replyWords, Trouble } from '@client/trouble';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Empty } from '@client/ui/Empty';
import { ErrorBox } from '@client/ui/ErrorBox';
import { Loading } from '@client/ui/Loading';
import { Link } from '@client/ui/Link';
import { ListItem } from '@client/ui/ListItem';
import { MoveBar } from '@client/ui/MoveBar';
import { Screen } from '@client/ui/Screen';
import { Invite } from './Invite';
import { Member } from './Member';

const People = ({ me }: { me: Me }) => {
  const people = useQuery({ queryKey: ['members'], queryFn: () => need(api.bureau.members({})) });
  const [inviting, setInviting] = useState(false);
  const [trouble, setTrouble] = useState<{ title: string; note: string }>();
  const remove = async (member: string, name: string) => {
    const { confirm } = await Taro.showModal({
      title: `移除${name}？`,
      content: '移除后立即退出登录，不能再办理；已经办理的记录保留。',
      confirmText: '移除',
      confirmColor: '#B3261E',
    });
    if (!confirm) return;
    const reply = await api.bureau.remove({ member });
    setTrouble(reply.ok ? undefined : { title: '没有移除', note: replyWords(reply) });
    if (reply.ok) await people.refetch();
  };
  const cancel = async (invitation: string, name: string) => {
    const { confirm } = await Taro.showModal({
      title: `作废给${name}的邀请？`,
      content: '作废后，这个邀请码不能再用；需要时可以重新邀请。',
      confirmText: '作废',
      confirmColor: '#B3261E',
    });
    if (!confirm) return;
    const reply = await api.bureau.cancelInvitation({ invitation });
    setTrouble(reply.ok ? undefined : { title: '没有作废', note: replyWords(reply) });
    await people.refetch();
  };
  const org = seatOf(me)?.org;
  return (
    <Screen
      title="人员"
      lead={org?.name}
      foot={
        <MoveBar moves={[{ key: 'invite', label: '邀请一个人', onTap: () => setInviting(true) }]} />
      }
    >
      {people.isPending && <Loading />}
      {people.error && <Trouble error={people.error} onRetry={() => people.refetch()} />}
      {trouble && <ErrorBox title={trouble.title} note={trouble.note} />}
      {people.data?.members.length === 0 && <Empty icon="me" title="还没有人员" />}
      {people.data?.members.map((m) => (
        <Member key={m.id} member={m} onRemove={() => remove(m.id, m.name)} />
      ))}
      {people.data && people.data.invitations.length > 0 && (
        <Card title="还没有接受的邀请">
          {people.data.invitations.map((i) => (
            <ListItem
              key={i.id}
              icon="clock"
              title={i.name}
              note={`${roleWord[i.role]}　${chineseDay(dayOf(i.expires))}前有效`}
              extra={
                <Link label={`作废给${i.name}的邀请`} onTap={() => cancel(i.id, i.name)}>
                  作废
                </Link>
              }
            />
          ))}
        </Card>
      )}
      <Box>
        <Button kind="link" icon="refresh" onTap={() => people.refetch()}>
          刷新
        </Button>
      </Box>
      {inviting && org && (
        <Invite org={org} onClose={() => setInviting(false)} onDone={() => people.refetch()} />
      )}
    </Screen>
  );
};

/** 人员: who works here, inviting and removing. */
export default function MembersPage() {
  return (
    <Gate title="人员" roles={['admin']}>
      {(me) => <People me={me} />}
    </Gate>
  );
}
