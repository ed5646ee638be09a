import type { ComponentType } from 'react';
import type { FieldKind } from '@shared/fields';
import type { ControlProps } from './control';
import { AttestControl } from './kinds/attest';
import { ChoiceControl } from './kinds/choice';
import { ChoicesControl } from './kinds/choices';
import { CodeControl } from './kinds/code';
import { DateControl } from './kinds/date';
import { FileControl } from './kinds/file';
import { MoeNoControl } from './kinds/moe-no';
import { NumberControl } from './kinds/number';
import { PersonControl } from './kinds/person';
import { PhoneControl } from './kinds/phone';
import { PointControl } from './kinds/point';
import { ScoreControl } from './kinds/score';
import { TextControl } from './kinds/text';
import { YesControl } from './kinds/yes';

/** The control of every kind of question; a kind without one does not compile. */
export const controls = {
  text: TextControl,
  choice: ChoiceControl,
  choices: ChoicesControl,
  yes: YesControl,
  number: NumberControl,
  date: DateControl,
  file: FileControl,
  person: PersonControl,
  phone: PhoneControl,
  moe_no: MoeNoControl,
  attest: AttestControl,
  code: CodeControl,
  score: ScoreControl,
  point: PointControl,
} as const satisfies Record<FieldKind, ComponentType<ControlProps>>;
