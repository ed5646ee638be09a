import { askedFields, labelOf } from '@shared/domain/answers';
import type { Answers } from '@shared/domain/case';
import type { Facts } from '@shared/kernel/condition';
import type { Rules } from '@shared/policy/rules';
import { Box, Words } from '@client/platform/element';
import { Card } from '@client/ui/Card';
import { isMuch, Row } from '@client/ui/Row';
import { FileLinks } from './FileLinks';
import { useOpenFile } from './open-file';
import { filesOf, shownAnswer } from './shown';

type Props = {
  rules: Rules;
  forms: readonly string[];
  answers: Answers;
  facts: Facts;
  onEdit?: (form: string, field: string) => void;
  changed?: readonly string[];
};

/**
 * Answers to read, a card for each form, attachments one tap away; with `onEdit` every line leads
 * back to its question, `changed` marks what is new.
 */
export const AnswerRows = ({ rules, forms, answers, facts, onEdit, changed = [] }: Props) => {
  const { open, viewer } = useOpenFile();
  return (
    <>
      {forms.map((id) => {
        const fields = askedFields(rules, [id], facts);
        return fields.length === 0 ? null : (
          <Card key={id} title={rules.forms[id]!.title}>
            {fields.map((field) => {
              const files = filesOf(answers[field.id]);
              const shown = shownAnswer(field, answers[field.id]);
              // Read-only, a question that need not be answered and was not is no news.
              if (!onEdit && field.optional && shown === undefined) return null;
              return (
                <Row
                  key={field.id}
                  label={labelOf(field, facts)}
                  long={files.length > 0 || isMuch(shown)}
                  {...(onEdit &&
                    !field.fixed && { onTap: () => onEdit(id, field.id), action: '修改' })}
                >
                  {shown === undefined ? undefined : (
                    <>
                      <FileLinks files={files} open={open} />
                      {files.length === 0 && <Words className="shown">{shown}</Words>}
                      {changed.includes(field.id) && <Box className="changed">本次有改动</Box>}
                    </>
                  )}
                </Row>
              );
            })}
          </Card>
        );
      })}
      {viewer}
    </>
  );
};
