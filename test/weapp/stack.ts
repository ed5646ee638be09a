/** A page that is open: what it gave `Page`, its data and its address. */
export type PageObject = {
  data: { root: Record<string, unknown> };
  route: string;
  options: Record<string, string>;
  [key: string]: unknown;
};
/** How a mini-program asks WeChat to go somewhere. */
export type Go = {
  url: string;
  delta?: number;
  success?: (r: object) => void;
  fail?: (r: object) => void;
  complete?: (r: object) => void;
};
type Query = Record<string, string>;
type World = {
  routes: ReadonlySet<string>;
  isTab: (route: string) => boolean;
  make: (route: string, query: Query) => PageObject;
  complain: (fault: string) => void;
};
type Kind = 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack';

const DEEPEST = 10; // pages WeChat keeps open one above the other

/** Calls what a page answers to, if it does. */
export const call = (
  page: Record<string, unknown> | undefined,
  name: string,
  ...args: unknown[]
): unknown => (page?.[name] as ((...a: unknown[]) => unknown) | undefined)?.apply(page, args);

const splitUrl = (url: string): { route: string; query: Query } => {
  const [route = '', search = ''] = url.replace(/^\//, '').split('?');
  // WeChat hands a page its parameters as they were written, not decoded.
  const pairs = search.split('&').filter(Boolean);
  const cut = (pair: string) => (pair + '=').indexOf('=');
  return {
    route,
    query: Object.fromEntries(pairs.map((p) => [p.slice(0, cut(p)), p.slice(cut(p) + 1)])),
  };
};

/** WeChat's stack of pages and the five ways to move in it, refusals included. */
export const makeStack = ({ routes, isTab, make, complain }: World) => {
  const tabs = new Map<string, PageObject>();
  let open: PageObject[] = [];

  const show = (page: PageObject, fresh: boolean) => {
    if (fresh) call(page, 'onLoad', page.options);
    call(page, 'onShow');
    if (fresh) call(page, 'onReady');
  };
  const drop = (pages: PageObject[]) => {
    for (const page of [...pages].reverse()) {
      if (tabs.get(page.route) !== page) call(page, 'onUnload');
    }
  };
  const push = (route: string, query: Query) => {
    const page = make(route, query);
    open.push(page);
    show(page, true);
  };
  const toTab = (route: string) => {
    const old = open;
    call(old.at(-1), 'onHide');
    const page = tabs.get(route) ?? make(route, {});
    const fresh = !tabs.has(route);
    tabs.set(route, page);
    open = [page];
    drop(old.filter((p) => p !== page));
    show(page, fresh);
  };
  const noTab = (route: string) => (isTab(route) ? 'can not navigateTo a tabbar page' : undefined);

  const wrong: Record<Kind, (route: string) => string | undefined> = {
    navigateTo: (route) =>
      noTab(route) ?? (open.length >= DEEPEST ? `page limit exceeded: ${DEEPEST}` : undefined),
    redirectTo: noTab,
    reLaunch: () => undefined,
    switchTab: (route) => (isTab(route) ? undefined : 'can not switch to no-tabBar page'),
    navigateBack: () => (open.length < 2 ? 'cannot navigate back at first page' : undefined),
  };
  const move: Record<Kind, (route: string, query: Query, delta: number) => void> = {
    navigateTo: (route, query) => {
      call(open.at(-1), 'onHide');
      push(route, query);
    },
    redirectTo: (route, query) => {
      drop(open.splice(-1));
      push(route, query);
    },
    reLaunch: (route, query) => {
      const old = open;
      open = [];
      tabs.clear();
      drop(old);
      if (isTab(route)) toTab(route);
      else push(route, query);
    },
    switchTab: toTab,
    navigateBack: (_route, _query, delta) => {
      drop(open.splice(-Math.min(delta, open.length - 1)));
      show(open.at(-1)!, false);
    },
  };
  const go = (kind: Kind) => (o: Go) => {
    const { route, query } = splitUrl(o.url ?? '');
    const known = kind === 'navigateBack' || routes.has(route);
    const fault = known ? wrong[kind](route) : `page "${route}" is not found`;
    const answer = { errMsg: fault ? `${kind}:fail ${fault}` : `${kind}:ok` };
    if (fault) complain(answer.errMsg);
    // WeChat answers the call first: the page that asked finishes what it is doing, its own onShow included, before the next one loads.
    setImmediate(() => {
      if (!fault) move[kind](route, query, o.delta ?? 1);
      (fault ? o.fail : o.success)?.(answer);
      o.complete?.(answer);
    });
  };

  return {
    navigation: {
      navigateTo: go('navigateTo'),
      redirectTo: go('redirectTo'),
      reLaunch: go('reLaunch'),
      switchTab: go('switchTab'),
      navigateBack: (o?: Go) => go('navigateBack')({ ...o, url: '' }),
    },
    /** The pages that are open, the one in front last. */
    pages: () => [...open],
    /** Leaves everything. */
    close: () => drop(open),
  };
};
