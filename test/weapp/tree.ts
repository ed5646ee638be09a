import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What Taro keeps in a page's data for one node. */
export type Raw = {
  [key: string]: unknown;
  nn?: string;
  sid?: string;
  uid?: string;
  cl?: string;
  v?: string;
  cn?: Raw[];
};
/** One node as WeChat would draw it: the tag and attributes come from the built templates, so an attribute or event the template lacks is not there. */
export type Node = {
  tag: string;
  attrs: Record<string, unknown>;
  events: Set<string>;
  text: string;
  raw: Raw;
  parent?: Node;
  children: Node[];
};
type Template = { tag: string; keys: Record<string, string[]>; events: Set<string> };

/** Reads base.wxml once: which tag each template draws, which data each attribute shows, which events it binds. */
export const readTemplates = (dist: string): Map<string, Template> => {
  const templates = new Map<string, Template>();
  const wxml = readFileSync(path.join(dist, 'base.wxml'), 'utf8');
  for (const [, name, body] of wxml.matchAll(
    /<template name="tmpl_0_([^"]+)">([\s\S]*?)<\/template>/g,
  )) {
    const open = /<([a-z][a-z-]*)\s([^]*?)>/.exec(body ?? '');
    if (!name || !open || templates.has(name)) continue;
    const keys: Record<string, string[]> = {};
    const events = new Set<string>();
    for (const [, attr, value] of (open[2] ?? '').matchAll(/([\w:-]+)="([^"]*)"/g)) {
      const event = /^(?:bind|catch)(.+)$/.exec(attr!)?.[1];
      if (event && value === 'eh') events.add(event.toLowerCase());
      else keys[attr!] = [...value!.matchAll(/\bi\.(\w+)/g)].map((m) => m[1]!);
    }
    templates.set(name, { tag: open[1]!, keys, events });
  }
  return templates;
};

/** How many elements may be nested before Taro starts a component of its own. */
export const levelsOf = (dist: string): number =>
  Number(
    /<template name="tmpl_(\d+)_container"/.exec(
      readFileSync(path.join(dist, 'base.wxml'), 'utf8'),
    )?.[1],
  );

/** The longest way from a node down to a leaf, itself counted. */
export const depthOf = (node: Node): number => 1 + Math.max(0, ...node.children.map(depthOf));

/** Draws a page's data as nodes. Text of a node is all text below it, and an input's value or placeholder. */
export const draw = (raw: Raw, templates: Map<string, Template>, parent?: Node): Node => {
  const name = raw.nn ?? '';
  // A form control has one template with the focus and one without.
  const template = templates.get(`${name}_blur`) ?? templates.get(name);
  if (!template && raw.v === undefined && parent)
    throw new Error(`base.wxml has no template ${name}: WeChat would draw nothing here`);
  const attrs: Record<string, unknown> = {};
  for (const [attr, keys] of Object.entries(template?.keys ?? {})) {
    const value = keys.map((key) => raw[key]).find((v) => v !== undefined);
    if (value !== undefined) attrs[attr] = value;
  }
  const node: Node = {
    tag: template?.tag ?? 'text',
    attrs,
    events: template?.events ?? new Set(),
    text: raw.v ?? '',
    raw,
    parent,
    children: [],
  };
  node.children = (raw.cn ?? []).map((child) => draw(child, templates, node));
  node.text += node.children.map((child) => child.text).join('');
  if (node.tag === 'input' || node.tag === 'textarea')
    node.text += String(attrs.value || attrs.placeholder || '');
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
  let here = data as Record<string, unknown>;
  for (const key of keys) here = (here[key] ??= {}) as Record<string, unknown>;
  // WeChat copies what crosses to the view and refuses functions.
  here[last] = value === undefined ? undefined : JSON.parse(JSON.stringify(value));
};
