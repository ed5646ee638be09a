import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { useQuery } from '@client/query/use-query';
import { api, need } from '@client/api';
import { useLeavingWords } from '@client/platform/leaving';
import { Trouble } from '@client/api/trouble';
import { Empty } from '@client/ui/Empty';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { textWords } from './leaving-words';
import { matterOf } from './matters';
import { Sent } from './Sent';
import { WhatHappened } from './WhatHappened';
import { Write } from './Write';

/**
 * 我要投诉, in three screens: what happened, in your words, and the code that follows it. No account,
 * no name.
 */
export default function ComplainPage() {
  const { school = '', app = '' } = useRouter().params;
  const [category, setCategory] = useState<string>();
  const [text, setText] = useState('');
  const [code, setCode] = useState<string>();
  const status = useQuery({
    queryKey: ['status', { school, app }],
    queryFn: () => need(api.lookup.byPair({ school, app })),
    enabled: school !== '' && app !== '',
    staleTime: 60_000,
  });
  useLeavingWords(code ? undefined : textWords(text));
  if (!school || !app)
    return (
      <Screen title="我要投诉">
        <Empty
          icon="flag"
          title="请先查到要投诉的学校和应用"
          note="在“查询”里扫码或搜索，打开结果后点“我要投诉”。"
        />
      </Screen>
    );
  if (status.isPending)
    return (
      <Screen title="我要投诉">
        <Loading />
      </Screen>
    );
  if (status.error)
    return (
      <Screen title="我要投诉">
        <Trouble error={status.error} onRetry={() => status.refetch()} />
      </Screen>
    );
  const answer = status.data;
  const chosen = matterOf(answer, category);
  if (code) return <Sent code={code} bureau={answer.bureau} />;
  if (!chosen) return <WhatHappened answer={answer} onChoose={setCategory} />;
  return (
    <Write
      answer={answer}
      category={chosen}
      text={text}
      onText={setText}
      onBack={() => setCategory(undefined)}
      onSent={setCode}
    />
  );
}
