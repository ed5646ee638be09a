import { faults as faultsOf, labelOf } from '@shared/domain/answers';
import type { Answers } from '@shared/domain/case';
import { findings as findingsOf } from '@shared/domain/findings';
import type { Facts } from '@shared/kernel/condition';
import type { Life } from '@shared/policy/policy';
import type { Rules } from '@shared/policy/rules';
import { Box, Tap, Words } from '@client/platform/element';
import { Card } from '@client/ui/Card';
import { Icon } from '@client/ui/Icon';
import { AnswerRows } from '@client/form/AnswerRows';
import { FindingNote } from '@client/form/FindingNote';
import { faultText } from '@client/words/fault';

type Props = {
  life: Life;
  rules: Rules;
  forms: readonly string[];
  answers: Answers;
  facts: Facts;
  onEdit: (form: string, field: string) => void;
};

/**
 * What keeps a draft from being submitted: everything missing or wrong, and every rule it breaks.
 */
export const wrongWith = ({ life, rules, forms, answers, facts }: Omit<Props, 'onEdit'>) => ({
  faults: faultsOf(rules, forms, answers, facts),
  findings: findingsOf(rules, life, facts).filter((finding) => finding.says !== 'ask'),
});

/**
 * 核对提交: everything on one page, each answer one tap from its question, all faults and findings at
 * once.
 */
export const Check = (props: Props) => {
  const { rules, forms, facts, onEdit } = props;
  const { faults, findings } = wrongWith(props);
  const formOf = (field: string) =>
    forms.find((id) => rules.forms[id]?.fields.some((one) => one.id === field));
  const go = (field: string) => {
    const form = formOf(field);
    if (form) onEdit(form, field);
  };
  return (
    <>
      {faults.length > 0 && (
        <Box className="faults" role="alert" id="faults">
          <Box className="faults__head">
            <Icon name="alert" />
            <Box className="faults__title">{`还差 ${faults.length} 项，点一下就能去补`}</Box>
          </Box>
          {faults.map((fault) => (
            <Tap key={fault.field} className="faults__line" onTap={() => go(fault.field)}>
              <Words className="faults__text">
                {faultText(fault, rules.fields[fault.field]?.kind)}
              </Words>
              <Icon name="right" size="small" />
            </Tap>
          ))}
        </Box>
      )}
      {findings.length > 0 && (
        <Card title="规定方面的提示">
          {findings.map((finding) => (
            <Box key={finding.id} className="check__finding">
              <FindingNote finding={finding} />
              {finding.fields[0] && formOf(finding.fields[0]) && (
                <Tap className="check__go" onTap={() => go(finding.fields[0]!)}>
                  <Words>{`去修改：${rules.fields[finding.fields[0]] ? labelOf(rules.fields[finding.fields[0]]!, facts) : ''}`}</Words>
                  <Icon name="right" size="small" />
                </Tap>
              )}
            </Box>
          ))}
        </Card>
      )}
      <AnswerRows {...props} />
    </>
  );
};
