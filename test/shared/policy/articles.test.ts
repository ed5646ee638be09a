import { policies, rulesFor } from '@shared/policy';
import type { Move, Verb } from '@shared/policy/policy';
import type { Cited, Rules } from '@shared/policy/rules';
import { organs } from '@shared/vocabulary/organs';
import { asksOrgan, dismissed, lettersTo, written } from './complaint';

// What each article is cited for, and what no article says: the words of the regulations decide, not what would be handy.
const of = (id: string): Rules => rulesFor(id)!;
const [suqian, puyang, beijing, wenzhou] = [
  of('suqian@2024-09-01'),
  of('puyang@2020-02-25'),
  of('beijing@2022-04-27'),
  of('wenzhou@2022-09-22'),
];
const regions = [suqian, puyang, beijing, wenzhou];
const national = policies['national@2019-08-10']!;

type M = Cited<Move<string, string>>;
const moves = (rules: Rules, verb: Verb, is: (m: M) => boolean = () => true): M[] =>
  rules.moves.filter((m) => m.do === verb && is(m));
const underOf = (all: readonly M[]): string[][] => all.map((m) => [m.clause.no, m.clause.kind]);
const quotes = (articles: Rules['policy']['articles'], no: string): string =>
  articles
    .filter((a) => a.no === no && !a.doc)
    .map((a) => a.quote)
    .join('\n');
const duties = (articles: Rules['policy']['articles'], no: string): readonly string[] =>
  articles.filter((a) => a.no === no && !a.doc).flatMap((a) => a.duties ?? []);
const settings = (rules: Rules) => rules.policy.words.settings;

describe('宿迁', () => {
  test('六 asks for 整改, 通报 and 约谈 and knows no 撤销: revoking is a choice of the house', () => {
    expect(underOf(moves(suqian, 'revoke'))).toEqual([['办理约定', 'house']]);
    expect(suqian.moves.filter((m) => m.clause.no === '六' && m.do === 'revoke')).toEqual([]);
    expect(duties(suqian.policy.articles, '六')).toEqual(
      expect.arrayContaining(['rectify', 'notice', 'interview', 'assessment', 'inspection']),
    );
  });

  test('五 lets the authority alone suspend, for a grave incident: any other suspension is a choice of the house', () => {
    const filing = moves(suqian, 'suspend', (m) => m.by.includes('filer_head'));
    expect(underOf(filing)).toEqual([['办理约定', 'house']]);
    const under5 = suqian.moves.filter((m) => m.clause.no === '五' && m.clause.kind === 'text');
    expect(under5.flatMap((m) => m.by).filter((who) => who.startsWith('filer'))).toEqual([]);
  });

  test('二 “一律停止使用”: every track has its consequence, and a bureau grants thirty days at most, none unless it says so', () => {
    expect(settings(suqian).online_days).toMatchObject({
      limit: { least: 0, most: 30 },
      suggest: 0,
    });
    const stops = suqian.use
      .filter((u) => u.is === 'no' && u.clause.quote.includes('一律停止使用'))
      .map((u) => (u.when as { fact?: string }).fact);
    const own = Object.entries(suqian.tracks).filter(([, t]) => t.clause.doc === suqian.policy.doc);
    expect(stops.sort()).toEqual(own.map(([t]) => `track.${t}`).sort());
    for (const [, track] of own)
      expect([track.title, track.lapses]).toEqual([track.title, expect.anything()]);
  });

  test('二 “从经教育部备案的…中选用”: a number nobody has seen on the national platform is compared there, with day and page, once an app', () => {
    for (const id of ['moe_seen_day', 'moe_seen_shot'])
      expect([id, suqian.fields[id]]).toEqual([
        id,
        expect.objectContaining({ once: true, clause: expect.objectContaining({ no: '二' }) }),
      ]);
  });

  test('what a unit made for itself has no number of a provider: the house asks for the provider’s facts and says that it is unsure', () => {
    const own = suqian.policy.articles.filter((a) =>
      (a.checks ?? []).some((c) => c.id === 'own_unfiled'),
    );
    expect(own.map((a) => [a.kind, a.unsure])).toEqual([['house', true]]);
    expect(Object.values(own[0]!.forms ?? {}).flatMap((f) => f.fields)).toContainEqual(
      expect.objectContaining({ id: 'own_maker', kind: 'text' }),
    );
  });

  test('附件 has no box for the lead’s five points: they stand on a page behind the form', () => {
    expect(suqian.sheets.form!.annex).toEqual(['focus']);
    const boxes = suqian.sheets.form!.rows.flat().flatMap((c) => ('opinion' in c ? c.opinion : []));
    expect(boxes).toEqual(['network', 'content']);
  });

  test('五 弱口令 binds whoever uses the tool: the school declares it, no reviewer is asked', () => {
    expect(suqian.fields.no_weak_password).toMatchObject({
      kind: 'attest',
      clause: { no: '五', quote: expect.stringContaining('使用者需加强弱口令') },
    });
    const points = Object.values(suqian.fields).filter((f) => f.kind === 'point');
    expect(points.length).toBeGreaterThan(8);
    expect(points.filter((f) => String(f.label).includes('弱口令'))).toEqual([]);
  });
});

