import type { OpinionView } from '@shared/contract/filing';
import { Box, Words } from '@client/platform/element';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { ClauseLink } from '@client/ui/ClauseLink';
import { Row } from '@client/ui/Row';
import { clauseForUi } from '@client/words/clause';

const pointsOf = (value: string): number | undefined => (/^\d+ 分$/.test(value) ? Number.parseInt(value, 10) : undefined);

/** What was said under each label of a panel, in the order of its form: scores with their mean, or texts. */
export const panelRows = (seats: readonly OpinionView[]): { label: string; mean?: string; each: readonly string[] }[] => {
  const said = seats.flatMap((o) => o.said);
  return [...new Set(said.map((s) => s.label))].map((label) => {
    const each = said.filter((s) => s.label === label).map((s) => s.value);
    const scores = each.flatMap((v) => pointsOf(v) ?? []);
    return scores.length === each.length ? { label, mean: (scores.reduce((a, b) => a + b, 0) / scores.length).toFixed(1), each } : { label, each };
  });
};

/** A panel of experts as one table: the mean of each question with every score beside it, then what each of them wrote. */
export const Panel = ({ seats }: { seats: readonly OpinionView[] }) => {
  const first = seats[0]!;
  const given = seats.filter((o) => o.state !== 'open');
  const rows = panelRows(given);
  return (
    <Card title={first.title} extra={<Badge tone={given.length === seats.length ? 'primary' : 'waiting'} word={given.length === seats.length ? `${seats.length} 位已评分` : given.length > 0 ? `已评 ${given.length}/${seats.length} 位` : '等待评分'} />}>
      <Box className="under gap">{[first.office, ...given.flatMap((o) => o.by ?? [])].join(' · ')}</Box>
      {rows.map((r) => (
        <Row key={r.label} label={r.label}>
          {r.mean === undefined
            ? r.each.map((text, i) => <Box key={`${i}${text}`} className="shown">{r.each.length > 1 ? `${i + 1}. ${text}` : text}</Box>)
            : <><Words>{`平均 ${r.mean} 分`}</Words>{r.each.length > 1 && <Box className="under">{`各位：${r.each.map((v) => v.replace(' 分', '')).join('、')}`}</Box>}</>}
        </Row>
      ))}
      <Box className="gap"><ClauseLink clause={clauseForUi(first.clause)} /></Box>
    </Card>
  );
};
