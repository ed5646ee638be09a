import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loader } from './load';
import {
  depthOf,
  draw,
  flat,
  levelsOf,
  patch,
  readTemplates,
  top,
  type Node,
  type Raw,
} from './tree';
import { makeWx, type Phone, type Seen } from './wx';

export type { Node } from './tree';
export type { Phone, Seen } from './wx';
type Handler = (...args: unknown[]) => unknown;
type PageObject = {
  data: { root: Raw };
  route: string;
  options: Record<string, string>;
  [key: string]: unknown;
};
type Boot = Phone & { dist?: string; api: string; builtFor?: string };
type Match = string | RegExp | ((node: Node) => boolean);
type Config = {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  tabBar: { list: { pagePath: string; text: string }[] };
};

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
const splitUrl = (url: string) => {
  const [route = '', search = ''] = url.replace(/^\//, '').split('?');
  // WeChat hands a page its parameters as they were written, not decoded.
  const query = Object.fromEntries(
    search
      .split('&')
      .filter(Boolean)
      .map((pair) => [
        pair.slice(0, (pair + '=').indexOf('=')),
        pair.slice((pair + '=').indexOf('=') + 1),
      ]),
  );
  return { route, query };
};

/**
 * Runs the built mini-program without WeChat's tools. `api` is a real server; requests to the address the build was made for
 * (`builtFor`, the default of config/index.ts) go there. Every other wish about the phone is in `Phone` and may be changed while it runs.
 */
export const boot = ({
  dist = path.resolve('dist/weapp'),
  api,
  builtFor = 'http://127.0.0.1:8790',
  ...wishes
}: Boot) => {
  if (!existsSync(path.join(dist, 'app.js')))
    throw new Error(`${dist} holds no mini-program: run npm run build:weapp first`);
  const config = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as Config;
  const routes = new Set([
    ...config.pages,
    ...(config.subPackages ?? []).flatMap((p) => p.pages.map((page) => `${p.root}/${page}`)),
  ]);
  const tabs = config.tabBar.list;
  const isTab = (route: string) => tabs.some((tab) => tab.pagePath === route);
  const templates = readTemplates(dist);
  const levels = levelsOf(dist);
  const phone: Phone = wishes;
  const seen: Seen = {
    enlarged: [],
    toasts: [],
    modals: [],
    requests: [],
    opened: [],
    calls: [],
    clipboard: '',
    titles: [],
    patches: [],
  };
  const errors: string[] = [];
  const made = new Map<string, PageObject>();
  const live = new Map<string, PageObject>();
  let stack: PageObject[] = [];
  let app: Record<string, unknown> = {};
  let loading = '';

  const call = (page: PageObject | undefined, name: string, ...args: unknown[]) =>
    (page?.[name] as Handler | undefined)?.apply(page, args);
  const make = (route: string, query: Record<string, string>): PageObject => {
    if (!made.has(route)) {
      loading = route;
      load(`${route}.js`);
    }
    const spec = made.get(route);
    if (!spec) throw new Error(`${route}.js did not call Page`);
    const page: PageObject = {
      ...spec,
      data: structuredClone(spec.data ?? { root: { cn: [] } }),
      route,
      __route__: route,
      options: query,
    };
    page.setData = (patches: Record<string, unknown>, done?: () => void) => {
      seen.patches.push({ route, bytes: Buffer.byteLength(JSON.stringify(patches)) });
      for (const [at, value] of Object.entries(patches)) patch(page.data, at, value);
      if (done) setImmediate(() => done());
    };
    page.createSelectorQuery = wx.createSelectorQuery;
    page.selectComponent = () => null;
    page.getTabBar = () => null;
    return page;
  };
  const show = (page: PageObject, fresh: boolean) => {
    if (fresh) call(page, 'onLoad', page.options);
    call(page, 'onShow');
    if (fresh) call(page, 'onReady');
  };
  const drop = (pages: PageObject[]) => {
    for (const page of [...pages].reverse())
      if (live.get(page.route) !== page) call(page, 'onUnload');
  };
  type Go = {
    url: string;
    delta?: number;
    success?: (r: object) => void;
    fail?: (r: object) => void;
    complete?: (r: object) => void;
  };
  const go =
    (
      kind: string,
      wanted: (route: string) => string | undefined,
      move: (route: string, query: Record<string, string>) => void,
    ) =>
    (o: Go) => {
      const { route, query } = splitUrl(o.url ?? '');
      const wrong =
        routes.has(route) || kind === 'navigateBack'
          ? wanted(route)
          : `page "${route}" is not found`;
      const answer = { errMsg: wrong ? `${kind}:fail ${wrong}` : `${kind}:ok` };
      if (wrong) errors.push(answer.errMsg);
      // WeChat answers the call first: the page that asked finishes what it is doing, its own onShow included, before the next one loads.
      setImmediate(() => {
        if (!wrong) move(route, query);
        (wrong ? o.fail : o.success)?.(answer);
        o.complete?.(answer);
      });
    };
  const noTab = (route: string) => (isTab(route) ? 'can not navigateTo a tabbar page' : undefined);
  const push = (route: string, query: Record<string, string>) => {
    const page = make(route, query);
    stack.push(page);
    show(page, true);
  };
  const toTab = (route: string) => {
    const old = stack;
    call(old.at(-1), 'onHide');
    const page = live.get(route) ?? make(route, {});
    const fresh = !live.has(route);
    live.set(route, page);
    stack = [page];
    drop(old.filter((p) => p !== page));
    show(page, fresh);
  };
  const navigation = {
    navigateTo: go(
      'navigateTo',
      (r) => noTab(r) ?? (stack.length >= 10 ? 'page limit exceeded: 10' : undefined),
      (r, q) => {
        call(stack.at(-1), 'onHide');
        push(r, q);
      },
    ),
    redirectTo: go('redirectTo', noTab, (r, q) => {
      drop(stack.splice(-1));
      push(r, q);
    }),
    reLaunch: go(
      'reLaunch',
      () => undefined,
      (r, q) => {
        const old = stack;
        stack = [];
        live.clear();
        drop(old);
        if (isTab(r)) toTab(r);
        else push(r, q);
      },
    ),
    switchTab: go(
      'switchTab',
      (r) => (isTab(r) ? undefined : 'can not switch to no-tabBar page'),
      toTab,
    ),
    navigateBack: (o: Go = { url: '' }) =>
      go(
        'navigateBack',
        () => (stack.length < 2 ? 'cannot navigate back at first page' : undefined),
        () => {
          drop(stack.splice(-Math.min(o.delta ?? 1, stack.length - 1)));
          show(stack.at(-1)!, false);
        },
      )({ ...o, url: '' }),
  };
  const { wx, storage } = makeWx(phone, seen, navigation as never);
  for (const name of ['request', 'uploadFile', 'downloadFile']) {
    const real = wx[name] as (o: { url: string }) => unknown;
    wx[name] = (o: { url: string }) => real({ ...o, url: o.url.replace(builtFor, api) });
  }

  const { load, stop } = loader(dist, {
    wx,
    console: {
      ...console,
      error: (...parts: unknown[]) => errors.push(parts.map(String).join(' ')),
      warn: () => undefined,
      log: () => undefined,
      info: () => undefined,
    },
    App: (spec: Record<string, unknown>) => void (app = spec),
    Page: (spec: PageObject) => void made.set(loading, spec),
    Component: () => undefined,
    Behavior: (spec: unknown) => spec,
    getApp: () => app,
    getCurrentPages: () => [...stack],
  });

  const page = () => {
    const here = stack.at(-1);
    if (!here) throw new Error('no page is open');
    return here;
  };
  const tree = () => {
    const root = draw({ ...page().data.root, cn: page().data.root.cn ?? [] }, templates);
    const depth = depthOf(root) - 1;
    // It would still be drawn, but by a component of Taro's own, whose styles and setData cost more.
    if (depth >= levels)
      throw new Error(
        `${page().route} nests ${depth} elements, the templates hold ${levels}: raise baseLevel in config/index.ts`,
      );
    return root;
  };
  const text = () => tree().text;
  const named = (node: Node) => String(node.attrs['aria-label'] ?? '');
  const tappable = (node: Node): Node | undefined =>
    node.events.has('tap') ? node : node.parent && tappable(node.parent);
  /** Innermost nodes that fit: a whole text or name before a part of one, things that can be tapped before the rest, earlier before later. */
  const findAll = (what: Match): Node[] => {
    const nodes = flat(top(tree()));
    if (typeof what === 'function') return nodes.filter(what).reverse();
    const fits = (s: string, whole: boolean) =>
      what instanceof RegExp ? what.test(s) : whole ? s === what : s.includes(what);
    for (const whole of [true, false]) {
      const hits = new Set(nodes.filter((n) => fits(named(n), whole) || fits(n.text, whole)));
      const inner = [...hits].filter(
        (n) => !n.children.some((c) => flat(c).some((d) => hits.has(d))),
      );
      if (inner.length) return [...inner.filter(tappable), ...inner.filter((n) => !tappable(n))];
    }
    return [];
  };
  const find = (what: Match): Node | undefined => findAll(what)[0];
  const fail = (why: string): never => {
    throw new Error(
      `${why}\n  page: ${page().route}\n  text: ${text()}\n  errors: ${errors.slice(-3).join(' | ')}`,
    );
  };
  const settle = async () => {
    for (let i = 0; i < 8; i++) await sleep(1);
  };
  /** Fires an event at a node and lets it bubble through every node whose template binds it, as WeChat does. */
  const fire = async (node: Node, type: string, detail: object = {}, more: object = {}) => {
    const at = (n: Node) => ({
      id: String(n.raw.uid ?? n.raw.sid),
      dataset: { sid: n.raw.sid },
      offsetLeft: 0,
      offsetTop: 0,
    });
    const bubbles = [
      'tap',
      'touchstart',
      'touchmove',
      'touchend',
      'touchcancel',
      'longpress',
    ].includes(type);
    for (let n: Node | undefined = node; n; n = bubbles ? n.parent : undefined) {
      if (n.events.has(type))
        call(page(), 'eh', {
          type,
          timeStamp: Date.now(),
          target: at(node),
          currentTarget: at(n),
          detail,
          touches: [],
          changedTouches: [],
          mark: {},
          ...more,
        });
    }
    await settle();
  };
  const waitFor = async (what: Match, ms = 5000): Promise<Node> => {
    const end = Date.now() + ms;
    for (;;) {
      const node = stack.length ? find(what) : undefined;
      if (node) return node;
      if (Date.now() > end) fail(`waited ${ms} ms in vain for ${String(what)}`);
      await sleep(10);
    }
  };
  const field = (name: string) =>
    flat(top(tree())).find(
      (n) =>
        ['input', 'textarea', 'picker'].includes(n.tag) &&
        [named(n), String(n.attrs.placeholder ?? ''), ...n.children.map(named)].some((s) =>
          s.includes(name),
        ),
    ) ?? fail(`nothing to fill in is called ${name}`);

  load('app.js');
  const start = { path: config.pages[0]!, query: {}, scene: 1001 };
  call(app as PageObject, 'onLaunch', start);
  call(app as PageObject, 'onShow', start);

  return {
    phone,
    seen,
    errors,
    storage,
    page,
    text,
    find,
    /** How many nodes the open page has. */
    nodes: () => flat(tree()).length,
    fire,
    settle,
    waitFor,
    /** Opens a page by its path, as a scanned code does; `query` values arrive as written, so encode what WeChat would. */
    open: async (route: string, query: Record<string, string> = {}) => {
      const search = Object.entries(query)
        .map(([k, v]) => `${k}=${v}`)
        .join('&');
      (navigation.reLaunch as (o: Go) => void)({
        url: search ? `/${route}?${search}` : `/${route}`,
      });
      await settle();
    },
    /** Goes back one page, as the arrow at the top left does: asked first where the page wants that, and `Phone.confirm` answers. */
    back: async () => {
      const modal = seen.leaving && { title: '', content: seen.leaving };
      if (modal) seen.modals.push(modal);
      if (modal && phone.confirm?.(modal) === false) return;
      navigation.navigateBack();
      await settle();
    },
    /** Taps the tab of that name. */
    tab: async (name: string) => {
      const tab = tabs.find((t) => t.text === name) ?? fail(`no tab is called ${name}`);
      (navigation.switchTab as (o: Go) => void)({ url: `/${tab.pagePath}` });
      await settle();
    },
    /** Taps the button, link or line that says `what`, or is named so; refuses a thing that cannot be tapped or is disabled. */
    tap: async (what: Match) => {
      const node = find(what) ?? fail(`nothing says ${String(what)}`);
      const target =
        tappable(node) ?? fail(`${String(what)} is there, but nobody listens to a tap`);
      if (target.attrs['aria-disabled'] === true)
        fail(`${String(what)} is disabled: ${named(target)}`);
      await fire(node, 'tap');
    },
    /** Types into the input whose name or placeholder holds `name`. */
    input: async (name: string, value: string) =>
      fire(field(name), 'input', { value, cursor: value.length }),
    /** Turns the date wheel whose name holds `name`. */
    pick: async (name: string, value: string) => fire(field(name), 'change', { value }),
    /** Writes on the open signature pad, long enough to count. `Phone.signature` is the picture it gives. */
    write: async () => {
      const ink =
        flat(top(tree())).find((n) => n.tag === 'canvas') ?? fail('no signature pad is open');
      const touch = (x: number, y: number) => ({
        touches: [{ x, y, identifier: 0 }],
        changedTouches: [{ x, y, identifier: 0 }],
      });
      await fire(ink, 'touchstart', {}, touch(40, 40));
      for (let i = 1; i <= 10; i++)
        await fire(ink, 'touchmove', {}, touch(40 + i * 6, 40 + i * 20));
      await fire(ink, 'touchend', {}, touch(100, 240));
    },
    /** Leaves the mini-program. */
    close: () => {
      drop(stack);
      stop();
    },
  };
};
