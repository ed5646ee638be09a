import type { MoeStanding } from '@shared/kernel/kinds';

/** What became of an app on the national platform, as screens say it. */
export const moeWord = {
  valid: { tone: 'filed', word: '国家备案有效', icon: 'check' },
  paused: { tone: 'waiting', word: '国家备案已暂停', icon: 'pause' },
  revoked: { tone: 'stop', word: '国家备案已撤销', icon: 'ban' },
  unknown: { tone: 'ended', word: '国家备案未核实', icon: 'circle' },
} as const satisfies Record<MoeStanding, { tone: string; word: string; icon: string }>;
