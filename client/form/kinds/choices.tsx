import { Choices } from '@client/ui/Choice';
import type { ControlProps } from '../control';

/** Any of several answers. */
export const ChoicesControl = ({ field, value, onChange }: ControlProps) => {
  const chosen = Array.isArray(value)
    ? (value as readonly unknown[]).filter((v): v is string => typeof v === 'string')
    : [];
  return (
    <Choices
      options={Object.entries(field.options ?? {}).map(([key, label]) => ({ value: key, label }))}
      value={chosen}
      onChange={(next) => onChange(next.length > 0 ? next : undefined)}
    />
  );
};
