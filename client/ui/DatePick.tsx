import { DayInput, Words } from '@client/platform/element';
import { Icon } from './Icon';
import { useNaming } from './naming';
import './Input.scss';

type Props = {
  value?: string;
  onChange: (day: string) => void;
  min?: string;
  max?: string;
  label?: string;
};

const said = (day: string) => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};

/** A day as YYYY-MM-DD, by the platform's own date wheel. */
export const DatePick = ({ value, onChange, min, max, label }: Props) => {
  const naming = useNaming(label);
  return (
    <DayInput
      className="box-input box-input--line box-input--pick"
      label={naming.label}
      invalid={naming.invalid}
      value={value}
      onChange={onChange}
      min={min}
      max={max}
    >
      <Words className={value ? undefined : 'box-input__none'}>
        {value ? said(value) : '请选择日期'}
      </Words>
      <Icon name="calendar" />
    </DayInput>
  );
};
