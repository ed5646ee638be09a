import { clockOf } from '@shared/kernel/calendar';
import type { FilingDetail, OpinionView } from '@shared/contract/filing';
import type { Rules } from '@shared/policy/rules';
import { FileLinks } from '@client/form/FileLinks';
import { useOpenFile } from '@client/form/open-file';
import { Box, Words } from '@client/platform/element';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { ClauseLink } from '@client/ui/ClauseLink';
import { Icon } from '@client/ui/Icon';
import { Row } from '@client/ui/Row';
import { pointWord } from '@client/form/shown';
import { clauseForUi } from '@client/words/clause';
import { Panel } from './Panel';
import { saidWord } from './told';

const states = {
  open: { word: '等待意见', tone: 'waiting' },
  pass: { word: '通过', tone: 'filed' },
  fault: { word: '有问题', tone: 'stop' },
  bar: { word: '不得使用', tone: 'stop' },
} as const;
const marks = { pass: 'check', fail: 'close', na: 'circle' } as const;

const panelOf = (opinion: OpinionView): string | undefined =>
  opinion.panel ? opinion.key.split(':')[0] : undefined;

/** What each office said, point by point; a panel stands together where its first seat is. */
export const Opinions = ({
  detail: { opinions, settings },
  rules,
}: {
  detail: FilingDetail;
  rules: Rules;
}) => {
  const { open, viewer } = useOpenFile();
  return (
    <>
      {opinions.map((o, i) => {
        const panel = panelOf(o);
        if (panel)
          return opinions.findIndex((x) => panelOf(x) === panel) === i ? (
            <Panel
              key={panel}
              seats={opinions.filter((x) => panelOf(x) === panel)}
              rules={rules}
              settings={settings}
            />
          ) : null;
        const state = states[o.state];
        return (
          <Card key={o.key} title={o.title} extra={<Badge tone={state.tone} word={state.word} />}>
            <Box className="under">
              {[
                o.office,
                o.by,
                o.at && clockOf(o.at),
                o.assigned && `已转交${o.assigned}`,
                o.stood && '上一轮意见继续有效',
              ]
                .filter(Boolean)
                .join(' · ')}
            </Box>
            {o.points.map((p) => (
              <Box key={p.label} className={`point point--${p.is}`}>
                <Icon name={marks[p.is]} size="small" />
                <Box className="point__body">
                  <Words>
                    {p.label.endsWith('？')
                      ? `${p.label}${pointWord(p.label, p.is)}`
                      : `${p.label}：${pointWord(p.label, p.is)}`}
                  </Words>
                  {p.note && <Box className="shown">{p.note}</Box>}
                </Box>
              </Box>
            ))}
            {o.said.map((s) => (
              <Row key={s.label} label={s.label}>
                {saidWord(rules, s)}
              </Row>
            ))}
            {o.reason && <Box className="shown reason">{o.reason}</Box>}
            {o.photos && <FileLinks files={o.photos} open={open} />}
            <ClauseLink clause={clauseForUi(o.clause)} />
          </Card>
        );
      })}
      {viewer}
    </>
  );
};
