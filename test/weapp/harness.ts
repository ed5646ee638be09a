import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { LOCAL } from '../../tools/client-build/release';
import {
  compileWeapp,
  routesOf,
  type Compiled,
  type Drawn,
} from '../../tools/client-build/wechat-compilers';
import { loader } from './load';
import { findAll, makeScreen, nameOf, tappable, type Match } from './screen';
import { call, makeStack, type Go, type PageObject } from './stack';
import { flat, patch, top, type Node } from './tree';
import { makeWx, newSeen, type Phone } from './wx';

export type { Node } from './tree';
export type { Phone, Seen } from './wx';
/** A moment of a story: a page as it was when the person did the next thing. `tab`: WeChat draws the bar of tabs below it. */
export type Moment = { route: string; title: string; tab: boolean; tree: Drawn; sign: string };
type Boot = Phone & { dist?: string; api: string; watch?: (moment: Moment) => void };
type Tab = { pagePath: string; text: string };

const sleep = (ms: number) => new Promise((done) => setTimeout(done, ms));
const bubbling = ['tap', 'touchstart', 'touchmove', 'touchend', 'touchcancel', 'longpress'];
const fields = ['input', 'textarea', 'picker'];

let compiled: { dist: string; by: Compiled } | undefined;
/** The mini-program in `dist`, compiled once. */
export const compiledOnce = (dist: string): Compiled => {
  if (compiled?.dist !== dist) compiled = { dist, by: compileWeapp(dist) };
  return compiled.by;
};

/**
 * Runs the built mini-program without WeChat's tools, as the oldest phone we promise would; WeChat's own generator draws its pages.
 * `api` is a real server; requests to the address the build was made for go there. Every other wish about the phone is in `Phone`
 * and may be changed while it runs; `watch` sees each page just before it is left or changed. `errors` holds all that WeChat or a person would stumble over: a test expects it empty.
 */
