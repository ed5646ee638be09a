import type { ActInput, Case, DecisionContext } from '@shared/domain/case';
import { releaseOf } from '@shared/domain/lists';
import { rulesOf, type Rules } from '@shared/policy/rules';
import { edited, move } from '../policy/edit';
import { beijing, done, people, puyang, refusalOf, startOf, worldOf } from './acting';
import { file } from './suqian';

const enlist: ActInput = {
  do: 'enlist',
  by: people.head,
  answers: { listing_reason: '传播有害信息' },
};
const report: ActInput = {
  do: 'report',
  by: people.firm,
  answers: { mended_what: '已经清理', mended_proof: file('proof') },
};
const verify: ActInput = { do: 'verify', by: people.clerk, reason: '整改合格' };
const giveBack: ActInput = { do: 'return', by: people.clerk, reason: '还没有整改' };
const release: ActInput = { do: 'release', by: people.head, reason: '期满并整改合格' };

/** A listing of 濮阳 after these acts, listed on a Shanghai day. */
const listed = (day: string, ...acts: readonly ActInput[]): Case => {
  const proposed: Case = { ...startOf(puyang, 'listing'), place: 'proposed' };
  return done(puyang, proposed, [enlist, ...acts], on(day)).after;
};
const on = (day: string): DecisionContext => worldOf({}, { now: `${day}T01:00:00.000Z` });
const says = (current: Case, day: string) => releaseOf(puyang, current, on(day));

test('濮阳: to be taken off it takes two years and what was mended, each told with how far it is', () => {
  const black = listed('2026-03-02');
  expect(says(black, '2026-03-02')).toEqual([
    { what: '整改合格，待移出', met: false },
    { what: '禁用期已满', day: '2028-03-02' },
  ]);
  const mended = listed('2026-03-02', report, verify);
  expect(says(mended, '2026-03-03')).toEqual([
    { what: '整改合格，待移出', met: true },
    { what: '禁用期已满', day: '2028-03-02' },
  ]);
  expect(says(listed('2026-03-02', report, giveBack), '2026-03-03')[0]).toEqual({
    what: '整改合格，待移出',
    met: false,
  });
});

test.each([
  ['2026-03-02', '2028-03-02'],
  ['2028-02-28', '2030-02-28'],
  ['2028-02-29', '2030-02-28'],
])(
  'what is told is what is asked: listed on %s, released after %s and not before',
  (from, last) => {
    const mended = listed(from, report, verify);
    expect(says(mended, from)[1]).toEqual({ what: '禁用期已满', day: last });
    const at = (now: string) => refusalOf(puyang, mended, release, worldOf({}, { now }))?.code;
    expect([at(`${last}T15:59:59.000Z`), at(`${last}T16:00:00.000Z`)]).toEqual([
      'not_now',
      undefined,
    ]);
  },
);

test('where one place is the list and a person decides alone, nothing has to be waited for', () => {
  const black: Case = { ...startOf(beijing, 'listing'), place: 'l_listed', on: 'black' };
  expect(releaseOf(beijing, black, on('2026-03-02'))).toEqual([]);
});

test('who is on no list waits for nothing, nor where nobody is ever taken off', () => {
  expect(says(startOf(puyang, 'listing'), '2026-03-02')).toEqual([]);
  const forever: Rules = rulesOf(
    edited(puyang.policy, (copy) => {
      move(copy, 'release', 'mended').from = [];
    }),
  );
  expect(releaseOf(forever, listed('2026-03-02'), on('2026-03-02'))).toEqual([]);
});
