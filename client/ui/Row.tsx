import type { ReactNode } from 'react';
import { Box, Tap, Words } from '@client/platform/element';
import { ClauseLink, type Clause } from './ClauseLink';
import { Icon } from './Icon';
import './Row.scss';

type Props = { label: string; children?: ReactNode; source?: string; clause?: Clause; onTap?: () => void; action?: string };

// A label longer than this stands above its value instead of in a narrow column beside it.
const wide = 8;

/** A label and its value. `source` names the register a read-only fact came from; `onTap` with `action` (a verb) adds a link at the right. */
export const Row = ({ label, children, source, clause, onTap, action = '查看' }: Props) => (
  <Box className={label.length > wide ? 'row row--long' : 'row'}>
    <Box className="row__label">{label}</Box>
    <Box className="row__value">
      <Box>{children ?? <Words className="row__none">未填写</Words>}</Box>
      {source && <Box className="row__source">来源：{source}</Box>}
    </Box>
    {clause && <ClauseLink clause={clause} />}
    {onTap && <Tap className="row__action" label={`${label}，${action}`} onTap={onTap}><Words>{action}</Words><Icon name="right" size="small" /></Tap>}
  </Box>
);
