import { Box, Tap, Words } from '@client/platform/element';
import { Icon } from '@client/ui/Icon';
import type { ControlProps } from '../control';

/** A promise with a large tick; the sentence itself is what is ticked. */
export const AttestControl = ({ label, value, onChange, error }: ControlProps) => {
  const on = value === true;
  return (
    <Tap
      className={`choice attest${on ? ' choice--on' : ''}`}
      role="checkbox"
      checked={on}
      label={error ? `${label}（${error}）` : label}
      onTap={() => onChange(on ? undefined : true)}
    >
      <Box className="choice__mark choice__mark--checkbox">
        {on && <Icon name="check" size="small" />}
      </Box>
      <Box className="choice__body">
        <Words>{label}</Words>
      </Box>
    </Tap>
  );
};
