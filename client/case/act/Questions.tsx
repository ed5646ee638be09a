import type { Answer, Answers } from '@shared/domain/case';
import type { Fault } from '@shared/kernel/refusal';
import { Box } from '@client/platform/element';
import { Card } from '@client/ui/Card';
import { Field } from '@client/ui/Field';
import { PointControl } from '@client/form/kinds/point';
import { clauseForUi } from '@client/words/clause';
import { faultText } from '@client/words/fault';
import type { asksFor } from './deed';

type Props = {
  asks: ReturnType<typeof asksFor>;
  answers: Answers;
  onChange: (id: string, answer: Answer | undefined) => void;
  faults: readonly Fault[];
  filing: string;
};

/** What the rules leave to a person of this office: what was noticed, and the question. */
export const Questions = ({ asks, answers, onChange, faults, filing }: Props) =>
  asks.length === 0 ? null : (
    <Card title="请您确认">
      {asks.map((ask) => {
        const fault = faults.find((fault) => fault.field === ask.key);
        return (
          <Field
            key={ask.key}
            id={ask.key}
            label={ask.question}
            clause={clauseForUi(ask.clause)}
            error={fault && faultText(fault)}
          >
            <Box className="field__hint">{ask.about}</Box>
            <PointControl
              field={{ id: ask.key, kind: 'point', label: ask.question }}
              label={ask.question}
              value={answers[ask.key]}
              onChange={(answer) => onChange(ask.key, answer)}
              filing={filing}
            />
          </Field>
        );
      })}
    </Card>
  );
