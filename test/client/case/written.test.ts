import { forgetUnder, writeUnder, writtenUnder } from '@client/case/act/written';

test('what was put down stays until it is sent, each under its own key', () => {
  const [mine, theirs] = ['usr_1|cas_1|opine|focus||1', 'usr_2|cas_1|opine|focus||1'];
  writeUnder(mine, (now) => ({ ...now, answers: { ...now.answers, need: 4 } }));
  writeUnder(mine, (now) => ({ ...now, reason: '请补充合同' }));
  expect(writtenUnder(mine)).toEqual({ answers: { need: 4 }, reason: '请补充合同' });
  expect(writtenUnder(theirs)).toEqual({ answers: {}, reason: '' });
  forgetUnder(mine);
  expect(writtenUnder(mine)).toEqual({ answers: {}, reason: '' });
});
