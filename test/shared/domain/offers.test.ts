import { blankCase, type Answers, type DecisionContext } from '@shared/domain/case';
import { movesFor } from '@shared/domain/moves';
import { rulesFor } from '@shared/policy';

const rules = rulesFor('wenzhou@2022-09-22')!;
const world: DecisionContext = {
  facts: {
    'app.kind': 'app',
    'filer.kind': 'school',
    'filer.stages': ['senior'],
    'filer.level': 'city',
  },
  settings: {},
  now: '2026-11-22T04:00:00.000Z',
  holidays: { off: new Set(), work: new Set(), through: '2027-12-31' },
};
const principal = { person: 'p1', as: ['filer_head'] };
const signs = (answers: Answers) => {
  const c = {
    ...blankCase('cas_1', 'filing', rules.policy.id, { place: 'signing', standing: 'at_school' }),
    answers,
  };
  return movesFor(rules, c, principal, world).filter((o) => o.do === 'sign');
};

test('a verb with a way for each of two conditions is offered once: live where one holds, refused where none does', () => {
  expect(signs({ scale: 'pilot' })).toMatchObject([{ clause: { no: '三（一）5' } }]);
  expect(signs({ scale: 'pilot' })[0]!.why).toBeUndefined();
  expect(signs({ scale: 'full' })).toMatchObject([{ clause: { no: '二（三）' } }]);
  expect(signs({ scale: 'full' })[0]!.why).toBeUndefined();
  expect(signs({}).map((o) => o.why?.code)).toEqual(['not_now']);
});
