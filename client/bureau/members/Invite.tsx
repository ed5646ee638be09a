import { useState } from 'react';
import { headOf, rolesIn } from '@shared/kernel/kinds';
import { useQuery } from '@client/query/use-query';
import { chineseDay, dayOf } from '@shared/kernel/calendar';
import { grouped } from '@shared/kernel/id';
import type { Seat } from '@shared/contract/account';
import { roleWord } from '@client/account/roles';
import { api, need, newKey } from '@client/api';
import { copy } from '@client/platform/share';
import { keyKeeper } from '@client/api/key-keeper';
import { replyWords } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Choice, Choices } from '@client/ui/Choice';
import { CodeParts } from '@client/ui/CodeParts';
import { Dated } from '@client/ui/Dated';
import { ErrorBox } from '@client/ui/ErrorBox';
import { Field } from '@client/ui/Field';
import { Sheet } from '@client/ui/Sheet';
import { TextInput } from '@client/ui/TextInput';
import { VerdictBand } from '@client/ui/VerdictBand';

type Props = {
  org: { id: string; name: string; kind: Seat['org']['kind'] };
  elsewhere?: boolean;
  onClose: () => void;
  onDone: () => unknown;
};

const lackOf = (
  name: string,
  role: Seat['role'] | undefined,
  slots: readonly string[],
): string | undefined => {
  if (!name.trim()) return '请填写姓名';
  if (!role) return '请选择身份';
  return role === 'office' && slots.length === 0 ? '请选择审查处室' : undefined;
};

/**
 * Invites one person by name and role; the code is shown once. `elsewhere`: into a school of the
 * bureau.
 */
export const Invite = ({ org, elsewhere, onClose, onDone }: Props) => {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Seat['role']>();
  const [slots, setSlots] = useState<string[]>([]);
  const [heads, setHeads] = useState<string[]>([]);
  const [title, setTitle] = useState('');
  const [given, setGiven] = useState<{ id: string; code: string; expires: string }>();
  const [trouble, setTrouble] = useState<string>();
  const [once] = useState(() => keyKeeper(newKey));
  const bureau = org.kind === 'bureau';
  const settings = useQuery({
    queryKey: ['settings'],
    queryFn: () => need(api.bureau.settings({})),
    enabled: bureau,
  });
  const invite = async () => {
    setTrouble(undefined);
    const input = {
      org: elsewhere ? org.id : undefined,
      name: name.trim(),
      role: role!,
      slots:
        role === 'office'
          ? [...slots, ...slots.filter((slot) => heads.includes(slot)).map(headOf)]
          : undefined,
      title: title.trim() || undefined,
    };
    const reply = await once(JSON.stringify(input), (key) => api.bureau.invite(input, { key }));
    if (!reply.ok) return setTrouble(replyWords(reply));
    setGiven(reply.value);
    await onDone();
  };
  const cancel = async (invitation: string) => {
    const reply = await api.bureau.cancelInvitation({ invitation });
    if (!reply.ok) return setTrouble(replyWords(reply));
    await onDone();
    onClose();
  };
  if (given) {
    return (
      <Sheet
        title="邀请码"
        onClose={onClose}
        foot={
          <>
            {/* A button of its own, not the one that is still busy with inviting. */}
            <Button key="copy" kind="primary" onTap={() => copy(grouped(given.code))}>
              复制邀请码
            </Button>
            <Button onTap={onClose}>完成</Button>
          </>
        }
      >
        <VerdictBand tone="filed" word={`已邀请${name}`}>
          <Dated>{`请当面或电话告诉${name}。${chineseDay(dayOf(given.expires))}前有效，只能用一次，关闭后不再显示。`}</Dated>
        </VerdictBand>
        <CodeParts name="邀请码" code={grouped(given.code)} />
        {trouble && <ErrorBox title="没有作废" note={trouble} />}
        <Button kind="link" onTap={() => cancel(given.id)}>
          写错了，作废这个邀请
        </Button>
      </Sheet>
    );
  }
  const offices = (settings.data?.offices ?? []).map((office) => ({
    value: office.slot,
    label: office.name || office.says,
  }));
  const reason = lackOf(name, role, slots);
  return (
    <Sheet
      title={`邀请到${org.name}`}
      onClose={onClose}
      foot={
        <Button kind="primary" reason={reason} onTap={invite}>
          生成邀请码
        </Button>
      }
    >
      <Field id="name" label="姓名" hint="对方登录时要填同样的姓名">
        <TextInput value={name} onChange={setName} />
      </Field>
      <Field id="role" label="身份">
        <Choice
          options={rolesIn[org.kind].map((option) => ({ value: option, label: roleWord[option] }))}
          value={role}
          onChange={setRole}
        />
      </Field>
      {role === 'office' && (
        <Field id="slots" label="所在审查处室">
          <Choices options={offices} value={slots} onChange={setSlots} />
        </Field>
      )}
      {role === 'office' && slots.length > 0 && (
        <Field id="heads" label="是处室负责人吗" optional hint="备案表上的审查意见由负责人签字">
          <Choices
            options={offices
              .filter((office) => slots.includes(office.value))
              .map((office) => ({ ...office, label: `${office.label}负责人` }))}
            value={heads}
            onChange={setHeads}
          />
        </Field>
      )}
      <Field id="title" label="职务" optional>
        <TextInput value={title} onChange={setTitle} placeholder="例如：副校长" />
      </Field>
      {trouble && <ErrorBox title="没有邀请成功" note={trouble} />}
    </Sheet>
  );
};
