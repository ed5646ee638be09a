import { useState } from 'react';
import type { Answer } from '@shared/domain/case';
import { labelOf } from '@shared/domain/answers';
import type { Finding } from '@shared/domain/findings';
import type { Facts } from '@shared/kernel/condition';
import type { Fault } from '@shared/kernel/refusal';
import type { Field as Question } from '@shared/policy/policy';
import type { Cited } from '@shared/policy/rules';
import { Box, Words } from '@client/platform/element';
import { Field } from '@client/ui/Field';
import { Icon } from '@client/ui/Icon';
import { Row } from '@client/ui/Row';
import { faultText } from '@client/words/fault';
import { controls } from './controls';
import { FindingNote } from './FindingNote';
import { knownFact, sourceOf, type Ground } from './reading';
import { shownAnswer } from './shown';

/**
 * Everything one question needs; `core` are the facts of the registers, `facts` those with the
 * answers in.
 */
export type AskProps = {
  field: Cited<Question>;
  value: Answer | undefined;
  facts: Facts;
  core: Ground['facts'];
  filing: string;
  onChange: (id: string, answer: Answer | undefined) => void;
  fault?: Fault;
  findings: readonly Finding[];
};

/**
 * One question with its control, what is wrong with the answer and what the rules say about it.
 * What a register knows is shown, not asked.
 */
export const Ask = ({ field, value, facts, core, filing, onChange, fault, findings }: AskProps) => {
  const [own, setOwn] = useState(false);
  const label =
    field.kind === 'attest' || field.kind === 'point'
      ? labelOf(field, facts)
      : (field.ask ?? labelOf(field, facts));
  const known = knownFact(field, core);
  const notes = findings.map((finding) => <FindingNote key={finding.id} finding={finding} />);
  const error = fault && faultText(fault, field.kind);
  const Control = controls[field.kind];
  const change = (answer: Answer | undefined) => onChange(field.id, answer);
  const kept = known !== undefined && JSON.stringify(known) === JSON.stringify(value ?? known);
  if (field.fixed || (kept && !own && !error)) {
    return (
      <Box id={field.id} className="known">
        <Row
          label={labelOf(field, facts)}
          source={known === undefined ? undefined : sourceOf(field)}
          {...(!field.fixed && { onTap: () => setOwn(true), action: '修改' })}
        >
          {known === undefined ? undefined : shownAnswer(field, known)}
        </Row>
        {notes}
      </Box>
    );
  }
  if (field.kind === 'attest') {
    return (
      <Box id={field.id} className={`promise${error ? ' field--wrong' : ''}`}>
        <Control
          field={field}
          label={label}
          value={value}
          onChange={change}
          filing={filing}
          error={error}
        />
        {error && (
          <Box className="field__error">
            <Icon name="alert" size="small" />
            <Words>{error}</Words>
          </Box>
        )}
        {notes}
      </Box>
    );
  }
  return (
    <Field
      id={field.id}
      label={label}
      error={error}
      optional={field.optional}
      hint={field.public ? '家长扫码就会看到。不要写姓名、班级和号码。' : undefined}
    >
      <Control
        field={field}
        label={label}
        value={value}
        onChange={change}
        filing={filing}
        error={error}
        noted={findings.length > 0}
      />
      {notes}
    </Field>
  );
};
