import { Box, Tap, Words } from '@client/platform/element';
import { Icon } from './Icon';
import { useNaming } from './naming';
import './Choice.scss';

/** One answer to choose; with `reason` it cannot be chosen and says why. */
export type Option<V extends string = string> = {
  value: V;
  label: string;
  note?: string;
  reason?: string;
};
type DrawProps = { option: Option; on: boolean; role: 'radio' | 'checkbox'; onTap: () => void };

const Line = ({ option, on, role, onTap }: DrawProps) => (
  <Tap
    className={`choice${on ? ' choice--on' : ''}${option.reason ? ' choice--off' : ''}`}
    role={role}
    checked={on}
    disabled={option.reason !== undefined}
    onTap={onTap}
  >
    <Box className={`choice__mark choice__mark--${role}`}>
      {on && <Icon name="check" size="small" />}
    </Box>
    <Box className="choice__body">
      <Words>{option.label}</Words>
      {(option.reason ?? option.note) && (
        <Box className="choice__note">{option.reason ?? option.note}</Box>
      )}
    </Box>
  </Tap>
);

type One<V extends string> = {
  options: readonly Option<V>[];
  value?: V;
  onChange: (value: V) => void;
  label?: string;
};

/** Large buttons, one answer. */
export const Choice = <V extends string>({ options, value, onChange, label }: One<V>) => {
  const naming = useNaming(label);
  return (
    <Box className="choices" role="radiogroup" label={naming.label}>
      {options.map((option) => (
        <Line
          key={option.value}
          option={option}
          on={option.value === value}
          role="radio"
          onTap={() => onChange(option.value)}
        />
      ))}
    </Box>
  );
};

type Many<V extends string> = {
  options: readonly Option<V>[];
  value: readonly V[];
  onChange: (value: V[]) => void;
  label?: string;
};

/** Large buttons, several answers, kept in the order of the options. */
export const Choices = <V extends string>({ options, value, onChange, label }: Many<V>) => {
  const naming = useNaming(label);
  const flip = (one: V) =>
    onChange(
      options.map((option) => option.value).filter((key) => (key === one) !== value.includes(key)),
    );
  return (
    <Box className="choices" role="group" label={naming.label}>
      {options.map((option) => (
        <Line
          key={option.value}
          option={option}
          on={value.includes(option.value)}
          role="checkbox"
          onTap={() => flip(option.value)}
        />
      ))}
    </Box>
  );
};
