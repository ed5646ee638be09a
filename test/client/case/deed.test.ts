import type { CaseDetail, OfferView } from '@shared/contract/case';
import type { Rules } from '@shared/policy/rules';
import { readerOf } from '@client/case/act/reader';
import { wordsOf } from '@shared/vocabulary/verb-words';
import { verbIds, type Verb } from '@shared/vocabulary/verbs';
import { asksFor, failedIn, nextAfter, offerOf, officesFor, takers } from '@client/case/act/deed';
import { defectsOf } from '@client/case/detail/told';
import { isPlain, movesOf, pageOf } from '@client/case/detail/moves';
import { dueWords, leftWords } from '@client/words/clock';
import { askingOfScan, askingOfText } from '@client/school/new/asking';
import { codeFrom } from '@shared/kernel/id';

const clause = { doc: '宿教办发〔2024〕25号', no: '二', quote: '原文', kind: 'text' as const };
const offer = (o: Partial<OfferView> & Pick<OfferView, 'do'>): OfferView => ({
  needs: [],
  reason: false,
  clause,
  ...o,
});
const detail = (d: Partial<CaseDetail>): CaseDetail =>
  ({
    id: 'cas_1',
    life: 'filing',
    place: 'review',
    standing: 'in_review',
    placeTitle: '审查中',
    offers: [],
    findings: [],
    opinions: [],
    timeline: [],
    colleagues: [],
    ...d,
  }) as CaseDetail;

test('an offer is found by deed, opinion and track together', () => {
  const d = detail({
    offers: [
      offer({ do: 'opine', opinion: 'network' }),
      offer({ do: 'opine', opinion: 'content' }),
      offer({ do: 'report', track: 'paper' }),
    ],
  });
  const rules = {
    opinions: [{ id: 'network' }, { id: 'content' }, { id: 'joint' }, { id: 'experts', seats: {} }],
  } as unknown as Rules;
  expect(offerOf(rules, d, { do: 'opine', opinion: 'content' })?.opinion).toBe('content');
  expect(offerOf(rules, d, { do: 'opine' })).toBeUndefined();
  expect(offerOf(rules, d, { do: 'report', track: 'online' })).toBeUndefined();
  // Another expert took the first seat meanwhile; an office's opinion is never another office's.
  const later = detail({
    offers: [
      offer({ do: 'opine', opinion: 'experts:2' }),
      offer({ do: 'opine', opinion: 'joint:network' }),
    ],
  });
  expect(offerOf(rules, later, { do: 'opine', opinion: 'experts:1' })?.opinion).toBe('experts:2');
  expect(offerOf(rules, later, { do: 'opine', opinion: 'joint:content' })).toBeUndefined();
});

test('a reason names who will read it', () => {
  expect(readerOf('return', { bureau: true, kind: 'school', life: 'filing' })).toBe('学校');
  expect(readerOf('opine', { bureau: true, kind: 'provider', life: 'filing' })).toBe('提供者');
  expect(readerOf('reject', { bureau: true, kind: 'unit', life: 'filing' })).toBe('申请单位');
  expect(readerOf('return', { bureau: false, kind: 'school', life: 'filing' })).toBe('经办人');
  for (const verb of ['stop', 'withdraw', 'suspend'] as const)
    expect(readerOf(verb, { bureau: false, kind: 'school', life: 'filing' })).toBe('教育部门');
});

test('what is reported as in use is changed by a plain button, a draft goes on by the main one', () => {
  const submit = { offers: [offer({ do: 'submit' })], life: 'inventory' as const };
  expect(movesOf(detail({ ...submit, standing: 'listed' }), () => undefined)).toMatchObject([
    { label: '修改报送内容', kind: 'plain' },
  ]);
  expect(movesOf(detail({ ...submit, standing: 'draft' }), () => undefined)).toMatchObject([
    { label: '继续填写', kind: 'primary' },
  ]);
});

