import { Button } from '@client/ui/Button';
import { DatePick } from '@client/ui/DatePick';
import { Field } from '@client/ui/Field';
import { Pick } from '@client/ui/Pick';
import { TextInput } from '@client/ui/TextInput';
import { YesNo } from '@client/ui/YesNo';
import { faultOf, type Settings, type SettingView } from './changes';

type Props = {
  setting: SettingView;
  offices: Settings['offices'];
  value: string;
  disabled: boolean;
  onChange: (value: string) => void;
};

const hintOf = ({ least, most, value, suggest }: SettingView): string | undefined =>
  [
    least !== undefined && most !== undefined ? `可填 ${least} 至 ${most}` : '',
    value === undefined && suggest !== undefined ? `还没有确定，建议 ${suggest}` : '',
  ]
    .filter(Boolean)
    .join('；') || undefined;

const Input = ({ setting: s, offices, value, disabled, onChange }: Props) => {
  if (s.kind === 'yes')
    return (
      <YesNo
        value={value === '' ? undefined : value === 'true'}
        onChange={(v) => !disabled && onChange(String(v))}
      />
    );
  if (s.kind === 'date')
    return <DatePick value={value || undefined} onChange={(v) => !disabled && onChange(v)} />;
  if (s.kind === 'office')
    return (
      <Pick
        options={offices.map((o) => ({ value: o.slot, label: o.name || o.says }))}
        value={value || undefined}
        onChange={(v) => !disabled && onChange(v)}
      />
    );
  return (
    <TextInput
      kind={s.kind === 'phone' || s.kind === 'text' ? 'text' : 'number'}
      value={value}
      disabled={disabled}
      onChange={onChange}
    />
  );
};

/**
 * One value the regulation leaves to the bureau: the question, its limits, and the suggestion one
 * tap away while nothing is decided.
 */
export const Setting = (props: Props) => {
  const { setting: s, value, disabled, onChange } = props;
  return (
    <Field id={`set-${s.id}`} label={s.ask} hint={hintOf(s)} error={faultOf(s, value)}>
      <Input {...props} />
      {value === '' && s.suggest !== undefined && !disabled && (
        <Button
          kind="link"
          onTap={() => onChange(String(s.suggest))}
        >{`采用建议：${s.suggest}`}</Button>
      )}
    </Field>
  );
};
