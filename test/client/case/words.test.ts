import type { Rules } from '@shared/policy/rules';
import type { CaseDetail, OpinionView } from '@shared/contract/case';
import { findings } from '@shared/domain/findings';
import { rulesFor } from '@shared/policy';
import { actWords, meanwhile, pilotEnd, submitWords } from '@client/case/act/words';
import { panelRows } from '@client/case/detail/told';
import { factsOn } from '@client/form/reading';

const wenzhou = rulesFor('wenzhou@2022-09-22')!;
const suqian = rulesFor('suqian@2024-09-01')!;
const puyang = rulesFor('puyang@2020-02-25')!;
const detail = (d: Partial<CaseDetail>): CaseDetail =>
  ({
    id: 'cas_1',
    life: 'filing',
    policy: 'wenzhou@2022-09-22',
    place: 'draft',
    standing: 'draft',
    round: 0,
    facts: {
      today: '2026-11-22',
      'app.kind': 'app',
      'filer.kind': 'school',
      'filer.stages': ['senior'],
    },
    settings: {},
    answers: {},
    bureau: { name: '温州市教育局', tel: '' },
    ...d,
  }) as CaseDetail;
const pilot = { scale: 'pilot', pilot_until: '2026-12-31' };
const words = (d: CaseDetail, verb: Parameters<typeof actWords>[2]['do']) =>
  actWords(wenzhou, d, { do: verb }, factsOn(wenzhou, d, d.answers as never));

test('submitting names whoever the answers lead to, and promises nothing while they do not tell', () => {
  const at = (place: string, answers: object) =>
    submitWords(wenzhou, place, factsOn(wenzhou, detail({ place }), answers as never));
  expect(at('draft', { scale: 'full' }).button).toBe('提交专家论证');
  expect(at('draft', pilot)).toMatchObject({
    button: '提交给校长签名',
    next: '请告诉校长打开“办理”签名，签名后就可以试点。',
  });
  expect(at('deciding', { scale: 'full' }).next).toBe(
    '请告诉校长打开“办理”签名，签名后送教育部门审查。',
  );
  expect(at('draft', {}).button).toBe('提交');
  const d = detail({ policy: 'suqian@2024-09-01' });
  expect(submitWords(suqian, 'draft', factsOn(suqian, d, {})).button).toBe('提交给校长签名');
});

test.each(['office', 'unit'] as const)('an %s has no 校长: whoever leads it signs', (kind) => {
  const d = detail({
    policy: 'suqian@2024-09-01',
    facts: { today: '2026-11-22', 'filer.kind': kind },
  });
  const said = submitWords(suqian, 'draft', factsOn(suqian, d, {}));
  expect(said).toEqual({
    button: '提交给单位负责人签名',
    done: '已提交给单位负责人签名',
    next: '请告诉单位负责人打开“办理”签名，签名后送教育部门审查。',
  });
});

test('what is no longer in use is reported again, a filing is filed again', () => {
  const ask = (life: 'inventory' | 'filing') =>
    actWords(
      puyang,
      detail({ policy: 'puyang@2020-02-25', life }),
      { do: 'stop' },
      factsOn(puyang, detail({ life }), {}),
    ).ask;
  expect(ask('inventory')).toBe('再次使用时，请重新报送。');
  expect(ask('filing')).toContain('重新备案');
});

test('a trial ends on the day the school named, whatever is asked for now', () => {
  expect(pilotEnd(wenzhou, detail({ inForce: pilot, answers: { scale: 'full' } }))).toBe(
    '2026-12-31',
  );
  expect(
    pilotEnd(wenzhou, detail({ inForce: { scale: 'full', pilot_until: '2026-12-31' } })),
  ).toBeUndefined();
  expect(pilotEnd(wenzhou, detail({ answers: pilot }))).toBeUndefined();
});

test('a principal who decides on a pilot sends nothing to the bureau', () => {
  const signing = { place: 'signing', standing: 'at_school' } as const;
  expect(words(detail({ ...signing, answers: pilot }), 'sign').button).toBe('签名，同意试点');
  expect(words(detail({ ...signing, answers: { scale: 'full' } }), 'sign').button).toBe(
    '签名并提交',
  );
  expect(
    words(
      detail({
        ...signing,
        answers: { scale: 'full' },
        bureau: { name: '龙港市社会事业局', tel: '' },
      }),
      'sign',
    ).done,
  ).toBe('已签名，已提交龙港市社会事业局');
});

test('agreeing leads to registration here, and only registration lets a school use it', () => {
  const asked = (settings: CaseDetail['settings']) =>
    words(detail({ place: 'approval', standing: 'in_review', settings }), 'approve').ask;
  expect(asked({ last_signature: false })).toBe('同意后转入“待技术部门备案”。');
  expect(asked({ last_signature: true })).toBe('同意后转入“待局领导签发”。');
  // Where a bureau has not decided yet nobody is told that a school may use it.
  expect(asked({})).toBe('同意后转入下一环节。');
  expect(words(detail({ place: 'registering', standing: 'in_review' }), 'register').button).toBe(
    '登记备案',
  );
  const d = detail({ policy: 'suqian@2024-09-01', place: 'approval', standing: 'in_review' });
  expect(actWords(suqian, d, { do: 'approve' }, factsOn(suqian, d, {})).button).toBe('同意备案');
});

test('what stands meanwhile is read from what was granted, not from what is asked now', () => {
  expect(meanwhile(wenzhou, detail({}))).toBeUndefined();
  const enlarging = detail({
    place: 'review',
    standing: 'in_review',
    inForce: pilot,
    answers: { scale: 'full' },
  });
  expect(meanwhile(wenzhou, enlarging)).toEqual({ is: 'pilot' });
  expect(words(enlarging, 'withdraw').ask).toContain('试点继续有效');
  expect(meanwhile(wenzhou, detail({ inForce: { scale: 'full' } }))).toEqual({ is: 'yes' });
  expect(
    meanwhile(wenzhou, detail({ inForce: { scale: 'pilot', pilot_until: '2026-11-01' } })),
  ).toEqual({ is: 'no', says: '试点已经结束' });
});

test('the phone takes the clocks from the server: a pilot that grows is not told that it was filed widely before', () => {
  const ids = (clocks: CaseDetail['clocks']) => {
    const d = detail({ place: 'enlarging', standing: 'at_school', inForce: pilot, clocks });
    return findings(wenzhou, 'filing', factsOn(wenzhou, d, pilot)).map((f) => f.id);
  };
  expect(
    ids([{ id: 'pilot', title: '试点', state: 'running' } as CaseDetail['clocks'][number]]),
  ).toContain('enlarge_full');
  expect(
    ids([{ id: 'pilot', title: '试点', state: 'running' } as CaseDetail['clocks'][number]]),
  ).not.toContain('scale_down');
  expect(ids([])).toContain('scale_down');
});

const noRules = { fields: {} } as unknown as Rules;

test('a panel shows the mean of each question beside every score, and all texts', () => {
  const seat = (n: number, text: string) =>
    ({
      said: [
        { field: 'need', label: '必要性', value: n },
        { field: 'view', label: '论证意见', value: text },
      ],
    }) as unknown as OpinionView;
  expect(panelRows(noRules, [seat(5, '好'), seat(4, '可行'), seat(4, '同意')])).toEqual([
    { label: '必要性', mean: '4.3', each: ['5', '4', '4'] },
    { label: '论证意见', each: ['好', '可行', '同意'] },
  ]);
  expect(panelRows(noRules, [])).toEqual([]);
});
