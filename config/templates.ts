import type { IPluginContext } from '@tarojs/service';

type Source = { source: () => string | Buffer };
type Assets = Record<string, Source>;

const common = [
  'id',
  'class',
  'style',
  'data-sid',
  'module',
  'src',
  'is',
  'name',
  'data',
  'i',
  'l',
];
// Only client/platform draws native components (import law), so this is all that any page can ask
// of them.
const asked: Record<string, string[]> = {
  view: [
    'hover-class',
    'bindtap',
    'catchtouchmove',
    'aria-role',
    'aria-label',
    'aria-hidden',
    'aria-disabled',
    'aria-checked',
    'aria-selected',
    'aria-modal',
  ],
  text: ['bindtap'],
  image: ['src', 'mode', 'aria-label'],
  button: ['open-type', 'disabled', 'hover-class', 'bindtap', 'bindagreeprivacyauthorization'],
  input: [
    'value',
    'type',
    'placeholder',
    'placeholder-class',
    'disabled',
    'maxlength',
    'focus',
    'confirm-type',
    'bindinput',
    'bindfocus',
    'bindblur',
    'bindconfirm',
    'aria-label',
  ],
  textarea: [
    'value',
    'placeholder',
    'placeholder-class',
    'disabled',
    'maxlength',
    'focus',
    'auto-height',
    'disable-default-padding',
    'bindinput',
    'bindfocus',
    'bindblur',
    'bindconfirm',
    'aria-label',
  ],
  picker: ['mode', 'value', 'start', 'end', 'disabled', 'bindchange', 'bindcancel'],
  // Taro always brings it; nothing here draws it.
  'scroll-view': [],
  'page-container': ['show', 'overlay', 'duration', 'position', 'custom-style', 'bindafterleave'],
  canvas: [
    'type',
    'canvas-id',
    'disable-scroll',
    'bindtouchstart',
    'bindtouchmove',
    'bindtouchend',
    'bindtouchcancel',
    'aria-label',
  ],
};

/**
 * The templates without the blanks between them and with the attributes nobody asks for taken out:
 * Taro writes every attribute of a component once for each level of nesting.
 */
export const slim = (wxml: string): string =>
  wxml
    .replace(/>\s+</g, '><')
    .replace(/<([a-z-]+)((?:\s+[\w:@-]+="[^"]*")+)/g, (whole, tag: string, attributes: string) => {
      const kept = asked[tag];
      if (!kept) return whole;
      return `<${tag}${attributes.replace(/\s+([\w:@-]+)="[^"]*"/g, (one, name: string) => (common.includes(name) || name.startsWith('wx:') || kept.includes(name) ? one : ''))}`;
    });

/** A Taro plugin: `slim` for base.wxml. */
export default (ctx: IPluginContext) => {
  ctx.modifyBuildAssets(({ assets }: { assets: Assets }) => {
    const before = assets['base.wxml'];
    if (!before) return;
    const text = slim(before.source().toString());
    assets['base.wxml'] = {
      ...before,
      source: () => text,
      size: () => Buffer.byteLength(text),
      buffer: () => Buffer.from(text),
      map: () => null,
      sourceAndMap: () => ({ source: text, map: null }),
      updateHash: (hash: { update: (s: string) => void }) => hash.update(text),
    } as Source;
  });
};
