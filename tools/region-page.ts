import { outcomes } from '../shared/kernel/condition';
import { livesOf, steps } from '../shared/policy/lint/asked';
import type { Given } from '../shared/policy/lint/problem';
import { combinations } from '../shared/policy/lint/routing';
import type { Life } from '../shared/policy/policy';
import { coreFacts } from '../shared/vocabulary/facts';
import { lives } from '../shared/vocabulary/lives';
import { standings } from '../shared/vocabulary/standings';
import { verbTitles } from '../shared/vocabulary/verbs';
import {
  actText,
  choiceText,
  clauseText,
  condText,
  lengthText,
  onText,
  placeText,
  valueText,
  whoText,
} from './region-text';

const cell = (text: string): string => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0
    ? '（无）'
    : [head, head.map(() => '---'), ...rows]
        .map((r) => `| ${r.map(cell).join(' | ')} |`)
        .join('\n');

const placesTable = (g: Given, life: Life): string =>
  table(
    ['环节', '代号', '状态', '由谁办理', '说明'],
    Object.entries(g.policy.words.places)
      .filter(([, p]) => p.life === life)
      .map(([id, p]) => [
        p.title,
        id,
        standings[p.standing],
        p.held
          ? whoText(g, p.held)
          : g.rules.opinions
              .filter((o) => o.at === id)
              .map((o) => whoText(g, o.by))
              .join('、') || '—',
        [
          p.start && '起点',
          p.final && '终点',
          p.leaves &&
            `审查通过→${choiceText(g, p.leaves.pass, (x) => placeText(g, x))}；有问题→${p.leaves.fault ? choiceText(g, p.leaves.fault, (x) => placeText(g, x)) : '—'}`,
        ]
          .filter(Boolean)
          .join('，'),
      ]),
  );

const movesTable = (g: Given, life: Life): string =>
  table(
    ['办理', '由谁', '从', '到', '需填', '条件', '说明', '依据'],
    g.rules.moves
      .filter((m) => m.from.some((p) => g.policy.words.places[p]?.life === life))
      .map((m) => [
        verbTitles[m.do],
        m.by.map((w) => whoText(g, w)).join('、'),
        m.from.map((p) => placeText(g, p)).join('、'),
        m.do === 'recall'
          ? `取回到“${(m.undoes ?? []).map((v) => verbTitles[v]).join('、')}”之前的环节`
          : choiceText(g, m.to, (p) => placeText(g, p)),
        (m.needs ?? []).map((f) => g.rules.forms[f]?.title ?? f).join('、') || '—',
        m.when ? condText(g, m.when) : '—',
        [m.reason && '须写理由', m.grants && '备案生效', m.ends && '备案终止', m.issues && '发编号']
          .filter(Boolean)
          .join('，') || '—',
        clauseText(g, m.clause),
      ]),
  );

/** Every step once, with all its verbs on one arrow. */
const diagram = (g: Given, life: Life): string => {
  const arrows = new Map<string, Set<string>>();
  for (const { from, to, move } of steps(g, life)) {
    if (from === to) continue;
    const key = `${from} --> ${to}`;
    arrows.set(key, (arrows.get(key) ?? new Set()).add(move ? verbTitles[move.do] : '审查'));
  }
  const places = Object.entries(g.policy.words.places).filter(([, p]) => p.life === life);
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...places.map(([id, p]) => `  state "${p.title}" as ${id}`),
    ...places.filter(([, p]) => p.start).map(([id]) => `  [*] --> ${id}`),
    ...[...arrows].map(([key, verbs]) => `  ${key}: ${[...verbs].join('、')}`),
    ...places.filter(([, p]) => p.final).map(([id]) => `  ${id} --> [*]`),
    '```',
  ].join('\n');
};

const routes = (g: Given): string => {
  const by = Object.keys(g.policy.words.routing?.by ?? {});
  const title = (d: string): string => {
    const label = g.rules.fields[d]?.label;
    return coreFacts[d]?.means ?? (typeof label === 'string' ? label : d);
  };
  const all = combinations(g);
  return `共 ${all.length} 种情况，每种有且只有一个牵头处室。\n\n${table(
    [...by.map(title), '牵头', '协同', '依据'],
    all.map((c) => {
      const r = c.rows[0];
      return [
        ...by.map((d) => valueText(g, d, c.values[d]!)),
        r ? whoText(g, r.lead) : '—',
        (r?.co ?? []).map((o) => whoText(g, o)).join('、') || '—',
        r ? clauseText(g, r.clause) : '—',
      ];
    }),
  )}`;
};

