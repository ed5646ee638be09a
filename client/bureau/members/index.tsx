import { useState } from 'react';
import Taro, { useRouter } from '@tarojs/taro';
import { useQuery } from '@client/query/use-query';
import { chineseDay, dayOf } from '@shared/kernel/calendar';
import { Gate } from '@client/account/Gate';
import { roleWord } from '@client/account/roles';
import { api, need } from '@client/api';
import { Box } from '@client/platform/element';
import { invalidate } from '@client/query/store';
import { replyWords, Trouble } from '@client/api/trouble';
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
import { Member, type Person } from './Member';
import { Removing } from './Removing';

const People = ({ of }: { of?: string }) => {
  const people = useQuery({
    queryKey: ['members', of],
    queryFn: () => need(api.bureau.members({ org: of })),
  });
  const [inviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<Person>();
  const [trouble, setTrouble] = useState<string>();
  // The list of schools says how many people each has.
  const changed = () => invalidate(([what]) => what === 'members' || what === 'org-schools');
  const cancel = async (invitation: string, name: string) => {
    const { confirm } = await Taro.showModal({
      title: `作废给${name}的邀请？`,
      content: '作废后，这个邀请码不能再用；需要时可以重新邀请。',
      confirmText: '作废',
      confirmColor: '#B3261E',
    });
    if (!confirm) return;
    const reply = await api.bureau.cancelInvitation({ invitation });
    setTrouble(reply.ok ? undefined : replyWords(reply));
    await changed();
  };
  const org = people.data?.org;
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
      {trouble && <ErrorBox title="没有作废" note={trouble} />}
      {people.data?.members.length === 0 && (
        <Empty icon="me" title="还没有人员" note="请邀请一位管理员，再由他邀请同事。" />
      )}
      {people.data?.members.map((member) => (
        <Member key={member.id} member={member} onRemove={() => setRemoving(member)} />
      ))}
      {people.data && people.data.invitations.length > 0 && (
        <Card title="还没有接受的邀请">
          {people.data.invitations.map((invitation) => (
            <ListItem
              key={invitation.id}
              icon="clock"
              title={invitation.name}
              note={`${roleWord[invitation.role]}　${chineseDay(dayOf(invitation.expires))}前有效`}
              extra={
                <Link
                  label={`作废给${invitation.name}的邀请`}
                  onTap={() => cancel(invitation.id, invitation.name)}
                >
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
        <Invite
          org={org}
          elsewhere={of !== undefined}
          onClose={() => setInviting(false)}
          onDone={changed}
        />
      )}
      {removing && (
        <Removing member={removing} onClose={() => setRemoving(undefined)} onDone={changed} />
      )}
    </Screen>
  );
};

/** 人员: who works here, or in a school of my bureau (`?org=`), inviting and removing. */
export default function MembersPage() {
  const { org } = useRouter().params;
  return (
    <Gate title="人员" roles={['admin']}>
      {() => <People of={org} />}
    </Gate>
  );
}
