import type { AppSeed, ListedStep, ListedStory } from './region';

/** The app that the city lists. */
export const listedApp: AppSeed = {
  key: 'sums',
  name: '口算大王（演示）',
  kind: 'app',
  provider: '郑州博闻教育软件有限公司（演示）',
  moeNo: '教APP备4100005号',
  packageName: 'com.example.kousuan',
};

const stopped = (daysAgo: number): ListedStep => ({
  do: 'report',
  by: 'principal',
  as: 'respondent_head',
  daysAgo,
  answers: ({ photo, today }) => ({ stopped_on: today, unsubscribed: true, stop_files: [photo] }),
});

/**
 * How an app came onto the city's list. Its firm has nobody who can sign in here: it is written to,
 * and what it says is registered.
 */
export const puyangListed: ListedStory = {
  app: 'sums',
  steps: [
    {
      do: 'propose',
      by: 'desk',
      as: 'desk',
      daysAgo: 30,
      answers: () => ({ nominated_for: '练习页面夹带网络游戏广告，家长投诉查证属实' }),
    },
    {
      do: 'serve',
      by: 'desk',
      as: 'desk',
      daysAgo: 27,
      answers: ({ photo, today }) => ({
        served_on: today,
        served_how: 'post',
        served_proof: [photo],
      }),
    },
    {
      do: 'reply',
      by: 'desk',
      as: 'desk',
      daysAgo: 24,
      answers: () => ({ stated: '广告由第三方投放，已经下线，请求不列入。' }),
    },
    {
      do: 'enlist',
      by: 'head',
      as: 'head',
      daysAgo: 12,
      answers: () => ({ listing_reason: '在学习内容中夹带网络游戏广告，投诉查证属实' }),
    },
  ],
  stopped: {
    oil: [{ do: 'lapse', by: 'system', as: 'system', daysAgo: 1 }],
    wheat: [stopped(2)],
    pear: [stopped(9), { do: 'verify', by: 'desk', as: 'desk', daysAgo: 8 }],
  },
};