test('a question goes to the office it is addressed to', () => {
  const rules = {
    opinions: [
      { id: 'network', by: 'network' },
      { id: 'focus', by: 'lead' },
      { id: 'joint', by: 'co' },
    ],
  } as unknown as Rules;
  expect(officesFor(rules, 'network', ['filing'])).toEqual(['network']);
  expect(officesFor(rules, 'focus', ['filing'])).toEqual(['filing']);
  expect(officesFor(rules, 'joint:content', ['filing'])).toEqual(['content']);
  const d = detail({
    findings: [
      {
        id: 'mlps',
        says: 'ask',
        about: 'x',
        fields: [],
        clause,
        asks: { by: ['network'], text: '是否可用？' },
      },
      { id: 'ads', says: 'stop', about: 'y', fields: [], clause },
    ],
  });
  expect(asksFor(d, ['network']).map((a) => a.key)).toEqual(['check:mlps']);
  expect(asksFor(d, ['content'])).toEqual([]);
});

test('a transfer is offered to others of the same office only', () => {
  const d = detail({
    colleagues: [
      { id: 'me', name: '我', slots: ['network'] },
      { id: 'a', name: '甲', slots: ['network'] },
      { id: 'b', name: '乙', slots: ['content'] },
    ],
  });
  expect(takers(d, ['network'], 'me').map((c) => c.id)).toEqual(['a']);
  expect(takers(d, ['nobody'], 'me')).toEqual([]);
});

test('live buttons come first and every deed has a page', () => {
  const d = detail({
    offers: [
      offer({ do: 'suspend', why: { code: 'not_now' } }),
      offer({ do: 'withdraw' }),
      offer({ do: 'submit' }),
      offer({ do: 'report', track: 'paper' }),
    ],
  });
  const went: string[] = [];
  const moves = movesOf(d, (offer) => went.push(pageOf(d.id, offer)));
  void moves[0]!.onTap();
  expect(went).toEqual(['/school/form/index?id=cas_1']);
  expect(moves.map((m) => m.key)).toEqual(['submit:', 'withdraw:', 'suspend:']);
  expect(moves[2]).toMatchObject({
    reason: '备案生效以后才能办理。',
    clause: { docNo: '宿教办发〔2024〕25号' },
  });
  expect(moves.filter((m) => m.kind === 'primary')).toHaveLength(1);
  for (const verb of verbIds)
    expect(pageOf('cas_1', offer({ do: verb }))).toMatch(
      /^\/(school\/form|case\/(sign|act))\/index\?id=cas_1/,
    );
});

test('all faults of a round are one list; a principal’s return shows only its own reason', () => {
  const opinion = (o: object) => ({
    key: 'k',
    office: '处',
    state: 'fault',
    round: 1,
    stood: false,
    points: [],
    clause,
    ...o,
  });
  const d = detail({
    standing: 'returned',
    opinions: [
      opinion({
        title: '重点',
        points: [
          { label: '合同', is: 'fail', note: '缺' },
          { label: '公平', is: 'pass' },
        ],
      }),
      opinion({ title: '内容', reason: '有广告' }),
      opinion({ title: '网络', state: 'pass', reason: '好' }),
    ] as unknown as CaseDetail['opinions'],
    timeline: [
      {
        seq: 5,
        did: 'opine',
        office: '处',
        at: '',
        title: '',
        place: '',
        standing: 'returned',
        clauses: [clause],
      },
    ],
  });
  expect(defectsOf(d).map((x) => x.what)).toEqual(['合同：缺', '有广告']);
  const back = detail({
    ...d,
    timeline: [
      ...d.timeline,
      {
        seq: 6,
        did: 'return',
        office: '校长',
        at: '',
        title: '',
        place: '',
        standing: 'returned',
        reason: '请重写',
        clauses: [clause],
      },
    ],
  });
  expect(defectsOf(back).map((x) => x.what)).toEqual(['请重写']);
  expect(defectsOf({ ...d, standing: 'in_review' })).toEqual([]);
});

