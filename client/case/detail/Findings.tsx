import type { CaseDetail } from '@shared/contract/case';
import type { Answers } from '@shared/domain/case';
import type { Rules } from '@shared/policy/rules';
import { FindingNote } from '@client/form/FindingNote';
import { shownAnswer } from '@client/form/shown';
import { Box, Words } from '@client/platform/element';
import { Card } from '@client/ui/Card';
import { bodyWord } from '@client/words/party';

type Props = {
  detail: Pick<CaseDetail, 'org'>;
  rules: Rules;
  findings: CaseDetail['findings'];
  answers: Answers;
};

/** 规定核对: what the rules say to the answers, each with the answers it looked at. */
export const Findings = ({ detail, rules, findings, answers }: Props) => {
  const evidence = (fields: readonly string[]) =>
    fields.flatMap((id) => {
      const field = rules.fields[id];
      const shown = field && shownAnswer(field, answers[id]);
      return field && shown
        ? [`${typeof field.label === 'string' ? field.label : ''}：${shown}`]
        : [];
    });
  return findings.length === 0 ? null : (
    <Card title="规定核对">
      {findings.map((finding) => (
        <Box key={finding.id} className="gap">
          <FindingNote
            finding={finding.asks ? { ...finding, fix: finding.asks.text } : finding}
            word={finding.says === 'stop' ? '不符合规定' : undefined}
          />
          {evidence(finding.fields).map((line) => (
            <Box key={line} className="evidence">
              <Words>{`${bodyWord(detail.org.kind)}填写　${line}`}</Words>
            </Box>
          ))}
        </Box>
      ))}
    </Card>
  );
};
