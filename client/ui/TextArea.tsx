import { BlockInput, Box } from '@client/platform/element';
import { Counter } from './Counter';
import { useNaming } from './naming';
import './Input.scss';

type Props = {
  value: string;
  onChange: (text: string) => void;
  placeholder?: string;
  max?: number;
  rows?: number;
  label?: string;
  disabled?: boolean;
};

/** Several lines of text. `max` shows a counter and never cuts what was typed. */
export const TextArea = ({ label, max, ...rest }: Props) => {
  const naming = useNaming(label);
  return (
    <Box>
      <BlockInput
        className="box-input box-input--block"
        {...rest}
        label={naming.label}
        invalid={naming.invalid}
      />
      {max !== undefined && <Counter value={rest.value} max={max} />}
    </Box>
  );
};
