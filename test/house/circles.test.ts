import { posix } from 'node:path';
import ts from 'typescript';
import { filesBelow, textOf } from './source';

/** Groups of files that import each other in a circle, counting imports of types; this list may only become shorter. The import law knows no circle of code. */
const COMMITTED: readonly (readonly string[])[] = [];

const code = filesBelow('client', 'functions', 'shared').filter((file) => /\.tsx?$/.test(file));
const known = new Set(code);
const aliases = [/^@(shared|functions|client)\//, '$1/'] as const;

const resolved = (from: string, name: string): string | undefined => {
  const path = name.startsWith('.')
    ? posix.join(posix.dirname(from), name)
    : name.replace(...aliases);
  return [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`].find((file) =>
    known.has(file),
  );
};
const importsOf = (file: string): string[] =>
  ts
    .preProcessFile(textOf(file), true, true)
    .importedFiles.flatMap(({ fileName }) => resolved(file, fileName) ?? []);

/** Tarjan's strongly connected components of more than one node, each in order. */
const circlesIn = (graph: ReadonlyMap<string, readonly string[]>): string[][] => {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const visit = (node: string): void => {
    order.set(node, order.size);
    lowest.set(node, order.get(node)!);
    open.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!order.has(next)) visit(next);
      if (open.includes(next)) lowest.set(node, Math.min(lowest.get(node)!, lowest.get(next)!));
    }
    if (lowest.get(node) !== order.get(node)) return;
    const circle = open.splice(open.indexOf(node));
    if (circle.length > 1) found.push(circle.sort());
  };
  for (const node of graph.keys()) if (!order.has(node)) visit(node);
  return found.sort((one, other) => (one[0]! < other[0]! ? -1 : 1));
};

test('a circle is found, and what is none is not', () => {
  const graph = new Map([
    ['a', ['b']],
    ['b', ['c', 'd']],
    ['c', ['a']],
    ['d', ['e']],
    ['e', []],
  ]);
  expect(circlesIn(graph)).toEqual([['a', 'b', 'c']]);
});

test('no files import each other in a circle, types included, but those committed', () => {
  expect(circlesIn(new Map(code.map((file) => [file, importsOf(file)])))).toEqual(COMMITTED);
});