export const boot = ({ dist = path.resolve('dist/weapp'), api, watch, ...phone }: Boot) => {
  if (!existsSync(path.join(dist, 'app.js'))) {
    throw new Error(`${dist} holds no mini-program: run npm run build:weapp -- --local first`);
  }
  const { tabBar } = JSON.parse(readFileSync(path.join(dist, 'app.json'), 'utf8')) as {
    tabBar: { list: Tab[] };
  };
  const seen = newSeen();
  const errors: string[] = [];
  const complain = (fault: string) => void errors.push(fault);
  const by = compiledOnce(dist);
  const screen = makeScreen(by, complain);
  const made = new Map<string, PageObject>();
  let app: Record<string, unknown> = {};
  let loading = '';

  const make = (route: string, query: Record<string, string>): PageObject => {
    if (!made.has(route)) {
      loading = route;
      load(`${route}.js`);
    }
    const spec = made.get(route);
    if (!spec) throw new Error(`${route}.js did not call Page`);
    const data = structuredClone(spec.data ?? { root: { cn: [] } });
    const page: PageObject = { ...spec, data, route, __route__: route, options: query };
    page.setData = (patches: Record<string, unknown>, done?: () => void) => {
      seen.patches.push({ route, bytes: Buffer.byteLength(JSON.stringify(patches)) });
      for (const [at, value] of Object.entries(patches)) patch(page.data, at, value);
      screen.changed(page);
      if (done) setImmediate(() => done());
    };
    page.createSelectorQuery = wx.createSelectorQuery;
    page.selectComponent = () => null;
    page.getTabBar = () => null;
    return page;
  };
  const isTab = (route: string) => tabBar.list.some((tab) => tab.pagePath === route);
  const stack = makeStack({
    routes: new Set(routesOf(dist)),
    isTab,
    make,
    complain,
  });
  const { navigation } = stack;
  const { wx, storage, meet } = makeWx(phone, seen, navigation as never, complain);
  for (const name of ['request', 'uploadFile', 'downloadFile']) {
    const real = wx[name] as (o: { url: string }) => unknown;
    wx[name] = (o: { url: string }) => real({ ...o, url: o.url.replace(LOCAL, api) });
  }
  // The interface asks an open container too: it would close that and stay.
  const goBack = wx.navigateBack as (o?: object) => void;
  wx.navigateBack = (o?: object) =>
    container() ? complain(`${page().route}: goes back while a layer is open`) : goBack(o);
  const quiet = () => undefined;
  const { load, inner, stop } = loader(dist, {
    wx,
    console: {
      ...console,
      error: (...parts: unknown[]) => complain(parts.map(String).join(' ')),
      warn: quiet,
      log: quiet,
      info: quiet,
    },
    App: (spec: Record<string, unknown>) => void (app = spec),
    Page: (spec: PageObject) => void made.set(loading, spec),
    Component: quiet,
    Behavior: (spec: unknown) => spec,
    getApp: () => app,
    getCurrentPages: () => stack.pages(),
  });
  meet(inner);

  const page = (): PageObject => {
    const here = stack.pages().at(-1);
    if (!here) throw new Error('no page is open');
    return here;
  };
  const tree = () => screen.tree(page());
  const text = () => tree().text;
  const find = (what: Match): Node | undefined => findAll(tree(), what)[0];
  const fail = (why: string): never => {
    const last = errors.slice(-3).join(' | ');
    throw new Error(`${why}\n  page: ${page().route}\n  text: ${text()}\n  errors: ${last}`);
  };
  const settle = async () => {
    for (let i = 0; i < 8; i++) await sleep(1);
  };
  /** Nothing is under way: no request, and what the last answer changed is drawn. */
  const calm = async () => {
    await settle();
    for (let quiet = 0; quiet < 3; quiet = seen.asking === 0 ? quiet + 1 : 0) await settle();
  };
  /** Fires an event at a node and lets it bubble through every node whose template binds it, as WeChat does. */
  const fire = async (node: Node, type: string, detail: object = {}, more: object = {}) => {
    const at = (n: Node) => ({
      id: String(n.attrs.id ?? n.sid),
      dataset: { sid: n.sid },
      offsetLeft: 0,
      offsetTop: 0,
    });
    const common = { type, timeStamp: Date.now(), touches: [], changedTouches: [], mark: {} };
    for (let n: Node | undefined = node; n; n = bubbling.includes(type) ? n.parent : undefined) {
      if (!n.events.has(type)) continue;
      const event = { ...common, target: at(node), currentTarget: at(n), detail, ...more };
      call(page(), 'eh', inner(event));
    }
    await settle();
  };
  const titles = new WeakMap<PageObject, string>();
  const setTitle = wx.setNavigationBarTitle as (o: { title: string }) => void;
  wx.setNavigationBarTitle = (o: { title: string }) => {
    titles.set(page(), o.title);
    setTitle(o);
  };
  const notice = () => {
    if (!watch || stack.pages().length === 0) return;
    const { route, data } = page();
    const nodes = flat(tree());
    // What makes it another page: its title or verdict, the step one is at, a layer, something wrong.
    const telling = nodes.filter(
      (n) =>
        /^(screen__title|verdict__word|done__title|steps)$/.test(String(n.attrs.class)) ||
        n.attrs['aria-role'] === 'dialog' ||
        n.attrs['aria-role'] === 'alert',
    );
    const spoken = telling.map((n) =>
      n.attrs['aria-role'] === 'alert' ? 'alert' : (n.attrs['aria-label'] ?? n.text),
    );
    const config = JSON.parse(readFileSync(path.join(dist, `${route}.json`), 'utf8')) as {
      navigationBarTitleText?: string;
    };
    watch({
      route,
      title: titles.get(page()) ?? config.navigationBarTitleText ?? '',
      tab: isTab(route),
      tree: by.draw(route, { root: data.root }).tree,
      sign: [route, ...spoken].join('|'),
    });
  };
  /** What WeChat does before anything else is touched: the field typed in loses the focus. */
  const blur = async () => {
    const field = screen.focused(page());
    if (!field) return;
    const value = screen.valueOf(page(), field);
    screen.loseFocus();
    await fire(field, 'blur', { value, cursor: value.length });
  };
  const waitFor = async (what: Match, ms = 15_000): Promise<Node> => {
    const end = Date.now() + ms;
    for (;;) {
      const node = stack.pages().length ? find(what) : undefined;
      if (node) return node;
      if (Date.now() > end) fail(`waited ${ms} ms in vain for ${String(what)}`);
      await sleep(10);
    }
  };
  const field = (name: string): Node => {
    const called = (n: Node) =>
      [nameOf(n), String(n.attrs.placeholder ?? ''), ...n.children.map(nameOf)].some((s) =>
        s.includes(name),
      );
    const found = flat(top(tree())).find((n) => fields.includes(n.tag) && called(n));
    return found ?? fail(`nothing to fill in is called ${name}`);
  };
  const focus = async (name: string): Promise<Node> => {
    const wanted = field(name);
    if (screen.focused(page())?.sid === wanted.sid) return wanted;
    await blur();
    const node = field(name);
    screen.setFocus(page(), node);
    const value = screen.valueOf(page(), node);
    await fire(node, 'focus', { value, height: 300 });
    return node;
  };
  const write = async (node: Node, value: string, cursor: number) => {
    screen.typed(value);
    await fire(node, 'input', { value, cursor, keyCode: 0 });
  };
  const go = async (kind: keyof typeof navigation, url: string) => {
    if (stack.pages().length) await blur();
    notice();
    (navigation[kind] as (o: Go) => void)({ url });
    await settle();
  };
  // A page container that is shown takes the way back: it closes, and the page stays.
  const container = (): Node | undefined =>
    flat(tree()).find((n) => n.tag === 'page-container' && n.attrs.show === true);

  load('app.js');
  const start = { path: routesOf(dist)[0]!, query: {}, scene: 1001 };
  call(app, 'onLaunch', start);
  call(app, 'onShow', start);

  return {
    phone: phone as Phone,
    seen,
    errors,
    storage,
    page,
    /** How many pages are open, one above the other. */
    depth: () => stack.pages().length,
    text,
    find,
    /** How many nodes the open page has. */
    nodes: () => flat(tree()).length,
    fire,
    settle,
    calm,
    waitFor,
    /** Lets `watch` see what is on the screen. */
    notice,
    /** What a field shows. */
    valueOf: (name: string): string => screen.valueOf(page(), field(name)),
    /** Opens a page by its path, as a scanned code does; `query` values arrive as written, so encode what WeChat would. */
    open: async (route: string, query: Record<string, string> = {}) => {
      const search = Object.entries(query).map(([k, v]) => `${k}=${v}`);
      await go('reLaunch', `/${route}${search.length ? `?${search.join('&')}` : ''}`);
    },
    /** Goes back, by Android's key or a swipe from the edge: an open layer closes first; then the page is left, asked before where it wants that (`Phone.confirm` answers). */
    back: async () => {
      await blur();
      notice();
      const layer = container();
      if (layer) {
        for (const moment of ['beforeleave', 'leave', 'afterleave']) await fire(layer, moment);
        // WeChat has hidden it; one that is still there and not shown anew would let the next way back through.
        if (container()?.sid === layer.sid)
          complain(`${page().route}: a closed layer is still there`);
        return;
      }
      const modal = seen.leaving && { title: '', content: seen.leaving };
      if (modal) seen.modals.push(modal);
      if (modal && phone.confirm?.(modal) === false) return;
      navigation.navigateBack();
      await settle();
    },
    /** Taps the tab of that name. */
    tab: async (name: string) => {
      const tab = tabBar.list.find((t) => t.text === name) ?? fail(`no tab is called ${name}`);
      await go('switchTab', `/${tab.pagePath}`);
    },
    /** Taps the button, link or line that says `what`, or is named so; refuses a thing that cannot be tapped or is disabled. */
    tap: async (what: Match) => {
      await blur();
      // Nobody taps in the very moment in which a page is drawn: what is under the finger may just be taken away.
      await settle();
      notice();
      const node = find(what) ?? fail(`nothing says ${String(what)}`);
      const target = tappable(node) ?? fail(`${String(what)} is there, but nobody hears a tap`);
      if (target.attrs['aria-disabled'] === true) {
        fail(`${String(what)} is disabled: ${nameOf(target)}`);
      }
      await fire(node, 'tap');
    },
    /** Types `value` in place of what stands in the field whose name or placeholder holds `name`; the focus stays there. */
    input: async (name: string, value: string) => write(await focus(name), value, value.length),
    /** Types letter by letter into what stands in a field, `at` letters from its beginning. */
    type: async (name: string, words: string, at: number) => {
      for (const [i, letter] of [...words].entries()) {
        const node = await focus(name);
        const before = [...screen.valueOf(page(), node)];
        const cursor = at + i + 1;
        const value = [...before.slice(0, at + i), letter, ...before.slice(at + i)].join('');
        await write(node, value, cursor);
      }
    },
    /** Turns the date wheel whose name holds `name`. */
    pick: async (name: string, value: string) => {
      await blur();
      await fire(field(name), 'change', { value });
    },
    /** Writes on the open signature pad, long enough to count. `Phone.signature` is the picture it gives. */
    write: async () => {
      const ink =
        flat(top(tree())).find((n) => n.tag === 'canvas') ?? fail('no signature pad is open');
      const touch = (x: number, y: number) => ({
        touches: [{ x, y, identifier: 0 }],
        changedTouches: [{ x, y, identifier: 0 }],
      });
      await fire(ink, 'touchstart', {}, touch(40, 40));
      for (let i = 1; i <= 10; i++) {
        await fire(ink, 'touchmove', {}, touch(40 + i * 6, 40 + i * 20));
      }
      await fire(ink, 'touchend', {}, touch(100, 240));
    },
    /** Passes the page on by the menu at the top right: the card WeChat shows, `undefined` where the page lets nobody. */
    share: (): { title?: string; path?: string; imageUrl?: string } | undefined =>
      page().onShareAppMessage
        ? (call(page(), 'onShareAppMessage', { from: 'menu' }) as object)
        : undefined,
    /** Leaves the mini-program. */
    close: () => {
      stack.close();
      stop();
    },
  };
};
