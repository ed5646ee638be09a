import { readIdentifier } from '@shared/kernel/identifiers';
import { Box, Words } from '@client/platform/element';
import { Icon } from '@client/ui/Icon';
import { TextInput } from '@client/ui/TextInput';
import type { ControlProps } from '../control';

/**
 * A number or name that some authority gave (ICP, 信用代码 …): put into its normal form when it is
 * right, questioned when it is unusual; what is wrong with it is said once the field is left.
 */
export const CodeControl = ({ field, value, onChange, error, noted }: ControlProps) => {
  const text = typeof value === 'string' ? value : '';
  const read = text.trim() === '' ? undefined : readIdentifier(field.code!, text);
  const note = read?.shape === 'unusual' && !error && !noted ? read.why : undefined;
  return (
    <>
      <TextInput
        kind="code"
        value={text}
        onChange={(typed) => onChange(typed === '' ? undefined : typed)}
        onDone={() => read && read.shape !== 'wrong' && onChange(read.as)}
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
