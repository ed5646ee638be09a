import type { ReactNode } from 'react';
import { Box, Tap, Words } from '@client/platform/element';
import { ClauseLink, type Clause } from './ClauseLink';
import { Icon } from './Icon';
import './Row.scss';

type Props = {
  label: string;
  children?: ReactNode;
  source?: string;
  clause?: Clause;
  onTap?: () => void;
  action?: string;
  long?: boolean;
};

// A label longer than this stands above its value instead of in a narrow column beside it.
const wide = 6;
// A value longer than this has the whole width, below its label.
const much = 40;

/** Whether a value is too long to stand beside its label. */
export const isMuch = (value: ReactNode): boolean =>
  typeof value === 'string' && value.length > much;

const classOf = (label: string, long: boolean): string => {
  if (long) return 'row row--tall';
  return label.length > wide ? 'row row--long' : 'row';
};

/**
 * A label and its value. `source` names the register a read-only fact came from; `onTap` with
 * `action` (a verb) adds a link at the right. `long`: the value is a long text, which shows by
 * itself when it is plain words.
 */
export const Row = ({
  label,
  children,
  source,
  clause,
  onTap,
  action = '查看',
  long = isMuch(children),
}: Props) => (
  <Box className={classOf(label, long)}>
    <Box className="row__label">{label}</Box>
    <Box className="row__value">
      <Box>{children ?? <Words className="row__none">未填写</Words>}</Box>
      {source && <Box className="row__source">来源：{source}</Box>}
    </Box>
    {clause && <ClauseLink clause={clause} />}
    {onTap && (
      <Tap className="row__action" label={`${label}，${action}`} onTap={onTap}>
        <Words>{action}</Words>
        <Icon name="right" size="small" />
      </Tap>
    )}
  </Box>
);
