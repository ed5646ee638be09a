import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { goTo } from '@client/platform/go';
import { ShareButton, useShare } from '@client/platform/share';
import { useQuery } from '@client/query/use-query';
import type { AppBrief } from '@shared/contract/shapes';
import { api, need } from '@client/api';
import { keepMySchool, mySchool, type MySchool } from '@client/phone/my-school';
import { keepBureau } from '@client/phone/region';
import { statusAddress } from '@client/pages/status/entry';
import { Trouble } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { SchoolSearch } from '../SchoolSearch';
import { AppFacts } from './AppFacts';
import { addressOf, askOf, saidOf } from './ask';
import { NotKnown } from './NotKnown';

/**
 * An app found by a code, a number or a name: its facts, then the school once, then the answer of
 * that school.
 */
export default function AppPage() {
  const { params } = useRouter();
  const [ask] = useState(() => askOf(params));
  const [chosen, setChosen] = useState(params.app);
  const [school] = useState(mySchool);
  const found = useQuery({
    queryKey: ['find-app', ask],
    queryFn: () => need(api.lookup.findApp(ask)),
    staleTime: 0,
  });
  const card = { title: `${saidOf(ask)}：进校园备案查询`, path: addressOf(ask) };
  useShare(card);
  if (found.isPending)
    return (
      <Screen>
        <Loading what="正在查找应用" />
      </Screen>
    );
  if (found.error)
    return (
      <Screen title="应用信息">
        <Trouble error={found.error} onRetry={() => found.refetch()} />
      </Screen>
    );
  const apps: AppBrief[] = found.data.apps;
  const app = apps.length === 1 ? apps[0] : apps.find((app) => app.id === chosen);
  if (apps.length === 0) return <NotKnown said={saidOf(ask)} />;
  if (!app) {
    return (
      <Screen title="是哪一个应用？" lead="名称或编号相近的不止一个，请认准提供者。">
        <Card>
          {apps.map((app) => (
            <ListItem
              key={app.id}
              title={app.name}
              note={[app.provider, app.moeNo].filter(Boolean).join('　')}
              onTap={() => setChosen(app.id)}
            />
          ))}
        </Card>
      </Screen>
    );
  }
  const open = (one: MySchool) => {
    keepMySchool(one);
    goTo(statusAddress({ school: one.id, app: app.id }));
  };
  return (
    <Screen title={app.name} lead="能不能用，要看您孩子的学校有没有备案。">
      <AppFacts app={app} />
      <Card title="在孩子的学校能不能用？">
        {school && <Button kind="primary" onTap={() => open(school)}>{`查${school.name}`}</Button>}
        <SchoolSearch
          label={school ? '或者换一所学校' : '孩子在哪所学校？选一次，以后就记住'}
          onChoose={(one) => {
            keepBureau(one.bureau);
            open(one);
          }}
        />
      </Card>
      <ShareButton card={card}>转发给其他家长</ShareButton>
      {apps.length > 1 && (
        <Button kind="link" onTap={() => setChosen(undefined)}>
          不是这个应用？
        </Button>
      )}
    </Screen>
  );
}
