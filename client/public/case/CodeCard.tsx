import type { ReactNode } from 'react';
import { grouped } from '@shared/kernel/id';
import { Box } from '@client/platform/element';
import { copy } from '@client/platform/share';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { CodeParts } from '@client/ui/CodeParts';
import './CodeCard.scss';

type Props = { code: string; onCopied: () => void; main?: boolean; children?: ReactNode };

/**
 * A tracking code just given, large, and how to keep it: no other page shows it again. `main`: to
 * copy it is what the page is for.
 */
export const CodeCard = ({ code, onCopied, main, children }: Props) => {
  const take = async () => {
    if (await copy(grouped(code))) onCopied();
  };
  return (
    <Card title="您的查询码">
      <CodeParts name="查询码" code={grouped(code)} />
      <Box className="code-note">
        请截图或抄下来。我们不知道您是谁，查询码丢了就找不回来；拿到它的人都能看到进度，请不要发到群里。
      </Box>
      <Button kind={main ? 'primary' : 'plain'} onTap={take}>
        复制查询码
      </Button>
      {children}
    </Card>
  );
};
