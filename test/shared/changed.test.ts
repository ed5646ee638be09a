import { changedFields } from '@shared/domain/answers';

const photo = { file: 'cas_1', name: 'plan.png', sha256: 'a' };

test('a file under another name is the same file; another file, another order or one more is a change', () => {
  expect(changedFields({ plan: [photo] }, { plan: [{ ...photo, name: '实施方案1.png' }] })).toEqual(
    [],
  );
  expect(changedFields({ plan: [photo] }, { plan: [{ ...photo, file: 'cas_2' }] })).toEqual([
    'plan',
  ]);
  expect(changedFields({ plan: [photo] }, { plan: [photo, { ...photo, file: 'cas_2' }] })).toEqual([
    'plan',
  ]);
});

test('an answer that was not given and one that is empty are the same; a changed point is a change', () => {
  expect(changedFields({}, { a: null })).toEqual([]);
  expect(changedFields({ a: { is: 'pass' } }, { a: { is: 'fail', note: 'n' } })).toEqual(['a']);
});
