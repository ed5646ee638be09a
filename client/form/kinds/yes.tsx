import { YesNo } from '@client/ui/YesNo';
import type { ControlProps } from '../control';

/** Yes or no; neither is chosen beforehand. */
export const YesControl = ({ value, onChange }: ControlProps) => (
  <YesNo value={typeof value === 'boolean' ? value : undefined} onChange={onChange} />
);
