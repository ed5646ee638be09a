import type { ReactNode } from 'react';
import { Box, Heading, Layer, Scroll, Tap } from '@client/platform/element';
import { Icon } from './Icon';
import './Sheet.scss';

type Props = { title: string; onClose: () => void; children?: ReactNode; foot?: ReactNode };

/**
 * A sheet from the bottom of the window. Draw it only while it is open; it closes by its cross, the
 * dark part above it, Escape, or in WeChat going back. What is in it scrolls; the main button
 * stands in `foot`, which never leaves the window.
 */
export const Sheet = ({ title, onClose, children, foot }: Props) => (
  <Layer className="sheet" label={title} onClose={onClose}>
    <Tap className="sheet__behind" label="关闭" noMove onTap={onClose} />
    <Box className="sheet__head" noMove>
      <Heading level={2} className="sheet__title">
        {title}
      </Heading>
      <Tap className="sheet__close" label="关闭" onTap={onClose}>
        <Icon name="close" />
      </Tap>
    </Box>
    <Scroll className={foot ? 'sheet__body sheet__body--footed' : 'sheet__body'} label={title}>
      {children}
    </Scroll>
    {foot && (
      <Box className="sheet__foot" noMove>
        {foot}
      </Box>
    )}
  </Layer>
);
