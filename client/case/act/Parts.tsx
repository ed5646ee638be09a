import type { Attached } from '@shared/domain/case';
import type { Clause } from '@shared/kernel/refusal';
import { Files } from '@client/form/kinds/file';
import { Box } from '@client/platform/element';
import { Card } from '@client/ui/Card';
import { Choice } from '@client/ui/Choice';
import { Empty } from '@client/ui/Empty';
import { Field } from '@client/ui/Field';
import { clauseForUi } from '@client/words/clause';
import type { Written } from './written';

type Result = NonNullable<Written['outcome']>;
type OutcomeOption = { value: Result; label: string; note?: string; reason?: string };

/**
 * What an office may conclude: not that it passes while points fail, and a ban only where this place
 * leads to one.
 */
export const outcomesOf = (
  body: string,
  { failed, bars }: { failed: number; bars: boolean },
): readonly OutcomeOption[] => [
  {
    value: 'pass',
    label: '通过',
    ...(failed > 0 && { reason: `有 ${failed} 项选了不符合，不能通过` }),
  },
  {
    value: 'fault',
    label: `有问题，退回${body}`,
    note: `等各处室意见齐了，一次告知${body}`,
  },
  ...(bars
    ? [{ value: 'bar' as const, label: '不得使用', note: '有严重问题，不是修改能解决的' }]
    : []),
];

type OutcomeProps = {
  clause: Clause;
  options: readonly OutcomeOption[];
  chosen?: Result;
  error?: string;
  onChoose: (chosen: Result) => void;
};

/** 审查结论: what this office concludes. */
export const Outcome = ({ clause, options, chosen, error, onChoose }: OutcomeProps) => (
  <Card>
    <Field id="outcome" label="审查结论" clause={clauseForUi(clause)} error={error}>
      <Choice options={[...options]} value={chosen} onChange={onChoose} />
    </Field>
  </Card>
);

type HandingProps = {
  clause: Clause;
  people: readonly { id: string; name: string }[];
  to?: string;
  error?: string;
  onChoose: (person: string) => void;
};

/** 转交: to which colleague. */
export const Handing = ({ clause, people, to, error, onChoose }: HandingProps) => (
  <Card>
    {people.length === 0 ? (
      <Empty icon="me" title="本处室没有其他同事" note="请联系管理员，把同事加入本处室。" />
    ) : (
      <Field id="to" label="转交给谁" clause={clauseForUi(clause)} error={error}>
        <Choice
          options={people.map((person) => ({ value: person.id, label: person.name }))}
          value={to}
          onChange={onChoose}
        />
      </Field>
    )}
  </Card>
);

type PhotosProps = {
  /** The case they are kept with. */ of: string;
  hint?: string;
  photos: readonly Attached[];
  error?: string;
  onGoing: (count: number) => void;
  onChange: (next: readonly Attached[]) => void;
};

/** 附照片: what goes with a reason. */
export const Photos = ({ of, hint, photos, error, onGoing, onChange }: PhotosProps) => (
  <Field id="photos" label="附照片" optional hint={hint} error={error}>
    <Files filing={of} files={photos} onGoing={onGoing} onChange={onChange} />
  </Field>
);

/** How the scores of a panel are given, and what they come to. */
export const Scale = ({ of, passes }: { of?: { min?: number; max?: number }; passes: string }) =>
  of ? (
    <Box className="lead-note">
      {`每项打 ${of.min ?? 1} 到 ${of.max ?? 5} 分，分数越高越好。${passes}`}
    </Box>
  ) : null;
