import { DatePick } from '@client/ui/DatePick';
import type { ControlProps } from '../control';

/** A calendar day. */
export const DateControl = ({ value, onChange }: ControlProps) => (
  <DatePick
    value={typeof value === 'string' ? value : undefined}
    onChange={(day) => onChange(day === '' ? undefined : day)}
  />
);
