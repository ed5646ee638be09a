import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { partOf, policyShape } from '@shared/policy/lint/shape';
import { constructLines, constructs } from '../../../tools/constructs';
import { nameOf, type Shown } from '../../../tools/constructs/construct';

const root = join(__dirname, '../../..');

/** What a shape is made of, as far as this test looks into it. */
type Def = {
  type: string;
  shape?: Readonly<Record<string, Shape>>;
  catchall?: Shape;
  options?: readonly Shape[];
  items?: readonly Shape[];
  element?: Shape;
  innerType?: Shape;
  keyType?: Shape;
  valueType?: Shape;
};
type Shape = { _zod: { def: Def; innerType?: Shape } };

/** The shapes directly inside another. */
const inside = ({ _zod: { def, innerType } }: Shape): Shape[] =>
  [
    ...Object.values(def.shape ?? {}),
    ...(def.options ?? []),
    ...(def.items ?? []),
    def.element,
    def.innerType,
    def.keyType,
    def.valueType,
    def.type === 'lazy' ? innerType : undefined,
  ].filter((shape) => shape !== undefined);

const plain = ['string', 'number', 'boolean', 'literal', 'enum'];
const parts = ['object', 'union', 'array', 'record', 'optional', 'lazy', 'tuple'];

/** Every shape in the language, each once. */
const shapes = (): Shape[] => {
  const seen = new Set<Shape>();
  const todo: Shape[] = [policyShape as unknown as Shape];
  for (let shape = todo.pop(); shape; shape = todo.pop()) {
    if (seen.has(shape)) continue;
    seen.add(shape);
    todo.push(...inside(shape));
  }
  return [...seen];
};
const objects = shapes().filter(({ _zod: { def } }) => def.type === 'object');
const paths = objects.flatMap((shape) =>
  Object.keys(shape._zod.def.shape!).map((key) => `${partOf(shape)}.${key}`),
);

test('the language is read whole: nothing in it is of a kind that this test does not open', () => {
  const kinds = new Set(shapes().map(({ _zod: { def } }) => def.type));
  expect([...kinds].filter((kind) => ![...plain, ...parts].includes(kind))).toEqual([]);
  expect(objects.length).toBeGreaterThan(50);
});

test('every object of the language has a name and holds no key but its own', () => {
  for (const shape of objects) {
    const keys = Object.keys(shape._zod.def.shape!);
    expect([keys, partOf(shape)]).toEqual([keys, expect.any(String)]);
    expect([keys, shape._zod.def.catchall?._zod.def.type]).toEqual([keys, 'never']);
  }
});

test('every construct of the language stands in the table, and no other', () => {
  expect(Object.keys(constructs).sort()).toEqual([...new Set(paths)].sort());
});

const text = (file: string): string => readFileSync(join(root, file), 'utf8');

/** What a file exports under a name, looked into where the function stands in an object. */
const exported = (file: string, name: string): unknown => {
  const module = jest.requireActual<Record<string, unknown>>(join(root, file));
  return name
    .split('.')
    .reduce<unknown>((from, key) => (from as Record<string, unknown> | undefined)?.[key], module);
};

/** Whether the client's file exports what shows it: a page needs a browser to be imported. */
const isShown = ({ shown, in: file }: Shown): boolean =>
  new RegExp(`^export const ${shown}\\b`, 'm').test(text(file));

test.each(Object.entries(constructs))(
  '%s is carried out where the table says',
  (path, construct) => {
    const name = nameOf(construct);
    if ('shown' in construct) expect([name, isShown(construct)]).toEqual([name, true]);
    else expect(exported(construct.in, name)).toBe(construct.by);
    // The file speaks of what it carries out.
    const key = ('as' in construct && construct.as) || path.split('.')[1]!;
    expect([key, new RegExp(`\\b${key}\\b`).test(text(construct.in))]).toEqual([key, true]);
  },
);

test('the table is printed with a line for each construct', () => {
  const lines = constructLines();
  expect(lines).toHaveLength(Object.keys(constructs).length);
  expect(lines.find((line) => line.startsWith('  article.then '))).toMatch(
    /followsFrom +shared\/domain\/consequences\.ts$/,
  );
});
