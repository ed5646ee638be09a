import { placeOf } from '@client/form/reading';

const asked = ['users', 'scene', 'serves', 'tool'];

test('a finding about several questions stands once: beside the last of them that is answered', () => {
  const about = ['users', 'scene', 'serves'];
  expect(placeOf(about, asked, {})).toBe('users');
  expect(placeOf(about, asked, { users: ['others'] })).toBe('users');
  expect(placeOf(about, asked, { users: ['others'], scene: false, tool: true })).toBe('scene');
  expect(placeOf(about, asked, { users: ['others'], serves: [] })).toBe('users');
});

test('it stands nowhere on a screen that asks none of them', () => {
  expect(placeOf(['licence'], asked, { users: ['others'] })).toBeUndefined();
});
