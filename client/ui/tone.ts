import type { IconName } from './Icon';

/** The five meanings a colour may have. */
export type Tone = 'filed' | 'waiting' | 'stop' | 'ended' | 'primary';

/** The icon a tone wears unless told otherwise, so that no state is colour alone. */
export const iconOf = {
  filed: 'check',
  waiting: 'clock',
  stop: 'ban',
  ended: 'circle',
  primary: 'info',
} as const satisfies Record<Tone, IconName>;
