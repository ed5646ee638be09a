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

const Input = ({ setting, offices, value, disabled, onChange }: Props) => {
  if (setting.kind === 'yes')
    return (
      <YesNo
        value={value === '' ? undefined : value === 'true'}
        onChange={(yes) => !disabled && onChange(String(yes))}
      />
    );
  if (setting.kind === 'date')
    return <DatePick value={value || undefined} onChange={(day) => !disabled && onChange(day)} />;
  if (setting.kind === 'office')
    return (
      <Pick
        options={offices.map((office) => ({
          value: office.slot,
          label: office.name || office.says,
        }))}
        value={value || undefined}
        onChange={(slot) => !disabled && onChange(slot)}
      />
    );
  return (
    <TextInput
      kind={setting.kind === 'phone' || setting.kind === 'text' ? 'text' : 'number'}
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
  const { setting, value, disabled, onChange } = props;
  return (
    <Field
      id={`set-${setting.id}`}
      label={setting.ask}
      hint={hintOf(setting)}
      error={faultOf(setting, value)}
    >
      <Input {...props} />
      {value === '' && setting.suggest !== undefined && !disabled && (
        <Button
          kind="link"
          onTap={() => onChange(String(setting.suggest))}
        >{`采用建议：${setting.suggest}`}</Button>
      )}
    </Field>
  );
};
