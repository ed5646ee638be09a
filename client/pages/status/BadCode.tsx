import { useAbout } from '@client/about';
import { dial } from '@client/platform/dial';
import { Box } from '@client/platform/element';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { VerdictBand } from '@client/ui/VerdictBand';
import { badCode } from './verdict';

/** 二维码无效: what it may mean, what to do, and whom to call. */
export const BadCode = () => {
  const about = useAbout();
  const first = about.data?.bureaus.find((b) => b.tel);
  return (
    <>
      <VerdictBand tone={badCode.tone} icon={badCode.icon} word={badCode.word} />
      <Card title="您现在可以这样做">
        {badCode.now.map((say) => <Box key={say}>{say}</Box>)}
      </Card>
      {first && <Button icon="phone" onTap={() => dial(first.tel)}>{`拨打 ${first.name} ${first.tel}`}</Button>}
    </>
  );
};