describe('every region', () => {
  test.each(regions.map((r): [string, Rules] => [r.policy.id, r]))(
    '%s asks a bureau for nothing that no rule reads',
    (_, rules) => {
      const read = new Set(
        [...JSON.stringify(rules.policy.articles).matchAll(/"setting":"(\w+)"/g)].map((m) => m[1]),
      );
      expect(Object.keys(settings(rules)).filter((id) => !read.has(id))).toEqual([]);
    },
  );

  test.each(regions.map((r): [string, Rules] => [r.policy.id, r]))(
    '%s: a complaint that is referred opens one letter, to the organ that its text names or else to the one that is said',
    (_, rules) => {
      for (const { id } of rules.categories) {
        const named = written(rules, id);
        expect([id, asksOrgan(rules, id)]).toEqual([id, named === undefined]);
        expect([id, lettersTo(rules, id, 'tax')]).toEqual([id, [['referral', named ?? 'tax']]]);
        expect(named === undefined || Object.hasOwn(organs, named)).toBe(true);
        expect([id, dismissed(rules, id)]).toEqual([id, []]);
      }
      expect(['publishing', 'illegal_ads', 'crime'].map((id) => written(rules, id))).toEqual([
        'press',
        'market',
        'police',
      ]);
    },
  );

  test.each(regions.map((r): [string, Rules] => [r.policy.id, r]))(
    '%s: no text lets a filing run out; a bureau may promise a day of review, unasked it promises none',
    (_, rules) => {
      const ends = moves(rules, 'lapse', (m) =>
        m.from.some((p) => rules.policy.words.places[p]!.life === 'filing'),
      );
      expect(ends).toEqual([]);
      expect(rules.use.filter((u) => /有效期|到期/.test(u.says))).toEqual([]);
      expect(settings(rules)).not.toHaveProperty('valid_months');
      expect(settings(rules).recheck_months).toMatchObject({ optional: true });
      expect(settings(rules).recheck_months).not.toHaveProperty('suggest');
      expect(rules.clocks.recheck).toMatchObject({ clause: { kind: 'bureau' } });
    },
  );
});

test.each(regions.map((r): [string, Rules] => [r.policy.id, r]))(
  '%s: guardians consent after the filing: with it comes the text they will be given, what they said follows in a track of its own',
  (_, rules) => {
    expect(rules.fields.data_authority).toMatchObject({ kind: 'file', label: '告知同意书' });
    const check = rules.checks.find((c) => c.id === 'data_authority')!;
    expect([check.about, check.fix].join()).not.toContain('请上传家长（监护人）同意的材料');
    expect(rules.tracks.consent).toMatchObject({
      confirmedBy: ['desk'],
      clause: { doc: national.doc, no: '（六）' },
    });
    const later = rules.forms[rules.tracks.consent!.form]!.fields.map((f) => f.id);
    expect(later).toContain('guardian_file');
    const before = moves(rules, 'submit').flatMap((m) =>
      (m.needs ?? []).flatMap((id) => rules.forms[id]!.fields.map((f) => f.id)),
    );
    expect(before.filter((id) => later.includes(id))).toEqual([]);
  },
);

