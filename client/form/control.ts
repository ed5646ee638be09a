import type { Answer } from '@shared/domain/case';
import type { Field } from '@shared/policy/policy';

/**
 * What every control of a question takes: the question, the answer so far, and where a new one goes
 * (undefined clears it). `filing` is where files are uploaded to; `noted` when a finding already
 * speaks about this answer.
 */
export type ControlProps = {
  field: Field;
  label: string;
  value: Answer | undefined;
  onChange: (answer: Answer | undefined) => void;
  filing: string;
  error?: string;
  noted?: boolean;
};
