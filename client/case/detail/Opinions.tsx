import { clockOf } from '@shared/kernel/calendar';
import type { CaseDetail, OpinionView } from '@shared/contract/case';
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
  detail: CaseDetail;
  rules: Rules;
}) => {
  const { open, viewer } = useOpenFile();
  return (
    <>
      {opinions.map((opinion, index) => {
        const panel = panelOf(opinion);
        if (panel)
          return opinions.findIndex((seat) => panelOf(seat) === panel) === index ? (
            <Panel
              key={panel}
              seats={opinions.filter((seat) => panelOf(seat) === panel)}
              rules={rules}
              settings={settings}
            />
          ) : null;
        const state = states[opinion.state];
        return (
          <Card
            key={opinion.key}
            title={opinion.title}
            extra={<Badge tone={state.tone} word={state.word} />}
          >
            <Box className="under">
              {[
                opinion.office,
                opinion.by,
                opinion.at && clockOf(opinion.at),
                opinion.assigned && `已转交${opinion.assigned}`,
                opinion.stood && '上一轮意见继续有效',
              ]
                .filter(Boolean)
                .join(' · ')}
            </Box>
            {opinion.points.map((point) => (
              <Box key={point.label} className={`point point--${point.is}`}>
                <Icon name={marks[point.is]} size="small" />
                <Box className="point__body">
                  <Words>
                    {point.label.endsWith('？')
                      ? `${point.label}${pointWord(point.label, point.is)}`
                      : `${point.label}：${pointWord(point.label, point.is)}`}
                  </Words>
                  {point.note && <Box className="shown">{point.note}</Box>}
                </Box>
              </Box>
            ))}
            {opinion.said.map((answer) => (
              <Row key={answer.label} label={answer.label}>
                {saidWord(rules, answer)}
              </Row>
            ))}
            {opinion.reason && <Box className="shown reason">{opinion.reason}</Box>}
            {opinion.photos && <FileLinks files={opinion.photos} open={open} />}
            <ClauseLink clause={clauseForUi(opinion.clause)} />
          </Card>
        );
      })}
      {viewer}
    </>
  );
};