describe('濮阳', () => {
  test('第六条 leaves the choice to the school: that an approval is needed stands on the ministries’ （十）', () => {
    const filed = puyang.use.filter((u) => u.id === 'filed');
    expect(filed.map((u) => [u.is, u.clause.doc, u.clause.no])).toEqual([
      ['yes', national.doc, '（十）'],
    ]);
    expect(puyang.use.filter((u) => u.clause.no === '第六条')).toEqual([]);
    expect(puyang.moves.filter((m) => m.do === 'approve').map((m) => m.clause.no)).not.toContain(
      '第六条',
    );
  });

  test('第六条, first half: what the ministry has filed meets the conditions; what it shows once is not proved by every school again', () => {
    expect(quotes(puyang.policy.articles, '第六条')).toContain(
      '仅代表该校园学习类APP主办者提交的APP满足《管理办法》要求，可推荐给我市中小学生使用',
    );
    const shownOnce = ['licence_file', 'licence_until', 'icp_no', 'telecom_no', 'mlps_file', 'mlps_level', 'mlps_until', 'eye_file']; // prettier-ignore
    expect(shownOnce.filter((id) => puyang.fields[id]?.once !== true)).toEqual([]);
  });

  test('市教育信息中心 collects what units report (二) and reviews no content', () => {
    const offices = Object.entries(puyang.policy.words.offices);
    const reviewing = puyang.opinions.map((o) => offices.find(([id]) => id === o.by)?.[1]);
    expect(new Set(reviewing)).toEqual(new Set(['内容审查处室']));
    expect(offices.filter(([, title]) => title.includes('信息中心'))).toEqual([]);
    expect(quotes(puyang.policy.articles, '二')).toContain('上报市教育信息中心');
    expect(duties(puyang.policy.articles, '二')).toContain('inventory_report');
  });

  test('第十条 yields to rules newer than it; the ministries’ 55号 is older and binds by 第一条 and 第四条', () => {
    expect(puyang.policy.newer).toBeUndefined();
    expect(quotes(puyang.policy.articles, '第一条')).toContain('教育部等八部门');
    expect(quotes(puyang.policy.articles, '第四条')).toContain('国务院、教育部');
    expect(duties(puyang.policy.articles, '第一条')).toContain('precedence');
  });

  test('第九条, second sentence: the city’s bureau verifies what is reported, lists it, and asks others to take it down', () => {
    const second = puyang.policy.articles.find(
      (a) => a.no === '第九条' && a.quote.includes('由濮阳市教育局调查核实后，列入黑名单'),
    );
    expect(second?.quote).toContain('责令下架该APP、注销ICP备案和停止网络服务');
    expect(second?.then).toEqual([
      {
        of: 'listing',
        on: { did: 'enlist' },
        effects: [
          { open: 'referral', with: { organ: 'cac' } },
          { open: 'referral', with: { organ: 'telecom' } },
        ],
      },
    ]);
    expect(duties(puyang.policy.articles, '第九条')).toContain('organs');
  });

  test.each([
    ['1', '此表以excel表上报，并打印首页，加盖公章扫描后与电子表一并上报'],
    ['2', '“是否备案”是指该APP是否通过教育部审批备案，“备案号”填写教育部备案号'],
    ['3', '市直学校单位一栏填写“市直”，县区如实填写'],
    ['4', '以县区为单位统一上报'],
  ])('附件, note %s is quoted', (_, words) => {
    expect(quotes(puyang.policy.articles, '附件')).toContain(words);
  });
});

describe('北京', () => {
  test('三（四） “报教育部”: a person confirms it with day and page; nothing is with the ministry by the review alone', () => {
    const { places } = beijing.policy.words;
    expect(Object.values(places).filter((p) => p.leaves?.pass === 'p_ministry')).toEqual([]);
    const into = beijing.moves.filter((m) => m.to === 'p_ministry');
    expect(into.map((m) => [m.do, m.by, m.needs])).toEqual([
      ['forward', ['desk'], ['ministry_report']],
    ]);
    const asked = beijing.forms.ministry_report?.fields ?? [];
    expect(asked.map((f) => [f.kind, f.optional ?? false])).toEqual([
      ['date', false],
      ['file', false],
    ]);
  });

  test('五 拒不整改 leads to the list and is no referral; what is pursued jointly is referred to the authorities named', () => {
    const order = (m: M) => m.from.some((p) => beijing.policy.words.places[p]!.life === 'order');
    expect(moves(beijing, 'refer', order)).toEqual([]);
    const under = (no: string) => beijing.then.filter((row) => row.clause.no === no);
    const onList = under('五').filter(
      (row) => 'enter' in row.on && row.on.enter[0] === 'o_overdue',
    );
    expect(onList.map((row) => [row.of, row.effects])).toEqual([
      ['order', [{ open: 'listing', do: 'propose', to: 'provider' }]],
    ]);
    expect(moves(beijing, 'defy', order).map((m) => [m.to, m.clause.no])).toEqual([
      ['o_overdue', '五'],
    ]);
    const letters = beijing.then
      .filter((row) => 'did' in row.on && row.on.did === 'enlist')
      .flatMap((row) => row.effects)
      .flatMap((effect) => ('open' in effect ? [[effect.open, effect.with?.organ]] : []));
    expect(letters).toEqual([
      ['referral', 'cac'],
      ['referral', 'telecom'],
    ]);
    const referred = beijing.categories.map((c) => written(beijing, c.id));
    expect(referred).toEqual(expect.arrayContaining(['telecom', 'cac']));
  });

  test('二（三） binds city and district authorities and their units beside schools', () => {
    const rule = beijing.fields.selection_rule!.clause;
    expect([rule.no, rule.quote]).toEqual([
      '二（三）',
      expect.stringContaining('市级、区级教育行政部门及其所属单位、各级各类学校作为'),
    ]);
  });
});

