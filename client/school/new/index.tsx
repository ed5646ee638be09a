import { useState } from 'react';
import { useQuery } from '@client/query/use-query';
import type { Me } from '@shared/contract/account';
import { beginnings, coveredKinds } from '@shared/domain/begin';
import { Gate } from '@client/account/Gate';
import { api, need, type Failed } from '@client/api';
import { Box } from '@client/platform/element';
import { useBarTitle } from '@client/platform/title';
import { canScanLive, scanCode } from '@client/platform/scan';
import { Button } from '@client/ui/Button';
import { useRules } from '@client/case/load';
import { seatOf } from '@client/account/seat';
import { Card } from '@client/ui/Card';
import { Choice } from '@client/ui/Choice';
import { Empty } from '@client/ui/Empty';
import { Field } from '@client/ui/Field';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { TextInput } from '@client/ui/TextInput';
import { Trouble } from '@client/api/trouble';
import { askingOfScan, askingOfText, type Asking } from './asking';
import { Found } from './Found';
import { Unknown } from './Unknown';
import type { Begun } from './start';
import { choiceOf, wordsFor } from './words';

const isBegun = (life: string): life is Begun => life in choiceOf;

const Body = ({ me }: { me: Me }) => {
  const rules = useRules(me.bureau.policy);
  const [life, setLife] = useState<Begun>('filing');
  const kind = seatOf(me)?.org.kind;
  const lives =
    rules.data && kind && kind !== 'bureau'
      ? beginnings(rules.data, kind)
          .map((beginning) => beginning.life)
          .filter(isBegun)
      : [];
  const kinds = rules.data ? coveredKinds(rules.data) : [];
  const who = wordsFor(me, life);
  useBarTitle(who.page);
  const [text, setText] = useState('');
  const [asking, setAsking] = useState<Asking>();
  const [adding, setAdding] = useState(false);
  const find = asking && 'find' in asking ? asking.find : undefined;
  const apps = useQuery({
    queryKey: ['registry', find],
    queryFn: () => need(api.registry.find(find!)),
    enabled: find !== undefined,
    retry: false,
  });
  const ask = (next: Asking) => {
    setAdding(false);
    setAsking(next);
  };
  const scan = async () => {
    const got = await scanCode();
    if ('text' in got) ask(askingOfScan(got.text));
    else if (got.none === 'not-found')
      ask({ say: '照片里没有找到二维码，请拍得近一些、清楚一些，或输入应用名称。' });
  };
  const search = () =>
    text.trim() === '' ? setAsking({ say: '请先输入应用名称或备案号。' }) : ask(askingOfText(text));
  const found = apps.data?.apps ?? [];
  const near = apps.data?.near === true;
  return (
    <Screen title={who.asks} lead={who.lead}>
      {lives.length > 1 && (
        <Field id="life" label="要办哪一件事？">
          <Choice
            options={lives.map((option) => ({ value: option, ...choiceOf[option] }))}
            value={life}
            onChange={setLife}
          />
        </Field>
      )}
      <Button kind={apps.data ? 'plain' : 'primary'} icon="scan" onTap={scan}>
        {canScanLive ? '扫一扫' : '拍二维码'}
      </Button>
      <Card>
        <Field id="q" label="应用名称、备案号或下载链接">
          <TextInput value={text} onChange={setText} onDone={search} placeholder="例如：智学伴" />
        </Field>
        <Button icon="search" onTap={search}>
          查找
        </Button>
      </Card>
      {asking && 'say' in asking && (
        <Box className="note note--waiting" role="status">
          {asking.say}
        </Box>
      )}
      {find && apps.isPending && <Loading what="正在应用登记里查找" />}
      {find && apps.error && (
        <Trouble error={apps.error as unknown as Failed} onRetry={() => apps.refetch()} />
      )}
      {near && (
        <Box className="note" role="status">
          {`没有叫“${text.trim()}”的应用。您要找的是不是：`}
        </Box>
      )}
      {found.map((app) => (
        <Found
          key={app.id}
          app={app}
          who={who}
          life={life}
          rules={rules.data}
          main={found.length === 1 && !near && !adding}
        />
      ))}
      {find &&
        apps.data &&
        !adding &&
        (found.length > 0 ? (
          <Button kind="link" onTap={() => setAdding(true)}>
            都不是，登记新的应用
          </Button>
        ) : (
          <Empty
            icon="search"
            title="应用登记里还没有它"
            note="请核对名称；确实没有，可以由您登记。"
          >
            <Button kind="primary" onTap={() => setAdding(true)}>
              登记这个应用
            </Button>
          </Empty>
        ))}
      {adding && asking && 'find' in asking && (
        <Unknown known={asking.known} who={who} life={life} kinds={kinds} />
      )}
    </Screen>
  );
};

/** 新建备案: which app it is about. */
export default function Page() {
  return (
    <Gate title="新建备案" roles={['filer', 'filer_head']}>
      {(me) => <Body me={me} />}
    </Gate>
  );
}
