import type { Article, Who } from '../policy';

/** Made by the unit itself: the national platform has no provider number for it. */
export const ownMade = {
  all: [{ known: 'provider.name' }, { fact: 'ownership', is: 'own' }],
} as const;

/** 自研自用: what a unit says of a tool it made itself, judged by the office that compares numbers; an article of the house, marked unsure. */
export const ownMadeArticle = <O extends string>(by: O, step: string): Article<never, O> => ({
  no: '自研自用',
  kind: 'house',
  unsure: true,
  quote: '本单位自己开发、自己使用的应用，没有提供者备案号的，在使用者备案里说明提供者情况',
  reason: '国家平台的问答说自研自用的应用没有提供者备案号，通知没有写明怎样办理，由审查的人判断能否备案。',
  forms: {
    own_made: {
      title: '自研自用',
      step,
      fields: [
        {
          id: 'own_maker',
          kind: 'text',
          label: '开发和运行维护',
          ask: '由本单位哪个部门开发，谁运行维护，放在哪里？',
          min: 4,
          max: 100,
          shown: ownMade,
        },
      ],
    },
  },
  checks: [
    {
      id: 'own_unfiled',
      about: '自研自用的应用没有提供者备案号',
      at: ['opine'],
      applies: { all: [{ fact: 'app.kind', is: 'app' }, ownMade] },
      warn: { not: { any: [{ known: 'moe_no' }, { known: 'moe_qr' }] } },
      ask: {
        by: by as Who<O>,
        text: '自研自用、没有备案号的应用，提供者情况说清楚了吗，能否备案？',
      },
    },
  ],
});
