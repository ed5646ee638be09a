const icon = (name: string) => ({
  iconPath: `assets/tab/${name}.png`,
  selectedIconPath: `assets/tab/${name}-on.png`,
});

/**
 * The pages: tabs and the status page in the main package, everybody else's in a subpackage of
 * their own.
 */
export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/todo/index',
    'pages/inbox/index',
    'pages/me/index',
    'pages/status/index',
  ],
  subPackages: [
    {
      root: 'public',
      pages: [
        'app/index',
        'scan/index',
        'schools/index',
        'lists/index',
        'list-entry/index',
        'complain/index',
        'case/index',
        'clause/index',
        'help/index',
        'privacy/index',
      ],
    },
    {
      root: 'account',
      pages: ['invitation/index', 'sessions/index', 'forget/index', 'consent/index'],
    },
    { root: 'school', pages: ['new/index', 'form/index'] },
    { root: 'case', pages: ['detail/index', 'act/index', 'sign/index', 'list/index'] },
    {
      root: 'bureau',
      pages: [
        'settings/index',
        'members/index',
        'security/index',
        'schools/index',
        'complaints/index',
      ],
    },
  ],
  window: {
    navigationBarBackgroundColor: '#FFFFFF',
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '进校园应用备案',
    backgroundColor: '#F4F6F9',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#5A6475',
    selectedColor: '#1A5FD0',
    backgroundColor: '#FFFFFF',
    borderStyle: 'white',
    list: [
      { pagePath: 'pages/home/index', text: '查询', ...icon('search') },
      { pagePath: 'pages/todo/index', text: '办理', ...icon('todo') },
      { pagePath: 'pages/inbox/index', text: '消息', ...icon('inbox') },
      { pagePath: 'pages/me/index', text: '我的', ...icon('me') },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
  sitemapLocation: 'sitemap.json',
  __usePrivacyCheck__: true,
});
