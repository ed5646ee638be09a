import { move, unmove, type Broken } from '../edit';

/** Faults in places and moves. */
export const broken: readonly Broken[] = [
  {
    name: 'a move leads nowhere',
    rule: 'unknown-place',
    word: 'aprroval',
    edit: (p) => {
      move(p, 'accept', 'intake').to = 'aprroval';
    },
  },
  {
    name: 'nobody such',
    rule: 'unknown-office',
    word: 'secretary',
    edit: (p) => {
      move(p, 'accept', 'intake').by = ['secretary'];
    },
  },
  {
    name: 'a lead office for a kind of case that nothing routes',
    rule: 'routing-hole',
    word: '“投诉”有牵头',
    edit: (p) => {
      p.words.places.handling!.held = 'lead';
    },
  },
  {
    name: 'no start',
    rule: 'one-start',
    word: '起点',
    edit: (p) => {
      delete p.words.places.draft!.start;
    },
  },
  {
    name: 'two starts',
    rule: 'one-start',
    word: '2',
    edit: (p) => {
      p.words.places.signing!.start = true;
    },
  },
  {
    name: 'an island',
    rule: 'unreachable-place',
    word: '预审',
    edit: (p) => {
      p.words.places.precheck = {
        life: 'filing',
        title: '预审',
        standing: 'in_review',
        final: true,
      };
    },
  },
  {
    name: 'a dead end',
    rule: 'dead-end',
    word: '待受理',
    edit: (p) => {
      for (const verb of ['accept', 'return', 'recall', 'withdraw', 'suspend'])
        unmove(p, verb, 'intake');
    },
  },
  {
    name: 'two places that only lead to each other',
    rule: 'never-ends',
    word: '办不完',
    edit: (p) => {
      for (const verb of ['uphold', 'dismiss', 'refer']) unmove(p, verb, 'handling');
    },
  },
  {
    name: 'a final place that is left',
    rule: 'final-left',
    word: '不予备案',
    edit: (p) => {
      move(p, 'submit', 'draft').from.push('rejected');
    },
  },
  {
    name: 'a complaint becomes a filing',
    rule: 'two-lives',
    word: '投诉',
    edit: (p) => {
      move(p, 'receive', 'received').to = 'intake';
    },
  },
  {
    name: 'one verb, two answers',
    rule: 'ambiguous-move',
    word: '两条',
    edit: (p) => {
      p.articles[1]!.moves = [{ do: 'accept', by: ['desk'], from: ['intake'], to: 'approval' }];
    },
  },
  {
    name: 'watches that chase each other',
    rule: 'system-cycle',
    word: '循环',
    edit: (p) => {
      const when = { fact: 'clock.online', is: 'over' };
      p.articles[1]!.moves = [
        { do: 'lapse', by: ['system'], from: ['filed'], to: 'suspended', when },
        { do: 'renew', by: ['system'], from: ['suspended'], to: 'filed', when },
      ];
    },
  },
  {
    name: 'a watch without a condition',
    rule: 'system-always',
    word: '没有写条件',
    edit: (p) => {
      p.articles[1]!.moves = [{ do: 'lapse', by: ['system'], from: ['filed'], to: 'suspended' }];
    },
  },
  {
    name: 'a watch that waits for something outside its case',
    rule: 'system-reads',
    word: '在事项之外',
    edit: (p) => {
      const when = { fact: 'app.moe_standing', is: 'revoked' };
      p.articles[1]!.moves = [
        { do: 'lapse', by: ['system'], from: ['filed'], to: 'suspended', when },
      ];
    },
  },
];
