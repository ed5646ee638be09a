import { useState, type ReactNode } from 'react';
import { Box, Tap, Words } from '@client/platform/element';
import { Icon } from './Icon';
import './Fold.scss';

type Props = { title: string; digest?: string; children: ReactNode };

/**
 * A line of a card that opens: what is inside by title and digest, the inside itself only once
 * somebody wants it.
 */
export const Fold = ({ title, digest, children }: Props) => {
  const [open, setOpen] = useState(false);
  return (
    <Box className="fold">
      <Tap
        className={`fold__head${open ? ' fold__head--open' : ''}`}
        expanded={open}
        onTap={() => setOpen(!open)}
      >
        <Box className="fold__title">
          <Words>{title}</Words>
          {digest && !open && <Box className="fold__digest">{digest}</Box>}
        </Box>
        <Icon name="down" size="small" />
      </Tap>
      {open && children}
    </Box>
  );
};

/** A line of the same card that leads to another page. */
export const FoldLink = ({ title, onTap }: { title: string; onTap: () => void }) => (
  <Box className="fold">
    <Tap className="fold__head" onTap={onTap}>
      <Words className="fold__title">{title}</Words>
      <Icon name="right" size="small" />
    </Tap>
  </Box>
);
