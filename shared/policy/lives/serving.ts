import type { Form } from '../policy';

/** Whether somebody can sign in for whom a case is put to. */
export const isReachable = { fact: 'respondent.reachable', is: true } as const;
export const isNotReachable = { not: isReachable } as const;

/** How a paper was served on somebody who cannot sign in here. */
export const serviceForm = {
  service: {
    title: '送达登记',
    fields: [
      { id: 'served_on', kind: 'date', label: '送达日期', ask: '哪一天送达的？', past: true },
      {
        id: 'served_how',
        kind: 'choice',
        label: '送达方式',
        ask: '怎样送达的？',
        options: { post: '邮寄', in_person: '当面', agent: '委托送达', notice: '公告' },
      },
      { id: 'served_proof', kind: 'file', label: '送达凭证', ask: '请上传回执、邮单等', min: 1, max: 4 },
    ],
  },
} as const satisfies Readonly<Record<string, Form>>;
