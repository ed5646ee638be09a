import type { ReactNode } from 'react';
import { Box, Tap } from '@client/platform/element';
import { Dated } from './Dated';
import { Icon, type IconName } from './Icon';
import './ListItem.scss';

type Props = {
  title: ReactNode;
  note?: string;
  when?: string;
  badge?: ReactNode;
  icon?: IconName;
  extra?: ReactNode;
  onTap?: () => void;
};

/**
 * One line of a list, `when` it happened on a line of its own; with `onTap` all of it is one
 * button.
 */
export const ListItem = ({ title, note, when, badge, icon, extra, onTap }: Props) => {
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <Box className="item__body">
        <Box className="item__title">{title}</Box>
        {note && (
          <Box className="item__note">
            <Dated>{note}</Dated>
          </Box>
        )}
        {when && <Box className="item__note">{when}</Box>}
        {badge && <Box className="item__badge">{badge}</Box>}
      </Box>
      {extra && <Box className="item__extra">{extra}</Box>}
      {onTap && <Icon name="right" size="small" />}
    </>
  );
  return onTap ? (
    <Tap className="item" onTap={onTap}>
      {inside}
    </Tap>
  ) : (
    <Box className="item">{inside}</Box>
  );
};
