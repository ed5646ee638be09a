import { toolUses } from '../kernel/kinds';
import { referred } from './lives/complaint';
import { definePolicy } from './policy';

const dataItems = {
  none: '不收集',
  name: '姓名',
  number: '学号',
  class: '学校班级',
  phone: '手机号',
  face: '人脸等生物信息',
  place: '位置',
  work: '作业与成绩',
  other: '其他',
} as const;
const collected = Object.keys(dataItems).filter((name) => name !== 'none');
const important = { fact: 'key_business', is: true } as const;
/** What an app has or does that the law ties a duty of its provider to. */
const features = {
  none: '都没有',
  minors: '主要给未成年人用',
  forum: '有论坛、社区、留言等功能',
  training: '做培训',
  subject: '校外线上培训机构做学科类培训',
  foreign: '聘用外籍人员做培训',
} as const;
const special = Object.keys(features).filter((name) => name !== 'none');
const isSoftware = { not: { fact: 'app.kind', is: 'terminal' } } as const;
const collects = { not: { fact: 'data_items', has: 'none' } } as const;
/** The provider was filed nationally, and for that it had to show its 等级保护 papers. */
const filedNationally = { fact: 'app.moe_standing', is: 'filed' } as const;
const protectedLevels = ['l2', 'l3', 'l4'] as const;

/**
 * A duty of the provider that comes with a feature of its app: asked once an app, told to whoever
 * reviews where it is not met.
 */
const duty = (feature: keyof typeof features, id: string, label: string, ask: string) =>
  ({
    id,
    kind: 'yes',
    label,
    ask,
    once: true,
    shown: { fact: 'features', has: feature },
  }) as const;
const unmet = (feature: keyof typeof features, field: string, about: string, fix: string) =>
  ({
    id: `no_${field}`,
    about,
    fix: `${fix}；现在也可以提交，审查时会看到。`,
    fields: [field],
    applies: { fact: 'features', has: feature },
    warn: { fact: field, is: false },
  }) as const;

/** The unit made the tool itself, so far as the registers show; unknown counts as chosen. */
const ownTool = { all: [{ known: 'provider.name' }, { fact: 'ownership', is: 'own' }] } as const;

