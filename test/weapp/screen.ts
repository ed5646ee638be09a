import type { Compiled } from '../../tools/client-build/wechat-compilers';
import { flat, nodesOf, top, type Node } from './tree';
import type { PageObject } from './stack';

/** What to look for: words (a whole text or name before a part of one), or anything that can be said of a node. */
export type Match = string | RegExp | ((node: Node) => boolean);

/** How a screen reader calls a node. */
export const nameOf = (node: Node): string => String(node.attrs['aria-label'] ?? '');
/** The nearest thing at or above a node that hears a tap. */
export const tappable = (node: Node): Node | undefined =>
  node.events.has('tap') ? node : node.parent && tappable(node.parent);

/** Innermost nodes that fit: a whole text or name before a part of one, things that can be tapped before the rest, earlier before later. */
export const findAll = (root: Node, what: Match): Node[] => {
  const nodes = flat(top(root));
  if (typeof what === 'function') return nodes.filter(what).reverse();
  const fits = (s: string, whole: boolean) => {
    if (what instanceof RegExp) return what.test(s);
    return whole ? s === what : s.includes(what);
  };
  for (const whole of [true, false]) {
    const hits = new Set(nodes.filter((n) => fits(nameOf(n), whole) || fits(n.text, whole)));
    const inner = [...hits].filter(
      (n) => !n.children.some((c) => flat(c).some((d) => hits.has(d))),
    );
    if (inner.length) return [...inner.filter(tappable), ...inner.filter((n) => !tappable(n))];
  }
  return [];
};

/**
 * What a phone shows: each page's data drawn by WeChat's own page generator, and the field that has the focus.
 * Complains of everything the generator warns of, and of typed words written back into the field one is typing in.
 */
export const makeScreen = (compiled: Compiled, complain: (fault: string) => void) => {
  const drawn = new WeakMap<PageObject, Node>();
  let focus: { page: PageObject; sid: string; shown: unknown; typed: string } | undefined;

  const draw = (page: PageObject): Node => {
    const { tree, warnings } = compiled.draw(page.route, { root: page.data.root });
    for (const warning of warnings) complain(`${page.route}: ${warning}`);
    const root = nodesOf(tree);
    for (const node of flat(root)) {
      // It would be drawn by a component of Taro's own, whose styles and setData cost more.
      if (node.tag === 'comp') {
        complain(
          `${page.route} nests deeper than the templates: raise baseLevel in config/index.ts`,
        );
      }
    }
    return root;
  };
  const tree = (page: PageObject): Node => {
    const known = drawn.get(page) ?? draw(page);
    drawn.set(page, known);
    return known;
  };
  const fieldOf = ({ page, sid }: { page: PageObject; sid: string }): Node | undefined =>
    flat(tree(page)).find((n) => n.sid === sid);

  return {
    tree,
    /** Page data has changed. */
    changed: (page: PageObject) => {
      drawn.delete(page);
      if (focus?.page !== page) return;
      const field = fieldOf(focus);
      const value = field?.attrs.value;
      if (!field || value === focus.shown) return;
      if (value === focus.typed) {
        complain(`${page.route}: “${focus.typed}” was written back into the field it is typed in`);
      }
      focus = { ...focus, shown: value, typed: String(value ?? '') };
    },
    /** The node typed in, on this page. */
    focused: (page: PageObject): Node | undefined =>
      focus?.page === page ? fieldOf(focus) : undefined,
    /** What a field shows: what was typed while it has the focus, else what the page gave it. */
    valueOf: (page: PageObject, field: Node): string =>
      focus?.page === page && focus.sid === field.sid
        ? focus.typed
        : String(field.attrs.value ?? ''),
    setFocus: (page: PageObject, field: Node) => {
      const value = field.attrs.value;
      focus = { page, sid: field.sid, shown: value, typed: String(value ?? '') };
    },
    typed: (text: string) => {
      if (focus) focus = { ...focus, typed: text };
    },
    loseFocus: () => (focus = undefined),
  };
};
