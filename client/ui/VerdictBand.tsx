import type { ReactNode } from 'react';
import { Box, Heading, Words } from '@client/platform/element';
import { Icon, type IconName } from './Icon';
import { iconOf, type Tone } from './tone';
import './VerdictBand.scss';

type Props = { tone: Tone; word: string; icon?: IconName; asOf?: string; children?: ReactNode };

/**
 * The answer, first thing on a status page; it is that page's h1, so give `Screen` no title. `asOf`
 * is when the answer was true, in words.
 */
export const VerdictBand = ({ tone, word, icon, asOf, children }: Props) => (
  <Box className={`verdict tone--${tone}`} role="status">
    <Box className="verdict__line">
      <Box className="verdict__answer">
        <Icon name={icon ?? iconOf[tone]} />
        <Heading level={1} className="verdict__word">
          {word}
        </Heading>
      </Box>
      {asOf && <Words className="verdict__as-of">{asOf}</Words>}
    </Box>
    {children && <Box className="verdict__more">{children}</Box>}
  </Box>
);
