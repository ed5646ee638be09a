import type { ReactNode } from 'react';
import { Box, Heading, Tap } from '@client/platform/element';
import type { Tone } from './tone';
import './Card.scss';

type Props = {
  title?: string;
  extra?: ReactNode;
  children?: ReactNode;
  onTap?: () => void;
  label?: string;
  tone?: Tone;
};

/**
 * A white card. With `onTap` the whole card is one button, named `label` (else `title`): then put
 * nothing tappable inside.
 */
export const Card = ({ title, extra, children, onTap, label, tone }: Props) => {
  const cls = `card${tone ? ` card--toned tone--${tone}` : ''}`;
  const inside = (
    <>
      {(title || extra) && (
        <Box className="card__head">
          {title &&
            (onTap ? (
              <Box className="card__title">{title}</Box>
            ) : (
              <Heading level={2} className="card__title">
                {title}
              </Heading>
            ))}
          {extra && <Box className="card__extra">{extra}</Box>}
        </Box>
      )}
      {children}
    </>
  );
  return onTap ? (
    <Tap className={`${cls} card--tap`} label={label} onTap={onTap}>
      {inside}
    </Tap>
  ) : (
    <Box className={cls}>{inside}</Box>
  );
};
