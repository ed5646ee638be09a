import type { ReactNode } from 'react';
import { Box } from '@client/platform/element';
import { ClauseLink, type Clause } from './ClauseLink';
import { Icon } from './Icon';
import { iconOf, type Tone } from './tone';
import './Timeline.scss';

/** One thing that happened: when (in words), what, by which office, why, on what ground. */
export type Moment = {
  when: string;
  title: string;
  by?: string;
  reason?: string;
  /** What came with it. */ more?: ReactNode;
  clause?: Clause;
  tone?: Tone;
};

/** What happened, in the order given. */
export const Timeline = ({ items }: { items: readonly Moment[] }) => (
  <Box className="timeline" role="list">
    {items.map((item, index) => (
      <Box
        key={`${item.when}${index}`}
        className={`timeline__item tone--${item.tone ?? 'ended'}`}
        role="listitem"
      >
        <Box className="timeline__mark">
          <Icon name={iconOf[item.tone ?? 'ended']} size="small" />
        </Box>
        <Box className="timeline__body">
          <Box className="timeline__title">{item.title}</Box>
          <Box className="timeline__when">{item.by ? `${item.when} · ${item.by}` : item.when}</Box>
          {item.reason && <Box className="timeline__reason">{item.reason}</Box>}
          {item.more}
          {item.clause && <ClauseLink clause={item.clause} />}
        </Box>
      </Box>
    ))}
  </Box>
);
