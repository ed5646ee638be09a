// `npm run policy:new <region> -- --day 2026-09-01 --doc 某教〔2026〕1号 --title 名称 --owner 某市教育局`:
// writes the skeleton of a region's policy and of its worked cases.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * What a new region is called: `key` is its short name in Latin letters, `day` the day from which
 * its rules bind.
 */
export type NewRegion = { key: string; day: string; doc: string; title: string; owner: string };

const quoted = (text: string): string => `'${text.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`;

/**
 * The policy file: everything a region needs to run, with the sentences of the regulation left to
 * be filled in.
 */
export const policySkeleton = ({
  key,
  day,
  doc,
  title,
  owner,
}: NewRegion): string => `import { complaintLife, complaintPlaces, complaintSettings } from '../lives/complaint';
import { plainFiling, plainPlaces, plainSettings } from '../lives/plain-filing';
import { referralLife, referralPlaces } from '../lives/referral';
import { definePolicy } from '../policy';

const granted = { fact: 'case.granted', is: true } as const;

/** ${doc}: ${title}. */
export const ${key} = definePolicy(
  {
    offices: { review: '审查处室' },
    places: { ...plainPlaces, ...complaintPlaces, ...referralPlaces },
    settings: { ...plainSettings, ...complaintSettings },
  },
  {
    id: ${quoted(`${key}@${day}`)},
    doc: ${quoted(doc)},
    title: ${quoted(title)},
    owner: ${quoted(owner)},
    base: 'national@2019-08-10',
    // Read the regulation from top to bottom. Each article: its number, its words verbatim, and
// everything it makes true.
    articles: [
      {
        no: '第一条',
        quote: '（原文：先审查、后使用）',
        forms: {
          tool: {
            title: '基本情况',
            step: '应用',
            fields: [
              { id: 'school_name', kind: 'text', label: '单位名称', max: 60, from: 'filer.name', fixed: true },
              { id: 'app_name', kind: 'text', label: '应用名称', max: 60, from: 'app.name', fixed: true },
              { id: 'moe_no', kind: 'moe_no', label: '教育部备案号', ask: '教育部备案号（教APP备…号）', optional: true, from: 'app.moe_no' },
              { id: 'nature', kind: 'choice', label: '使用性质', ask: '要求学生使用，还是推荐使用？', options: { required: '要求使用', recommended: '推荐使用' } },
              { id: 'overview', kind: 'text', label: '项目概况', ask: '为什么用、谁来用、怎样用？', max: 200, min: 4, prompts: ['原因', '范围', '措施', '成效'] },
              { id: 'project_lead', kind: 'person', label: '项目负责人', secret: true },
              { id: 'lead_phone', kind: 'phone', label: '手机号码', secret: true },
            ],
          },
          points: { title: '审查要点', fields: [{ id: 'p_content', kind: 'point', label: '内容健康，适合学生' }, { id: 'p_need', kind: 'point', label: '确有需要' }] },
        },
        use: [{ id: 'filed', when: granted, is: 'yes', says: '已经教育主管部门备案审查，可以使用' }],
        complaints: [{ id: 'unfiled', title: '没有备案就在使用', by: 'school' }],
      },
      {
        no: '第二条',
        quote: '（原文：不得向学生和家长收费）',
        forms: { fee: { title: '收费', step: '承诺与材料', fields: [{ id: 'student_fee', kind: 'yes', label: '向学生或家长收费', ask: '学生或家长使用要不要花钱？' }] } },
        checks: [{ id: 'free', about: '不得向学生和家长收费', fix: '请改为学校承担费用，或者不选用。', fields: ['student_fee'], stop: { fact: 'student_fee', is: true } }],
        complaints: [{ id: 'fee', title: '向学生或家长收费', by: 'school' }],
      },
      ...plainFiling({ submit: ['tool', 'fee'], points: 'points', looksAt: ['app_name', 'overview', 'nature', 'student_fee'] }),
      ...complaintLife(),
      referralLife(),
    ],
  },
);
`;

