import { useMemo } from 'react';
import { askedFields } from '@shared/domain/answers';
import type { Answer, Answers } from '@shared/domain/case';
import { findings as findingsOf } from '@shared/domain/findings';
import type { Fault } from '@shared/kernel/refusal';
import type { Rules } from '@shared/policy/rules';
import { Card } from '@client/ui/Card';
import { ClauseLink } from '@client/ui/ClauseLink';
import { clauseForUi } from '@client/words/clause';
import { Ask } from './Ask';
import { factsOn, placeOf, type Ground } from './reading';
import './form.scss';

type Props = {
  rules: Rules;
  forms: readonly string[];
  ground: Ground;
  answers: Answers;
  onChange: (id: string, answer: Answer | undefined) => void;
  faults?: readonly Fault[];
  quiet?: boolean;
};

/**
 * Draws forms of a policy: each form a card with the clause that asks it, each asked question its
 * control. What the rules say about answers stands at once beside the last one given of them;
 * faults stand where they are given. `quiet` leaves the findings out.
 */
export const Form = ({ rules, forms, ground, answers, onChange, faults = [], quiet }: Props) => {
  const facts = useMemo(() => factsOn(rules, ground, answers), [rules, ground, answers]);
  const said = useMemo(
    () =>
      quiet
        ? []
        : findingsOf(rules, ground.life, facts).filter((finding) => finding.says !== 'ask'),
    [rules, ground.life, facts, quiet],
  );
  const asked = forms.flatMap((id) => askedFields(rules, [id], facts).map((field) => field.id));
  return (
    <>
      {forms.map((id) => {
        const fields = askedFields(rules, [id], facts);
        return fields.length === 0 ? null : (
          <Card
            key={id}
            title={rules.forms[id]!.title}
            extra={<ClauseLink clause={clauseForUi(rules.forms[id]!.clause)} />}
          >
            {fields.map((field) => (
              <Ask
                key={field.id}
                field={field}
                value={answers[field.id]}
                facts={facts}
                core={ground.facts}
                filing={ground.id}
                onChange={onChange}
                fault={faults.find((fault) => fault.field === field.id)}
                findings={said.filter(
                  (finding) => placeOf(finding.fields, asked, answers) === field.id,
                )}
              />
            ))}
          </Card>
        );
      })}
    </>
  );
};
