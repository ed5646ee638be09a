import type { CaseDetail } from '@shared/contract/case';
import { goTo } from '@client/platform/go';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { Row } from '@client/ui/Row';
import { clauseForUi } from '@client/words/clause';
import { counted } from '@client/list/pile';

/** What somebody told who gave no name: of which kind, about what, in words for whoever answers. */
export const Told = ({
  detail: { id, org, app, told },
}: {
  detail: Pick<CaseDetail, 'id' | 'org' | 'app' | 'told'>;
}) =>
  told ? (
    <Card title="投诉内容">
      <Row label="事项" long clause={clauseForUi(told.category.clause)}>
        {told.category.title}
      </Row>
      <Row label="学校">{org.name}</Row>
      <Row
        label="应用"
        long
        onTap={() => goTo(`/pages/status/index?school=${org.id}&app=${app.id}`)}
        action="查看公开结果"
      >
        {app.name}
      </Row>
      {told.filing && (
        <Row label="备案" onTap={() => goTo(`/case/detail/index?id=${told.filing!}`)}>
          这所学校的备案
        </Row>
      )}
      {told.more > 0 && (
        <Row
          label="同类投诉"
          onTap={told.readable ? () => goTo(`/bureau/complaints/index?pile=${id}`) : undefined}
        >
          {`还有 ${counted(told.more)}`}
        </Row>
      )}
      <Row label="经过">
        {told.readable ? (
          (told.happened ?? '（已隐去）')
        ) : (
          <Badge tone="ended" icon="lock" word="内容只有受理处室能看" />
        )}
      </Row>
    </Card>
  ) : null;
