import { faultCodes, statusOf, type FaultCode, type RefusalCode } from '@shared/kernel/refusal';
import { standingIds } from '@shared/vocabulary/standings';
import { verbIds } from '@shared/vocabulary/verbs';
import { clauseForUi } from '@client/words/clause';
import { faultText } from '@client/words/fault';
import { ledBy, partyWord } from '@client/words/party';
import { failure, sentence } from '@client/words/refusal';
import { filingStandings, standingWord } from '@client/words/standing';
import { wordsOf } from '@shared/vocabulary/verbs';

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
