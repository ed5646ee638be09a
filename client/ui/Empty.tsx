import type { ReactNode } from 'react';
import { Box } from '@client/platform/element';
import { Icon, type IconName } from './Icon';
import './Empty.scss';

/** Nothing here: says so, says why or what next, and may hold one button. */
export const Empty = ({
  title,
  note,
  icon = 'doc',
  children,
}: {
  title: string;
  note?: string;
  icon?: IconName;
  children?: ReactNode;
}) => (
  <Box className="empty">
    <Icon name={icon} size="large" />
    <Box className="empty__title">{title}</Box>
    {note && <Box className="empty__note">{note}</Box>}
    {children && <Box className="empty__more">{children}</Box>}
  </Box>
);
