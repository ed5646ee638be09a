import { Box, LineInput } from '@client/platform/element';
import { Counter } from './Counter';
import { useNaming } from './naming';
import './Input.scss';

type Props = {
  value: string;
  onChange: (text: string) => void;
  placeholder?: string;
  max?: number;
  kind?: 'text' | 'tel' | 'number' | 'code';
  label?: string;
  disabled?: boolean;
  onDone?: () => void;
};

/** One line of text. `max` shows a counter and never cuts what was typed. */
export const TextInput = ({ label, max, ...rest }: Props) => {
  const naming = useNaming(label);
  return (
    <Box className="text-input">
      <LineInput
        className="box-input box-input--line"
        {...rest}
        label={naming.label}
        invalid={naming.invalid}
      />
      {max !== undefined && <Counter value={rest.value} max={max} />}
    </Box>
  );
};
