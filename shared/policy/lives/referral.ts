import type { Article, Place } from '../policy';

/** The places of a referral: a letter that is drafted, sent and answered. */
export const referralPlaces = {
  to_refer: { life: 'referral', title: '待发移送函', standing: 'draft', start: true, held: 'desk' },
  letter_sent: { life: 'referral', title: '已移送，等待结果', standing: 'referred', held: 'desk' },
  letter_answered: { life: 'referral', title: '对方已反馈结果', standing: 'closed', final: true },
  letter_dropped: { life: 'referral', title: '不移送', standing: 'closed', final: true },
} as const satisfies Readonly<Record<string, Place<string>>>;

/** How a bureau hands to another organ what is that organ's, and what becomes of it. */
export const referralLife = (): Article<keyof typeof referralPlaces, never> => ({
  no: '移送办理',
  kind: 'house',
  quote: '移送其他部门的，发函并登记对方反馈的结果',
  reason: '文件要求会同、商请有关部门处理，没有规定移送的手续，按通常做法编号发函并登记结果。',
  forms: {
    letter: {
      title: '移送函',
      fields: [
        { id: 'letter_what', kind: 'text', label: '移送事项', ask: '请对方处理什么？', min: 4, max: 300 },
        {
          id: 'letter_files',
          kind: 'file',
          label: '函件照片',
          ask: '请上传盖章的函件',
          min: 1,
          max: 6,
          optional: true,
        },
      ],
    },
    letter_result: {
      title: '反馈结果',
      fields: [
        { id: 'answered_on', kind: 'date', label: '反馈日期', ask: '对方哪一天反馈的？', past: true },
        { id: 'letter_answer', kind: 'text', label: '处理结果', ask: '对方怎样处理的？', min: 4, max: 300 },
      ],
    },
  },
  moves: [
    { do: 'issue', by: ['desk'], from: ['to_refer'], to: 'letter_sent', needs: ['letter'], issues: 'letter' },
    { do: 'dismiss', by: ['desk'], from: ['to_refer'], to: 'letter_dropped', reason: true },
    { do: 'answer', by: ['desk'], from: ['letter_sent'], to: 'letter_answered', needs: ['letter_result'] },
  ],
});
