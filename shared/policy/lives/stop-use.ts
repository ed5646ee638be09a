import type { Clock, Form, Move, Place, Setting } from '../policy';

/** The places of a receipt: a school is told to stop, proves it, and the proof is checked. */
export const stopUsePlaces = {
  to_stop: { life: 'stop_use', title: '待发停用通知', standing: 'draft', start: true, held: 'desk' },
  stopping: { life: 'stop_use', title: '立即停止使用', standing: 'ordered', held: 'respondent' },
  stop_checking: { life: 'stop_use', title: '核对停用凭证', standing: 'rectifying', held: 'desk' },
  stop_silent: { life: 'stop_use', title: '逾期未停用', standing: 'overdue', held: 'respondent' },
  stop_proven: { life: 'stop_use', title: '已停用', standing: 'corrected', final: true },
} as const satisfies Readonly<Record<string, Place<string>>>;
type StopPlace = keyof typeof stopUsePlaces;

/** What the bureau promises about receipts. */
export const stopUseSettings = {
  stop_days: { kind: 'number', ask: '停止使用后几个工作日内提交凭证', limit: { least: 1, most: 30 }, suggest: 3 },
} as const satisfies Readonly<Record<string, Setting>>;

/** What a school proves. */
export const stopUseForms = {
  stop_proof: {
    title: '停用凭证',
    fields: [
      { id: 'stopped_on', kind: 'date', label: '停用日期', ask: '哪一天停止使用的？', past: true },
      { id: 'unsubscribed', kind: 'attest', label: '已退订相关业务，已告知师生和家长' },
      { id: 'stop_files', kind: 'file', label: '停用凭证', ask: '请上传卸载、退订等截图', min: 1, max: 6 },
    ],
  },
} as const satisfies Readonly<Record<string, Form>>;

/** Who does what to a receipt. */
export const stopUseMoves = [
  { do: 'issue', by: ['system'], from: ['to_stop'], to: 'stopping' },
  {
    do: 'report',
    by: ['respondent', 'respondent_head'],
    from: ['stopping', 'stop_silent'],
    to: 'stop_checking',
    needs: ['stop_proof'],
  },
  { do: 'verify', by: ['desk'], from: ['stop_checking'], to: 'stop_proven' },
  { do: 'return', by: ['desk'], from: ['stop_checking'], to: 'stopping', reason: true },
  { do: 'lapse', by: ['system'], from: ['stopping'], to: 'stop_silent', when: { fact: 'clock.stop', is: 'over' } },
] as const satisfies readonly Move<StopPlace, never>[];

/** By when the proof is asked; checking it is the bureau's time. */
export const stopUseClock = {
  life: 'stop_use',
  title: '停用',
  from: { did: 'issue' },
  until: { enter: ['stop_proven'] },
  pauses: ['stop_checking'],
  length: { workingDays: { setting: 'stop_days' } },
  warn: 1,
  stricter: 'shorter',
  shown: true,
} as const satisfies Clock<StopPlace>;
