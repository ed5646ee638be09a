import type { ReactNode } from 'react';
import { Box, Heading } from '@client/platform/element';
import { useElder } from './elder';
import './Screen.scss';

type Props = { title?: string; lead?: string; children?: ReactNode; foot?: ReactNode };

/** The root of every page: type scale, 长辈版, safe areas, the one h1, and what stays at the bottom (`foot`). */
export const Screen = ({ title, lead, children, foot }: Props) => {
  const [elder] = useElder();
  return (
    <Box
      role="main"
      className={`screen${elder ? ' screen--elder' : ''}${foot ? ' screen--footed' : ''}`}
    >
      {title && (
        <Heading level={1} className="screen__title">
          {title}
        </Heading>
      )}
      {lead && <Box className="screen__lead">{lead}</Box>}
      {children}
      {foot && (
        <Box className="screen__foot">
          <Box className="screen__foot-in">{foot}</Box>
        </Box>
      )}
    </Box>
  );
};
