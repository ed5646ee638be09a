import { Box, Tap, Words } from '@client/platform/element';
import type { ControlProps } from '../control';

/** A score: one large button for each step from `min` to `max`, none chosen beforehand. */
export const ScoreControl = ({ field, label, value, onChange }: ControlProps) => {
  const least = field.min ?? 1;
  const steps = Array.from({ length: (field.max ?? 5) - least + 1 }, (_, index) => least + index);
  return (
    <Box className="yes-no points" role="radiogroup" label={label}>
      {steps.map((step) => (
        <Tap
          key={step}
          className={`choice${value === step ? ' choice--on' : ''}`}
          role="radio"
          checked={value === step}
          onTap={() => onChange(step)}
        >
          <Words>{String(step)}</Words>
        </Tap>
      ))}
    </Box>
  );
};