/** The book of worked cases: two to begin with, in the words an official reads. */
export const bookSkeleton = ({
  key,
  day,
  doc,
  owner,
}: NewRegion): string => `# ${doc}。每个案例一步一步写明谁做什么、结果怎样、依据哪一条；至少 12 个，通过、退回、不予、拦下都要有。
地区: ${key}@${day}
情况: { 申请单位的种类: 学校, 申请单位的隶属: 县（区、功能区）属, 申请单位名称: 示例小学（演示）, 学习工具的类别: 教育类APP, 学习工具名称: 示例应用（演示）, 提供者名称: 示例公司（演示）, 国家备案的状态: 已备案 }
人员: { 老师: [filer], 校长: [filer_head], 受理: [desk], 审查: [审查处室], 局长: [head] }
填报:
  单位名称: 示例小学（演示）
  应用名称: 示例应用（演示）
  教育部备案号: 教APP备3200001号
  使用性质: 推荐使用
  项目概况: 用于五年级课堂练习，教研组推进，减轻批改负担。
  项目负责人: 张三
  手机号码: "13800000000"
  向学生或家长收费: 否
  # 国家规定必须回答的问题
  研究结果: 同意选用
  征求意见: [教职工, 学生, 家长]
  集体研究日期: 2026-02-20
  使用场景: [课堂教学]
  应用的特点: [都没有]
  从哪里安装: 应用商店
  已先看过国家和省级平台: 是
  承担招生录取、考试报名、成绩查询等重要业务: 否
  含商业广告: 否
  含娱乐游戏: 否
  与教学管理行为绑定: 否
  收集的学生信息: [不收集]
案例:
  - 编号: ${key}-01
    标题: 审查通过，${owner}批准，可以使用
    类: 通过
    步骤:
      - { 人: 老师, 做: 提交, 到: 待校长签名 }
      - { 人: 校长, 做: 签名, 填: { 校长签名: 1 }, 到: 待受理 }
      - { 人: 受理, 做: 受理, 到: 审查中 }
      - { 人: 审查, 做: 审查, 意见: 审查意见, 填: { 内容健康，适合学生: 符合, 确有需要: 符合 }, 结论: 通过, 到: 待审批 }
      - { 人: 局长, 做: 批准, 填: { 审批意见: 同意备案。 }, 到: 已备案, 使用: 可以, 条: 办理流程 }
  - 编号: ${key}-02
    标题: 要收学生的钱，提交时拦下
    类: 拦下
    填报: { 向学生或家长收费: 是 }
    步骤:
      - { 人: 老师, 做: 提交, 不行: { 因: findings, 条: 第二条, 项: [free] } }
`;

const main = (root: string): void => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      day: { type: 'string' },
      doc: { type: 'string' },
      title: { type: 'string' },
      owner: { type: 'string' },
    },
  });
  const key = positionals[0] ?? '';
  const { day = '', doc = '', title = '', owner = '' } = values;
  const wrong = [
    ...(/^[a-z][a-z0-9]*$/.test(key)
      ? []
      : ['the region needs a short name in lower-case Latin letters']),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(day) ? [] : ['--day 2026-09-01 says from when the rules bind']),
    ...Object.entries({ doc, title, owner }).flatMap(([name, value]) =>
      value ? [] : [`--${name} is missing`],
    ),
  ];
  const policy = join('shared/policy/regions', `${key}-${day}.ts`);
  const book = join('test/regions', `${key}.yaml`);
  for (const file of [policy, book])
    if (wrong.length === 0 && existsSync(join(root, file))) wrong.push(`${file} is there already`);
  if (wrong.length > 0) {
    console.error(
      `${wrong.join('\n')}\nnpm run policy:new yunhe -- --day 2026-09-01 --doc 云教〔2026〕1号 --title 关于……的通知 --owner 云河市教育局`,
    );
    process.exitCode = 2;
    return;
  }
  const region = { key, day, doc, title, owner };
  writeFileSync(join(root, policy), policySkeleton(region));
  writeFileSync(join(root, book), bookSkeleton(region));
  const registry = readFileSync(join(root, 'shared/policy/index.ts'), 'utf8');
  console.log(
    `wrote ${policy}\nwrote ${book}\nNow the one line of the registry, in shared/policy/index.ts:\n  import { ${key} } from './regions/${key}-${day}';\nand ${key} in the list (${/\[national[^\]]*\]/.exec(registry)?.[0] ?? 'of policies'}). Then docs/how-to/add-a-region.md, step 3.`,
  );
};

if (process.argv[1]?.endsWith('policy-new.ts')) main(process.cwd());
