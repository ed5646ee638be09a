import { useEffect, useRef, useState } from 'react';
import Taro, { useDidShow, useRouter } from '@tarojs/taro';
import { useQuery } from '@client/query/use-query';
import type { StatusAnswer } from '@shared/contract/lookup';
import { api, need, type Failed, type Reply } from '@client/api';
import { goTo } from '@client/platform/go';
import { ShareButton, useShare, type Card } from '@client/platform/share';
import { keepRecent } from '@client/phone/recent-kept';
import { keepBureau } from '@client/phone/region';
import { callMoves } from '@client/about/telephones';
import { Trouble } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Empty } from '@client/ui/Empty';
import { Loading } from '@client/ui/Loading';
import { MoveBar, type Move } from '@client/ui/MoveBar';
import { Screen } from '@client/ui/Screen';
import { markOf } from '@client/words/verdict';
import { coming, isUsable } from './advice';
import { Answer } from './Answer';
import { BadCode } from './BadCode';
import { entryOf, statusAddress, type Entry } from './entry';

/**
 * An answer, and when it came (UTC instant); pages that ask the same question beside this one do
 * not say when.
 */
type Asked = StatusAnswer & { at?: string };

const replyTo = async (entry: Entry): Promise<Reply<StatusAnswer>> => {
  if (typeof entry === 'string') return { ok: false, refusal: { code: 'bad_code' } };
  return 'code' in entry ? api.lookup.byCode({ code: entry.code }) : api.lookup.byPair(entry);
};
const ask = (entry: Entry): Promise<StatusAnswer> => need(replyTo(entry));

const keep = (answer: StatusAnswer): void => {
  keepRecent({
    school: answer.school,
    app: { id: answer.app.id, name: answer.app.name },
    ...markOf(answer),
    at: new Date().toISOString(),
  });
  keepBureau(answer.bureau.name);
};

const moves = (answer: StatusAnswer): Move[] => [
  {
    key: 'tell',
    label: '我要投诉',
    kind: isUsable(answer) ? 'plain' : 'primary',
    onTap: () => goTo(`/public/complain/index?school=${answer.school.id}&app=${answer.app.id}`),
  },
  ...callMoves(answer.bureau.tel, '拨打电话'),
];

// A code with right check letters that the server does not know is as bad as a wrong one.
const isBad = (entry: Entry, error: Failed | null): boolean =>
  typeof entry === 'object' &&
  'code' in entry &&
  (error?.refusal?.code === 'bad_code' || error?.refusal?.code === 'not_found');

const pathOf = (answer: StatusAnswer): string =>
  statusAddress({ school: answer.school.id, app: answer.app.id });
// What is passed on says what is asked, never the answer: that may change before it is opened.
const cardOf = (answer: StatusAnswer | undefined): Card =>
  answer
    ? { title: `“${answer.app.name}”在${answer.school.name}能不能用？`, path: pathOf(answer) }
    : { title: '查一查：进校园的应用能不能用', path: '/pages/home/index' };

const home = () => (
  <Button kind="link" icon="search" onTap={() => void Taro.switchTab({ url: '/pages/home/index' })}>
    查询其他应用
  </Button>
);

/**
 * 查询结果: the answer behind a poster's code or for a school and an app. One request, asked anew each
 * time the page is opened or come back to.
 */
export default function StatusPage() {
  const { params } = useRouter();
  const [entry] = useState(() => entryOf(params));
  const query = useQuery<Asked>({
    queryKey: ['status', entry],
    queryFn: async () => ({ ...(await ask(entry)), at: new Date().toISOString() }),
    enabled: typeof entry === 'object',
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
  const shownBefore = useRef(false);
  useDidShow(() => {
    if (shownBefore.current && typeof entry === 'object') void query.refetch();
    shownBefore.current = true;
  });
  const answer = query.data;
  useShare(cardOf(answer));
  useEffect(() => {
    if (answer) keep(answer);
  }, [answer]);

  if (entry === 'bad-code' || isBad(entry, query.error))
    return (
      <Screen>
        <BadCode />
        {home()}
      </Screen>
    );
  if (entry === 'nothing')
    return (
      <Screen title="查询结果">
        <Empty title="还没有选择应用" note="请在“查询”里扫码，或输入应用名称。" icon="search" />
        {home()}
      </Screen>
    );
  if (query.error)
    return (
      <Screen title="查询结果">
        <Trouble error={query.error} onRetry={() => query.refetch()} />
        {home()}
      </Screen>
    );
  if (!answer)
    return (
      <Screen>
        <Loading what="正在查询最新状态" note={coming} />
      </Screen>
    );
  return (
    <Screen
      foot={
        <MoveBar
          note={[answer.bureau.name, answer.bureau.tel].filter(Boolean).join('　')}
          moves={moves(answer)}
        />
      }
    >
      <Answer answer={answer} />
      <ShareButton card={cardOf(answer)}>转发给其他家长</ShareButton>
      {home()}
    </Screen>
  );
}
