import type { Form } from '../policy';

/**
 * What whoever pauses, ends or revokes a filing may tell parents, apart from the reason that stays
 * between offices and school.
 */
export const publicReason = {
  public_reason: {
    title: '对家长公开',
    fields: [
      {
        id: 'public_reason',
        kind: 'text',
        label: '对家长公开的原因',
        ask: '为什么？写给家长看的一句话',
        prompts: ['应用发生数据泄露，正在核查', '正在整改，整改期间不使用', '学校不再使用这个应用'],
        max: 100,
        optional: true,
        public: true,
      },
    ],
  },
} as const satisfies Readonly<Record<string, Form>>;
