import { useRef, useState } from 'react';
import { Box, Tap, Words } from '@client/platform/element';
import { ClauseLink, type Clause } from './ClauseLink';
import { Dated } from './Dated';
import { Icon, type IconName } from './Icon';
import './Button.scss';

/** The looks of a button; one primary a screen. */
export type ButtonKind = 'primary' | 'plain' | 'danger' | 'link';
type Props = {
  children: string;
  onTap: () => unknown;
  kind?: ButtonKind;
  icon?: IconName;
  reason?: string;
  clause?: Clause;
  busy?: boolean;
  label?: string;
  quiet?: boolean;
};

/**
 * A button that cannot be pressed twice: it waits for the promise of `onTap`. With `reason` it is
 * grey and says why, with the clause if there is one; `quiet` when the reason stands elsewhere
 * (MoveBar).
 */
export const Button = ({
  children,
  onTap,
  kind = 'plain',
  icon,
  reason,
  clause,
  busy,
  label,
  quiet,
}: Props) => {
  const [waiting, setWaiting] = useState(false);
  const running = useRef(false);
  const off = reason !== undefined;
  const press = async () => {
    if (running.current || busy) return;
    running.current = true;
    try {
      const done = onTap();
      if (!(done instanceof Promise)) return;
      setWaiting(true);
      await done;
    } finally {
      running.current = false;
      setWaiting(false);
    }
  };
  const still = waiting || busy;
  return (
    <Box className="button-box">
      <Tap
        className={`button button--${off ? 'off' : kind}${still ? ' button--busy' : ''}`}
        label={label ?? (off ? `${children}，现在不能办：${reason}` : undefined)}
        disabled={off || still}
        onTap={press}
      >
        {icon && <Icon name={icon} />}
        <Words>
          <Dated>{still ? `${children}…` : children}</Dated>
        </Words>
      </Tap>
      {off && !quiet && (
        <Box className="button__reason">
          <Words className="button__why">{reason}</Words>
          {clause && <ClauseLink clause={clause} />}
        </Box>
      )}
    </Box>
  );
};
