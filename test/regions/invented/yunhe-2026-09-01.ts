import { complaintLife, complaintPlaces, complaintSettings } from '@shared/policy/lives/complaint';
import { referralLife, referralPlaces } from '@shared/policy/lives/referral';
import { plainFiling, plainPlaces, plainSettings } from '@shared/policy/lives/plain-filing';
import { definePolicy } from '@shared/policy/policy';

const granted = { fact: 'case.granted', is: true } as const;

/** 云教〔2026〕1号: 关于应用进校园备案的通知. */
export const yunhe = definePolicy(
  {
    offices: { review: '审查处室' },
    places: { ...plainPlaces, ...complaintPlaces, ...referralPlaces },
    settings: { ...plainSettings, ...complaintSettings },
  },
  {
    id: 'yunhe@2026-09-01',
    doc: '云教〔2026〕1号',
    title: '关于应用进校园备案的通知',
    owner: '云河市教育局',
    base: 'national@2019-08-10',
    // Read the regulation from top to bottom. Each article: its number, its words verbatim, and everything it makes true.
    articles: [
      {
        no: '第一条',
        quote: '由学校向主管的教育局提出，教育局审查同意后方可使用',
        forms: {
          tool: {
            title: '基本情况',
            step: '应用',
            fields: [
              {
                id: 'school_name',
                kind: 'text',
                label: '单位名称',
                max: 60,
                from: 'filer.name',
                fixed: true,
              },
              {
                id: 'app_name',
                kind: 'text',
                label: '应用名称',
                max: 60,
                from: 'app.name',
                fixed: true,
              },
              {
                id: 'moe_no',
                kind: 'moe_no',
                label: '教育部备案号',
                ask: '教育部备案号（教APP备…号）',
                optional: true,
                from: 'app.moe_no',
              },
              {
                id: 'nature',
                kind: 'choice',
                label: '使用性质',
                ask: '要求学生使用，还是推荐使用？',
                options: { required: '要求使用', recommended: '推荐使用' },
              },
              {
                id: 'overview',
                kind: 'text',
                label: '项目概况',
                ask: '为什么用、谁来用、怎样用？',
                max: 200,
                min: 4,
                prompts: ['原因', '范围', '措施', '成效'],
              },
              { id: 'project_lead', kind: 'person', label: '项目负责人', secret: true },
              { id: 'lead_phone', kind: 'phone', label: '手机号码', secret: true },
            ],
          },
          points: {
            title: '审查要点',
            fields: [
              { id: 'p_content', kind: 'point', label: '内容健康，适合学生' },
              { id: 'p_need', kind: 'point', label: '确有需要' },
            ],
          },
        },
        use: [
          { id: 'filed', when: granted, is: 'yes', says: '已经教育主管部门备案审查，可以使用' },
        ],
        complaints: [{ id: 'unfiled', title: '没有备案就在使用', by: 'school' }],
      },
      {
        no: '第二条',
        quote: '不得以任何名义向学生和家长收取费用',
        forms: {
          fee: {
            title: '收费',
            step: '承诺与材料',
            fields: [
              {
                id: 'student_fee',
                kind: 'yes',
                label: '向学生或家长收费',
                ask: '学生或家长使用要不要花钱？',
              },
            ],
          },
        },
        checks: [
          {
            id: 'free',
            about: '不得向学生和家长收费',
            fix: '请改为学校承担费用，或者不选用。',
            fields: ['student_fee'],
            stop: { fact: 'student_fee', is: true },
          },
        ],
        complaints: [{ id: 'fee', title: '向学生或家长收费', by: 'school' }],
      },
      {
        no: '第三条',
        quote: '应用每天连续使用不得超过二十分钟，学校应当写明使用时长',
        forms: {
          minutes: {
            title: '使用时长',
            step: '应用',
            fields: [
              {
                id: 'daily_minutes',
                kind: 'number',
                label: '每天使用时长',
                ask: '每天连续使用几分钟？',
                min: 1,
                max: 600,
                unit: '分钟',
              },
            ],
          },
        },
        checks: [
          {
            id: 'too_long',
            about: '每天连续使用不得超过二十分钟',
            fix: '请把时长改到二十分钟以内。',
            fields: ['daily_minutes'],
            stop: { not: { fact: 'daily_minutes', atMost: 20 } },
          },
        ],
        complaints: [{ id: 'too_long', title: '每天使用时间过长', by: 'app' }],
      },
      ...plainFiling({
        submit: ['tool', 'fee', 'minutes'],
        points: 'points',
        looksAt: ['app_name', 'overview', 'nature', 'student_fee'],
      }),
      ...complaintLife(),
      referralLife(),
    ],
  },
);
