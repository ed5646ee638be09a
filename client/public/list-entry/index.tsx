import Taro, { useRouter } from '@tarojs/taro';
import { useQuery } from '@client/query/use-query';
import type { WholeEntry } from '@shared/contract/lists';
import { listKinds } from '@shared/vocabulary/list-kinds';
import { api, need } from '@client/api';
import { Trouble } from '@client/api/trouble';
import { mySchool } from '@client/phone/my-school';
import { goTo } from '@client/platform/go';
import { ShareButton, useShare } from '@client/platform/share';
import { useBarTitle } from '@client/platform/title';
import { Button } from '@client/ui/Button';
import { Empty } from '@client/ui/Empty';
import { Loading } from '@client/ui/Loading';
import { MoveBar } from '@client/ui/MoveBar';
import { Screen } from '@client/ui/Screen';
import { appAddress, complainAddress, isForbidden } from './entry';
import { Entry } from './Entry';
import './entry.scss';

type Asked = WholeEntry & { at: string };

const toLists = () => void Taro.redirectTo({ url: '/public/lists/index' });

const foot = (entry: WholeEntry) =>
  isForbidden(entry) ? (
    <MoveBar
      moves={[
        {
          key: 'tell',
          label: '学校还在用，我要投诉',
          onTap: () => goTo(complainAddress(entry.app, mySchool())),
        },
      ]}
    />
  ) : undefined;

/** One entry of a public list, for anybody; opened with its id. */
export default function ListEntryPage() {
  const { id = '' } = useRouter().params;
  const found = useQuery<Asked>({
    queryKey: ['list-entry', id],
    queryFn: async () => ({
      ...(await need(api.lists.entry({ id }))),
      at: new Date().toISOString(),
    }),
    enabled: id !== '',
    staleTime: 0,
  });
  const entry = found.data;
  const card = {
    title: entry ? `“${entry.app.name}”在名单上吗？` : '教育部门公布的名单',
    path: `/public/list-entry/index?id=${id}`,
  };
  useShare(card);
  useBarTitle(entry && listKinds[entry.list.kind]);
  if (id === '' || found.error?.refusal?.code === 'not_found')
    return (
      <Screen title="名单">
        <Empty icon="list" title="没有这条记录" note="网址可能不完整，请从名单里再找一次。">
          <Button kind="primary" onTap={toLists}>
            看公开名单
          </Button>
        </Empty>
      </Screen>
    );
  if (found.error && !entry)
    return (
      <Screen title="名单">
        <Trouble error={found.error} onRetry={() => found.refetch()} />
      </Screen>
    );
  if (!entry)
    return (
      <Screen>
        <Loading what="正在读取名单" />
      </Screen>
    );
  return (
    <Screen foot={foot(entry)}>
      <Entry entry={entry} at={entry.at} />
      <Button kind="link" icon="school" onTap={() => goTo(appAddress(entry.app))}>
        看孩子的学校能不能用
      </Button>
      <ShareButton card={card}>转发</ShareButton>
      <Button kind="link" icon="list" onTap={toLists}>
        看整份名单
      </Button>
    </Screen>
  );
}
