import type { CaseDetail } from '@shared/contract/case';
import type { Standing } from '@shared/policy/policy';
import { Card } from '@client/ui/Card';
import { Row } from '@client/ui/Row';
import { standings } from '@shared/vocabulary/standings';

const words = (counts: Readonly<Record<string, number>>): string | undefined =>
  Object.entries(counts)
    .map(([standing, count]) => `${standings[standing as Standing] ?? standing} ${count} 所`)
    .join('，') || undefined;

/**
 * What this app, and its provider's other apps, came to at other schools of the region; nothing
 * when there are none.
 */
export const Elsewhere = ({
  of,
  title,
}: {
  of: NonNullable<CaseDetail['elsewhere']>;
  title: string;
}) => {
  const [app, provider] = [words(of.app), words(of.provider)];
  return app || provider ? (
    <Card title={title}>
      {app && <Row label="这个应用">{app}</Row>}
      {provider && <Row label="同一提供者的其他应用">{provider}</Row>}
    </Card>
  ) : null;
};
