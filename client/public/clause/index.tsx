import Taro, { useRouter } from '@tarojs/taro';
import { useQuery } from '@client/query/use-query';
import { api, need } from '@client/api';
import { Box } from '@client/platform/element';
import { Trouble } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Empty } from '@client/ui/Empty';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { Unsure } from '@client/ui/Unsure';
import { clauseForUi } from '@client/words/clause';

/** 依据原文: every article the answer for a school and an app rests on, in full. */
export default function ClausePage() {
  const { school = '', app = '' } = useRouter().params;
  const status = useQuery({
    queryKey: ['status', { school, app }],
    queryFn: () => need(api.lookup.byPair({ school, app })),
    enabled: school !== '' && app !== '',
  });
  if (!school || !app)
    return (
      <Screen title="依据原文">
        <Empty title="请从查询结果打开" note="每个结论旁的“依据”都能看到条文原文。" />
      </Screen>
    );
  if (status.isPending)
    return (
      <Screen title="依据原文">
        <Loading />
      </Screen>
    );
  if (status.error)
    return (
      <Screen title="依据原文">
        <Trouble error={status.error} onRetry={() => status.refetch()} />
      </Screen>
    );
  return (
    <Screen title="依据原文" lead={`${status.data.school.name}　${status.data.app.name}`}>
      {status.data.clauses
        .filter((clause) => clause.kind === 'text')
        .map((clause) => {
          const shown = clauseForUi(clause);
          return (
            <Card
              key={`${clause.doc}${clause.no}${clause.quote}`}
              title={`${shown.docNo}　${shown.article}`}
            >
              <Box>{clause.quote}</Box>
              {shown.unsure && <Unsure />}
            </Card>
          );
        })}
      <Button
        kind="link"
        onTap={() =>
          Taro.navigateBack({ fail: () => void Taro.switchTab({ url: '/pages/home/index' }) })
        }
      >
        返回
      </Button>
    </Screen>
  );
}
