import type { ReactNode } from 'react';
import { Box, Heading, Layer, Scroll, Tap } from '@client/platform/element';
import { Icon } from './Icon';
import './Sheet.scss';

/** A sheet from the bottom of the window. Draw it only while it is open; it closes by its cross, the dark part above it, or Escape. */
export const Sheet = ({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children?: ReactNode;
}) => (
  <Layer className="sheet" label={title} onClose={onClose}>
    <Tap className="sheet__behind" label="关闭" onTap={onClose} />
    <Box className="sheet__box">
      <Box className="sheet__head">
        <Heading level={2} className="sheet__title">
          {title}
        </Heading>
        <Tap className="sheet__close" label="关闭" onTap={onClose}>
          <Icon name="close" />
        </Tap>
      </Box>
      <Scroll className="sheet__body" label={title}>
        {children}
      </Scroll>
    </Box>
  </Layer>
);
