import { faultCodes, statusOf, type FaultCode, type RefusalCode } from '@shared/kernel/refusal';
import { eventTitle } from '@shared/vocabulary/history';
import { lifeWords, wordsFor } from '@shared/vocabulary/life-words';
import { listKinds, type ListKind } from '@shared/vocabulary/list-kinds';
import { lifeIds, type Life } from '@shared/vocabulary/lives';
import { series } from '@shared/vocabulary/series';
import { standingIds, type Standing } from '@shared/vocabulary/standings';
import { wordsOf } from '@shared/vocabulary/verb-words';
import { verbIds, type Verb } from '@shared/vocabulary/verbs';
import { clauseForUi } from '@client/words/clause';
import { faultText } from '@client/words/fault';
import { ledBy, partyWord } from '@client/words/party';
import { failure, sentence } from '@client/words/refusal';
import { barredSays, entryBand, entryMark, isBad } from '@client/words/list';
import { numberIn, numberWord } from '@client/words/number';
import { filingStandings, lookOf, standingWord } from '@client/words/standing';
import { isUndone, undoneWords } from '@client/words/undone';

const codes = Object.keys(statusOf) as RefusalCode[];
// A code is lower-case Latin with an underscore, or an id: nothing of the kind may reach a screen.
const looksLikeCode = /[a-z]+_[a-z]+|undefined|NaN|\[object|null/;
const hasChinese = /[\u4e00-\u9fff]{4,}/;

test.each(codes)('%s has a Chinese sentence without codes, with nothing else given', (code) => {
  const said = sentence({ code });
  expect(said).toMatch(hasChinese);
  expect(said).not.toMatch(looksLikeCode);
  expect(said).not.toContain(code);
  expect(said.endsWith('。')).toBe(true);
});

test.each(codes)('%s never shows an office or a place by its id', (code) => {
  const said = sentence({
    code,
    params: { office: 'network', place: 'review', person: 'usr_0123456789abcdef' },
  });
  expect(said).not.toMatch(/network|review|usr_/);
});

test('every sentence is its own', () => {
  const all = codes.map((code) => sentence({ code }));
  expect(new Set(all).size).toBe(all.length);
});

test.each([...faultCodes])('the fault %s names the question and holds no code', (code) => {
  for (const params of [undefined, { max: 100, min: 2, over: 12 }]) {
    const said = faultText({ code, label: '项目概况', ...(params && { params }) });
    expect(said).toContain('项目概况');
    expect(said).toMatch(hasChinese);
    expect(said).not.toMatch(looksLikeCode);
  }
});

test('a question is answered, a requirement is met', () => {
  const asked = { label: '该平台是否已备案？' };
  expect(faultText({ ...asked, code: 'point_open' })).toBe('请回答“该平台是否已备案？”');
  expect(faultText({ ...asked, code: 'missing' }, 'yes')).toBe('请回答“该平台是否已备案？”');
  expect(faultText({ ...asked, code: 'note_needed' })).toBe(
    '“该平台是否已备案？”选“否”的，请写明原因',
  );
  expect(faultText({ label: '规范使用', code: 'point_open' })).toBe('请选择“规范使用”是否符合');
  expect(faultText({ label: '规范使用', code: 'note_needed' })).toBe(
    '“规范使用”不符合的，请写明原因',
  );
});

test('an unknown code from a newer server still gives words', () => {
  expect(sentence({ code: 'something_new' })).toMatch(hasChinese);
  expect(sentence({ code: 'toString' })).toMatch(hasChinese);
  expect(faultText({ code: 'new_fault' as FaultCode, label: '年级' })).toContain('年级');
});

test('faults are told all at once, counted', () => {
  const faults = [
    { field: 'decision_minutes', label: '会议纪要照片', code: 'missing' as const },
    {
      field: 'overview',
      label: '项目概况',
      code: 'too_long' as const,
      params: { max: 100, over: 12 },
    },
  ];
  expect(sentence({ code: 'faults', faults })).toBe(
    '还差 2 项：请填写“会议纪要照片”；“项目概况”超出 12 个字，最多 100 字。',
  );
});

test('a finding speaks in the words of the policy', () => {
  const faults = [
    {
      field: 'has_ads',
      label: '不得植入商业广告',
      code: 'missing' as const,
      params: { finding: 'ads', fix: '请让提供者去掉广告后再申请。' },
    },
  ];
  expect(sentence({ code: 'findings', faults })).toBe(
    '有 1 处不符合规定：不得植入商业广告。请让提供者去掉广告后再申请。',
  );
});

test('who has the step is said by name', () => {
  expect(sentence({ code: 'not_your_step', params: { office: '沭阳县教育局网络安全科' } })).toBe(
    '这一步由沭阳县教育局网络安全科办理，您可以查看进度。',
  );
  expect(sentence({ code: 'not_your_step', params: { office: 'filer_head' } })).toContain('校长');
  expect(partyWord('network')).toBeUndefined();
  expect([
    ledBy('请校长签名', 'unit'),
    ledBy('请校长签名', 'school'),
    ledBy('请校长签名', undefined),
  ]).toEqual(['请单位负责人签名', '请校长签名', '请校长签名']);
});

test('a lost network and a refusal are told apart', () => {
  expect(failure({ offline: true })).toContain('网络断开');
  expect(failure({ refusal: { code: 'not_found' } })).toBe(sentence({ code: 'not_found' }));
  expect(failure(undefined)).toContain('网络断开');
});

test('every standing and every deed has words', () => {
  for (const s of standingIds) expect(standingWord(s).word).toMatch(/^[\u4e00-\u9fff]{2,6}$/);
  expect(new Set(standingIds.map((s) => standingWord(s).word)).size).toBe(standingIds.length);
  for (const v of verbIds) {
    expect(wordsOf(v).button).toMatch(/^[\u4e00-\u9fff，]{2,10}$/);
    expect(wordsOf(v).done).toMatch(/[\u4e00-\u9fff]{3,}/);
  }
  expect(filingStandings.every((s) => standingIds.includes(s))).toBe(true);
});

const kindsOfCase = Object.keys(lifeWords) as (keyof typeof lifeWords)[];

test.each(kindsOfCase)('in %s an act has words of its own, and every one of them reads', (life) => {
  for (const verb of Object.keys(lifeWords[life]) as Verb[]) {
    const words = wordsFor(life, verb);
    expect(words.button).toMatch(/^[\u4e00-\u9fff，]{2,10}$/);
    expect(words.done).toMatch(/[\u4e00-\u9fff]{3,}/);
    expect(words.history).toMatch(/[\u4e00-\u9fff]{2,}/);
    if (words.ask) expect(words.ask.endsWith('。')).toBe(true);
    // What is said here differs from what is said everywhere, or it would not stand here.
    expect(words).not.toEqual(wordsOf(verb));
  }
});

test('one act is called otherwise in another kind of case, on its button and in the history', () => {
  const button = (life: Life, verb: Verb) => wordsFor(life, verb).button;
  expect([
    button('stop_use', 'report'),
    button('order', 'report'),
    button('filing', 'report'),
  ]).toEqual(['提交停用凭证', '提交整改结果', '提交证明材料']);
  expect([button('order', 'issue'), button('referral', 'issue')]).toEqual([
    '发出整改通知',
    '发出移送函',
  ]);
  expect([
    button('listing', 'dismiss'),
    button('order', 'dismiss'),
    button('referral', 'dismiss'),
    button('complaint', 'dismiss'),
  ]).toEqual(['不列入', '不发通知', '不移送', '查无实据，办结']);
  expect([
    button('stop_use', 'verify'),
    button('order', 'verify'),
    button('listing', 'verify'),
  ]).toEqual(['确认已停用', '整改合格', '整改合格']);
  expect(eventTitle('lapse', { life: 'listing' })).toBe('陈述申辩期满');
  expect(eventTitle('lapse', { life: 'filing' })).toBe('备案到期');
  expect(eventTitle('answer', { life: 'referral' })).toBe('登记对方反馈的结果');
  expect(eventTitle('submit', { life: 'inventory' })).toBe('报送在用');
  expect(eventTitle('sign', { life: 'filing', filer: 'unit' })).toBe('负责人签名');
});

test.each(lifeIds)('in %s every standing has a word, a tone and an icon', (life) => {
  const seen = standingIds.map((standing) => lookOf({ life, standing }));
  for (const { word, tone, icon } of seen) {
    expect(word).toMatch(/^[\u4e00-\u9fff，]{2,8}$/);
    expect([tone, icon].every(Boolean)).toBe(true);
  }
});

test('one standing is called otherwise in another kind of case', () => {
  const of = (life: Life, standing: Standing) => lookOf({ life, standing });
  expect(of('stop_use', 'overdue')).toMatchObject({ word: '逾期未停用', tone: 'stop' });
  expect(of('order', 'overdue')).toMatchObject({ word: '逾期未整改', tone: 'stop' });
  expect(of('inventory', 'listed')).toMatchObject({ word: '在用', tone: 'primary' });
  expect(of('listing', 'listed')).toMatchObject({ word: '已列入', tone: 'stop' });
  expect(of('referral', 'referred')).toMatchObject({ tone: 'primary', icon: 'share' });
});

test('why an act cannot be done now, and whose it is, is said where the rules know it', () => {
  const why = (code: RefusalCode, reason: string) => sentence({ code, params: { why: reason } });
  expect(why('not_now', 'consequence_unknown')).toContain('后续怎样办理');
  expect(why('not_now', 'already_followed')).toContain('不能取回');
  expect(why('not_now', 'route_unknown')).toContain('哪个处室');
  expect(why('not_yours', 'other_bureau')).toContain('上级教育部门');
  expect(why('not_yours', 'else')).toBe(sentence({ code: 'not_yours' }));
});

test('a number is called after its series, and in an act after its kind of case', () => {
  expect(Object.keys(series).map(numberWord)).toEqual(['受理编号', '整改通知文号', '移送函文号']);
  expect(['filing', 'order', 'referral'].map((life) => numberIn(life as Life))).toEqual([
    '受理编号',
    '整改通知文号',
    '移送函文号',
  ]);
});

test('what did not come of an act is told without the code that the rules gave', () => {
  const what = '后续办理未完成：开出“停用回执”（not_now）';
  expect(isUndone(what)).toBe(true);
  expect(undoneWords(what)).toBe(`开出“停用回执”：${sentence({ code: 'not_now' })}`);
  expect(undoneWords('后续办理未完成：开出“移送”（没有对象）')).toBe('开出“移送”（没有对象）');
  expect(isUndone('核对停用凭证')).toBe(false);
});

test('a text that was not compared says so; a rule of ours has no original to compare', () => {
  const clause = { doc: 'd', no: '五', quote: 'q', unsure: true as const };
  expect(clauseForUi({ ...clause, kind: 'text' }).unsure).toBe(true);
  expect(clauseForUi({ ...clause, kind: 'house' }).unsure).toBeUndefined();
  expect(clauseForUi({ ...clause, kind: 'text', unsure: undefined }).unsure).toBeUndefined();
});

test('an entry of a list is red on a bad list, green on a good one, grey once taken off', () => {
  const tones = Object.keys(listKinds).map((kind) => entryMark(kind as ListKind, false).tone);
  expect(tones).toEqual(['filed', 'waiting', 'stop', 'filed', 'stop']);
  for (const kind of Object.keys(listKinds) as ListKind[]) {
    expect(entryMark(kind, true)).toMatchObject({ tone: 'ended', word: '已移出' });
    expect(entryBand(kind, false).word).toBe(`已列入${listKinds[kind]}`);
    expect(isBad(kind)).toBe(kind === 'black' || kind === 'negative');
  }
});

test('an app that is barred is said to stand on which list', () => {
  const bar = { by: '甲局', list: '黑名单', entry: 'cas_1', since: '2026-01-01', says: 's' };
  const bars = [{ ...bar, clause: { doc: 'd', no: '一', quote: 'q', kind: 'text' as const } }];
  expect(barredSays({ barredBy: ['甲局'], bars })).toBe('已列入“黑名单”');
  expect(barredSays({ barredBy: ['甲局', '乙局'], bars: [...bars, ...bars] })).toBe(
    '已列入“黑名单”',
  );
  expect(barredSays({ barredBy: ['甲局'] })).toBe('已列入禁止使用的名单');
  expect(barredSays({ barredBy: [] })).toBeUndefined();
});

test('only the words of a published text carry its number', () => {
  expect(clauseForUi({ doc: '宿教办发〔2024〕25号', no: '二', quote: 'q', kind: 'text' })).toEqual({
    docNo: '宿教办发〔2024〕25号',
    article: '第二部分',
    quote: 'q',
    kind: 'text',
  });
  expect(
    clauseForUi({ doc: '宿教办发〔2024〕25号', no: '回避', quote: 'q', kind: 'house' }),
  ).toEqual({ docNo: '', article: '回避', quote: 'q', kind: 'house' });
  expect(clauseForUi({ doc: 'd', no: '第三条', quote: 'q', kind: 'text' }).article).toBe('第三条');
});
