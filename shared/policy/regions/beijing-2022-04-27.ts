import type { Cond } from '../../kernel/condition';
import { comparedWithPlatform } from '../lives/compared';
import { complaintLife, complaintPlaces, complaintSettings, referred } from '../lives/complaint';
import { referralLife, referralPlaces } from '../lives/referral';
import { isReachable, serviceForm } from '../lives/serving';
import { granted, plainFiling, plainPlaces, plainSettings } from '../lives/plain-filing';
import { definePolicy } from '../policy';

/** The taught subjects of 二（二）1: with training of pupils they make the 学科培训类. */
const taughtSubjects = {
  morality: '道德与法治',
  chinese: '语文',
  history: '历史',
  geography: '地理',
  maths: '数学',
  foreign: '外语（英语、日语、俄语）',
  physics: '物理',
  chemistry: '化学',
  biology: '生物',
};
const has = (fact: string, values: readonly string[]): Cond => ({ any: values.map((name) => ({ fact, has: name })) });
const isSubject: Cond = { fact: 'class', is: 'subject' };
const of = 'provider_filing';

/**
 * 京教信〔2022〕5号: the provider's filing that 北京市教委 reviews before the ministry, and the school's
 * choice of filed apps.
 */
export const beijing = definePolicy(
  {
    offices: { content: '市教委内容审核处室', review: '备案审查处室' },
    places: {
      ...plainPlaces,
      p_draft: { life: 'provider_filing', title: '提供者填写中', standing: 'draft', start: true, held: 'provider' },
      p_city: {
        life: 'provider_filing',
        title: '市教委审核中',
        standing: 'in_review',
        leaves: { pass: 'p_reporting', fault: 'p_returned' },
      },
      p_reporting: { life: 'provider_filing', title: '审核通过，待报教育部', standing: 'in_review', held: 'desk' },
      p_ministry: { life: 'provider_filing', title: '已报教育部，等待结果', standing: 'in_review', held: 'desk' },
      p_returned: { life: 'provider_filing', title: '退回提供者修改', standing: 'returned', held: 'provider' },
      p_revising: { life: 'provider_filing', title: '提供者变更填写中', standing: 'at_school', held: 'provider' },
      p_filed: { life: 'provider_filing', title: '提供者已备案', standing: 'filed', on: 'white' },
      p_rejected: { life: 'provider_filing', title: '提供者备案不予通过', standing: 'rejected', final: true },
      p_withdrawn: { life: 'provider_filing', title: '提供者已撤销申请', standing: 'withdrawn', final: true },
      p_revoked: { life: 'provider_filing', title: '提供者备案已撤销', standing: 'revoked', final: true },
      o_draft: { life: 'order', title: '拟写整改通知', standing: 'draft', start: true, held: 'desk' },
      o_unserved: { life: 'order', title: '待书面送达', standing: 'ordered', held: 'desk' },
      o_ordered: { life: 'order', title: '限期整改，待签收', standing: 'ordered', held: 'respondent' },
      o_mending: { life: 'order', title: '限期整改中', standing: 'ordered', held: 'respondent' },
      // Nobody of the provider can sign in: what it writes is registered for it.
      o_by_letter: { life: 'order', title: '限期整改中，已书面送达', standing: 'ordered', held: 'desk' },
      o_checking: { life: 'order', title: '核实整改结果', standing: 'rectifying', held: 'desk' },
      o_corrected: { life: 'order', title: '已整改', standing: 'corrected', final: true },
      o_overdue: { life: 'order', title: '逾期未整改或拒不整改', standing: 'overdue', final: true },
      o_dropped: { life: 'order', title: '不发整改通知', standing: 'closed', final: true },
      l_draft: { life: 'listing', title: '待提出列入', standing: 'draft', start: true, held: 'desk' },
      l_proposed: { life: 'listing', title: '拟列入黑名单', standing: 'proposed', held: 'head' },
      l_listed: { life: 'listing', title: '已列入黑名单', standing: 'listed', on: 'black' },
      l_released: { life: 'listing', title: '已移出黑名单', standing: 'released', final: true },
      l_dropped: { life: 'listing', title: '没有列入黑名单', standing: 'closed', final: true },
      ...referralPlaces,
      ...complaintPlaces,
    },
    settings: {
      ...plainSettings,
      ...complaintSettings,
      city_days: {
        kind: 'number',
        ask: '收到提供者备案后几个工作日内审核完',
        limit: { least: 1, most: 60 },
        suggest: 15,
      },
    },
    // 四（一）、五: it is 市教委 that receives complaints, orders corrections and lists.
    decides: { complaint: 'owner', order: 'owner', listing: 'owner' },
  },
  {
    id: 'beijing@2022-04-27',
    doc: '京教信〔2022〕5号',
    title: '关于进一步做好教育移动互联网应用程序备案及管理工作的通知',
    owner: '北京市教育委员会',
    base: 'national@2019-08-10',
    articles: [
      {
        no: '一',
        quote:
          '《教育部等八部门关于引导规范教育移动互联网应用有序健康发展的意见》《教育部办公厅关于推动教育移动互联网应用程序管理与“双减”政策衔接的通知》等文件要求,进一步规范教育移动应用管理,按照《教育移动互联网应用程序备案管理办法》,加强教育移动应用审核备案的事中事后监管',
        reason:
          '教技函〔2019〕55号（四）：取得 ICP 备案、网络安全等级保护定级备案的证明、等级测评报告后，再进行提供者备案。',
        forms: {
          security: {
            title: '等级保护',
            step: '材料',
            fields: [
              { id: 'mlps_no', kind: 'code', code: 'mlps', label: '网络安全等级保护备案编号' },
              {
                id: 'mlps_report',
                kind: 'file',
                label: '等保备案证明和测评报告',
                ask: '请上传等保备案证明和测评报告',
                min: 1,
                max: 6,
              },
              { id: 'mlps_next', kind: 'date', label: '下次测评日期', ask: '下次测评在哪一天之前？' },
            ],
          },
        },
        checks: [
          {
            id: 'provider_mlps_old',
            of,
            about: '等保测评日期已过',
            fix: '请重新测评后上传新的报告；现在也可以提交，审核时会看到。',
            fields: ['mlps_next'],
            warn: { not: { fact: 'mlps_next', atLeast: { fact: 'today' } } },
          },
        ],
      },
      {
        no: '二（一）',
        quote:
          '以教职工、学生、家长为主要用户,以教育、学习为主要应用场景,服务于学校教育教学与管理、学生学习和生活以及家校互动等方面的互联网移动应用程序',
        forms: {
          scope_wizard: {
            title: '要不要备案',
            step: '范围',
            fields: [
              {
                id: 'main_users',
                kind: 'choices',
                label: '主要用户',
                ask: '主要是谁在用？',
                options: { staff: '教职工', pupils: '学生', parents: '家长', others: '其他人' },
              },
              { id: 'edu_scene', kind: 'yes', label: '以教育、学习为主要应用场景', ask: '主要用于教育、学习吗？' },
              {
                id: 'serves',
                kind: 'choices',
                label: '服务方面',
                ask: '服务于哪些方面？',
                options: {
                  teaching: '学校教育教学与管理',
                  pupil_life: '学生学习和生活',
                  home_school: '家校互动',
                  none: '以上都不是',
                },
              },
              { id: 'made_for_edu', kind: 'yes', label: '针对教育系统开发', ask: '是专门为教育系统开发的吗？' },
              { id: 'general_tool', kind: 'yes', label: '通用工具类', ask: '是各行各业都能用的通用工具吗？' },
            ],
          },
        },
        derive: {
          in_scope: {
            first: [
              { when: { not: has('main_users', ['staff', 'pupils', 'parents']) }, is: false },
              { when: { not: { fact: 'edu_scene', is: true } }, is: false },
              { when: { not: has('serves', ['teaching', 'pupil_life', 'home_school']) }, is: false },
            ],
            else: true,
          },
        },
        checks: [
          {
            id: 'out_of_scope',
            of,
            about: '不属于备案范围，不需要备案',
            fix: '不用提交。填错了就改正主要用户、应用场景和服务方面。',
            fields: ['main_users', 'edu_scene', 'serves'],
            stop: { fact: 'in_scope', is: false },
          },
        ],
      },
      {
        no: '二（一）',
        quote:
          '不是针对教育系统开发且主要用户不是面向教职工和学生,以及非面向教育系统应用的通用工具类移动应用不属于备案范围。',
        derive: {
          left_out: {
            first: [
              { when: { fact: 'made_for_edu', is: true }, is: false },
              { when: { not: has('main_users', ['staff', 'pupils']) }, is: true },
              { when: { fact: 'general_tool', is: true }, is: true },
            ],
            else: false,
          },
        },
        checks: [
          {
            id: 'general_tool',
            of,
            about: '不属于备案范围，不需要备案',
            fix: '不用提交。填错了就改正“针对教育系统开发”“通用工具类”和主要用户。',
            fields: ['made_for_edu', 'general_tool', 'main_users'],
            stop: { fact: 'left_out', is: true },
          },
        ],
      },
      {
        no: '二（二）',
        quote:
          '教育移动应用中含有道德与法治、语文、历史、地理、数学、外语(英语、日语、俄语)、物理、化学、生物等学科内容,并通过教育移动应用面向义务教育阶段和高中学生提供以上学科培训服务的教育移动应用统称为“中小学学科培训类教育移动应用”(简称“学科培训类”)。',
        forms: {
          kind: {
            title: '类型',
            step: '范围',
            fields: [
              {
                id: 'subjects',
                kind: 'choices',
                label: '应用内容',
                ask: '里面有哪些内容？',
                options: {
                  ...taughtSubjects,
                  sport: '体育（或体育与健康）',
                  art: '艺术（或音乐、美术）',
                  practice: '综合实践活动（含信息技术教育、劳动与技术教育）',
                  manage: '教育教学管理',
                  home: '家校沟通',
                  other: '其他',
                },
              },
              {
                id: 'audience',
                kind: 'choices',
                label: '面向对象',
                ask: '面向哪些人？',
                options: {
                  compulsory: '义务教育阶段学生',
                  senior: '高中学生',
                  preschool: '学前儿童',
                  others: '其他人（非中小学生）',
                },
              },
              {
                id: 'subject_trains',
                kind: 'yes',
                label: '提供学科培训服务',
                ask: '有没有给中小学生做所选学科的培训？',
                shown: { fact: 'pupil_subject', is: true },
              },
            ],
          },
        },
        derive: {
          pupil_subject: {
            first: [
              {
                when: {
                  all: [has('subjects', Object.keys(taughtSubjects)), has('audience', ['compulsory', 'senior'])],
                },
                is: true,
              },
            ],
            else: false,
          },
          class: {
            first: [
              { when: { not: { fact: 'pupil_subject', is: true } }, is: 'other' },
              { when: { fact: 'subject_trains', is: true }, is: 'subject' },
            ],
            else: 'gap',
          },
        },
      },
      {
        no: '二（二）',
        quote:
          '教育移动应用中不含有以上学科培训内容,主要面向中小學生提供体育(或体育与健康)、艺术(或音乐、美术)、综合实践活动(含信息技术教育、劳动与技术教育)、教育教学管理、家校沟通等内容,以及面向非中小學生提供教育服务内容的教育移动应用统称为“非中小学学科培训类教育移动应用”(简称“非学科培训类”)。',
        unsure: true,
        reason: '给中小学生看学科内容但不做学科培训的应用，两类都没有写明，由审核的人判断，系统不替人归类。',
        checks: [
          {
            id: 'class_gap',
            of,
            about: '有中小学学科内容，但不做学科培训：文件没有写明属于哪一类',
            fix: '可以提交，由市教委判断类型。',
            fields: ['subjects', 'subject_trains'],
            warn: { fact: 'class', is: 'gap' },
            ask: { by: 'content', text: '有中小学学科内容但不做学科培训，能否按非学科培训类备案？' },
          },
        ],
      },
      {
        no: '二（三）',
        quote:
          '属于以上教育移动应用的提供者应按照“应备尽备”的原则,及时在全国教育移动互联网应用程序备案管理平台(<https://app.eduyun.cn/>)进行提供者备案,并落实相关要求',
        forms: {
          platform: {
            title: '国家平台申请',
            step: '材料',
            fields: [
              {
                id: 'platform_day',
                kind: 'date',
                label: '国家平台提交日期',
                past: true,
                ask: '哪一天在国家平台提交的？',
              },
              {
                id: 'platform_shot',
                kind: 'file',
                label: '国家平台截图',
                ask: '请上传国家平台的提交页面截图',
                min: 1,
                max: 3,
              },
            ],
          },
        },
        checks: [
          {
            id: 'platform_future',
            of,
            about: '国家平台提交日期在今天之后',
            fix: '请先在国家平台提交，再填写实际日期。',
            fields: ['platform_day'],
            stop: { not: { fact: 'platform_day', atMost: { fact: 'today' } } },
          },
        ],
        complaints: [{ id: 'unfiled_provider', title: '应用没有做提供者备案', by: 'app' }],
      },
      {
        no: '二（三）',
        quote:
          '市级、区级教育行政部门及其所属单位、各级各类学校作为教育移动应用的使用者,应建立教育移动应用的选用制度,选用已完成提供者备案的教育移动应用,并及时进行使用者备案。',
        forms: {
          selection: {
            title: '选用',
            step: '应用',
            fields: [
              {
                id: 'moe_no',
                kind: 'moe_no',
                label: '教育部备案号',
                ask: '教育部备案号（教APP备…号）',
                optional: true,
                from: 'app.moe_no',
              },
              {
                id: 'selection_rule',
                kind: 'file',
                label: '选用制度',
                ask: '请上传本单位的教育移动应用选用制度',
                min: 1,
                max: 9,
              },
              { id: 'used_from', kind: 'date', label: '开始使用日期', ask: '从哪一天开始用？' },
            ],
          },
          school_points: {
            title: '审查要点',
            fields: [
              { id: 's_rule', kind: 'point', label: '建立选用制度' },
              { id: 's_filed', kind: 'point', label: '应用已完成提供者备案' },
              ...comparedWithPlatform({ all: [{ fact: 'app.moe_standing', is: 'unknown' }, { known: 'moe_no' }] }),
              { id: 's_free', kind: 'point', label: '统一选用不收取任何费用' },
              { id: 's_content', kind: 'point', label: '内容没有不良信息、游戏链接和广告' },
            ],
          },
        },
        checks: [
          {
            id: 'used_before',
            about: '已经在用，还没有使用者备案',
            fix: '请尽快提交。',
            fields: ['used_from'],
            warn: { not: { fact: 'used_from', atLeast: { fact: 'today' } } },
          },
          {
            id: 'moe_odd',
            about: '备案号位数与常见格式不同',
            fix: '常见的是 7 位数字，请再核对一次。',
            fields: ['moe_no'],
            applies: { known: 'moe_no' },
            warn: { fact: 'moe_no.shape', is: 'unusual' },
          },
        ],
      },
      {
        no: '二（三）',
        quote: '教育行政部门和学校不得选用未经备案的教育移动应用,统一选用的不得向学生及家长收取任何费用。',
        unfiled: [
          { when: { fact: 'app.moe_standing', is: 'filed' }, says: '未查到学校的备案，学校应当先备案' },
          { says: '未查到备案，学校不得选用' },
        ],
        checks: [
          {
            id: 'moe_filed',
            about: '没有教育部备案号，不能选用',
            fix: '请填写“教APP备…号”；没有完成提供者备案的，请改用其他应用。',
            fields: ['moe_no'],
            stop: { not: { known: 'moe_no' } },
          },
          {
            id: 'moe_revoked',
            about: '该应用的国家备案已被撤销或暂停，不能选用',
            fix: '请改用其他应用。',
            stop: { fact: 'app.moe_standing', in: ['revoked', 'paused'] },
          },
          {
            id: 'moe_unknown',
            about: '没有查到该应用的国家备案',
            fix: '可以提交，审查时会到国家平台核对。',
            fields: ['moe_no'],
            warn: { fact: 'app.moe_standing', is: 'unknown' },
          },
        ],
        use: [
          { id: 'filed', when: { fact: 'case.granted', is: true }, is: 'yes', says: '已完成使用者备案，可以使用' },
          {
            id: 'moe_revoked',
            when: { fact: 'app.moe_standing', in: ['revoked', 'paused'] },
            is: 'no',
            verdict: 'moe_revoked',
            says: '该应用的国家备案已被撤销或暂停',
          },
        ],
        complaints: [{ id: 'unfiled', title: '学校使用没有备案的应用', by: 'school' }],
      },
      {
        no: '二（三）',
        quote: '统一选用的不得向学生及家长收取任何费用。',
        unsure: true,
        reason: '要求使用的一定是统一选用；推荐使用的是不是统一选用，文件没有写明，由审查的人判断，系统不替人认定。',
        forms: {
          fee: {
            title: '费用',
            step: '承诺与材料',
            fields: [{ id: 'student_fee', kind: 'yes', label: '向学生或家长收费', ask: '学生或家长使用要不要花钱？' }],
          },
        },
        checks: [
          {
            id: 'free',
            about: '统一选用的应用不得向学生及家长收费',
            fix: '请改为学校承担费用，或者不选用。',
            fields: ['student_fee'],
            applies: { fact: 'nature', is: 'required' },
            stop: { fact: 'student_fee', is: true },
          },
          {
            id: 'fee_recommended',
            about: '推荐使用的应用要向学生或家长收费；统一选用的不得收费',
            fix: '可以提交，由审查的人判断是不是统一选用。',
            fields: ['student_fee'],
            applies: { fact: 'nature', is: 'recommended' },
            warn: { fact: 'student_fee', is: true },
            ask: { by: 'review', text: '要收费，是不是确由学生和家长自愿选用，不是统一选用？' },
          },
        ],
        complaints: [{ id: 'fee', title: '统一选用却向学生或家长收费', by: 'school' }],
      },
      {
        no: '三',
        quote: '所提供的内容不得有消极信息、不良信息,不得出现游戏链接和广告等。',
        forms: {
          content: {
            title: '内容',
            step: '承诺与材料',
            fields: [
              { id: 'has_harm', kind: 'yes', label: '含消极信息、不良信息', ask: '里面有没有消极信息、不良信息？' },
              { id: 'has_games', kind: 'yes', label: '含游戏或游戏链接', ask: '里面有没有游戏或游戏链接？' },
              { id: 'has_ads', kind: 'yes', label: '含广告', ask: '里面有没有广告？' },
            ],
          },
        },
        checks: [
          {
            id: 'harm',
            about: '内容不得有消极信息、不良信息',
            fix: '请让提供者清理后再申请。',
            fields: ['has_harm'],
            stop: { fact: 'has_harm', is: true },
          },
          {
            id: 'games',
            about: '不得出现游戏链接',
            fix: '请让提供者去掉游戏和游戏链接后再申请。',
            fields: ['has_games'],
            stop: { fact: 'has_games', is: true },
          },
          {
            id: 'ads',
            about: '不得出现广告',
            fix: '请让提供者去掉广告后再申请。',
            fields: ['has_ads'],
            stop: { fact: 'has_ads', is: true },
          },
          {
            id: 'provider_harm',
            of,
            about: '内容不得有消极信息、不良信息',
            fix: '请清理后再提交。',
            fields: ['has_harm'],
            stop: { fact: 'has_harm', is: true },
          },
          {
            id: 'provider_games',
            of,
            about: '不得出现游戏链接',
            fix: '请去掉游戏和游戏链接后再提交。',
            fields: ['has_games'],
            stop: { fact: 'has_games', is: true },
          },
          {
            id: 'provider_ads',
            of,
            about: '不得出现广告',
            fix: '请去掉广告后再提交。',
            fields: ['has_ads'],
            stop: { fact: 'has_ads', is: true },
          },
        ],
        complaints: [
          { id: 'harmful', title: '有消极信息、不良信息', by: 'app' },
          { id: 'games', title: '有游戏或游戏链接', by: 'app' },
          { id: 'ads', title: '有广告', by: 'app' },
        ],
      },
      {
        no: '三',
        quote:
          '建立覆盖个人信息收集、存储、传输、使用等环节的数据保障机制,收集使用未成年人信息应当取得监护人同意、授权,不得泄露、出售或向他人提供个人信息',
        forms: {
          data: {
            title: '个人信息',
            step: '承诺与材料',
            fields: [
              {
                id: 'data_guarantee',
                kind: 'attest',
                label: '建立覆盖个人信息收集、存储、传输、使用等环节的数据保障机制',
              },
              { id: 'no_leak', kind: 'attest', label: '不泄露、出售或向他人提供个人信息' },
              { id: 'minors_data', kind: 'yes', label: '收集使用未成年人信息', ask: '收集、使用未成年人的信息吗？' },
              {
                id: 'guardian_consent',
                kind: 'yes',
                label: '取得监护人同意、授权',
                ask: '收集前取得监护人同意、授权吗？',
                shown: { fact: 'minors_data', is: true },
              },
              {
                id: 'consent_file',
                kind: 'file',
                label: '监护人同意的页面或材料',
                ask: '请上传监护人同意页面的截图或授权书',
                min: 1,
                max: 6,
                shown: {
                  all: [
                    { fact: 'minors_data', is: true },
                    { fact: 'guardian_consent', is: true },
                  ],
                },
              },
            ],
          },
        },
        checks: [
          {
            id: 'guardian_consent',
            of,
            about: '收集未成年人信息没有取得监护人同意、授权',
            fix: '请先取得监护人同意、授权，或者不收集。',
            fields: ['guardian_consent'],
            applies: { fact: 'minors_data', is: true },
            stop: { fact: 'guardian_consent', is: false },
          },
        ],
        complaints: [{ id: 'privacy', title: '泄露、出售或向他人提供个人信息', by: 'app' }],
      },
      {
        no: '三（一）',
        quote: '从事线上中小学学科培训的需获得中小学线上学科培训许可。',
        forms: {
          licence: {
            title: '学科培训许可',
            step: '材料',
            fields: [
              {
                id: 'has_licence',
                kind: 'yes',
                label: '取得中小学线上学科培训许可',
                ask: '取得省级教育行政部门的线上学科培训许可了吗？',
                shown: isSubject,
              },
              {
                id: 'licence_no',
                kind: 'text',
                label: '许可证编号',
                max: 40,
                shown: { all: [isSubject, { fact: 'has_licence', is: true }] },
              },
              {
                id: 'licence_day',
                kind: 'date',
                label: '许可日期',
                past: true,
                ask: '哪一天取得许可的？',
                shown: { all: [isSubject, { fact: 'has_licence', is: true }] },
              },
              {
                id: 'licence_file',
                kind: 'file',
                label: '许可证',
                ask: '请拍下或上传许可证',
                min: 1,
                max: 4,
                shown: { all: [isSubject, { fact: 'has_licence', is: true }] },
              },
            ],
          },
        },
        checks: [
          {
            id: 'licence',
            of,
            about: '没有中小学线上学科培训许可',
            fix: '请先取得许可；没有许可不能提供学科培训。',
            fields: ['has_licence'],
            applies: isSubject,
            stop: { fact: 'has_licence', is: false },
          },
        ],
        complaints: [{ id: 'unlicensed', title: '没有许可开展线上学科培训', by: 'app' }],
      },
      {
        no: '三（一）',
        quote:
          '学科培训类教育移动应用的提供者必须是取得省级教育行政部门办学许可、经民政部门登记依法成立,从事线上义务教育阶段学科培训的非营利法人。',
        unsure: true,
        reason:
          '学科培训类也包括高中，文件又只写了从事线上义务教育阶段学科培训的非营利法人；只做高中培训的没有另外说明，按字面一律要求。',
        forms: {
          legal_person: {
            title: '法人登记',
            step: '材料',
            fields: [
              {
                id: 'org_kind',
                kind: 'choice',
                label: '登记类型',
                ask: '提供者在哪里登记、是什么法人？',
                options: { nonprofit: '民政部门登记的非营利法人', company: '企业', other: '其他' },
                shown: isSubject,
              },
              {
                id: 'org_file',
                kind: 'file',
                label: '民政部门登记证书',
                ask: '请上传民政部门的登记证书',
                min: 1,
                max: 4,
                shown: { all: [isSubject, { fact: 'org_kind', is: 'nonprofit' }] },
              },
            ],
          },
        },
        checks: [
          {
            id: 'nonprofit',
            of,
            about: '提供者不是经民政部门登记的非营利法人',
            fix: '请由符合条件的非营利法人申请；否则不能提供学科培训。',
            fields: ['org_kind'],
            applies: isSubject,
            stop: { not: { fact: 'org_kind', is: 'nonprofit' } },
          },
        ],
      },
      {
        no: '三（二）',
        quote: '教育移动应用不得为未经许可的机构(或个人)提供平台(或功能)用于开展学科类培训。',
        forms: {
          hosting: {
            title: '不做的事',
            step: '承诺与材料',
            fields: [
              {
                id: 'hosts_unlicensed',
                kind: 'yes',
                label: '为未经许可者提供学科类培训平台',
                ask: '有没有让未经许可的机构或个人在上面做学科类培训？',
              },
            ],
          },
        },
        checks: [
          {
            id: 'hosts_unlicensed',
            of,
            about: '不得为未经许可的机构或个人提供平台用于学科类培训',
            fix: '请清退未经许可的机构和个人后再提交。',
            fields: ['hosts_unlicensed'],
            stop: { fact: 'hosts_unlicensed', is: true },
          },
        ],
        complaints: [{ id: 'hosts_unlicensed', title: '为没有许可的机构或个人提供学科类培训平台', by: 'app' }],
      },
      {
        no: '三（三）',
        quote:
          '教育移动应用不得提供和传播惰化中小学生学习思维能力、影响学生独立思考、违背教育教学规律的“拍照搜题”等功能。',
        forms: {
          photo_search: {
            title: '不做的事',
            step: '承诺与材料',
            fields: [
              { id: 'photo_search', kind: 'yes', label: '有“拍照搜题”等功能', ask: '有没有“拍照搜题”一类的功能？' },
            ],
          },
        },
        checks: [
          {
            id: 'photo_search',
            of,
            about: '不得提供“拍照搜题”等功能',
            fix: '请去掉该功能后再提交。',
            fields: ['photo_search'],
            stop: { fact: 'photo_search', is: true },
          },
        ],
        complaints: [{ id: 'photo_search', title: '有“拍照搜题”等功能', by: 'app' }],
      },
      {
        no: '三（四）',
        quote:
          '教育移动应用提供者按照要求通过全国教育移动互联网应用程序备案管理平台提交备案申请,由市教委按照教育部《教育移动互联网应用程序备案管理办法》进行审核后报教育部审核备案。',
        forms: {
          ministry_report: {
            title: '报教育部',
            fields: [
              {
                id: 'report_day',
                kind: 'date',
                label: '报教育部日期',
                past: true,
                ask: '哪一天在国家平台报教育部的？',
              },
              {
                id: 'report_shot',
                kind: 'file',
                label: '报教育部的截图',
                ask: '请上传国家平台上已报教育部的截图',
                min: 1,
                max: 3,
              },
            ],
          },
          ministry_result: {
            title: '教育部备案结果',
            fields: [
              { id: 'given_no', kind: 'moe_no', label: '教育部备案号', ask: '国家平台公布的备案号' },
              { id: 'given_day', kind: 'date', label: '教育部备案日期', past: true, ask: '国家平台哪一天备案的？' },
              {
                id: 'given_shot',
                kind: 'file',
                label: '备案结果截图',
                ask: '请上传国家平台的结果截图',
                min: 1,
                max: 3,
              },
            ],
          },
        },
        moves: [
          {
            do: 'submit',
            by: ['provider'],
            from: ['p_draft', 'p_returned', 'p_revising'],
            to: 'p_city',
            needs: [
              'tool',
              'scope_wizard',
              'kind',
              'preschool',
              'platform',
              'content',
              'data',
              'licence',
              'legal_person',
              'hosting',
              'photo_search',
              'mechanism',
              'icp',
              'security',
              'codes',
            ],
          },
          { do: 'forward', by: ['desk'], from: ['p_reporting'], to: 'p_ministry', needs: ['ministry_report'] },
          {
            do: 'register',
            by: ['desk'],
            from: ['p_ministry'],
            to: 'p_filed',
            grants: true,
            needs: ['ministry_result'],
          },
          { do: 'return', by: ['desk'], from: ['p_ministry'], to: 'p_returned', reason: true },
          {
            do: 'reject',
            by: ['desk'],
            from: ['p_ministry'],
            to: { first: [{ when: granted, is: 'p_filed' }], else: 'p_rejected' },
            reason: true,
          },
          {
            do: 'reject',
            by: ['head'],
            from: ['p_city'],
            to: { first: [{ when: granted, is: 'p_filed' }], else: 'p_rejected' },
            reason: true,
          },
        ],
      },
      {
        no: '三（五）',
        quote: '不再受理学前线上培训教育移动应用备案申请,已备案的予以撤销。',
        forms: {
          preschool: {
            title: '学前线上培训',
            step: '范围',
            fields: [
              {
                id: 'preschool_trains',
                kind: 'yes',
                label: '提供学前线上培训',
                ask: '有没有给学前儿童做线上培训？',
                shown: { fact: 'audience', has: 'preschool' },
              },
            ],
          },
        },
        derive: {
          preschool_training: {
            first: [
              {
                when: {
                  all: [
                    { fact: 'audience', has: 'preschool' },
                    { fact: 'preschool_trains', is: true },
                  ],
                },
                is: true,
              },
            ],
            else: false,
          },
        },
        checks: [
          {
            id: 'preschool',
            of,
            about: '学前线上培训的应用不再受理备案',
            fix: '请停止对学前儿童的线上培训，再改正后提交。',
            fields: ['audience', 'preschool_trains'],
            stop: { fact: 'preschool_training', is: true },
          },
        ],
        complaints: [{ id: 'preschool', title: '对学前儿童做线上培训', by: 'app' }],
      },
      {
        no: '三（六）',
        quote:
          '教育移动应用提供者应当建立健全信息内容审核管理机制,建立完善账号管理、应急处置等管理措施,配备与服务规模相适应的专业人员,提供业务服务和技术保障;制定并公开管理规则和平台公约,与注册用户签订服务协议;自觉接受社会监督,设置醒目、便捷的咨询投诉入口,健全受理、处置、反馈等机制,及时处理用户诉求。',
        forms: {
          mechanism: {
            title: '管理机制',
            step: '承诺与材料',
            fields: [
              { id: 'm_review', kind: 'attest', label: '建立健全信息内容审核管理机制' },
              { id: 'm_account', kind: 'attest', label: '建立完善账号管理、应急处置等管理措施' },
              { id: 'm_staff', kind: 'attest', label: '配备与服务规模相适应的专业人员，提供业务服务和技术保障' },
              { id: 'm_reply', kind: 'attest', label: '健全受理、处置、反馈等机制，及时处理用户诉求' },
              {
                id: 'm_rules',
                kind: 'file',
                label: '管理规则和平台公约',
                ask: '请上传公开的管理规则和平台公约',
                min: 1,
                max: 6,
              },
              {
                id: 'm_agreement',
                kind: 'file',
                label: '服务协议',
                ask: '请上传与注册用户签订的服务协议',
                min: 1,
                max: 6,
              },
              {
                id: 'm_door',
                kind: 'file',
                label: '咨询投诉入口截图',
                ask: '请上传咨询投诉入口的截图',
                min: 1,
                max: 3,
              },
            ],
          },
        },
        complaints: [{ id: 'no_answer', title: '没有醒目、便捷的投诉入口，或者投诉没人处理', by: 'app' }],
      },
      {
        no: '四（一）',
        quote:
          '市教委牵头负责教育移动应用备案审核工作,负责统筹协调,指导和监督学校落实主体责任,负责申请备案的教育移动应用内容审核',
        forms: {
          provider_points: {
            title: '内容审核要点',
            fields: [
              { id: 'pp_class', kind: 'point', label: '备案范围和类型填写属实' },
              { id: 'pp_content', kind: 'point', label: '内容没有消极信息、不良信息，没有游戏链接和广告' },
              { id: 'pp_search', kind: 'point', label: '没有“拍照搜题”等功能' },
              { id: 'pp_licence', kind: 'point', label: '学科培训有许可，提供者是非营利法人' },
              { id: 'pp_data', kind: 'point', label: '有数据保障机制，未成年人信息有监护人同意' },
              { id: 'pp_mechanism', kind: 'point', label: '有内容审核、账号管理、应急处置措施和专业人员' },
              { id: 'pp_rules', kind: 'point', label: '公开管理规则和平台公约，签订服务协议' },
              { id: 'pp_door', kind: 'point', label: '咨询投诉入口醒目、便捷' },
              { id: 'pp_security', kind: 'point', label: 'ICP 备案、等级保护备案和测评报告齐全' },
            ],
          },
        },
        opinions: [
          { id: 'provider_content', title: '内容审核意见', at: 'p_city', by: 'content', form: 'provider_points' },
        ],
      },
      {
        no: '四（一）',
        quote:
          '受理有关社会投诉举报(具体投诉举报问题范围见教育移动互联网应用程序备案管理平台“投诉须知”),对于违反法律法规、政策规定的,会同相关部门开展联合治理。',
        // 三（五）: what trains small children is found out after filing, whatever its provider had
        // answered; the head names it in the reason.
        moves: [
          {
            do: 'revoke',
            by: ['head'],
            from: ['p_filed', 'p_revising', 'p_city', 'p_reporting', 'p_ministry', 'p_returned'],
            to: 'p_revoked',
            when: granted,
            ends: true,
            reason: true,
            also: ['三（五）'],
          },
        ],
        duties: ['complaint_scope'],
      },
      {
        no: '四（二）',
        quote:
          '市通信管理局负责教育移动应用互联网信息服务(ICP)备案审核,将教育部门线上校外培训机构许可作为学科培训类教育移动应用提供者进行 ICP 备案的前置条件',
        forms: {
          icp: {
            title: 'ICP 备案',
            step: '材料',
            fields: [
              { id: 'icp_no', kind: 'code', code: 'icp', label: 'ICP 备案号', ask: '应用的 ICP 备案号' },
              {
                id: 'icp_day',
                kind: 'date',
                label: 'ICP 备案日期',
                past: true,
                ask: '哪一天通过 ICP 备案的？',
                shown: isSubject,
              },
            ],
          },
        },
        checks: [
          {
            id: 'licence_after_icp',
            of,
            about: '培训许可的日期晚于 ICP 备案',
            fix: '可以提交；学科培训许可应当先于 ICP 备案，请核对两个日期。',
            fields: ['licence_day', 'icp_day'],
            applies: isSubject,
            warn: { not: { fact: 'licence_day', atMost: { fact: 'icp_day' } } },
          },
        ],
        complaints: [{ id: 'icp', title: '应用没有 ICP 备案', by: 'app' }],
        then: [referred('icp', 'telecom')],
      },
      {
        no: '四（二）',
        quote: '对于经相关部门确认的违规教育移动应用,责令限期改正;拒不改正的,责令其关闭,做好事中事后监管。',
        complaints: [{ id: 'not_closed', title: '已认定违规，仍不改正', by: 'app' }],
        then: [referred('not_closed', 'telecom')],
      },
      {
        no: '四（三）',
        quote:
          '市委网信办负责督促属地应用商店等分发平台服务提供者加强对教育移动应用的核验,及时掌握教育移动应用更新情况,发现违规行为的,及时采取相应措施。',
        complaints: [
          {
            id: 'store',
            title: '应用商店上架了违规应用',
            by: 'app',
          },
        ],
        then: [referred('store', 'cac')],
      },
      {
        no: '五',
        quote: '市教委在官方网站建立公示专栏,动态公布教育移动应用黑白名单,及时公示经审核备案的教育移动应用及其提供者',
        lists: {
          white: {
            kind: 'white',
            of: 'app',
            title: '教育移动应用白名单',
            shows: ['app.name', 'provider.name', 'app.moe_no', 'since'],
          },
          black: {
            kind: 'black',
            of: 'app',
            title: '教育移动应用黑名单',
            shows: ['app.name', 'provider.name', 'since', 'listing_reason'],
          },
        },
      },
      {
        no: '五',
        quote: '对存在违法违规行为的限期整改,对逾期未整改或拒不整改的列入黑名单,联合市委网信办、市通信管理局进行查处。',
        forms: {
          order: {
            title: '整改通知',
            fields: [
              {
                id: 'order_what',
                kind: 'text',
                label: '整改事项',
                ask: '要整改什么？一行写一项',
                min: 4,
                max: 500,
              },
              { id: 'order_until', kind: 'date', label: '整改期限', ask: '到哪一天整改完？', future: true },
            ],
          },
          correction: {
            title: '整改结果',
            fields: [
              { id: 'correction_what', kind: 'text', label: '整改情况', ask: '怎样整改的？', min: 4, max: 500 },
              {
                id: 'correction_proof',
                kind: 'file',
                label: '整改证明',
                ask: '请上传整改后的截图或材料',
                min: 1,
                max: 6,
              },
            ],
          },
          listing_public: {
            title: '公布内容',
            fields: [
              {
                id: 'listing_reason',
                kind: 'text',
                label: '列入原因',
                ask: '为什么列入？写给公众看',
                min: 4,
                max: 100,
                public: true,
              },
            ],
          },
        },
        clocks: {
          rectify: {
            life: 'order',
            title: '限期整改',
            from: { did: 'issue' },
            until: { enter: ['o_corrected', 'o_overdue'] },
            // Checking is the office's time, not theirs who were ordered.
            pauses: ['o_checking'],
            length: { until: { fact: 'order_until' } },
            warn: 3,
            stricter: 'shorter',
            shown: true,
          },
        },
        moves: [
          {
            do: 'issue',
            by: ['desk'],
            from: ['o_draft'],
            to: { first: [{ when: isReachable, is: 'o_ordered' }], else: 'o_unserved' },
            needs: ['order'],
            issues: 'order',
          },
          {
            do: 'report',
            by: ['respondent', 'respondent_head'],
            from: ['o_ordered', 'o_mending'],
            to: 'o_checking',
            needs: ['correction'],
          },
          { do: 'verify', by: ['desk'], from: ['o_checking'], to: 'o_corrected' },
          {
            do: 'return',
            by: ['desk'],
            from: ['o_checking'],
            to: { first: [{ when: isReachable, is: 'o_mending' }], else: 'o_by_letter' },
            reason: true,
          },
          {
            do: 'lapse',
            by: ['system'],
            from: ['o_ordered', 'o_mending', 'o_by_letter'],
            to: 'o_overdue',
            when: { fact: 'clock.rectify', is: 'over' },
          },
          {
            do: 'defy',
            by: ['desk'],
            from: ['o_ordered', 'o_mending', 'o_by_letter', 'o_checking'],
            to: 'o_overdue',
            reason: true,
          },
          { do: 'propose', by: ['system', 'desk'], from: ['l_draft'], to: 'l_proposed' },
          { do: 'enlist', by: ['head'], from: ['l_proposed'], to: 'l_listed', needs: ['listing_public'] },
        ],
        then: [
          {
            of: 'complaint',
            on: { did: 'uphold' },
            when: { fact: 'category.by', is: 'app' },
            effects: [{ open: 'order', to: 'provider' }],
          },
          {
            of: 'order',
            on: { enter: ['o_overdue'] },
            effects: [{ open: 'listing', do: 'propose', to: 'provider' }],
          },
          {
            of: 'listing',
            on: { did: 'enlist' },
            effects: [
              { open: 'referral', with: { organ: 'cac' } },
              { open: 'referral', with: { organ: 'telecom' } },
              { tell: 'respondent', what: '已列入教育移动应用黑名单。' },
              { tell: 'users_of_app', what: '这个应用已列入北京市教育移动应用黑名单，请停止使用。' },
            ],
          },
        ],
      },
      {
        no: '黑名单的效力',
        kind: 'house',
        quote: '列入黑名单的应用，移出以前不得使用',
        reason:
          '文件规定公布黑名单并联合查处，没有写明学校还能不能使用。违法违规又逾期未整改或拒不整改的应用不应再给学生使用，按通常做法在移出以前禁止使用。',
        holds: [{ list: 'black', does: 'bars_use', to: 'app', says: '已列入北京市教育移动应用黑名单，禁止使用' }],
      },
      {
        no: '整改通知办理',
        kind: 'house',
        quote: '整改通知由提供者签收；不能登录的书面送达；不需要整改的不发',
        reason: '文件没有规定整改通知的送达和签收，按通常做法办理：书面送达的登记送达凭证，书面的整改结果由窗口登记。',
        forms: serviceForm,
        moves: [
          { do: 'acknowledge', by: ['respondent', 'respondent_head'], from: ['o_ordered'], to: 'o_mending' },
          // Who was not reached in time is given a new day: nobody is overdue who was never served.
          { do: 'issue', by: ['desk'], from: ['o_unserved'], to: 'o_unserved', needs: ['order'] },
          {
            do: 'serve',
            by: ['desk'],
            from: ['o_unserved'],
            to: 'o_by_letter',
            when: { not: { fact: 'clock.rectify', is: 'over' } },
            needs: ['service'],
          },
          { do: 'report', by: ['desk'], from: ['o_by_letter'], to: 'o_checking', needs: ['correction'] },
          { do: 'dismiss', by: ['desk'], from: ['o_draft'], to: 'o_dropped', reason: true },
        ],
      },
      {
        no: '列入回避',
        kind: 'house',
        quote: '查证投诉、发整改通知、提出列入的人，不审批列入',
        reason: '文件没有写明回避。为了公正，查证、要求整改和提出的人不审批。',
        separationOfDuties: [
          ['cause:uphold', 'enlist'],
          ['cause:issue', 'enlist'],
          ['cause:defy', 'enlist'],
          ['propose', 'enlist'],
        ],
      },
      referralLife(),
      {
        no: '提供者备案办理',
        kind: 'house',
        quote: '国家平台上的结果由市教委照实登记；提供者可以变更、撤销申请',
        reason:
          '提供者备案在国家平台办理，本系统只照实记录；教技函〔2019〕55号（四）要求及时更新备案信息，文件没有写明变更、撤销申请、转交的办法，按通常做法办理：变更重新审核，期间原备案继续有效。',
        moves: [
          { do: 'amend', by: ['provider'], from: ['p_filed'], to: 'p_revising' },
          {
            do: 'withdraw',
            by: ['provider'],
            from: ['p_city', 'p_reporting', 'p_ministry', 'p_returned', 'p_revising'],
            to: { first: [{ when: granted, is: 'p_filed' }], else: 'p_withdrawn' },
          },
          { do: 'transfer', by: ['content'], from: ['p_city'], to: 'p_city' },
          { do: 'recall', by: ['content'], from: ['p_reporting', 'p_returned'], to: 'p_city', undoes: ['opine'] },
        ],
      },
      {
        no: '填写内容',
        kind: 'house',
        quote: '提供者和使用者备案填写的主体、应用和联系人信息',
        reason: '文件没有备案表样，只问办理备案必需的信息；编号用来核对是不是同一个应用。',
        forms: {
          tool: {
            title: '应用',
            step: '应用',
            fields: [
              { id: 'app_name', kind: 'text', label: '应用名称', max: 60, from: 'app.name', fixed: true },
              { id: 'provider_name', kind: 'text', label: '提供者名称', max: 60, from: 'provider.name', fixed: true },
            ],
          },
          codes: {
            title: '主体和应用信息',
            step: '材料',
            fields: [
              { id: 'credit_code', kind: 'code', code: 'credit', label: '统一社会信用代码' },
              {
                id: 'business_file',
                kind: 'file',
                label: '营业执照或法人登记证书',
                ask: '请上传营业执照（或法人登记证书）',
                min: 1,
                max: 2,
              },
              { id: 'telecom_no', kind: 'code', code: 'telecom', label: '增值电信业务经营许可证号', optional: true },
              {
                id: 'systems',
                kind: 'choices',
                label: '运行环境',
                ask: '在哪些系统上运行？',
                options: { android: '安卓', ios: '苹果', web: '网页或小程序' },
              },
              {
                id: 'package_name',
                kind: 'code',
                code: 'package',
                label: '安卓包名',
                ask: '安卓安装包的包名（如 cn.example.app）',
                shown: { fact: 'systems', has: 'android' },
              },
              { id: 'contact_person', kind: 'person', label: '联系人', secret: true },
              { id: 'contact_phone', kind: 'phone', label: '联系电话', secret: true },
            ],
          },
          school: {
            title: '使用情况',
            step: '应用',
            fields: [
              { id: 'school_name', kind: 'text', label: '单位名称', max: 60, from: 'filer.name', fixed: true },
              {
                id: 'scope_users',
                kind: 'choices',
                label: '使用对象',
                ask: '谁来使用？',
                options: { pupils: '学生', teachers: '教师', parents: '家长' },
              },
              {
                id: 'overview',
                kind: 'text',
                label: '使用说明',
                ask: '用来做什么、怎样使用？',
                max: 100,
                min: 4,
                prompts: ['用途', '年级', '怎样使用'],
              },
              { id: 'project_lead', kind: 'person', label: '项目负责人', secret: true },
              { id: 'lead_phone', kind: 'phone', label: '手机号码', secret: true },
            ],
          },
        },
      },
      {
        no: '名单办理',
        kind: 'house',
        quote: '拟列入的可以不列入，列入后可以移出，都要写明理由',
        reason: '文件没有规定不列入和移出黑名单的办法，由审批人写明理由后办理；系统只提议，不自动列入。',
        moves: [
          { do: 'dismiss', by: ['head'], from: ['l_proposed'], to: 'l_dropped', reason: true },
          { do: 'release', by: ['head'], from: ['l_listed'], to: 'l_released', reason: true },
        ],
      },
      {
        no: '审核时限',
        kind: 'bureau',
        quote: '市教委审核提供者备案的期限，由市教委公开承诺',
        reason: '文件没有规定市教委审核提供者备案的期限，由市教委自行确定并公开。',
        clocks: {
          city: {
            life: 'provider_filing',
            title: '市教委审核',
            from: { enter: ['p_city'] },
            until: { enter: ['p_reporting', 'p_returned', 'p_rejected', 'p_withdrawn', 'p_filed'] },
            length: { workingDays: { setting: 'city_days' } },
            warn: 3,
            stricter: 'shorter',
            shown: true,
          },
        },
      },
      ...plainFiling({
        submit: ['tool', 'selection', 'school', 'fee', 'content'],
        points: 'school_points',
        looksAt: ['app_name', 'moe_no', 'selection_rule', 'student_fee', 'has_harm', 'has_games', 'has_ads'],
      }),
      ...complaintLife({ said: ['icp', 'not_closed', 'store'] }),
    ],
  },
);
