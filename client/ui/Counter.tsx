import { countZi, overBy } from '@shared/kernel/text';
import { Box } from '@client/platform/element';
import './Counter.scss';

/**
 * 32/100 by the one counting rule of phone and server (white space does not count). Red and in
 * words when over.
 */
export const Counter = ({ value, max }: { value: string; max: number }) => {
  const length = countZi(value);
  const over = overBy(value, max);
  return (
    <Box className={`counter${over > 0 ? ' counter--over' : ''}`}>
      {over > 0 ? `${length}/${max}，超出 ${over} 个字` : `${length}/${max}`}
    </Box>
  );
};
