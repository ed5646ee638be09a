import { clock, handling, type Broken } from '../edit';

/** Policies whose consequences nobody carries out, or that never come. */
export const broken: readonly Broken[] = [
  {
    name: 'a consequence of what never happens',
    rule: 'then-never',
    word: '永远不会发生',
    edit: (p) => {
      handling(p).then = [{ of: 'complaint', on: { did: 'enlist' }, effects: [] }];
    },
  },
  {
    name: 'an act on a kind of case that there is not',
    rule: 'no-receiver',
    word: '没有这种事项',
    edit: (p) => {
      handling(p).then = [
        {
          of: 'complaint',
          on: { did: 'uphold' },
          effects: [{ do: 'lapse', on: 'order', of: 'app' }],
        },
      ];
    },
  },
  {
    name: 'an act of the system that nobody receives',
    rule: 'no-receiver',
    word: '没有一个环节',
    edit: (p) => {
      handling(p).then = [
        {
          of: 'complaint',
          on: { did: 'uphold' },
          effects: [{ do: 'suspend', on: 'filing', of: 'app' }],
        },
      ];
    },
  },
  {
    name: 'opening a kind of case that there is not',
    rule: 'no-receiver',
    word: '限期整改',
    edit: (p) => {
      handling(p).then = [
        { of: 'complaint', on: { did: 'uphold' }, effects: [{ open: 'order', to: 'provider' }] },
      ];
    },
  },
  {
    name: 'opening a case by an act that its beginning does not know',
    rule: 'no-receiver',
    word: '起点没有这一步',
    edit: (p) => {
      handling(p).then = [
        { of: 'complaint', on: { did: 'uphold' }, effects: [{ open: 'referral', do: 'lapse' }] },
      ];
    },
  },
  {
    name: 'opening a case that nobody takes up',
    rule: 'no-receiver',
    word: '没有人办理',
    edit: (p) => {
      delete p.words.places.to_refer!.held;
    },
  },
  {
    name: 'a consequence that depends on what is asked later',
    rule: 'then-unasked',
    word: 'refer_organ',
    edit: (p) => {
      handling(p).then = [
        {
          of: 'complaint',
          on: { did: 'uphold' },
          when: { fact: 'refer_organ', is: 'cac' },
          effects: [{ open: 'referral', with: { organ: 'cac' } }],
        },
      ];
    },
  },
  {
    name: 'a value that is asked later',
    rule: 'then-unasked',
    word: '核查中',
    edit: (p) => {
      handling(p).then = [
        {
          of: 'complaint',
          on: { enter: ['handling'] },
          effects: [{ open: 'referral', with: { organ: { fact: 'refer_organ' } } }],
        },
      ];
    },
  },
  {
    name: 'a consequence that depends on what another kind of case is about',
    rule: 'then-unasked',
    word: 'category',
    edit: (p) => {
      handling(p).then = [
        {
          of: 'filing',
          on: { did: 'stop' },
          when: { fact: 'category', is: 'fee' },
          effects: [{ tell: 'upper', what: '因收费停用' }],
        },
      ];
    },
  },
  {
    name: 'a clock that runs until a day asked later',
    rule: 'clock-unasked',
    word: 'answered_on',
    edit: (p) => {
      clock(p, 'complaint').length = { until: { fact: 'answered_on' } };
    },
  },
  {
    name: 'a clock that runs until what is no day',
    rule: 'clock-length',
    word: '不是日期',
    edit: (p) => {
      clock(p, 'complaint').length = { until: { fact: 'letter_what' } };
    },
  },
  {
    name: 'a clock that runs until what nobody is asked',
    rule: 'unknown-fact',
    word: 'promised_day',
    edit: (p) => {
      clock(p, 'complaint').length = { until: { fact: 'promised_day' } };
    },
  },
  {
    name: 'a value that nobody reads',
    rule: 'then-with',
    word: 'colour',
    edit: (p) => {
      handling(p).then = [
        {
          of: 'complaint',
          on: { did: 'uphold' },
          effects: [{ open: 'referral', with: { colour: 'red' } }],
        },
      ];
    },
  },
  {
    name: 'an organ that there is not',
    rule: 'unknown-organ',
    word: 'harbour',
    edit: (p) => {
      handling(p).then = [
        {
          of: 'complaint',
          on: { did: 'uphold' },
          effects: [{ open: 'referral', with: { organ: 'harbour' } }],
        },
      ];
    },
  },
  {
    name: 'personal data carried into another case',
    rule: 'personal-read',
    word: 'filer.head',
    edit: (p) => {
      handling(p).then = [
        {
          of: 'complaint',
          on: { did: 'uphold' },
          effects: [{ open: 'referral', with: { organ: { fact: 'filer.head' } } }],
        },
      ];
    },
  },
  {
    name: 'cases that open one another for ever',
    rule: 'then-cycle',
    word: '没有尽头',
    edit: (p) => {
      handling(p).then = [
        {
          of: 'referral',
          on: { did: 'answer' },
          effects: [{ open: 'referral', with: { organ: 'cac' } }],
        },
      ];
    },
  },
];
