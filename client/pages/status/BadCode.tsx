import { Box } from '@client/platform/element';
import { Phones } from '@client/about/Phones';
import { Card } from '@client/ui/Card';
import { VerdictBand } from '@client/ui/VerdictBand';
import { badCode } from './advice';

/** 二维码无效: what it may mean, what to do, and whom to call. */
export const BadCode = () => (
  <>
    <VerdictBand tone={badCode.tone} icon={badCode.icon} word={badCode.word} />
    <Card title="您现在可以这样做">
      {badCode.now.map((say) => (
        <Box key={say}>{say}</Box>
      ))}
    </Card>
    <Phones />
  </>
);
