import { Box } from '@client/platform/element';
import './Loading.scss';

const Lines = () => (
  <>
    <Box className="loading__line loading__line--short" hidden />
    <Box className="loading__line" hidden />
    <Box className="loading__line" hidden />
  </>
);

/** What is coming: `what` is said aloud, and below it stands a `note`, or else grey lines. */
export const Loading = ({ what = '正在读取', note }: { what?: string; note?: string }) => (
  <Box className="loading">
    <Box className="loading__word" role="status">
      {what}…
    </Box>
    {note ? <Box>{note}</Box> : <Lines />}
  </Box>
);
