import { definePolicy } from './policy';

/** 教技函〔2019〕55号: what binds every region, as far as a school's filing is concerned. */
export const national = definePolicy(
  { places: {}, offices: {}, settings: {} },
  {
    id: 'national@2019-08-10',
    doc: '教技函〔2019〕55号',
    title: '教育部等八部门关于引导规范教育移动互联网应用有序健康发展的意见',
    owner: '教育部等八部门',
    newer: 'own wins',
    articles: [
      {
        no: '（六）',
        quote: '收集使用未成年人信息应当取得监护人同意、授权。',
        complaints: [{ id: 'no_consent', title: '未经监护人同意收集孩子的信息', to: 'handle' }],
      },
      {
        no: '（十）',
        quote: '未经教育行政部门、学校集体决策选用的教育移动应用,不得要求学生使用。',
        forms: {
          base: {
            title: '国家规定必须回答的问题',
            step: '集体决定',
            fields: [
              { id: 'decision_result', kind: 'choice', label: '研究结果', ask: '集体研究的结果是什么？', options: { passed: '同意选用', refused: '不同意选用' } },
              { id: 'nature', kind: 'choice', label: '使用性质', ask: '要求学生使用，还是推荐使用？', options: { required: '要求使用', recommended: '推荐使用' } },
              { id: 'student_fee', kind: 'yes', label: '向学生或家长收费', ask: '学生或家长使用要不要花钱？' },
              { id: 'has_ads', kind: 'yes', label: '含商业广告', ask: '里面有没有商业广告？' },
              { id: 'has_games', kind: 'yes', label: '含娱乐游戏', ask: '里面有没有娱乐游戏？' },
              { id: 'is_bound', kind: 'yes', label: '与教学管理行为绑定', ask: '是否与教学管理绑定？' },
            ],
          },
        },
        checks: [
          {
            id: 'collective',
            about: '没有集体决策通过，不得要求学生使用',
            fix: '请先集体研究，填写研究日期、方式和结果，并上传会议纪要。',
            fields: ['decision_result'],
            stop: { not: { fact: 'decision_result', is: 'passed' } },
          },
        ],
        complaints: [{ id: 'forced', title: '未经集体决策，要求学生使用', to: 'handle' }],
      },
      {
        no: '（十一）',
        quote: '作为教学、管理工具要求统一使用的教育移动应用,不得向学生及家长收取任何费用,不得植入商业广告和游戏。',
        checks: [
          { id: 'free', about: '要求统一使用的应用不得向学生及家长收费', fix: '请改为学校承担费用，或者不选用。', fields: ['student_fee'], applies: { fact: 'nature', is: 'required' }, stop: { fact: 'student_fee', is: true } },
          { id: 'ads', about: '要求统一使用的应用不得植入商业广告', fix: '请让提供者去掉广告后再申请。', fields: ['has_ads'], applies: { fact: 'nature', is: 'required' }, stop: { fact: 'has_ads', is: true } },
          { id: 'games', about: '要求统一使用的应用不得植入游戏', fix: '请让提供者去掉游戏后再申请。', fields: ['has_games'], applies: { fact: 'nature', is: 'required' }, stop: { fact: 'has_games', is: true } },
        ],
      },
      {
        no: '（十一）',
        quote: '推荐使用的教育移动应用应当遵循自愿原则,不得与教学管理行为绑定,不得与学分、成绩和评优挂钩。',
        checks: [
          { id: 'bound', about: '推荐使用的应用不得与教学管理行为绑定', fix: '请取消绑定后再申请。', fields: ['is_bound'], applies: { fact: 'nature', is: 'recommended' }, stop: { fact: 'is_bound', is: true } },
        ],
        complaints: [{ id: 'marks', title: '与学分、成绩或评优挂钩', to: 'handle' }],
      },
    ],
  },
);
