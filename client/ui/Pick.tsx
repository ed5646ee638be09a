import { useState } from 'react';
import { Box, Tap, Words } from '@client/platform/element';
import { Choice, type Option } from './Choice';
import { Icon } from './Icon';
import { useNaming } from './naming';
import { Sheet } from './Sheet';
import { TextInput } from './TextInput';
import './Input.scss';

type Props<V extends string> = {
  options: readonly Option<V>[];
  value?: V;
  onChange: (value: V) => void;
  placeholder?: string;
  label?: string;
  search?: boolean;
};

/**
 * One of many: shows the answer, opens a sheet to change it; `search` adds a field that narrows the
 * list.
 */
export const Pick = <V extends string>({
  options,
  value,
  onChange,
  placeholder = '请选择',
  label,
  search,
}: Props<V>) => {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const naming = useNaming(label);
  const chosen = options.find((option) => option.value === value);
  const choose = (next: V) => {
    setOpen(false);
    onChange(next);
  };
  return (
    <Box>
      <Tap
        className="box-input box-input--pick"
        label={`${naming.label}：${chosen?.label ?? placeholder}`}
        expanded={open}
        onTap={() => setOpen(true)}
      >
        <Words className={chosen ? undefined : 'box-input__none'}>
          {chosen?.label ?? placeholder}
        </Words>
        <Icon name="down" size="small" />
      </Tap>
      {open && (
        <Sheet title={naming.label || placeholder} onClose={() => setOpen(false)}>
          {search && (
            <TextInput
              label="在列表中查找"
              placeholder="输入几个字查找"
              value={words}
              onChange={setWords}
            />
          )}
          <Choice
            options={options.filter((option) => option.label.includes(words.trim()))}
            value={value}
            onChange={choose}
            label={naming.label}
          />
        </Sheet>
      )}
    </Box>
  );
};
