import { article, check, clock, move, type Broken } from '../edit';

const bureau = {
  accept_days: 5,
  review_days: 15,
  online_days: 30,
  recheck_months: 12,
  complaint_days: 10,
};

/** Faults in quotes, articles, printed sheets, days, a bureau's settings and people, and in the JSON itself. */
export const broken: readonly Broken[] = [
  {
    name: 'a word changed in a quote',
    rule: 'quote-not-found',
    word: '找不到',
    edit: (p) => {
      article(p, '必须免费面向学生提供').quote =
        '作为教学、管理工具要求统一或推荐使用的“学习工具”，应当免费面向学生提供。';
    },
  },
  {
    name: 'a true quote under a wrong article',
    rule: 'quote-elsewhere',
    word: '不在第“四”条',
    edit: (p) => {
      article(p, '必须免费面向学生提供').no = '四';
    },
  },
  {
    name: 'an article that does not exist',
    rule: 'quote-elsewhere',
    word: '九',
    edit: (p) => {
      article(p, '必须免费面向学生提供').no = '九';
    },
  },
  {
    name: 'an article that yields nothing',
    rule: 'empty-article',
    word: '只引了原文',
    edit: (p) => {
      delete article(p, '统一采购').duties;
    },
  },
  {
    name: 'a house rule without a reason',
    rule: 'reason-missing',
    word: '为什么',
    edit: (p) => {
      delete article(p, '办过前面环节').reason;
    },
  },
  {
    name: 'an answer printed twice',
    rule: 'printed-twice',
    word: 'app_name',
    edit: (p) => {
      p.articles.find((a) => a.sheets)!.sheets!.form!.rows[3]![1] = { field: 'app_name' };
    },
  },
  {
    name: 'an answer that does not exist on the paper',
    rule: 'unknown-field',
    word: 'head_name',
    edit: (p) => {
      p.articles.find((a) => a.sheets)!.sheets!.form!.rows[0]![3] = { field: 'head_name' };
    },
  },
  {
    name: 'a row that does not fill the paper',
    rule: 'sheet-columns',
    word: '第 7 行',
    edit: (p) => {
      p.articles.find((a) => a.sheets)!.sheets!.form!.rows[6]![1] = { field: 'overview' };
    },
  },
  {
    name: 'two checks with one name',
    rule: 'duplicate-id',
    word: 'ads',
    edit: (p) => {
      check(p, 'games').id = 'ads';
    },
  },
  {
    name: 'separation of an act that nobody does',
    rule: 'unknown-act',
    word: 'register',
    edit: (p) => {
      p.articles
        .find((a) => a.separationOfDuties)!
        .separationOfDuties!.push(['register', 'approve']);
    },
  },
  {
    name: 'a promise that is not a setting',
    rule: 'unknown-setting',
    word: 'answer_days',
    edit: (p) => {
      clock(p, 'complaint').length = { workingDays: { setting: 'answer_days' } };
    },
  },
  {
    name: 'a day long gone',
    rule: 'day-past',
    word: '2024-08-31',
    edit: (p) => {
      clock(p, 'online').length = { until: '2024-08-31' };
    },
  },
  {
    name: 'working days into a year without holidays',
    rule: 'holidays-unknown',
    word: '节假日',
    edit: () => {},
    options: { today: '2026-12-25' },
  },
  {
    name: 'a bureau that did not promise',
    rule: 'setting-missing',
    word: '受理后几个工作日',
    edit: () => {},
    options: {
      settings: Object.fromEntries(Object.entries(bureau).filter(([k]) => k !== 'review_days')),
    },
  },
  {
    name: 'a promise beyond the limit',
    rule: 'setting-limit',
    word: '90',
    edit: () => {},
    options: { settings: { ...bureau, review_days: 90 } },
  },
  {
    name: 'an office without people',
    rule: 'unstaffed',
    word: '内容审查处室',
    edit: () => {},
    options: { staffing: { desk: ['a'], head: ['b'], filing: ['a'], network: ['c'], content: [] } },
  },
  {
    name: 'one person for everything',
    rule: 'understaffed',
    word: '人数不够',
    edit: () => {},
    options: {
      staffing: { desk: ['a'], head: ['a'], filing: ['a'], network: ['a'], content: ['a'] },
    },
  },
  {
    name: 'a word that is not in the language',
    rule: 'bad-shape',
    word: 'moves',
    edit: (p) => {
      (move(p, 'accept', 'intake') as { do: string }).do = 'nod';
    },
  },
  {
    name: 'a key that is not in the language',
    rule: 'bad-shape',
    word: 'colour',
    edit: (p) => {
      (p as unknown as { colour: string }).colour = 'red';
    },
  },
];