test('points that fail are counted, and what follows is told apart', () => {
  expect(failedIn({ a: { is: 'fail' }, b: { is: 'pass' }, c: { is: 'na' }, d: 'fail' })).toBe(1);
  const rules = {
    policy: {
      words: {
        places: {
          review: { title: '审查中', standing: 'in_review' },
          approval: { title: '待审批', standing: 'in_review' },
        },
      },
    },
    sheets: {},
  } as unknown as Rules;
  expect(nextAfter(rules, 'opine', 'review', 'review')).not.toBe(
    nextAfter(rules, 'opine', 'review', 'approval'),
  );
});

test('time left: amber under three days, red when over, never a bare number', () => {
  const clock = {
    title: '办结',
    state: 'running' as const,
    unit: 'working' as const,
    warn: false,
    due: { day: '2026-11-28', sure: false },
  };
  expect(leftWords({ ...clock, left: 3 })).toEqual({ word: '剩 3 个工作日', tone: 'ended' });
  expect(leftWords({ ...clock, left: 2 })).toEqual({ word: '剩 2 个工作日', tone: 'waiting' });
  expect(leftWords({ ...clock, left: 9, warn: true }).tone).toBe('waiting');
  expect(leftWords({ ...clock, left: 0 }).word).toBe('今天到期');
  expect(leftWords({ ...clock, state: 'over', left: -2 })).toEqual({
    word: '逾期 2 个工作日',
    tone: 'stop',
  });
  expect(leftWords({ ...clock, state: 'paused' }, 'returned').word).toBe('等学校修改，暂停计时');
  expect(leftWords({ ...clock, state: 'paused' }, 'in_review').word).toBe(
    '暂停计时（重新受理后继续）',
  );
  expect(dueWords(clock)).toContain('最迟 2026年11月28日（节假日');
  expect(dueWords({ ...clock, id: 'recheck', due: { day: '2027-11-22', sure: true } })).toBe(
    '复核日 2027年11月22日',
  );
});

test('a scan or typed words become one question to the registry, or say why not', () => {
  expect(askingOfText('教APP备3200123号')).toMatchObject({ find: { moeNo: '教APP备3200123号' } });
  expect(askingOfText('智学伴')).toEqual({ find: { q: '智学伴' }, known: { name: '智学伴' } });
  expect(askingOfText('下载 https://apps.apple.com/cn/app/id1234567890')).toMatchObject({
    find: { storeId: 'apple:1234567890' },
  });
  expect(askingOfText('苏ICP备12345678号')).toMatchObject({ say: expect.stringContaining('ICP') });
  expect(askingOfScan('com.example.app')).toMatchObject({
    find: { packageName: 'com.example.app' },
  });
  for (const text of [
    `https://b.gov.cn/q/${codeFrom(new Uint8Array(10))}`,
    'https://evil.cn/x',
    'https://app.eduyun.cn/#/x',
    'xyz',
  ])
    expect(askingOfScan(text)).toHaveProperty('say');
});

test('reminding an office waits until its days are over, and says so', () => {
  const early = detail({
    offers: [offer({ do: 'remind', why: { code: 'not_now' } })],
  });
  expect(movesOf(early, () => undefined)[0]).toMatchObject({
    reason: '还没有逾期，逾期后可以催办。',
  });
});

test('what asks for nothing and needs no second thought is done by the tap itself', () => {
  const plain = (verb: Verb, more: Partial<OfferView> = {}) =>
    isPlain(offer({ do: verb, ...more }), wordsOf(verb));
  expect(plain('receive')).toBe(true);
  expect(plain('receive', { reason: true })).toBe(false);
  expect(plain('receive', { needs: ['form'] })).toBe(false);
  for (const verb of ['accept', 'approve', 'revoke', 'stop', 'withdraw', 'remind'] as const)
    expect(plain(verb)).toBe(false);
});
