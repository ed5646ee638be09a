import { handling, type Broken, type Draft } from '../edit';

/** What the policy says where nothing was filed. */
const unfiled = (p: Draft) => p.articles.find((article) => article.unfiled)!.unfiled!;

/** Faults in lists and what they do, in what is said of what nobody filed, and in who decides. */
export const broken: readonly Broken[] = [
  {
    name: 'a list that nobody comes onto',
    rule: 'list-empty',
    word: '没有任何环节',
    edit: (p) => {
      handling(p).lists = {
        black: { kind: 'black', of: 'app', title: '黑名单', shows: ['app.name'] },
      };
    },
  },
  {
    name: 'a list that shows what is not public',
    rule: 'list-shows',
    word: 'leader',
    edit: (p) => {
      p.words.places.filed!.on = 'white';
      handling(p).lists = {
        white: { kind: 'white', of: 'app', title: '白名单', shows: ['leader'] },
      };
    },
  },
  {
    name: 'a bar by a list that there is not',
    rule: 'unknown-list',
    word: 'black',
    edit: (p) => {
      handling(p).holds = [{ list: 'black', does: 'bars_use', to: 'app', says: '禁止使用' }];
    },
  },
  {
    name: 'a rule of use that reads a list',
    rule: 'use-reads-list',
    word: 'holds',
    edit: (p) => {
      handling(p).use = [
        {
          id: 'barred',
          when: { fact: 'app.on', has: 'black' },
          is: 'no',
          verdict: 'barred',
          says: '禁止使用',
        },
      ];
    },
  },
  {
    name: 'a sentence about what nobody filed that hangs on who asks',
    rule: 'unfiled-reads',
    word: '国家备案',
    edit: (p) => {
      unfiled(p).unshift({ when: { fact: 'app.kind', is: 'app' }, says: '请先备案' });
    },
  },
  {
    name: 'a sentence about what nobody filed that is not said of every app',
    rule: 'unfiled-silent',
    word: '没有写全',
    edit: (p) => {
      for (const row of unfiled(p)) row.when = { fact: 'app.moe_standing', is: 'filed' };
    },
  },
  {
    name: 'a permission to loosen what there is not',
    rule: 'permits-nothing',
    word: 'double_review',
    edit: (p) => {
      handling(p).permits = ['double_review'];
    },
  },
  {
    name: 'who decides what there is not',
    rule: 'decides-nothing',
    word: '限期整改',
    edit: (p) => {
      p.words.decides = { order: 'owner' };
    },
  },
];
