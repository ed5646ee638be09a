import { labelOf } from '@shared/domain/answers';
import type { Answers } from '@shared/domain/case';
import type { Facts } from '@shared/kernel/condition';
import type { Rules } from '@shared/policy/rules';
import { shownAnswer } from '@client/form/shown';
import { Box, Words } from '@client/platform/element';
import { Card } from '@client/ui/Card';
import { Row } from '@client/ui/Row';

type Props = {
  rules: Rules;
  changed: readonly string[];
  before: Answers;
  after: Answers;
  facts: Facts;
};

/** 变更内容: every answer that differs from what is in force, the old one beside the new one. */
export const Changes = ({ rules, changed, before, after, facts }: Props) => {
  const fields = changed.flatMap((id) => rules.fields[id] ?? []);
  return fields.length === 0 ? null : (
    <Card title={`变更内容（${fields.length} 项）`} tone="waiting">
      {fields.map((field) => (
        <Row key={field.id} label={labelOf(field, facts)}>
          <Words>{shownAnswer(field, after[field.id]) ?? '（删去）'}</Words>
          <Box className="under">{`原来：${shownAnswer(field, before[field.id]) ?? '没有填写'}`}</Box>
        </Row>
      ))}
    </Card>
  );
};