const lifePart = (g: Given, life: Life): string =>
  `## ${lives[life]}\n\n### 环节\n\n${placesTable(g, life)}\n\n### 流程图\n\n${diagram(g, life)}\n\n### 办理\n\n${movesTable(g, life)}`;

/** The page of one region, from its policy alone. */
export const pageOf = (g: Given): string => {
  const p = g.policy;
  const parts = [
    `<!-- 由 npm run docs 从规则生成，请勿手改 -->\n# ${p.title}\n\n文号：${p.doc}。规则：\`${p.id}\`。解释单位：${p.owner}。${g.own.base ? `上级规则：\`${g.own.base}\`。` : ''}`,
    ...livesOf(g).map((life) => lifePart(g, life)),
    ...(p.words.routing ? [`## 分办\n\n${routes(g)}`] : []),
    `## 审查意见\n\n${table(
      ['意见', '在哪个环节', '由谁', '要点', '重新提交时，这些内容没改就不必重审', '依据'],
      g.rules.opinions.map((o) => [
        o.title,
        placeText(g, o.at),
        whoText(g, o.by),
        (o.form ? (g.rules.forms[o.form]?.fields ?? []) : [])
          .map((f) => (typeof f.label === 'string' ? f.label : f.id))
          .join('；'),
        o.looksAt
          ? o.looksAt
              .map((f) => {
                const label = g.rules.fields[f]?.label;
                return typeof label === 'string' ? label : f;
              })
              .join('、')
          : '每次都审',
        clauseText(g, o.clause),
      ]),
    )}`,
    `## 时限\n\n${table(
      ['时限', '起算', '结束', '暂停', '长短', '依据'],
      Object.values(g.rules.clocks).map((c) => [
        c.title,
        onText(g, c.from),
        onText(g, c.until),
        c.pauses?.map((x) => placeText(g, x)).join('、') ?? '—',
        outcomes(c.length)
          .map((l) => lengthText(g, l))
          .join('；'),
        clauseText(g, c.clause),
      ]),
    )}`,
    `## 并行事项\n\n${table(
      ['事项', '适用', '由谁办', '由谁核实', '逾期', '依据'],
      Object.values(g.rules.tracks).map((t) => [
        t.title,
        t.when ? condText(g, t.when) : '全部',
        t.by.map((w) => whoText(g, w)).join('、'),
        t.confirmedBy.map((w) => whoText(g, w)).join('、'),
        t.lapses ? condText(g, t.lapses) : '—',
        clauseText(g, t.clause),
      ]),
    )}`,
    `## 检查\n\n${table(
      ['问题', '适用', '不得通过', '提醒', '由人判断', '依据'],
      g.rules.checks.map((c) => [
        c.about,
        c.applies ? condText(g, c.applies) : '全部',
        c.stop ? condText(g, c.stop) : '—',
        c.warn ? condText(g, c.warn) : '—',
        c.ask ? `${whoText(g, c.ask.by)}：${c.ask.text}` : '—',
        clauseText(g, c.clause),
      ]),
    )}`,
    `## 可否使用\n\n“不可”优先于“可以”，“可以”优先于“试点”；都不成立就是不可使用。\n\n${table(
      ['结论', '条件', '家长看到', '依据'],
      g.rules.use.map((u) => [
        { yes: '可以', pilot: '试点', no: '不可' }[u.is],
        condText(g, u.when),
        u.says,
        clauseText(g, u.clause),
      ]),
    )}`,
    `## 回避\n\n${table(
      ['办过', '不再办', '依据'],
      g.rules.separationOfDuties.map(({ pair: [a, b], clause }) => [
        actText(g, a),
        actText(g, b),
        clauseText(g, clause),
      ]),
    )}`,
    `## 投诉种类\n\n${table(
      ['种类', '处理', '依据'],
      g.rules.categories.map((c) => [
        c.title,
        { handle: '受理核查', refer: '移送', refuse: '不受理' }[c.to],
        clauseText(g, c.clause),
      ]),
    )}`,
    `## 由教育主管部门确定\n\n${table(
      ['事项', '允许范围', '建议'],
      Object.values(p.words.settings).map((s) => [
        s.ask,
        s.limit ? `${s.limit.least ?? '不限'}–${s.limit.most ?? '不限'}` : '—',
        String(s.suggest ?? '—'),
      ]),
    )}`,
    `## 不是文件原文的规定\n\n${
      g.own.articles
        .filter((a) => a.kind === 'bureau' || a.kind === 'house')
        .map(
          (a) =>
            `- **${a.no}**（${a.kind === 'bureau' ? '公开承诺' : '办理约定'}）：${a.reason ?? ''}`,
        )
        .join('\n') || '（无）'
    }`,
  ];
  return `${parts.join('\n\n')}\n`;
};
