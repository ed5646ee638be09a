import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Compiled, Drawn } from '../../tools/client-build/wechat-compilers';

type Element = Exclude<Drawn, string>;
type Write = (element: Element, inside: string) => string;

const base = readFileSync(path.join(__dirname, 'wechat.css'), 'utf8');
const escaped = (text: unknown): string =>
  String(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
const lines = (text: unknown): string => escaped(text).replace(/\n/g, '<br>');
const attributes = ({ attr = {} }: Element, more: Record<string, unknown> = {}): string => {
  const { id, style, ariaRole, ariaLabel, bindtap } = attr;
  const given = { id, class: attr.class, style, role: ariaRole, 'aria-label': ariaLabel };
  return Object.entries({ ...given, 'data-tap': bindtap && 'yes', ...more })
    .filter(([, value]) => value !== undefined && value !== '' && value !== false)
    .map(([name, value]) => ` ${name}="${escaped(value)}"`)
    .join('');
};
const box: Write = (e, inside) => `<${e.tag}${attributes(e)}>${inside}</${e.tag}>`;
const field: Write = (e) => {
  const { value, placeholder, placeholderClass } = e.attr ?? {};
  const words = value
    ? lines(value)
    : `<span class="${escaped(placeholderClass ?? '')}">${lines(placeholder ?? '')}</span>`;
  return `<${e.tag}${attributes(e)}><div>${words}</div></${e.tag}>`;
};
// A picture on this machine's disk is not a page's to read; its box is what matters here.
const picture: Write = (e) => `<${e.tag}${attributes(e)}></${e.tag}>`;

const writers: Record<string, Write> = {
  'wx-view': box,
  'wx-text': box,
  'wx-picker': box,
  'wx-button': box,
  'wx-canvas': box,
  'wx-page-container': box,
  'wx-image': picture,
  'wx-input': field,
  'wx-textarea': field,
};

const onlyWords = (e: Element): boolean =>
  (e.children ?? []).every(
    (c) => typeof c !== 'object' || c.tag === 'wx-text' || (c.tag === 'virtual' && onlyWords(c)),
  );

/** The markup of a drawn page, and what WeChat would draw as nothing. */
export const markupOf = (drawn: Drawn): { markup: string; faults: string[] } => {
  const faults: string[] = [];
  const write = (node: Drawn): string => {
    if (typeof node !== 'object') return lines(node);
    const inside = (node.children ?? []).map(write).join('');
    if (node.tag === 'virtual' || node.tag === 'wx-page') return inside;
    if (node.tag === 'wx-text' && !onlyWords(node)) {
      faults.push('something other than words inside <text>, which WeChat drops');
    }
    const writer = writers[node.tag];
    if (!writer) faults.push(`an element nobody here knows: ${node.tag}`);
    return (writer ?? box)(node, inside);
  };
  return { markup: write(drawn), faults };
};

/** The same page in 长辈版: that is a class on its root, and nothing else. */
export const elderly = (drawn: Drawn): Drawn => {
  if (typeof drawn !== 'object') return drawn;
  const name = String(drawn.attr?.class ?? '');
  if (/(^| )screen( |$)/.test(name)) {
    const attr = { ...drawn.attr, class: `${name.replace(' screen--elder', '')} screen--elder` };
    return { ...drawn, attr };
  }
  return { ...drawn, children: (drawn.children ?? []).map(elderly) };
};

/** A whole document for a page: WeChat's elements, the compiled styles for a screen `width` wide, the safe area at its foot. */
export const documentOf = (
  compiled: Compiled,
  { route, markup, width, safe }: { route: string; markup: string; width: number; safe: number },
): string => {
  const css = compiled.css(route, width).replace(/env\(safe-area-inset-bottom\)/g, `${safe}px`);
  return `<!doctype html><meta charset="utf-8"><style>${base}</style><style>${css}</style><body>${markup}`;
};
