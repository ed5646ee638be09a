import Taro from '@tarojs/taro';
import type { CaseDetail } from '@shared/contract/case';
import { Box } from '@client/platform/element';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Icon } from '@client/ui/Icon';
import { Row } from '@client/ui/Row';
import { Screen } from '@client/ui/Screen';
import { dueWords } from '@client/words/clock';
import { numberIn } from '@client/words/number';
import type { ActDone } from './acting';
import './case.scss';

/**
 * It is done: what was done, where the filing stands now, its number, what happens next, and by
 * when once `detail` is that of after the act.
 */
export const Done = ({
  done,
  detail,
  title,
  next,
}: {
  done: ActDone;
  detail: CaseDetail;
  title: string;
  next?: string;
}) => (
  <Screen>
    <Box className="done" role="status">
      <Box className="done__mark">
        <Icon name="check" size="large" />
      </Box>
      <Box className="done__title">{title}</Box>
      {next && <Box className="done__next">{next}</Box>}
    </Box>
    <Card>
      <Row label="现在环节">{done.placeTitle}</Row>
      {done.number && <Row label={numberIn(detail.life)}>{done.number}</Row>}
      {detail.version === done.version &&
        detail.clocks
          .filter(
            (clock) =>
              clock.state === 'running' &&
              clock.due &&
              !(clock.id === 'recheck' && done.standing === 'pilot'),
          )
          .map((clock) => (
            <Row key={clock.id} label={clock.title}>
              {dueWords(clock)}
            </Row>
          ))}
    </Card>
    <Button kind="primary" onTap={() => void Taro.switchTab({ url: '/pages/todo/index' })}>
      回到办理
    </Button>
    <Button onTap={() => void Taro.redirectTo({ url: `/case/detail/index?id=${done.id}` })}>
      查看详情
    </Button>
  </Screen>
);
