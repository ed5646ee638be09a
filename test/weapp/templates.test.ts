import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { getComponentsAlias, internalComponents } from '@tarojs/shared';
import ts from 'typescript';
import asked from '../../config/asked-loader.cjs';
import { slim } from '../../config/templates';

type Components = Record<string, Record<string, string>>;
type Aliases = Record<string, Record<string, string>>;

const folder = path.resolve('client/platform');
// React's names as WeChat writes them: onTouchStart → bindtouchstart, hoverClass → hover-class; a tap is a click in React.
const own: Record<string, string> = {
  className: 'class',
  onClick: 'bindtap',
  catchMove: 'catchtouchmove',
};
const written = (name: string): string =>
  own[name] ??
  (/^on[A-Z]/.test(name)
    ? `bind${name.slice(2).toLowerCase()}`
    : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));

/** Every attribute an element of Taro is given in client/platform, as `tag attribute`. */
const used = (): string[] =>
  readdirSync(folder)
    .filter((file) => /\.tsx$/.test(file) && !file.endsWith('.h5.tsx'))
    .flatMap((file) => {
      const source = ts.createSourceFile(
        file,
        readFileSync(path.join(folder, file), 'utf8'),
        ts.ScriptTarget.Latest,
        true,
        ts.ScriptKind.TSX,
      );
      const taro = new Set<string>();
      const found: string[] = [];
      const walk = (node: ts.Node): void => {
        if (
          ts.isImportDeclaration(node) &&
          node.moduleSpecifier.getText().includes('@tarojs/components') &&
          node.importClause?.namedBindings &&
          ts.isNamedImports(node.importClause.namedBindings)
        )
          for (const { name } of node.importClause.namedBindings.elements) taro.add(name.text);
        if (
          (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) &&
          taro.has(node.tagName.getText())
        ) {
          const tag = written(node.tagName.getText()).replace(/^-/, '');
          for (const attribute of node.attributes.properties)
            if (
              ts.isJsxAttribute(attribute) &&
              attribute.name.getText() !== 'key' &&
              attribute.name.getText() !== 'ref'
            )
              found.push(`${tag} ${written(attribute.name.getText())}`);
        }
        ts.forEachChild(node, walk);
      };
      walk(source);
      return found;
    });

test('the templates keep every attribute our elements use', () => {
  const all = [...new Set(used())];
  expect(all.length).toBeGreaterThan(25);
  const lost = all.filter((each) => {
    const [tag, attribute] = each.split(' ');
    return !slim(`<${tag} ${attribute}="x">`).includes(`${attribute}="x"`);
  });
  expect(lost).toEqual([]);
});

test('the templates lose what nobody uses, and only that', () => {
  expect(
    slim(
      '<view hover-class="a" hover-start-time="b" bindanimationend="eh" aria-role="c" id="d"><template is="x" data="y" wx:for="z"/></view>',
    ),
  ).toBe(
    '<view hover-class="a" aria-role="c" id="d"><template is="x" data="y" wx:for="z"/></view>',
  );
  expect(slim('<wxs module="xs" src="./utils.wxs"/><comp i="1" l="2"/>')).toBe(
    '<wxs module="xs" src="./utils.wxs"/><comp i="1" l="2"/>',
  );
  const wxml = readFileSync('dist/weapp/base.wxml', 'utf8');
  expect(wxml).not.toContain('bindanimationend');
  expect(wxml).toContain('bindagreeprivacyauthorization');
});

test('the package holds no region: its words come from the server with the policy', () => {
  const files = readdirSync('dist/weapp', { recursive: true, withFileTypes: true })
    .filter((f) => f.isFile() && /\.(js|json|wxml)$/.test(f.name))
    .map((f) => path.join(f.parentPath, f.name));
  expect(files.length).toBeGreaterThan(100);
  const telling = files.filter((file) =>
    /宿教办发|温教办技|京教信|濮教指|宿迁市|温州市|濮阳市|北京市教/.test(
      readFileSync(file, 'utf8'),
    ),
  );
  expect(telling).toEqual([]);
});

test('what the phone knows of Taro’s components names every template and attribute as the whole of it would', () => {
  const file = path.resolve('node_modules/@tarojs/shared/dist/components.js');
  const text = asked.call({ resourcePath: file }, readFileSync(file, 'utf8'));
  const few = runInNewContext(
    `${text.replaceAll('export const', 'var')}; internalComponents`,
  ) as Components;
  expect(Object.keys(few)).toEqual(Object.keys(internalComponents));
  const [all, kept] = [internalComponents, few].map((of) => getComponentsAlias(of) as Aliases);
  for (const tag of ['view', 'text', 'image', 'input', 'textarea', 'button', 'picker', 'canvas'])
    expect([tag, kept![tag]]).toEqual([tag, all![tag]]);
  expect(kept!.map).toEqual({ _num: all!.map!._num });
});
