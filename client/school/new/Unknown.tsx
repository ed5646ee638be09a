import { useState } from 'react';
import type { coveredKinds } from '@shared/domain/begin';
import { appKindTitles, type AppKind } from '@shared/kernel/kinds';
import { readMoeNo } from '@shared/kernel/identifiers';
import { longest } from '@shared/kernel/limits';
import { api, newKey } from '@client/api';
import { keyKeeper } from '@client/api/key-keeper';
import { replyWords } from '@client/api/trouble';
import { Box } from '@client/platform/element';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Choice } from '@client/ui/Choice';
import { tooLong } from '@client/ui/too-long';
import { Field } from '@client/ui/Field';
import { Row } from '@client/ui/Row';
import { TextInput } from '@client/ui/TextInput';
import { useStart, type Begun } from './start';
import type { For } from './words';
import '@client/form/form.scss';

const notes = {
  app: '从应用商店下载安装的',
  platform: '用电脑或手机打开网页使用的',
  mini: '在微信等应用里打开的',
  account: '在微信里关注以后使用的',
  terminal: '平板、学习机等设备',
} as const satisfies Record<AppKind, string>;
type Props = {
  known: { name?: string; moeNo?: string; packageName?: string };
  who: For;
  life: Begun;
  kinds: ReturnType<typeof coveredKinds>;
};

/**
 * An app nobody has named yet: the few facts its filer knows, then straight to the filing. A
 * provider names its own only.
 */
export const Unknown = ({ known, who, life, kinds }: Props) => {
  const options = kinds.map((covered) => ({
    value: covered.kind,
    label: covered.title ?? appKindTitles[covered.kind],
    note: notes[covered.kind],
  }));
  const [name, setName] = useState(known.name ?? '');
  const [kind, setKind] = useState<AppKind>();
  const [provider, setProvider] = useState(who.firm ?? '');
  const [moeNo, setMoeNo] = useState(known.moeNo ?? '');
  const [told, setTold] = useState(false);
  const [error, setError] = useState<string>();
  const [once] = useState(() => keyKeeper(newKey));
  const { start, trouble, open, goOn } = useStart(life);
  const device = kind === 'terminal';
  const number = device || moeNo.trim() === '' ? undefined : readMoeNo(moeNo);
  const wrong = {
    name: name.trim() === '' ? '请填写名称' : tooLong(name, longest.name),
    kind: kind ? undefined : '请选择类别',
    provider: provider.trim() === '' ? '请填写提供者名称' : tooLong(provider, longest.name),
    moeNo: number?.shape === 'wrong' ? '格式应为“教APP备”加 7 位数字再加“号”' : undefined,
  };
  const add = async () => {
    setTold(true);
    if (Object.values(wrong).some(Boolean) || !kind) return;
    const input = {
      name: name.trim(),
      kind,
      provider: provider.trim(),
      ...(number && { moeNo: number.as }),
      ...(!device && known.packageName && { packageName: known.packageName }),
    };
    const reply = await once(JSON.stringify(input), (key) => api.registry.add(input, { key }));
    if (!reply.ok) return setError(replyWords(reply));
    setError(undefined);
    await start(reply.value.app);
  };
  return (
    <Card title="登记新的应用">
      <Field id="new_kind" label="这是哪一类？" error={told ? wrong.kind : undefined}>
        <Choice options={options} value={kind} onChange={setKind} />
      </Field>
      <Field
        id="new_name"
        label={device ? '终端名称和型号' : '应用名称（与应用商店里的一致）'}
        error={told ? wrong.name : undefined}
      >
        <TextInput value={name} onChange={setName} max={longest.name} />
      </Field>
      {who.firm === undefined ? (
        <Field
          id="new_provider"
          label={device ? '生产厂家全称' : '提供者（开发公司）全称'}
          error={told ? wrong.provider : undefined}
        >
          <TextInput value={provider} onChange={setProvider} max={longest.name} />
        </Field>
      ) : (
        <Box className="gap">
          <Row label="提供者">{who.firm}</Row>
        </Box>
      )}
      {!device && (
        <Field
          id="new_moe"
          label="国家备案号"
          optional
          hint={number?.shape === 'unusual' ? '位数与常见的 7 位不同，请再核对一次' : undefined}
          error={told ? wrong.moeNo : undefined}
        >
          <TextInput kind="code" value={moeNo} onChange={setMoeNo} placeholder="教APP备3200000号" />
        </Field>
      )}
      {(error ?? trouble) && (
        <Box className="note note--stop gap" role="alert">
          {error ?? trouble}
        </Box>
      )}
      {open ? (
        <Button kind="primary" onTap={() => goOn(open)}>{`打开${who.ours}的${who.record}`}</Button>
      ) : (
        <Button kind="primary" onTap={add}>
          登记并开始填写
        </Button>
      )}
    </Card>
  );
};
