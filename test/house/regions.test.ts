import { policies } from '@shared/policy';
import { filesBelow, textOf } from './source';

// A region is data. Its name stands in its policy, in tests and in the demonstration; code knows none.
const names = [
  ...Object.keys(policies)
    .map((id) => id.split('@')[0]!)
    .filter((key) => key !== 'national'),
  '宿迁',
  '温州',
  '濮阳',
  '北京',
];
const code = filesBelow('client', 'functions', 'shared', 'config', 'tools').filter(
  (path) =>
    /\.(tsx?|mjs|cjs|json|scss)$/.test(path) &&
    !path.startsWith('shared/policy/') &&
    !path.startsWith('functions/demo/') &&
    path !== 'tools/ratchet-list.json',
);

test('no code knows a region by name', () => {
  expect(code.length).toBeGreaterThan(200);
  const known = code.flatMap((path) =>
    textOf(path)
      .split('\n')
      .flatMap((line, i) =>
        names
          .filter((name) => line.toLowerCase().includes(name))
          .map((name) => `${path}:${i + 1} ${name}`),
      ),
  );
  // The seed of the demonstration lists its regions.
  expect(known.filter((where) => !where.startsWith('functions/demo/seed.ts:'))).toEqual([]);
});

test('neither client nor domain imports a region', () => {
  const importing = filesBelow(
    'client',
    'shared/domain',
    'shared/kernel',
    'shared/contract',
  ).filter(
    (path) =>
      /\.tsx?$/.test(path) &&
      /policy\/(regions|index|national)|from '@shared\/policy'/.test(textOf(path)),
  );
  expect(importing).toEqual([]);
});
