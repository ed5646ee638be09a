import { check, move, unmove, type Broken } from '../edit';

/** Faults in what is in force, in permission to use and in inheritance. */
export const broken: readonly Broken[] = [
  {
    name: 'withdrawing a change ends the tool',
    rule: 'grant-unsafe',
    word: '变更期间',
    edit: (p) => {
      move(p, 'withdraw', 'signing').to = 'withdrawn';
    },
  },
  {
    name: 'rejecting a change ends the tool',
    rule: 'grant-unsafe',
    word: '不予备案',
    edit: (p) => {
      move(p, 'reject', 'approval').to = 'rejected';
    },
  },
  {
    name: 'stopping leaves it in force',
    rule: 'grant-dangling',
    word: '仍然算生效',
    edit: (p) => {
      delete move(p, 'stop', 'filed').ends;
    },
  },
  {
    name: 'filed without approval',
    rule: 'filed-ungranted',
    word: '没有经过批准',
    edit: (p) => {
      delete move(p, 'approve', 'approval').grants;
    },
  },
  {
    name: 'no way to suspend',
    rule: 'unstoppable-place',
    word: '暂停',
    edit: (p) => {
      unmove(p, 'suspend', 'filed');
    },
  },
  {
    name: 'never usable',
    rule: 'use-never-yes',
    word: '没有任何情况',
    edit: (p) => {
      for (const a of p.articles)
        if (a.use)
          a.use = a.use.map((u) =>
            u.id === 'filed' ? { ...u, is: 'no', verdict: 'suspended' } : u,
          );
    },
  },
  {
    name: 'a no that always wins',
    rule: 'use-never-yes',
    word: '已备案',
    edit: (p) => {
      p.articles[1]!.use = [
        {
          id: 'never',
          when: { known: 'object' },
          is: 'no',
          verdict: 'suspended',
          says: '不得使用',
        },
        {
          id: 'never2',
          when: { not: { known: 'object' } },
          is: 'no',
          verdict: 'suspended',
          says: '不得使用',
        },
      ];
    },
  },
  {
    name: 'usable before approval',
    rule: 'use-ungranted',
    word: '还没有批准',
    edit: (p) => {
      p.articles[1]!.use = [
        {
          id: 'early',
          when: { fact: 'case.standing', is: 'in_review' },
          is: 'yes',
          says: '可以使用',
        },
      ];
    },
  },
  {
    name: 'usable while suspended',
    rule: 'use-suspended',
    word: '已暂停',
    edit: (p) => {
      for (const a of p.articles) if (a.use) a.use = a.use.filter((u) => u.id !== 'suspended');
    },
  },
  {
    name: 'softer than the nation',
    rule: 'loosened',
    word: 'ads',
    edit: (p) => {
      check(p, 'ads').stop = {
        all: [
          { fact: 'has_ads', is: true },
          { fact: 'object', is: 'app' },
        ],
      };
    },
  },
  {
    name: 'a national stop turned into a warning',
    rule: 'loosened',
    word: '上级没有允许',
    edit: (p) => {
      for (const a of p.articles) if (a.checks) a.checks = a.checks.filter((c) => c.id !== 'games');
      p.articles[1]!.changes = [{ key: 'games', is: 'warn' }];
    },
  },
  {
    name: 'permission named in the wrong article',
    rule: 'loosened',
    word: 'games',
    edit: (p) => {
      for (const a of p.articles) if (a.checks) a.checks = a.checks.filter((c) => c.id !== 'games');
      p.articles[1]!.changes = [{ key: 'games', is: 'off', permitted: '（六）' }];
    },
  },
  {
    name: 'longer than the nation allows',
    rule: 'length-loosened',
    word: '答复',
    edit: () => {},
    base: (b) => {
      b.words.places.told = {
        life: 'complaint',
        title: '填写投诉',
        standing: 'draft',
        start: true,
      };
      b.articles[0]!.clocks = {
        complaint: {
          life: 'complaint',
          title: '答复',
          from: { did: 'submit' },
          length: { workingDays: 20 },
          stricter: 'shorter',
          shown: true,
        },
      };
    },
  },
  {
    name: 'a change of nothing',
    rule: 'unknown-change',
    word: 'colour',
    edit: (p) => {
      p.articles[1]!.changes = [{ key: 'colour', is: 'stop' }];
    },
  },
  {
    name: 'a successor of what is not there',
    rule: 'follows-missing',
    word: 'suqian@2020-01-01',
    edit: (p) => {
      p.follows = 'suqian@2020-01-01';
    },
  },
  {
    name: 'a successor of something later',
    rule: 'follows-missing',
    word: '更早',
    edit: (p) => {
      p.id = 'suqian@2023-01-01';
      p.follows = 'suqian@2024-09-01';
    },
    options: (previous) => ({ previous }),
  },
];
