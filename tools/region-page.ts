import type { Given } from '../shared/policy/lint/problem';
import { livesParts } from './region-lives';
import { rulesParts } from './region-rules';

const newer = {
  'base wins': '上级规则更新时，以上级规则为准。',
  'own wins': '上级规则更新时，仍以本规则为准。',
} as const;

const headOf = ({ own, policy }: Given): string =>
  [
    `文号：${policy.doc}。规则：\`${policy.id}\`。解释单位：${policy.owner}。`,
    own.base ? `上级规则：\`${own.base}\`。` : '',
    own.follows ? `接替：\`${own.follows}\`。` : '',
    own.newer ? newer[own.newer] : '',
    own.url ? `原文：<${own.url}>。` : '',
  ].join('');

const ofTheHouse = ({ own }: Given): string => {
  const kinds = { bureau: '公开承诺', house: '办理约定' } as const;
  const lines = own.articles.flatMap(({ no, kind, reason = '' }) =>
    kind === 'bureau' || kind === 'house' ? [`- **${no}**（${kinds[kind]}）：${reason}`] : [],
  );
  return `## 不是文件原文的规定\n\n${lines.join('\n') || '（无）'}`;
};

const notCompared = ({ policy }: Given): string => {
  const lines = policy.articles
    .filter((article) => article.unsure)
    .map(({ doc, no, reason }) => `- **${doc ? `${doc} ` : ''}${no}**：${reason ?? ''}`);
  return `## 原文未核对\n\n${lines.join('\n') || '（无）'}`;
};

/** The page of one region, from its policy alone. */
export const pageOf = (given: Given): string => {
  const parts = [
    `<!-- 由 npm run docs 从规则生成，请勿手改 -->\n# ${given.policy.title}\n\n${headOf(given)}`,
    ...livesParts(given),
    ...rulesParts(given),
    ofTheHouse(given),
    notCompared(given),
  ];
  return `${parts.join('\n\n')}\n`;
};
