import { useState } from 'react';
import { api as contract } from '@shared/contract';
import { grouped } from '@shared/kernel/id';
import type { CaseDetail } from '@shared/contract/case';
import { documentAddress } from '@client/api';
import { openDocument } from '@client/platform/document';
import { Box } from '@client/platform/element';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Row } from '@client/ui/Row';

/** The printed form and the poster, and which numbered copies came back stamped. */
export const Papers = ({
  detail,
  sheet,
  returns,
}: {
  detail: CaseDetail;
  /** The regulation has a form to print. */ sheet: boolean;
  /** Stamped copies come back. */ returns: boolean;
}) => {
  const [trouble, setTrouble] = useState<string>();
  if (!detail.grantedOn) return null;
  const print = (what: 'form' | 'poster', name: string) => async () => {
    const got = await openDocument({
      ...documentAddress(contract.documents[what], { id: detail.id }),
      name: `${detail.app.name}-${name}.pdf`,
    });
    setTrouble(
      got ? undefined : `${name}现在不能打印：可能还没有办到这一步，或网络断开，请稍后再试。`,
    );
  };
  return (
    <Card title="打印">
      {sheet &&
        detail.copies.map((copy) => (
          <Row key={copy.code} label={returns ? `第 ${copy.no} 份` : '核验码'}>
            {grouped(copy.code)}
            {returns && (
              <Box className="under">{copy.scanned ? '盖章件已回传' : '盖章件未回传'}</Box>
            )}
          </Row>
        ))}
      {trouble && (
        <Box className="note note--stop gap" role="alert">
          {trouble}
        </Box>
      )}
      {sheet && (
        <Button icon="download" onTap={print('form', '备案表')}>
          打印备案表
        </Button>
      )}
      {detail.poster && (
        <Button icon="qr" onTap={print('poster', '公示海报')}>
          打印公示海报
        </Button>
      )}
    </Card>
  );
};
