import type { On } from '../policy/policy';
import type { CaseEvent } from './case';

/**
 * Whether an event is what a rule waits for; `entered` is the place it newly leads to.
 */
export const isWhat = (
  on: On<string> | undefined,
  event: CaseEvent,
  entered: string | undefined,
): boolean => {
  if (!on) return false;
  if ('enter' in on) return entered !== undefined && on.enter.includes(entered);
  if ('did' in on) return on.did === event.did;
  if ('granted' in on) return event.kind === 'moved' && event.grants === true;
  return (
    event.kind === 'tracked' && event.track.id === on.track && event.track.now.state === 'done'
  );
};
