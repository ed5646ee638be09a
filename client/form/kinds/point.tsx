import { isPoint } from '@shared/fields/answer';
import type { Point } from '@shared/domain/case';
import { longest } from '@shared/kernel/limits';
import { Box, Tap, Words } from '@client/platform/element';
import { Icon } from '@client/ui/Icon';
import { TextArea } from '@client/ui/TextArea';
import type { ControlProps } from '../control';
import { pointWord } from '../shown';

const verdicts: readonly Point['is'][] = ['pass', 'fail', 'na'];

/**
 * One point of a checklist: three large buttons, and room for the reason when it does not conform.
 * Nothing is ticked beforehand.
 */
export const PointControl = ({ label, value, onChange }: ControlProps) => {
  const point = isPoint(value) ? value : undefined;
  const choose = (is: Point['is']) =>
    onChange(is === 'fail' ? { is, ...(point?.note && { note: point.note }) } : { is });
  return (
    <>
      <Box className="yes-no points" role="radiogroup" label={label}>
        {verdicts.map((is) => (
          <Tap
            key={is}
            className={`choice${point?.is === is ? ' choice--on' : ''}`}
            role="radio"
            checked={point?.is === is}
            onTap={() => choose(is)}
          >
            {point?.is === is && <Icon name={is === 'fail' ? 'close' : 'check'} size="small" />}
            <Words>{pointWord(label, is)}</Words>
          </Tap>
        ))}
      </Box>
      {point?.is === 'fail' && (
        <TextArea
          label={`${label}，${pointWord(label, 'fail')}的原因`}
          rows={2}
          max={longest.point}
          placeholder="哪里不符合，要怎样改（对方会看到）"
          value={point.note ?? ''}
          onChange={(note) => onChange({ is: 'fail', ...(note && { note }) })}
        />
      )}
    </>
  );
};
