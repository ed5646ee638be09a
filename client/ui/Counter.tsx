import { Box } from '@client/platform/element';
import './Counter.scss';

/** 32/100 as people count: one character is one, whatever it takes inside. Red and in words when over. */
export const Counter = ({ value, max }: { value: string; max: number }) => {
  const length = Array.from(value).length;
  const over = length - max;
  return <Box className={`counter${over > 0 ? ' counter--over' : ''}`}>{over > 0 ? `${length}/${max}，超出 ${over} 个字` : `${length}/${max}`}</Box>;
};
