import { halfWidth } from '@shared/kernel/text';
import { Box, Words } from '@client/platform/element';
import { TextInput } from '@client/ui/TextInput';
import type { ControlProps } from '../control';

const read = (typed: string, unit = ''): number | string | undefined => {
  const plain = halfWidth(typed).replace(unit, '').trim();
  if (plain === '') return undefined;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : plain;
};

/**
 * A number with its unit; what is not one is kept as typed, so that it can be pointed out instead
 * of vanishing.
 */
export const NumberControl = ({ field, value, onChange }: ControlProps) => {
  const change = (typed: string) => onChange(read(typed, field.unit));
  return (
    <Box className="with-unit">
      <TextInput
        kind="number"
        value={value === undefined || value === null ? '' : String(value)}
        onChange={change}
      />
      {field.unit && <Words className="with-unit__unit">{field.unit}</Words>}
    </Box>
  );
};
