import ts from 'typescript';
import { filesBelow, findCode, isMember, textOf } from './source';

const worldly = new Set([
  'process',
  'console',
  'globalThis',
  'window',
  'document',
  'setTimeout',
  'setInterval',
  'fetch',
  'require',
  'Buffer',
  'performance',
  'crypto',
]);
const isName = (node: ts.Node): node is ts.Identifier =>
  ts.isIdentifier(node) && !ts.isTypeNode(node.parent);
// `calendar.process` or `{ fetch: 1 }` are names of ours, not the world's.
const isOwn = (node: ts.Identifier): boolean =>
  (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node) ||
  (ts.isPropertyAssignment(node.parent) && node.parent.name === node) ||
  ts.isPropertySignature(node.parent);

const impure = (node: ts.Node): boolean =>
  isMember(node, 'Date', 'now') ||
  isMember(node, 'Math', 'random') ||
  (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) ||
  (ts.isCallExpression(node) && node.expression.getText() === 'Date') ||
  (ts.isImportDeclaration(node) &&
    ts.isStringLiteral(node.moduleSpecifier) &&
    node.moduleSpecifier.text.startsWith('node:')) ||
  (isName(node) && worldly.has(node.text) && !isOwn(node));

test.each([
  'Date.now()',
  "Date['now']()",
  'new Date()',
  'new Date',
  'Date()',
  'Math.random()',
  'process.pid',
  'console.log(1)',
  "import fs from 'node:fs'",
  'setTimeout(f, 1)',
])('sees that `%s` is not pure', (code) => {
  expect(findCode(code, impure)).not.toEqual([]);
});

test.each([
  "new Date('2024-01-01')",
  'Date.UTC(2024, 0)',
  '// Date.now()',
  "'new Date()'",
  'x.process',
  '({ fetch: 1 })',
])('sees that `%s` is pure', (code) => {
  expect(findCode(code, impure)).toEqual([]);
});

test('shared/ has no clock, no chance and no platform', () => {
  const files = filesBelow('shared').filter((path) => path.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(0);
  expect(
    files.flatMap((path) => findCode(textOf(path), impure).map((line) => `${path}:${line}`)),
  ).toEqual([]);
});

test('no template literal that reaches a phone is tagged: iOS 12 keeps one copy where there must be two (babel.config.js)', () => {
  // In the mini-program `String.raw` is as tagged as any other.
  const tagged = filesBelow('client', 'shared/kernel', 'shared/domain', 'shared/contract')
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) =>
      findCode(textOf(file), ts.isTaggedTemplateExpression).map((where) => `${file}:${where}`),
    );
  expect(tagged).toEqual([]);
});
