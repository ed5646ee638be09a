import { Box, Tap, Words } from '@client/platform/element';
import { Icon } from './Icon';
import './StepBar.scss';

const stateOf = (step: number, at: number): 'done' | 'now' | 'next' => {
  if (step === at) return 'now';
  return step < at ? 'done' : 'next';
};

/**
 * Where I am among a few short steps (`at` from 0). With `onGo` a step already passed can be
 * tapped.
 */
export const StepBar = ({
  steps,
  at,
  onGo,
}: {
  steps: readonly string[];
  at: number;
  onGo?: (step: number) => void;
}) => (
  <Box
    className="steps"
    role="group"
    label={`第 ${at + 1} 步，共 ${steps.length} 步：${steps[at] ?? ''}`}
  >
    <Box className="steps__row">
      {steps.map((step, index) => {
        const cls = `step step--${stateOf(index, at)}`;
        const inside = (
          <>
            <Box className="step__dot">
              {index < at ? <Icon name="check" size="small" /> : <Words>{String(index + 1)}</Words>}
            </Box>
            <Box className="step__word">{step}</Box>
          </>
        );
        return onGo && index < at ? (
          <Tap key={step} className={cls} label={`回到${step}`} onTap={() => onGo(index)}>
            {inside}
          </Tap>
        ) : (
          <Box key={step} className={cls}>
            {inside}
          </Box>
        );
      })}
    </Box>
    {/* 长辈版 has no room for a word below each step. */}
    <Box className="steps__now">{`第 ${at + 1} 步　${steps[at] ?? ''}　共 ${steps.length} 步`}</Box>
  </Box>
);