describe('温州', () => {
  test('四（四） the leading office approves and rejects; the head signs only where the bureau says so', () => {
    for (const verb of ['approve', 'reject'] as const)
      expect(moves(wenzhou, verb).map((m) => [m.by, m.from, m.clause.no])).toEqual([
        [['lead'], ['approval'], '四（四）'],
        [['head'], ['to_sign_off'], '审批约定'],
      ]);
    expect(settings(wenzhou).last_signature).toMatchObject({ kind: 'yes', suggest: false });
    // Who examined may approve, since the text gives both to one office; who filed or accepted may not.
    const pairs = wenzhou.separationOfDuties.map(({ pair }) => pair.join(' '));
    expect(pairs).not.toContain('opine:* approve');
    expect(pairs).toEqual(expect.arrayContaining(['submit approve', 'accept approve']));
  });

  test('四（三） “三重一大”: no 其他集体会议', () => {
    expect(Object.keys(wenzhou.fields.decision_kind!.options!)).toEqual([
      'party',
      'council',
      'staff',
    ]);
  });

  test('四（二） names no organ for legality: the bureau’s own office gives it with its document, the teacher answers nothing', () => {
    const by = wenzhou.opinions.filter((o) => o.id === 'legality').map((o) => o.by);
    expect(by).toEqual(['lawful']);
    expect(wenzhou.policy.words.offices.lawful).toBe('合法性审查处室');
    expect(wenzhou.forms.legality!.fields).toContainEqual(
      expect.objectContaining({ id: 'legality_file', kind: 'file', min: 1 }),
    );
    expect(moves(wenzhou, 'submit').flatMap((m) => m.needs ?? [])).not.toContain('legality');
  });

  test('二（三） of a terminal, which nobody gives a number, something that can be shown is asked', () => {
    const asked = wenzhou.checks.find((c) => c.id === 'terminal_no')!.ask!.text;
    expect(asked).toMatch(/预装.*采购方案.*备案号/);
    expect(asked).not.toContain('对待');
  });

  test('三（一）5 a small trial is bounded in classes and months by the bureau, and the nation’s “双审核” is told', () => {
    expect(settings(wenzhou)).toMatchObject({
      pilot_classes_most: { kind: 'number', limit: { least: 1 } },
      pilot_months_most: { kind: 'number', limit: { least: 1 } },
    });
    const [wide, told] = ['pilot_wide', 'pilot_reviewed'].map((id) =>
      wenzhou.checks.find((c) => c.id === id),
    );
    expect([wide?.stop, wide?.clause.kind]).toEqual([expect.anything(), 'bureau']);
    expect([told?.stop, told?.warn, told?.about]).toEqual([
      undefined,
      expect.anything(),
      expect.stringContaining('双审核'),
    ]);
    expect(wenzhou.use.find((u) => u.id === 'pilot_too_long')).toMatchObject({ is: 'no' });
  });
});

describe('教育部等八部门', () => {
  test('（十） forbids to require without a collective decision; a recommendation is told, not stopped', () => {
    const check = national.articles
      .flatMap((a) => a.checks ?? [])
      .find((c) => c.id === 'collective')!;
    expect(JSON.stringify(check.stop)).toContain('required');
    expect(check.warn).toEqual({ not: { fact: 'decision_result', is: 'passed' } });
  });

  test.each([
    ['（七）', '应用商店等移动应用分发平台提供者应当加强教育移动应用上架审核管理', 'stores'],
    ['（十）', '教育行政部门和学校应当制定教育移动应用的选用制度', 'selection_rules'],
    ['（十三）', '将教育业务备案作为上架应用商店的重要条件', 'stores'],
    ['（十四）', '网信部门、电信主管部门、公安部门依据职责', 'organs'],
    ['（十四）', '新闻出版部门重点做好教材、教辅等网络出版物的监管工作', 'organs'],
    ['（十四）', '民政部门重点做好教育类民办非企业单位的登记管理工作', 'organs'],
    ['（十五）', '通过技术检测和人工查看相结合的方式,建立常态化的监测预警通报机制', 'monitoring'],
    ['（十六）', '对责任不落实、措施不到位的教育行政部门和学校予以约谈、通报', 'interview'],
    ['（十六）', '将教育移动应用治理纳入网络安全责任制等相关考核', 'assessment'],
  ])('%s is quoted: %s', (no, words, duty) => {
    const article = national.articles.find((a) => a.no === no && a.quote.includes(words));
    expect(article?.duties).toContain(duty);
  });
});
