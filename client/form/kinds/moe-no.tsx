import { readMoeNo } from '@shared/kernel/identifiers';
import { Box, Words } from '@client/platform/element';
import { Icon } from '@client/ui/Icon';
import { TextInput } from '@client/ui/TextInput';
import type { ControlProps } from '../control';

/**
 * A national filing number: put into its normal form when it is right, questioned when its length
 * is unusual, pointed out when it cannot be one.
 */
export const MoeNoControl = ({ value, onChange, error, noted }: ControlProps) => {
  const text = typeof value === 'string' ? value : '';
  const read = text.trim() === '' ? undefined : readMoeNo(text);
  // While the first digits are typed every number looks wrong, so that is said only once enough
  // stand there.
  const early = read?.shape === 'wrong' && text.replace(/\D/g, '').length < 6 && text.length < 10;
  const note = read && !early && !error && !noted ? read.why : undefined;
  return (
    <>
      <TextInput
        kind="code"
        value={text}
        onChange={(typed) => onChange(typed === '' ? undefined : typed)}
        onDone={() => read && read.shape !== 'wrong' && onChange(read.as)}
        placeholder="教APP备3200000号"
      />
      {note && (
        <Box className="note note--waiting">
          <Icon name="alert" size="small" />
          <Words>{note}</Words>
        </Box>
      )}
    </>
  );
};
