import { countZi, overBy } from '@shared/kernel/text';
import { Box } from '@client/platform/element';
import './Counter.scss';

/** What to say of a text longer than `max` 字; undefined while it fits. */
export const tooLong = (value: string, max: number): string | undefined =>
  overBy(value, max) > 0 ? `请删到 ${max} 个字以内` : undefined;

/** 32/100 by the one counting rule of phone and server (white space does not count). Red and in words when over. */
export const Counter = ({ value, max }: { value: string; max: number }) => {
  const length = countZi(value);
  const over = overBy(value, max);
  return (
    <Box className={`counter${over > 0 ? ' counter--over' : ''}`}>
      {over > 0 ? `${length}/${max}，超出 ${over} 个字` : `${length}/${max}`}
    </Box>
  );
};
