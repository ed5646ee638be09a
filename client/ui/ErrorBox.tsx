import { Box } from '@client/platform/element';
import { Button } from './Button';
import { Icon } from './Icon';
import './ErrorBox.scss';

/** What went wrong, in words a person can act on, with 重试 when trying again can help. */
export const ErrorBox = ({
  title = '没有读到',
  note,
  onRetry,
}: {
  title?: string;
  note?: string;
  onRetry?: () => unknown;
}) => (
  <Box className="error" role="alert">
    <Box className="error__head">
      <Icon name="alert" />
      <Box className="error__title">{title}</Box>
    </Box>
    {note && <Box className="error__note">{note}</Box>}
    {onRetry && (
      <Button icon="refresh" onTap={onRetry}>
        重试
      </Button>
    )}
  </Box>
);
