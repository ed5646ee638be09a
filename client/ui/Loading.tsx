import { Box } from '@client/platform/element';
import './Loading.scss';

/** Grey lines in the place of what is coming; `what` is said aloud. */
export const Loading = ({ what = '正在读取' }: { what?: string }) => (
  <Box className="loading" role="status">
    <Box className="loading__word">{what}…</Box>
    <Box className="loading__line loading__line--short" hidden />
    <Box className="loading__line" hidden />
    <Box className="loading__line" hidden />
  </Box>
);
