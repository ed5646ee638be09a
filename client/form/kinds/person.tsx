import { TextInput } from '@client/ui/TextInput';
import type { ControlProps } from '../control';

/** A person's name. */
export const PersonControl = ({ value, onChange }: ControlProps) => (
  <TextInput
    value={typeof value === 'string' ? value : ''}
    onChange={(text) => onChange(text === '' ? undefined : text)}
    placeholder="真实姓名"
  />
);
