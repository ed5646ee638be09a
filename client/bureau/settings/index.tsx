import { useState } from 'react';
import Taro from '@tarojs/taro';
import { useQuery } from '@client/query/use-query';
import type { Me } from '@shared/contract/account';
import { Gate } from '@client/account/Gate';
import { api, need, newKey } from '@client/api';
import { keyKeeper } from '@client/api/key-keeper';
import { hasRole } from '@client/account/seat';
import { isStale, replyWords, Trouble } from '@client/api/trouble';
import { Card } from '@client/ui/Card';
import { Empty } from '@client/ui/Empty';
import { ErrorBox } from '@client/ui/ErrorBox';
import { Field } from '@client/ui/Field';
import { Loading } from '@client/ui/Loading';
import { MoveBar } from '@client/ui/MoveBar';
import { Screen } from '@client/ui/Screen';
import { TextInput } from '@client/ui/TextInput';
import { changesOf, faultOf, typedOf, type Settings, type Typed } from './changes';
import { Setting } from './Setting';

const whyNot = (is: { may: boolean; wrong: boolean; changed: boolean }): string | undefined => {
  if (!is.may) return '由本局管理员修改';
  if (is.wrong) return '有数值超出范围，请先改好';
  return is.changed ? undefined : '没有改动';
};

const Sheet = ({
  given,
  may,
  onSaved,
}: {
  given: Settings;
  may: boolean;
  onSaved: () => unknown;
}) => {
  const [typed, setTyped] = useState<Typed>(() => typedOf(given));
  const [trouble, setTrouble] = useState<string>();
  const [once] = useState(() => keyKeeper(newKey));
  const changes = changesOf(given, typed);
  const wrong = given.settings.some((setting) =>
    faultOf(setting, typed.settings[setting.id] ?? ''),
  );
  const save = async () => {
    setTrouble(undefined);
    const reply = await once(JSON.stringify(changes), (key) => api.bureau.set(changes!, { key }));
    if (!reply.ok) {
      setTrouble(replyWords(reply));
      // The newest values replace what was typed: they may already say it.
      if (isStale(reply)) await onSaved();
      return;
    }
    await Taro.showToast({ title: '已保存', icon: 'none' });
    await onSaved();
  };
  const reason = whyNot({ may, wrong, changed: changes !== undefined });
  return (
    <Screen
      title="办理设置"
      lead="文件没有规定、由本局自行确定并公开的内容。"
      foot={<MoveBar moves={[{ key: 'save', label: '保存', onTap: save, reason }]} />}
    >
      {trouble && <ErrorBox title="没有保存" note={trouble} />}
      <Card title="公开电话">
        <Field id="tel" label="咨询、投诉电话" hint="显示在家长的查询结果和海报上">
          {/* A telephone of an office has a hyphen, which WeChat’s number keyboard lacks. */}
          <TextInput
            value={typed.tel}
            disabled={!may}
            onChange={(tel) => setTyped({ ...typed, tel })}
          />
        </Field>
      </Card>
      {given.settings.length > 0 && (
        <Card title="时限和选择">
          {given.settings.map((setting) => (
            <Setting
              key={setting.id}
              setting={setting}
              offices={given.offices}
              value={typed.settings[setting.id] ?? ''}
              disabled={!may}
              onChange={(text) =>
                setTyped({ ...typed, settings: { ...typed.settings, [setting.id]: text } })
              }
            />
          ))}
        </Card>
      )}
      {given.offices.length > 0 && (
        <Card title="处室名称">
          {given.offices.map((office) => (
            <Field
              key={office.slot}
              id={`office-${office.slot}`}
              label={office.says}
              hint={
                office.people > 0
                  ? `${office.people} 人`
                  : '还没有人员，请到“人员”里邀请，否则这一步没人能办'
              }
            >
              <TextInput
                value={typed.offices[office.slot] ?? ''}
                disabled={!may}
                onChange={(name) =>
                  setTyped({ ...typed, offices: { ...typed.offices, [office.slot]: name } })
                }
              />
            </Field>
          ))}
        </Card>
      )}
    </Screen>
  );
};

const Page = ({ me }: { me: Me }) => {
  const settings = useQuery({
    queryKey: ['settings'],
    queryFn: () => need(api.bureau.settings({})),
    staleTime: 0,
  });
  if (settings.isPending)
    return (
      <Screen title="办理设置">
        <Loading />
      </Screen>
    );
  if (settings.error)
    return (
      <Screen title="办理设置">
        <Trouble error={settings.error} onRetry={() => settings.refetch()} />
      </Screen>
    );
  if (settings.data.settings.length + settings.data.offices.length === 0)
    return (
      <Screen title="办理设置">
        <Empty title="没有需要本局确定的内容" />
      </Screen>
    );
  return (
    <Sheet
      key={settings.data.version}
      given={settings.data}
      may={hasRole(me, 'admin')}
      onSaved={() => settings.refetch()}
    />
  );
};

/**
 * 办理设置: what the regulation leaves to the bureau. Everybody in the bureau may read it, its
 * administrators change it.
 */
export default function SettingsPage() {
  return (
    <Gate title="办理设置" bureau>
      {(me) => <Page me={me} />}
    </Gate>
  );
}
