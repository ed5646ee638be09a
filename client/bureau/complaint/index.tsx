import { useRouter } from '@tarojs/taro';
import { useQuery } from '@client/query/use-query';
import type { Me } from '@shared/contract/account';
import { Gate } from '@client/account/Gate';
import { api, need } from '@client/api';
import { Trouble } from '@client/api/trouble';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { Detail } from './Detail';

const One = ({ id, me }: { id: string; me: Me }) => {
  const one = useQuery({
    queryKey: ['complaint', id],
    queryFn: () => need(api.complaint.open({ id })),
    staleTime: 0,
    retry: false,
  });
  if (one.isPending)
    return (
      <Screen title="投诉详情">
        <Loading />
      </Screen>
    );
  if (one.error)
    return (
      <Screen title="投诉详情">
        <Trouble error={one.error} onRetry={() => one.refetch()} />
      </Screen>
    );
  const mine = one.data.bureau.name === me.bureau.name;
  return <Detail complaint={one.data} mine={mine} onChanged={() => one.refetch()} />;
};

/** 投诉详情: one complaint, for the bureau that answers it. */
export default function ComplaintPage() {
  const { id = '' } = useRouter().params;
  return (
    <Gate title="投诉详情" bureau>
      {(me) => <One id={id} me={me} />}
    </Gate>
  );
}
