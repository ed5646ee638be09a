import { Box, Tap, Words } from '@client/platform/element';
import './Chips.scss';

/** One chip; `count` is shown beside its word, `urgent` has it red. */
export type Chip<V extends string = string> = {
  value: V;
  label: string;
  count?: number;
  urgent?: boolean;
};

type Props<V extends string> = {
  label: string;
  chips: readonly Chip<V>[];
  at: V;
  onChange: (value: V) => void;
};

const classOf = (on: boolean, urgent = false): string =>
  `pill${on ? ' pill--on' : ''}${urgent ? ' pill--urgent' : ''}`;

/** Narrows a list to one kind of its lines: small buttons that wrap, one of them chosen. */
export const Chips = <V extends string>({ label, chips, at, onChange }: Props<V>) => (
  <Box className="pills" role="radiogroup" label={label}>
    {chips.map(({ value, label: word, count, urgent }) => (
      <Tap
        key={value}
        className={classOf(value === at, urgent)}
        role="radio"
        checked={value === at}
        onTap={() => onChange(value)}
      >
        <Words>{count === undefined ? word : `${word} ${count}`}</Words>
      </Tap>
    ))}
  </Box>
);
