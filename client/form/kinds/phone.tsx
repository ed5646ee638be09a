import { TextInput } from '@client/ui/TextInput';
import type { ControlProps } from '../control';

/** A mobile number. */
export const PhoneControl = ({ value, onChange }: ControlProps) => (
  <TextInput
    kind="tel"
    value={typeof value === 'string' ? value : ''}
    onChange={(text) => onChange(text === '' ? undefined : text)}
    placeholder="11 位手机号码"
  />
);