/**
 * 教技函〔2019〕55号: what binds every region. It has no procedure of its own; the questions of its forms
 * named base are added to a region's form where the region does not ask them.
 */
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
        no: '（四）',
        quote:
          '教育移动应用提供者应当在取得ICP备案(涉及经营电信业务的,还应当申请电信业务经营许可)、网络安全等级保护定级备案的证明、等级测评报告后,向机构住所地的省级教育行政部门进行教育业务备案,登记单位基本信息和所开发的教育移动应用信息。',
        duties: ['provider_filing'],
      },
      {
        no: '（四）',
        quote: '已备案的教育移动应用提供者上线新应用前,应当在备案单位更新相关信息。',
        duties: ['provider_update'],
      },
      {
        no: '（四）',
        quote: '汇总各省级教育行政部门备案信息,并向社会提供查询渠道。',
        duties: ['moe_query'],
      },
      {
        no: '（五）',
        quote:
          '教育移动应用提供者呈现的内容应当严格遵守国家法律法规,符合党的教育方针,体现素质教育导向,呈现的广告应当与提供的服务相契合。',
        complaints: [{ id: 'harmful', title: '有有害内容', by: 'app' }],
      },
      {
        no: '（五）',
        quote:
          '以未成年人为主要用户的教育移动应用应当限制使用时长、明确适龄范围,对内容进行严格把关。',
        forms: {
          base_features: {
            title: '应用的特点',
            step: '承诺与材料',
            fields: [
              {
                id: 'features',
                kind: 'choices',
                label: '应用的特点',
                ask: '有下面哪些情况？',
                options: features,
                once: true,
                shown: isSoftware,
              },
              duty('minors', 'time_limit', '限制使用时长', '有没有限制每天的使用时长？'),
              duty('minors', 'age_range', '明确适龄范围', '有没有写明适合多大的孩子？'),
            ],
          },
        },
        checks: [
          {
            id: 'features_none',
            about: '“都没有”不能和其他项目同时选',
            fix: '请只保留符合实际的选项。',
            fields: ['features'],
            applies: { fact: 'features', has: 'none' },
            stop: { any: special.map((name) => ({ fact: 'features', has: name })) },
          },
          unmet(
            'minors',
            'time_limit',
            '主要给未成年人用，却没有限制使用时长',
            '请让提供者加上时长限制',
          ),
          unmet(
            'minors',
            'age_range',
            '主要给未成年人用，却没有明确适龄范围',
            '请让提供者写明适合的年龄',
          ),
        ],
        complaints: [{ id: 'no_limit', title: '没有时长限制或适龄提示', by: 'app' }],
      },
      {
        no: '（五）',
        quote: '具备论坛、社区、留言等功能的教育移动应用应当建立信息审核制度。',
        forms: {
          base_forum: {
            title: '论坛和留言',
            step: '承诺与材料',
            fields: [
              duty('forum', 'forum_review', '建立信息审核制度', '论坛、社区、留言有没有人审核？'),
            ],
          },
        },
        checks: [
          unmet(
            'forum',
            'forum_review',
            '有论坛、社区、留言等功能，却没有信息审核制度',
            '请让提供者建立审核制度，或者关闭这些功能',
          ),
        ],
        duties: ['provider_content'],
      },
      {
        no: '（五）',
        quote:
          '面向各教育阶段实施培训的教育移动应用应当对提供服务的主体进行审核、登记,其中:在校外线上培训机构实施学科类培训的人员应当取得教师资格证;聘用外籍人员实施培训的应当审查教学资质、学历和能力,并严格落实国家相关要求。',
        forms: {
          base_training: {
            title: '培训',
            step: '承诺与材料',
            fields: [
              duty(
                'training',
                'trainers_checked',
                '审核、登记提供培训服务的主体',
                '提供者有没有审核、登记做培训的机构和人员？',
              ),
              duty(
                'subject',
                'teachers_certified',
                '学科类培训人员取得教师资格证',
                '做学科类培训的人都有教师资格证吗？',
              ),
              duty(
                'foreign',
                'foreign_checked',
                '审查外籍人员的教学资质、学历和能力',
                '提供者有没有审查外籍人员的教学资质、学历和能力？',
              ),
            ],
          },
        },
        checks: [
          unmet(
            'training',
            'trainers_checked',
            '做培训，却没有审核、登记提供服务的主体',
            '请让提供者补上审核、登记',
          ),
          unmet(
            'subject',
            'teachers_certified',
            '做学科类培训的人没有都取得教师资格证',
            '请改用其他应用，或者让提供者换人',
          ),
          unmet(
            'foreign',
            'foreign_checked',
            '聘用外籍人员做培训，却没有审查教学资质、学历和能力',
            '请让提供者补上审查',
          ),
        ],
      },
      {
        no: '（六）',
        quote:
          '教育移动应用提供者应当建立覆盖个人信息收集、储存、传输、使用等环节的数据保障机制。按照“后台实名、前台自愿”的原则,对注册用户进行身份信息认证。收集使用个人信息应当明示收集使用信息的目的、方式和范围,并经用户同意。',
        forms: {
          base_guard: {
            title: '数据保障',
            step: '承诺与材料',
            fields: [
              {
                id: 'data_guard',
                kind: 'attest',
                label: '建立覆盖个人信息收集、储存、传输、使用等环节的数据保障机制',
                once: true,
                shown: collects,
              },
              {
                id: 'real_name',
                kind: 'attest',
                label: '按照“后台实名、前台自愿”的原则，对注册用户进行身份信息认证',
                once: true,
                shown: collects,
              },
              {
                id: 'data_shown',
                kind: 'attest',
                label: '明示收集使用信息的目的、方式和范围，并经用户同意',
                once: true,
                shown: collects,
              },
            ],
          },
        },
      },
      {
        no: '（六）',
        quote: '收集使用未成年人信息应当取得监护人同意、授权。',
        forms: {
          base_data: {
            title: '学生信息',
            step: '承诺与材料',
            fields: [
              {
                id: 'data_items',
                kind: 'choices',
                label: '收集的学生信息',
                ask: '会收集学生的哪些信息？',
                options: dataItems,
              },
              {
                id: 'data_authority',
                kind: 'file',
                label: '告知同意书',
                ask: '请上传准备发给家长（监护人）的告知同意书',
                max: 6,
                optional: true,
                shown: collects,
              },
            ],
          },
          base_consent: {
            title: '家长（监护人）同意情况',
            fields: [
              {
                id: 'guardian_day',
                kind: 'date',
                label: '征求完的日期',
                ask: '哪一天征求完的？',
                past: true,
              },
              {
                id: 'guardian_file',
                kind: 'file',
                label: '同意情况汇总',
                ask: '请上传各班同意情况的汇总（写人数，不写姓名）',
                min: 1,
                max: 6,
              },
              {
                id: 'guardian_only',
                kind: 'attest',
                label: '家长（监护人）没有同意的，不收集、不提交其孩子的信息',
              },
            ],
          },
        },
        // Nobody has consented before a school may ask: the text comes with the filing, what came
        // of it afterwards.
        tracks: {
          consent: {
            life: 'filing',
            title: '征求家长（监护人）同意',
            when: collects,
            by: ['filer', 'filer_head'],
            confirmedBy: ['desk'],
            form: 'base_consent',
            says: '会收集孩子的信息，要先经家长（监护人）同意，学校正在征求',
          },
        },
        checks: [
          {
            id: 'data_authority',
            about: '收集学生信息，却没有给家长（监护人）的告知同意书',
            fix: '请上传准备发给家长（监护人）的告知同意书；备案以后再交同意的情况。',
            fields: ['data_authority'],
            applies: collects,
            stop: { all: [{ not: { known: 'data_authority' } }, { known: 'data_items' }] },
          },
          {
            id: 'data_none',
            about: '“不收集”不能和其他项目同时选',
            fix: '请只保留符合实际的选项。',
            fields: ['data_items'],
            applies: { fact: 'data_items', has: 'none' },
            stop: { any: collected.map((name) => ({ fact: 'data_items', has: name })) },
          },
        ],
        complaints: [{ id: 'no_consent', title: '未经监护人同意收集孩子的信息', by: 'app' }],
      },
      {
        no: '（六）',
        quote:
          '不得以默认、捆绑、停止安装使用等手段变相强迫用户授权,不得收集与其提供服务无关的个人信息,不得违反法律法规与用户约定,不得泄露、非法出售或非法向他人提供个人信息。',
        forms: {
          base_limits: {
            title: '信息收集的限度',
            step: '承诺与材料',
            fields: [
              {
                id: 'data_needed',
                kind: 'attest',
                label:
                  '不强迫用户授权，不收集与其提供服务无关的个人信息，不泄露、非法出售或非法向他人提供个人信息',
                once: true,
                shown: collects,
              },
            ],
          },
        },
        complaints: [
          { id: 'forced_consent', title: '默认、捆绑或强迫授权', by: 'app' },
          { id: 'excess_data', title: '收集与服务无关的个人信息', by: 'app' },
          { id: 'privacy', title: '泄露、出售或非法提供个人信息', by: 'app' },
        ],
      },
      {
        no: '（七）',
        quote: '教育移动应用和后台系统应当统一落实网络安全等级保护要求。',
        forms: {
          base_security: {
            title: '网络安全等级保护',
            step: '承诺与材料',
            fields: [
              {
                id: 'mlps_level',
                kind: 'choice',
                label: '网络安全等级保护',
                ask: '提供者的等保备案是几级？',
                options: { none: '没有或不清楚', l2: '二级', l3: '三级', l4: '四级及以上' },
                once: true,
                shown: { all: [isSoftware, { not: filedNationally }] },
              },
              {
                id: 'mlps_file',
                kind: 'file',
                label: '等保备案证明或测评报告',
                ask: '请上传等保备案证明或测评报告',
                min: 1,
                max: 6,
                once: true,
                shown: { fact: 'mlps_level', in: protectedLevels },
              },
              {
                id: 'mlps_until',
                kind: 'date',
                label: '下次测评日期',
                ask: '下次测评在哪一天之前？',
                optional: true,
                once: true,
                shown: { fact: 'mlps_level', in: protectedLevels },
              },
            ],
          },
        },
        checks: [
          {
            id: 'mlps_missing',
            about: '没有等保材料',
            fix: '请让提供者提供等保备案证明或测评报告；现在也可以提交，审查时会看到。',
            fields: ['mlps_level'],
            warn: { fact: 'mlps_level', is: 'none' },
          },
          {
            id: 'mlps_old',
            about: '等保测评日期已过',
            fix: '请让提供者重新测评后上传新的报告。',
            fields: ['mlps_until'],
            applies: { fact: 'mlps_level', in: protectedLevels },
            warn: { not: { fact: 'mlps_until', atLeast: { fact: 'today' } } },
          },
        ],
        duties: ['provider_security'],
      },
      {
        no: '（七）',
        quote:
          '应用商店等移动应用分发平台提供者应当加强教育移动应用上架审核管理,建立开发者真实身份信息登记制度,对教育移动应用开展安全审核,及时处理违法违规教育移动应用。',
        forms: {
          base_store: {
            title: '安装',
            step: '承诺与材料',
            fields: [
              {
                id: 'installed_from',
                kind: 'choice',
                label: '从哪里安装',
                ask: '学生和家长从哪里安装？',
                options: { store: '应用商店', link: '提供者的网站或链接', none: '不用安装' },
                once: true,
                shown: { fact: 'app.kind', is: 'app' },
              },
            ],
          },
        },
        checks: [
          {
            id: 'not_in_store',
            about: '不从应用商店安装，没有经过上架审核',
            fix: '请让提供者上架应用商店；现在也可以提交，审查时会看到。',
            fields: ['installed_from'],
            warn: { fact: 'installed_from', is: 'link' },
          },
        ],
        duties: ['stores'],
      },
      {
        no: '（八）',
        quote:
          '教育行政部门和学校是本单位自主开发的教育移动应用的主管单位和选用第三方教育移动应用的责任单位,应当加强统筹管理,明确职能部门归口,将教育移动应用、公众号和小程序等移动互联网平台纳入本地区、本单位的重要议事日程予以部署。',
        derive: {
          ownership: {
            first: [{ when: { fact: 'provider.name', is: { fact: 'filer.name' } }, is: 'own' }],
            else: 'chosen',
          },
        },
        duties: ['unit_ledger'],
      },
      {
        no: '（九）',
        quote:
          '按照公平、公正、公开原则,组织开展教育移动应用的评议,形成推荐名单并向社会公开,同时报教育部。推荐名单应保证质量,并保持动态更新。',
        duties: ['recommended_list'],
      },
      {
        no: '（十）',
        quote:
          '选用应当充分尊重教职工、学生和家长的意见,并严格选用标准、控制数量,避免造成不必要的负担。',
        forms: {
          base_consulted: {
            title: '征求意见',
            step: '集体决定',
            fields: [
              {
                id: 'consulted',
                kind: 'choices',
                label: '征求意见',
                ask: '选用前征求了谁的意见？',
                options: { staff: '教职工', pupils: '学生', parents: '家长', none: '没有征求' },
              },
            ],
          },
          base_use: {
            title: '使用场景',
            step: '集体决定',
            fields: [
              {
                id: 'scope_use',
                kind: 'choices',
                label: '使用场景',
                ask: '用来做什么？',
                options: toolUses,
              },
            ],
          },
        },
        checks: [
          {
            id: 'not_consulted',
            about: '教职工、学生和家长的意见没有全部征求',
            fix: '请先征求意见；现在也可以提交，审查时会看到。',
            fields: ['consulted'],
            warn: {
              any: ['staff', 'pupils', 'parents'].map((name) => ({
                not: { fact: 'consulted', has: name },
              })),
            },
          },
          {
            id: 'consulted_none',
            about: '“没有征求”不能和其他项目同时选',
            fix: '请只保留符合实际的选项。',
            fields: ['consulted'],
            applies: { fact: 'consulted', has: 'none' },
            stop: {
              any: ['staff', 'pupils', 'parents'].map((name) => ({ fact: 'consulted', has: name })),
            },
          },
          {
            id: 'alike',
            about: '本单位已有用途相同的应用',
            fix: '请少选、选好，避免增加负担；确实需要的也可以提交，审查时会看到。',
            fields: ['scope_use'],
            warn: {
              any: Object.keys(toolUses).map((name) => ({
                all: [
                  { fact: 'scope_use', has: name },
                  { fact: 'filer.uses', has: name },
                ],
              })),
            },
          },
        ],
      },
      {
        no: '（十）',
        quote: '教育行政部门和学校应当制定教育移动应用的选用制度。',
        duties: ['selection_rules'],
      },
      {
        no: '（十）',
        quote: '确定选用的教育移动应用应当报上级教育行政部门进行备案。',
        complaints: [{ id: 'unfiled', title: '没有备案就在使用', by: 'school' }],
      },
      {
        no: '（十）',
        quote: '未经教育行政部门、学校集体决策选用的教育移动应用,不得要求学生使用。',
        unfiled: [{ says: '未查到备案，学校不得要求使用' }],
        forms: {
          base: {
            title: '国家规定必须回答的问题',
            step: '集体决定',
            fields: [
              {
                id: 'decision_day',
                kind: 'date',
                label: '集体研究日期',
                ask: '哪一天集体研究的？',
                past: true,
              },
              {
                id: 'decision_result',
                kind: 'choice',
                label: '研究结果',
                ask: '集体研究的结果是什么？',
                options: { passed: '同意选用', refused: '不同意选用' },
              },
              {
                id: 'nature',
                kind: 'choice',
                label: '使用性质',
                ask: '要求学生使用，还是推荐使用？',
                options: { required: '要求使用', recommended: '推荐使用' },
              },
              {
                id: 'student_fee',
                kind: 'yes',
                label: '向学生或家长收费',
                ask: '学生或家长使用要不要花钱？',
              },
              { id: 'has_ads', kind: 'yes', label: '含商业广告', ask: '里面有没有商业广告？' },
              { id: 'has_games', kind: 'yes', label: '含娱乐游戏', ask: '里面有没有娱乐游戏？' },
              {
                id: 'is_bound',
                kind: 'yes',
                label: '与教学管理行为绑定',
                ask: '是否与教学管理绑定，或者与学分、成绩、评优挂钩？',
              },
            ],
          },
        },
        checks: [
          {
            id: 'collective',
            about: '没有集体决策同意选用',
            fix: '请先集体研究、同意选用；没有同意的，不得要求学生使用，推荐使用的审查时会看到。',
            fields: ['decision_result'],
            // The text forbids to require it; of recommending it says nothing.
            stop: {
              all: [
                { fact: 'nature', is: 'required' },
                { not: { fact: 'decision_result', is: 'passed' } },
              ],
            },
            warn: { not: { fact: 'decision_result', is: 'passed' } },
          },
        ],
        complaints: [{ id: 'forced', title: '未经集体决策，要求学生使用', by: 'school' }],
      },
      {
        no: '（十）',
        quote:
          '中小学学习类教育移动应用应当落实教育行政部门和学校的“双审核”制度;各省级教育行政部门可根据地方实际结合推荐制度简化审核流程。',
        use: [
          {
            id: 'filed',
            when: { fact: 'case.granted', is: true },
            is: 'yes',
            says: '学校集体决定选用，教育主管部门审核并备案，可以使用',
          },
        ],
        duties: ['double_review'],
      },
      {
        no: '（十一）',
        quote:
          '作为教学、管理工具要求统一使用的教育移动应用,不得向学生及家长收取任何费用,不得植入商业广告和游戏。',
        checks: [
          {
            id: 'free',
            about: '要求统一使用的应用不得向学生及家长收费',
            fix: '请改为学校承担费用，或者不选用。',
            fields: ['student_fee'],
            applies: { fact: 'nature', is: 'required' },
            stop: { fact: 'student_fee', is: true },
          },
          {
            id: 'ads',
            about: '要求统一使用的应用不得植入商业广告',
            fix: '请让提供者去掉广告后再申请。',
            fields: ['has_ads'],
            applies: { fact: 'nature', is: 'required' },
            stop: { fact: 'has_ads', is: true },
          },
          {
            id: 'games',
            about: '要求统一使用的应用不得植入游戏',
            fix: '请让提供者去掉游戏后再申请。',
            fields: ['has_games'],
            applies: { fact: 'nature', is: 'required' },
            stop: { fact: 'has_games', is: true },
          },
        ],
        complaints: [
          { id: 'fee', title: '向学生或家长收费', by: 'school' },
          { id: 'ads', title: '有商业广告', by: 'app' },
          { id: 'games', title: '有娱乐游戏', by: 'app' },
        ],
      },
      {
        no: '（十一）',
        quote:
          '推荐使用的教育移动应用应当遵循自愿原则,不得与教学管理行为绑定,不得与学分、成绩和评优挂钩。',
        checks: [
          {
            id: 'bound',
            about: '推荐使用的应用不得与教学管理行为绑定，不得与学分、成绩和评优挂钩',
            fix: '请取消绑定后再申请。',
            fields: ['is_bound'],
            applies: { fact: 'nature', is: 'recommended' },
            stop: { fact: 'is_bound', is: true },
          },
        ],
        complaints: [
          { id: 'bound', title: '与教学管理行为绑定', by: 'school' },
          { id: 'marks', title: '与学分、成绩或评优挂钩', by: 'school' },
        ],
      },
      {
        no: '（十一）',
        quote:
          '对于承担招生录取、考试报名、成绩查询等重要业务的教育移动应用,原则上应当由教育行政部门和学校自行运行管理。',
        forms: {
          base_business: {
            title: '重要业务',
            step: '承诺与材料',
            fields: [
              {
                id: 'key_business',
                kind: 'yes',
                label: '承担招生录取、考试报名、成绩查询等重要业务',
                ask: '会不会用它办招生录取、考试报名、成绩查询等重要业务？',
              },
              {
                id: 'self_run',
                kind: 'yes',
                label: '自行运行管理',
                ask: '由教育部门或学校自己运行管理吗？',
                shown: { all: [important, { not: ownTool }] },
              },
              {
                id: 'exclusive',
                kind: 'yes',
                label: '签订排他协议或由单一应用垄断业务',
                ask: '有没有签排他协议，或者这项业务实际只能用这一个应用？',
                shown: { all: [important, { fact: 'self_run', is: false }] },
              },
            ],
          },
        },
        checks: [
          {
            id: 'key_third',
            about: '重要业务原则上应当由教育部门和学校自行运行管理',
            fix: '确需选用第三方应用的，也可以提交，审查时会核对原因。',
            fields: ['self_run'],
            applies: important,
            warn: { fact: 'self_run', is: false },
          },
        ],
      },
      {
        no: '（十一）',
        quote: '确需选用第三方应用的,不得签订排他协议,或实际由单一应用垄断业务。',
        checks: [
          {
            id: 'exclusive',
            about: '重要业务不得签订排他协议，也不得由单一应用垄断',
            fix: '请取消排他约定，保留其他办理渠道后再申请。',
            fields: ['exclusive'],
            applies: { all: [important, { fact: 'self_run', is: false }] },
            stop: { fact: 'exclusive', is: true },
          },
        ],
        complaints: [
          {
            id: 'exclusive',
            title: '只能用这一个应用办理招生、考试等业务',
            by: 'school',
          },
        ],
      },
      {
        no: '（十二）',
        quote:
          '探索通过国家数字教育资源公共服务体系,汇聚优质教育资源,集成各类应用,使网络学习空间成为教育移动应用的主要入口。',
        forms: {
          base_space: {
            title: '国家和省级平台',
            step: '承诺与材料',
            fields: [
              {
                id: 'platforms_first',
                kind: 'yes',
                label: '已先看过国家和省级平台',
                ask: '国家和省级教育平台已经先看过，仍不能满足需要吗？',
              },
              {
                id: 'integration',
                kind: 'text',
                label: '与国家和省级平台、网络学习空间的衔接',
                ask: '与国家和省级平台、网络学习空间怎样衔接？（没有的不填）',
                max: 100,
                optional: true,
              },
            ],
          },
        },
        checks: [
          {
            id: 'platforms_first',
            about: '建议先使用国家和省级教育平台',
            fix: '看过仍不能满足，再申请其他应用。',
            fields: ['platforms_first'],
            warn: { fact: 'platforms_first', is: false },
          },
        ],
        duties: ['national_space'],
      },
      {
        no: '（十三）',
        quote: '教育移动应用提供者应当自觉接受社会监督,设置便捷的投诉举报渠道,及时处理投诉。',
        duties: ['provider_channel'],
      },
      {
        no: '（十三）',
        quote:
          '应用商店等移动应用分发平台提供者应当落实监督责任,健全资质核验、内容审核,配合进行适龄提示管理,并将教育业务备案作为上架应用商店的重要条件。',
        duties: ['stores'],
      },
      {
        no: '（十四）',
        quote:
          '教育行政部门牵头负责教育移动应用治理工作,负责统筹协调,指导和监督学校落实主体责任,会同相关部门开展联合治理。网信部门、电信主管部门、公安部门依据职责重点做好教育移动应用提供者、应用商店等移动应用分发平台提供者、移动终端制造商的监管工作。新闻出版部门重点做好教材、教辅等网络出版物的监管工作。民政部门重点做好教育类民办非企业单位的登记管理工作。',
        complaints: [
          {
            id: 'publishing',
            title: '网上教材、教辅违规出版',
            by: 'app',
          },
        ],
        then: [referred('publishing', 'press')],
        duties: ['organs'],
      },
      {
        no: '（十四）',
        quote:
          '市场监管部门重点做好线上盈利性教育机构的登记管理,依法查处违规收费,虚假、违法广告等行为。公安部门重点做好打击整治相关违法犯罪活动。',
        complaints: [
          {
            id: 'illegal_ads',
            title: '虚假、违法广告',
            by: 'app',
          },
          { id: 'crime', title: '涉嫌违法犯罪', by: 'app' },
        ],
        then: [referred('illegal_ads', 'market'), referred('crime', 'police')],
        duties: ['organs'],
      },
      {
        no: '（十五）',
        quote:
          '教育行政部门应当加强与有关职能部门、专业机构、行业协会和企业的合作,通过技术检测和人工查看相结合的方式,建立常态化的监测预警通报机制。',
        duties: ['monitoring'],
      },
      {
        no: '（十五）',
        quote: '通过家长委员会,满足家长对学校教学管理工作的知情权、评议权、参与权和监督权。',
        duties: ['parents_committee'],
      },
      {
        no: '（十五）',
        quote:
          '教育行政部门应当全面掌握教育动态,及时受理投诉建议,主动回应社会关切,切实解决群众痛点难点问题。',
        duties: ['complaints'],
      },
      {
        no: '（十六）',
        quote:
          '省级教育行政部门应当建立教育移动应用的选用退出机制、负面清单和黑名单制度,推动将黑名单信息纳入全国信用信息共享平台,按有关规定实施联合惩戒。',
        duties: ['exit', 'blacklist_export'],
      },
      {
        no: '（十六）',
        quote:
          '教育行政部门应当将教育移动应用治理纳入网络安全责任制等相关考核。对责任不落实、措施不到位的教育行政部门和学校予以约谈、通报。对因失职、渎职造成严重后果的,依法依规对相关负责人严肃问责。',
        duties: ['assessment', 'interview', 'notice'],
      },
      {
        no: '（十七）',
        quote:
          '建立本地区的教育移动应用重点任务台账,统筹协调校外线上培训机构治理等重点工作,监督指导各项任务落实到位。',
        duties: ['task_ledger'],
      },
      {
        no: '（十九）',
        quote:
          '通过家长会、家长学校、专题报告等形式,促进家长树立正确的用网观念,全方位地提高广大师生、家长的信息素养。',
        duties: ['poster'],
      },
    ],
  },
);
