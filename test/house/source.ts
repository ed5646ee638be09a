import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

const root = resolve(__dirname, '../..');

/** The files of the checkout below these folders, as paths with forward slashes from the root; a folder that is not there has none. */
export const filesBelow = (...folders: string[]): string[] =>
  folders
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

/** The text of a file of the checkout. */
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** What stands in a source text, as `line: text`, wherever `wanted` says yes; comments and strings are not code and are not asked about. */
export const findCode = (text: string, wanted: (node: ts.Node) => boolean): string[] => {
  const file = ts.createSourceFile(
    'file.tsx',
    text,
    ts.ScriptTarget.ES2022,
    true,
    ts.ScriptKind.TSX,
  );
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (wanted(node))
      found.push(
        `${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${node.getText().slice(0, 80)}`,
      );
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
};

/** True for the expression `object.property`, also as `object['property']` or `object?.property`. */
export const isMember = (node: ts.Node, object: string, property: string): boolean =>
  (ts.isPropertyAccessExpression(node) &&
    node.expression.getText() === object &&
    node.name.text === property) ||
  (ts.isElementAccessExpression(node) &&
    node.expression.getText() === object &&
    ts.isStringLiteralLike(node.argumentExpression) &&
    node.argumentExpression.text === property);
