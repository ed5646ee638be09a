import { Box, Tap, Words } from '@client/platform/element';
import { jumpTo } from '@client/platform/jump';
import { Icon } from './Icon';
import './FaultList.scss';

/** What is missing or wrong; `id` is the `Field` it belongs to. */
export type Fault = { id: string; text: string };

/**
 * Everything still to be put right, at the top of the form; each line jumps to its question.
 * Nothing when there is nothing.
 */
export const FaultList = ({ faults, title }: { faults: readonly Fault[]; title?: string }) =>
  faults.length === 0 ? null : (
    <Box className="faults" role="alert" id="faults">
      <Box className="faults__head">
        <Icon name="alert" />
        <Box className="faults__title">{title ?? `还差 ${faults.length} 项`}</Box>
      </Box>
      {faults.map((fault, index) => (
        <Tap key={`${fault.id}${index}`} className="faults__line" onTap={() => jumpTo(fault.id)}>
          <Words className="faults__text">{fault.text}</Words>
          <Icon name="right" size="small" />
        </Tap>
      ))}
    </Box>
  );
