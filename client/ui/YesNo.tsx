import { Box, Tap, Words } from '@client/platform/element';
import { Icon } from './Icon';
import { useNaming } from './naming';
import './Choice.scss';

type Props = {
  value?: boolean;
  onChange: (value: boolean) => void;
  yes?: string;
  no?: string;
  label?: string;
};

/** Two large buttons; neither is chosen until a person chooses. */
export const YesNo = ({ value, onChange, yes = '是', no = '否', label }: Props) => {
  const naming = useNaming(label);
  return (
    <Box className="yes-no" role="radiogroup" label={naming.label}>
      {[true, false].map((answer) => (
        <Tap
          key={String(answer)}
          className={`choice${value === answer ? ' choice--on' : ''}`}
          role="radio"
          checked={value === answer}
          onTap={() => onChange(answer)}
        >
          {value === answer && <Icon name="check" size="small" />}
          <Words>{answer ? yes : no}</Words>
        </Tap>
      ))}
    </Box>
  );
};
