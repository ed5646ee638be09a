import { Choices } from '@client/ui/Choice';
import type { ControlProps } from '../control';

/** Any of several answers. */
export const ChoicesControl = ({ field, value, onChange }: ControlProps) => {
  const chosen = Array.isArray(value)
    ? (value as readonly unknown[]).filter((choice): choice is string => typeof choice === 'string')
    : [];
  return (
    <Choices
      options={Object.entries(field.options ?? {}).map(([key, label]) => ({ value: key, label }))}
      value={chosen}
      onChange={(next) => onChange(next.length > 0 ? next : undefined)}
    />
  );
};
