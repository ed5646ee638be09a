import type { ActInput, Answers, Case, DecisionContext } from '@shared/domain/case';
import type { Bar } from '@shared/domain/listed';
import { letsUse } from '@shared/vocabulary/lives';
import { done, people as others, puyang, refusalOf, startOf, worldOf } from './acting';
import { answers, blank, file, people, rules, sealed, story, TO_FILED, world } from './suqian';

const bar = (does: Bar['does'], more: Partial<Bar> = {}): Bar => ({
  does,
  says: '主办者已列入黑名单，禁止使用',
  clause: { doc: '濮教指〔2020〕51号', no: '第八条', quote: '两年之内禁止使用', kind: 'text' },
  path: '/',
  by: '濮阳市教育局',
  list: '黑名单',
  kind: 'black',
  since: '2026-03-01',
  case: 'cas_9',
  ...more,
});
const under = (...bars: readonly Bar[]): DecisionContext => ({ ...world(), bars });
const submit = (given: Answers = answers()): ActInput => ({
  do: 'submit',
  by: people.teacher,
  answers: given,
});
const approve: ActInput = {
  do: 'approve',
  by: people.director,
  answers: { approval_text: '同意备案' },
};
const reviewed = (): Case => story(blank(), world(), ...TO_FILED.slice(0, -1));
const filed = (): Case => story(blank(), world(), ...TO_FILED);
const changing = (): Case => story(filed(), world(), 'amend');

/** What refuses an act under these bars, and the articles that it names. */
const why = (current: Case, act: ActInput, ...bars: readonly Bar[]) => {
  const refusal = refusalOf(rules, current, act, under(...bars));
  const named = refusal?.faults?.filter((fault) => fault.params?.finding === 'barred');
  return refusal && [refusal.code, named?.map((fault) => fault.clause?.no)];
};

test('what bars use stops that it is asked for and that it is allowed, under the article of the list', () => {
  expect(refusalOf(rules, blank(), submit(), under(bar('bars_use')))).toEqual({
    code: 'findings',
    clause: bar('bars_use').clause,
    faults: [
      {
        field: '',
        label: '主办者已列入黑名单，禁止使用',
        code: 'finding',
        clause: bar('bars_use').clause,
        params: { finding: 'barred', fix: '请改用其他应用。' },
      },
    ],
  });
  expect(why(reviewed(), approve, bar('bars_use'))).toEqual(['findings', ['第八条']]);
  expect([why(blank(), submit()), why(reviewed(), approve)]).toEqual([undefined, undefined]);
});

test('a filing that is listed while it is reviewed may still be read, sent back, rejected or withdrawn', () => {
  const acts: readonly [Case, ActInput][] = [
    [
      story(blank(), world(), 'submit'),
      { do: 'sign', by: people.principal, answers: { signature: file('sign') } },
    ],
    [story(blank(), world(), 'submit', 'sign'), { do: 'accept', by: people.clerk2 }],
    [reviewed(), { do: 'reject', by: people.director, reason: '主办者已列入黑名单' }],
    [reviewed(), { do: 'withdraw', by: people.teacher }],
  ];
  for (const [current, act] of acts)
    expect([act.do, why(current, act, bar('bars_use'))]).toEqual([act.do, undefined]);
});

test('what bars new use lets alone what is in force, and its change', () => {
  expect(why(blank(), submit(), bar('bars_new'))).toEqual(['findings', ['第八条']]);
  expect(why(reviewed(), approve, bar('bars_new'))).toEqual(['findings', ['第八条']]);
  expect(why(changing(), submit(), bar('bars_new'))).toBeUndefined();
  expect(why(changing(), submit(), bar('bars_use'))).toEqual(['findings', ['第八条']]);
  const again = story(changing(), world(), 'submit', 'sign', 'accept');
  const reread =
    again.place === 'review' ? story(again, world(), 'network', 'content', 'focus') : again;
  expect([reread.place, why(reread, approve, bar('bars_new'))]).toEqual(['approval', undefined]);
  expect(why(reread, approve, bar('bars_use'))).toEqual(['findings', ['第八条']]);
});

test('a list that permits stops nothing', () => {
  expect(why(blank(), submit(), bar('permits_use'))).toBeUndefined();
});

test('every bar is named at once, beside whatever else is wrong', () => {
  const other = bar('bars_use', {
    clause: { ...bar('bars_use').clause, no: '五' },
    case: 'cas_10',
  });
  expect(why(blank(), submit(), bar('bars_use'), other)).toEqual(['findings', ['第八条', '五']]);
  const missing = submit(answers({ overview: undefined }));
  const refusal = refusalOf(rules, blank(), missing, under(bar('bars_use')));
  expect([
    refusal?.code,
    refusal?.faults?.map((fault) => fault.field || fault.params?.finding),
  ]).toEqual(['faults', ['overview', 'barred']]);
});

test('what is in use is reported all the same: an inventory is never stopped, and says what stands on the list', () => {
  const listed = {
    ...worldOf({ 'provider.on': ['black'], 'filer.level': 'county' }),
    bars: [bar('bars_use')],
  };
  const report: ActInput = {
    do: 'submit',
    by: people.teacher,
    answers: {
      unit_name: '濮阳县',
      school_name: '实验小学',
      app_name: '云课伴',
      provider_name: '某公司',
      contact_person: sealed('p'),
      contact_phone: sealed('t'),
      main_functions: '朗读练习',
      moe_filed: false,
    },
  };
  expect(done(puyang, startOf(puyang, 'inventory'), [report], listed).after.place).toBe('in_use');
  const listing: Case = { ...startOf(puyang, 'listing'), place: 'proposed' };
  const enlist: ActInput = {
    do: 'enlist',
    by: others.head,
    answers: { listing_reason: '传播有害信息' },
  };
  expect(done(puyang, listing, [enlist], listed).after.on).toBe('black');
  expect(letsUse).toEqual(['filing']);
});
