import { Choice } from '@client/ui/Choice';
import type { ControlProps } from '../control';

/** One of several answers. */
export const ChoiceControl = ({ field, value, onChange }: ControlProps) => (
  <Choice
    options={Object.entries(field.options ?? {}).map(([key, label]) => ({ value: key, label }))}
    value={typeof value === 'string' ? value : undefined}
    onChange={onChange}
  />
);
