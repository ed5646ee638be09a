import { attest } from './attest';
import { choice } from './choice';
import { choices } from './choices';
import { code } from './code';
import { date } from './date';
import { file } from './file';
import type { KindOfField, Question } from './kind';
import { moeNo } from './moe-no';
import { number } from './number';
import { person } from './person';
import { phone } from './phone';
import { point } from './point';
import { score } from './score';
import { text } from './text';
import { yes } from './yes';

/** The kinds of question a form can ask. The client has one control for each. */
export const fieldKinds = {
  text,
  choice,
  choices,
  yes,
  number,
  date,
  file,
  person,
  phone,
  moe_no: moeNo,
  code,
  score,
  attest,
  point,
} as const satisfies Readonly<Record<string, KindOfField>>;
export type FieldKind = keyof typeof fieldKinds;

/** A question with its kind; `secret` answers are personal data. */
export type Asked = Question & { kind: FieldKind; secret?: true };

/** All that is known of a kind of question. */
export const kindOf = (field: { kind: FieldKind }): KindOfField => fieldKinds[field.kind];
