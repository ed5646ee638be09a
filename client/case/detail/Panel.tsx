import type { ComponentProps } from 'react';
import type { CaseDetail, OpinionView } from '@shared/contract/case';
import type { Rules } from '@shared/policy/rules';
import { Box, Words } from '@client/platform/element';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { ClauseLink } from '@client/ui/ClauseLink';
import { Row } from '@client/ui/Row';
import { clauseForUi } from '@client/words/clause';
import { panelOf, panelResult, passWords } from '../panel';
import { panelRows } from './told';

type Props = { seats: readonly OpinionView[]; rules: Rules; settings: CaseDetail['settings'] };

type Shown = Pick<ComponentProps<typeof Badge>, 'tone' | 'word'>;

const badgeOf = (passed: boolean | undefined, given: number, seats: number): Shown => {
  if (passed === true) return { tone: 'filed', word: '论证通过' };
  if (passed === false) return { tone: 'stop', word: '论证未通过' };
  if (given === seats) return { tone: 'primary', word: `${seats} 位已评分` };
  if (given > 0) return { tone: 'waiting', word: `已评 ${given}/${seats} 位` };
  return { tone: 'waiting', word: '等待评分' };
};

/**
 * A panel of experts as one table: what it came to and why, the mean of each question with every
 * score beside it, then what each of them wrote.
 */
export const Panel = ({ seats, rules, settings }: Props) => {
  const first = seats[0]!;
  const given = seats.filter((seat) => seat.state !== 'open');
  const rows = panelRows(rules, given);
  const result = panelResult(rules, settings, seats);
  const panel = panelOf(rules, first.key);
  const needed = panel && passWords(panel, settings);
  const badge = badgeOf(result?.passed, given.length, seats.length);
  return (
    <Card title={first.title} extra={<Badge {...badge} />}>
      <Box className="under gap">
        {[first.office, ...given.flatMap((seat) => seat.by ?? [])].join(' · ')}
      </Box>
      {needed && (
        <Box
          className={`gap${result && !result.passed ? ' left left--stop' : ' under'}`}
        >{`${needed}${result && result.short.length > 0 ? `；未达到：${result.short.join('、')}` : ''}。`}</Box>
      )}
      {rows.map((row) => (
        <Row key={row.label} label={row.label}>
          {row.mean === undefined ? (
            row.each.map((text, index) => (
              <Box key={`${index}${text}`} className="shown">
                {row.each.length > 1 ? `${index + 1}. ${text}` : text}
              </Box>
            ))
          ) : (
            <>
              <Words>{`平均 ${row.mean} 分`}</Words>
              {row.each.length > 1 && <Box className="under">{`各位：${row.each.join('、')}`}</Box>}
            </>
          )}
        </Row>
      ))}
      <Box className="gap">
        <ClauseLink clause={clauseForUi(first.clause)} />
      </Box>
    </Card>
  );
};
