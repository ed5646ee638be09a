import type { ReactNode } from 'react';
import { Box, Heading } from '@client/platform/element';
import { useDrawsTitle } from '@client/platform/title';
import { useElder } from './elder';
import './Screen.scss';

type Props = { title?: string; lead?: string; children?: ReactNode; foot?: ReactNode };

/**
 * The root of every page: type scale, 长辈版, safe areas, the one h1 (where the bar does not say it),
 * and what stays at the bottom (`foot`).
 */
export const Screen = ({ title, lead, children, foot }: Props) => {
  const [elder] = useElder();
  const drawsTitle = useDrawsTitle(title);
  return (
    <Box
      role="main"
      className={`screen${elder ? ' screen--elder' : ''}${foot ? ' screen--footed' : ''}`}
    >
      {drawsTitle && (
        <Heading level={1} className="screen__title">
          {title}
        </Heading>
      )}
      {lead && (
        <Box className={drawsTitle ? 'screen__lead screen__lead--below' : 'screen__lead'}>
          {lead}
        </Box>
      )}
      {children}
      {foot && (
        <Box className="screen__foot">
          <Box className="screen__foot-in">{foot}</Box>
        </Box>
      )}
    </Box>
  );
};
