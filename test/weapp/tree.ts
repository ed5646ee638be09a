import type { Drawn } from '../../tools/client-build/wechat-compilers';

/** One element, or a run of words, as WeChat's own page generator draws it: what the built templates lack is not there. */
export type Node = {
  tag: string;
  sid: string;
  attrs: Record<string, unknown>;
  events: Set<string>;
  text: string;
  parent?: Node;
  children: Node[];
};

// The generator writes `aria-label` as `ariaLabel`.
const written = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
const eventOf = (attribute: string): string | undefined =>
  /^(?:bind|catch):?(.+)$/.exec(attribute)?.[1]?.toLowerCase();

// `virtual` is a block, a loop or a template: it draws nothing of its own.
const below = (drawn: Drawn): readonly Drawn[] =>
  typeof drawn !== 'string' && drawn.tag === 'virtual'
    ? (drawn.children ?? []).flatMap(below)
    : [drawn];

const words = (text: string, parent?: Node): Node => ({
  tag: '#text',
  sid: '',
  attrs: {},
  events: new Set(),
  text,
  parent,
  children: [],
});

/** The nodes of a drawn page. Text of a node is all text below it, and what a field shows: its value or its placeholder. */
export const nodesOf = (drawn: Drawn, parent?: Node): Node => {
  if (typeof drawn !== 'object') return words(String(drawn), parent);
  const attrs: Record<string, unknown> = {};
  const events = new Set<string>();
  for (const [name, value] of Object.entries(drawn.attr ?? {})) {
    const event = eventOf(name);
    if (event && value) events.add(event);
    else if (!event && value !== undefined) attrs[written(name)] = value;
  }
  const tag = drawn.tag.replace(/^wx-/, '');
  const sid = String(attrs['data-sid'] ?? '');
  const node: Node = { tag, sid, attrs, events, text: '', parent, children: [] };
  node.children = (drawn.children ?? []).flatMap(below).map((child) => nodesOf(child, node));
  node.text = node.children.map((child) => child.text).join('');
  if (tag === 'input' || tag === 'textarea') {
    node.text += String(attrs.value || attrs.placeholder || '');
  }
  return node;
};

/** All nodes, parents before children. */
export const flat = (node: Node): Node[] => [node, ...node.children.flatMap(flat)];

/** What is on top: the last open layer if there is one, because it covers the rest. */
export const top = (root: Node): Node =>
  flat(root)
    .filter((n) => n.attrs['aria-role'] === 'dialog')
    .pop() ?? root;

/** Applies one of setData's paths, as `root.cn.[0].cn.[2].v`. */
export const patch = (data: Record<string, unknown>, at: string, value: unknown): void => {
  const keys = at
    .replace(/\[(\d+)\]/g, '$1')
    .split('.')
    .filter(Boolean);
  const last = keys.pop()!;
  let here = data;
  for (const key of keys) here = (here[key] ??= {}) as Record<string, unknown>;
  // WeChat copies what crosses to the view and refuses functions.
  here[last] = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
};
