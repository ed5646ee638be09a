import { changedFields, labelOf } from '@shared/domain/answers';
import { clockOf } from '@shared/kernel/calendar';
import type { Facts } from '@shared/kernel/condition';
import type { Rules } from '@shared/policy/rules';
import { Box } from '@client/platform/element';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Row } from '@client/ui/Row';
import { shownAnswer } from '@client/form/shown';
import type { Draft, DraftState } from './draft';

const most = 6;

/**
 * The draft went on elsewhere: shows what differs, and both ways to go on. Nothing is lost until
 * one is chosen.
 */
export const Conflict = ({
  draft,
  state,
  rules,
  facts,
}: {
  draft: Draft;
  state: DraftState;
  rules: Rules;
  facts: Facts;
}) => {
  const { theirs } = state;
  if (!theirs) return null;
  const when = theirs.saved ? `在 ${clockOf(theirs.saved).slice(11)} ` : '';
  const ids = changedFields(theirs.answers, state.answers).filter((id) => rules.fields[id]);
  const read = (id: string, answer: DraftState['answers'][string]) =>
    shownAnswer(rules.fields[id]!, answer) ?? '未填写';
  return (
    <Card title="这份草稿在另一台设备上改过" tone="waiting">
      <Box>{`另一台设备${when}保存过，有 ${ids.length} 处与本机不同。请选用哪一份：`}</Box>
      {ids.slice(0, most).map((id) => (
        <Row key={id} label={labelOf(rules.fields[id]!, facts)}>
          <Box>{`本机：${read(id, state.answers[id])}`}</Box>
          <Box>{`另一台：${read(id, theirs.answers[id])}`}</Box>
        </Row>
      ))}
      {ids.length > most && <Box>{`还有 ${ids.length - most} 处`}</Box>}
      <Button kind="primary" onTap={() => draft.choose('mine')}>
        用本机的内容
      </Button>
      <Button onTap={() => draft.choose('theirs')}>用另一台设备的内容</Button>
    </Card>
  );
};
