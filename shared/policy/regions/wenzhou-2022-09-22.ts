import { ownMade, ownMadeArticle } from '../lives/own-made';
import { comparedWithPlatform } from '../lives/compared';
import { complaintDecider, complaintLife, complaintPlaces, complaintSettings } from '../lives/complaint';
import { referralLife, referralPlaces } from '../lives/referral';
import { granted, plainSettings, reminders } from '../lives/plain-filing';
import { publicReason } from '../lives/public-reason';
import { definePolicy } from '../policy';

const atSchool = ['experts', 'deciding', 'signing', 'returned', 'mending', 'revising', 'enlarging'] as const;
const inReview = ['intake', 'review', 'approval', 'to_sign_off', 'registering'] as const;

const pilot = { fact: 'scale', is: 'pilot' } as const;
const full = { fact: 'scale', is: 'full' } as const;
const isTerminal = { fact: 'object_family', is: 'terminal' } as const;
const isApp = { fact: 'object_family', is: 'app' } as const;
const isSchool = { fact: 'filer.kind', is: 'school' } as const;
/** What stands at present is a pilot; the answers may already speak of more. */
const pilotBegun = { fact: 'clock.pilot', in: ['running', 'over'] } as const;
const pilotStands = { all: [granted, pilotBegun] } as const;
const backToForce = [
  { when: pilotStands, is: 'pilot' },
  { when: granted, is: 'filed' },
] as const;

const has = (stage: string) => ({ fact: 'filer.stages', has: stage });
const hasSchool = { any: [has('primary'), has('junior'), has('senior')] };
/** A school whose stages belong to more than one office. */
const mixed = {
  any: [
    { all: [has('kindergarten'), has('vocational')] },
    { all: [has('kindergarten'), hasSchool] },
    { all: [has('vocational'), hasSchool] },
  ],
};
const answered = (stage: string) => ({ all: [{ known: 'used_in' }, { fact: 'used_in', is: stage }] });

/** Beyond the experts, or without them: the time for the collective decision. */
const changing = { fact: 'case.place', in: ['mending', 'revising'] } as const;
const toDecide = {
  any: [{ fact: 'case.place', is: 'deciding' }, { all: [changing, { fact: 'plan_changed', is: false }] }],
} as const;
/** Between the experts and the decision a plan is not swapped for another one. */
const swapped = {
  all: [
    { fact: 'case.place', is: 'deciding' },
    { fact: 'case.changed', has: 'plan_file' },
  ],
} as const;
const decided = { any: [pilot, toDecide] } as const;

const scores = {
  e_need: '必要性',
  e_feasible: '可行性',
  e_proper: '规范性',
  e_fit: '适切性',
  e_safe: '安全性',
  e_advanced: '技术先进性',
  e_economy: '经济合理性',
} as const;
/** What an office that judges the whole plan reads. */
const leadLooksAt = [
  'app_name',
  'overview',
  'plan_file',
  'used_in',
  'nature',
  'is_condition',
  'decision_result',
  'decision_minutes',
] as const;
const filing = [
  'object',
  'project',
  'used_in',
  'number',
  'scale',
  'plan',
  'purchase',
  'funds',
  'free',
  'fair',
  'decision',
  'own_made',
] as const;

/** Which office a complaint is for, by what it is about. */
const charges = ['fee', 'must_buy'] as const;
const contents = ['harmful'] as const;
const conduct = ['misconduct'] as const;
const others = [
  'condition',
  'unfiled',
  'forced',
  'no_limit',
  'no_consent',
  'forced_consent',
  'excess_data',
  'privacy',
  'ads',
  'games',
  'bound',
  'marks',
  'exclusive',
  'publishing',
  'illegal_ads',
  'crime',
  'other',
] as const;

/** 温教办技〔2022〕65号: terminals and apps in the schools of 温州 and its counties. */
export const wenzhou = definePolicy(
  {
    offices: {
      tech: '教育技术中心',
      finance: '计财处',
      basic: '基教处',
      legal: '法规处',
      research: '教育教学研究院',
      vocational: '职教处',
      preschool: '学前指导中心',
      direct: '市局直属管理处',
      lawful: '合法性审查处室',
      discipline: '纪检部门',
    },
    places: {
      draft: { life: 'filing', title: '草稿', standing: 'draft', start: true, held: 'filer' },
      experts: {
        life: 'filing',
        title: '专家论证中',
        standing: 'at_school',
        leaves: { pass: 'deciding', fault: 'returned' },
      },
      returned: { life: 'filing', title: '论证未通过，修改方案', standing: 'returned', held: 'filer' },
      deciding: { life: 'filing', title: '待集体决策', standing: 'at_school', held: 'filer' },
      signing: { life: 'filing', title: '待校长签名', standing: 'at_school', held: 'filer_head' },
      mending: { life: 'filing', title: '退回修改', standing: 'returned', held: 'filer' },
      revising: { life: 'filing', title: '变更填写中', standing: 'at_school', held: 'filer' },
      enlarging: { life: 'filing', title: '扩大使用填写中', standing: 'at_school', held: 'filer' },
      intake: { life: 'filing', title: '待受理', standing: 'in_review', held: 'desk' },
      review: {
        life: 'filing',
        title: '审查中',
        standing: 'in_review',
        leaves: { pass: 'approval', fault: 'mending' },
      },
      approval: { life: 'filing', title: '待审批', standing: 'in_review', held: 'lead' },
      to_sign_off: { life: 'filing', title: '待局领导签发', standing: 'in_review', held: 'head' },
      registering: { life: 'filing', title: '待技术部门备案', standing: 'in_review', held: 'tech' },
      pilot: { life: 'filing', title: '试点中', standing: 'pilot' },
      filed: { life: 'filing', title: '已备案', standing: 'filed' },
      suspended: { life: 'filing', title: '已暂停使用', standing: 'suspended' },
      stopped: { life: 'filing', title: '已停止使用', standing: 'stopped', final: true },
      revoked: { life: 'filing', title: '备案已撤销', standing: 'revoked', final: true },
      rejected: { life: 'filing', title: '不予备案', standing: 'rejected', final: true },
      withdrawn: { life: 'filing', title: '已撤销申请', standing: 'withdrawn', final: true },
      ...complaintPlaces,
      handling: { ...complaintPlaces.handling, held: 'lead' },
      ...referralPlaces,
    },
    settings: {
      experts_count: { kind: 'number', ask: '专家论证至少几位专家', limit: { least: 3, most: 9 }, suggest: 3 },
      experts_mean: {
        kind: 'number',
        ask: '专家论证每项平均至少几分（满分 5 分）',
        limit: { least: 1, most: 5 },
        suggest: 3,
      },
      experts_least: {
        kind: 'number',
        ask: '专家论证任何一位专家、任何一项至少几分（满分 5 分）',
        limit: { least: 1, most: 5 },
        suggest: 2,
      },
      last_signature: { kind: 'yes', ask: '牵头处室审批后，还要不要局领导签发', suggest: false },
      pilot_classes_most: { kind: 'number', ask: '小范围试点最多几个班级', limit: { least: 1, most: 20 }, suggest: 3 },
      pilot_months_most: { kind: 'number', ask: '小范围试点最长几个月', limit: { least: 1, most: 12 }, suggest: 6 },
      ...plainSettings,
      ...complaintSettings,
    },
    routing: {
      filing: {
        by: {
          'filer.kind': ['school', 'office', 'unit'],
          object_family: ['terminal', 'app'],
          stage: ['kindergarten', 'vocational', 'general'],
          'filer.level': ['city', 'county'],
        },
        never: [
          {
            all: [
              { fact: 'filer.kind', in: ['office', 'unit'] },
              { fact: 'stage', in: ['kindergarten', 'vocational'] },
            ],
          },
        ],
      },
      complaint: { by: { category: [...charges, ...contents, ...conduct, ...others] } },
    },
    decides: { complaint: complaintDecider },
  },
  {
    id: 'wenzhou@2022-09-22',
    doc: '温教办技〔2022〕65号',
    title: '温州市教育局办公室关于进一步明确移动学习终端和教育教学应用（APP）进校园管理工作的通知',
    owner: '温州市教育局办公室',
    base: 'national@2019-08-10',
    articles: [
      {
        no: '二（一）',
        quote: '不得强制或诱导家长和学生购买特定的学习终端和收费应用（APP），不得直接或间接向家长收取任何费用。',
        forms: {
          free: {
            title: '免费',
            step: '承诺与材料',
            fields: [
              {
                id: 'student_fee',
                kind: 'yes',
                label: '向学生或家长收费',
                ask: '学生或家长使用要不要花钱（包括会员、耗材、设备）？',
              },
              {
                id: 'must_buy',
                kind: 'yes',
                label: '强制或诱导购买',
                ask: '会不会要求或引导家长、学生购买指定的终端或收费应用？',
              },
              { id: 'no_charge', kind: 'attest', label: '不直接或间接向家长收取任何费用' },
            ],
          },
        },
        checks: [
          {
            id: 'free',
            about: '不得直接或间接向家长收取任何费用',
            fix: '请改为学校承担费用，或者不选用。',
            fields: ['student_fee'],
            stop: { fact: 'student_fee', is: true },
          },
          {
            id: 'must_buy',
            about: '不得强制或诱导家长和学生购买',
            fix: '请改为学校配备，或者允许学生不用。',
            fields: ['must_buy'],
            stop: { fact: 'must_buy', is: true },
          },
        ],
        complaints: [{ id: 'must_buy', title: '强制或诱导购买终端、收费应用', by: 'school' }],
      },
      {
        no: '二（二）',
        quote: '不得以学习终端应用作为分班、评价等前置条件，确保教育均衡、公平和高质量发展。',
        forms: {
          fair: {
            title: '公平',
            step: '承诺与材料',
            fields: [
              {
                id: 'is_condition',
                kind: 'yes',
                label: '作为分班、评价等前置条件',
                ask: '会不会用它作为分班、评价等的前置条件？',
              },
            ],
          },
        },
        checks: [
          {
            id: 'condition',
            about: '不得作为分班、评价等前置条件',
            fix: '请取消这项条件后再申请。',
            fields: ['is_condition'],
            stop: { fact: 'is_condition', is: true },
          },
        ],
        complaints: [{ id: 'condition', title: '作为分班、评价等前置条件', by: 'school' }],
      },
      {
        no: '二（三）',
        quote:
          '坚持“凡进必审”“谁选用谁负责”“谁主管谁负责”的原则，在教育行政部门取得备案号的移动学习终端和教育教学应用（APP）由学校组织选用和审查管理，向教育行政主管部门备案。',
        forms: {
          number: {
            title: '备案号',
            step: '项目',
            fields: [
              {
                id: 'moe_no',
                kind: 'moe_no',
                label: '教育部备案号',
                ask: '教育部备案号（教APP备…号）',
                optional: true,
                from: 'app.moe_no',
                shown: { fact: 'object_family', is: 'app' },
              },
              {
                id: 'moe_qr',
                kind: 'file',
                label: '国家备案二维码',
                ask: '没有备案号时，请拍下国家备案二维码',
                max: 1,
                optional: true,
                shown: { all: [{ fact: 'object_family', is: 'app' }, { not: { known: 'moe_no' } }] },
              },
            ],
          },
          signature: {
            title: '学校审核',
            fields: [{ id: 'signature', kind: 'file', label: '校长签名', min: 1, max: 1 }],
          },
        },
        checks: [
          {
            id: 'moe_filed',
            about: '没有教育部备案号或二维码',
            fix: '请填写“教APP备…号”，或拍下国家备案二维码；没有备案的不能选用。',
            fields: ['moe_no'],
            applies: { all: [{ fact: 'app.kind', is: 'app' }, { not: ownMade }] },
            stop: { not: { any: [{ known: 'moe_no' }, { known: 'moe_qr' }] } },
          },
          {
            id: 'moe_odd',
            about: '备案号位数与常见格式不同',
            fix: '常见的是 7 位数字，请再核对一次。',
            fields: ['moe_no'],
            warn: { fact: 'moe_no.shape', is: 'unusual' },
          },
          {
            id: 'moe_revoked',
            about: '该应用的国家备案已被撤销或暂停',
            fix: '请改用其他应用。',
            stop: { fact: 'app.moe_standing', in: ['revoked', 'paused'] },
          },
          {
            id: 'moe_other',
            about: '平台、小程序和公众号一般没有单独的教育部备案号',
            fields: ['moe_no'],
            at: ['opine'],
            applies: { fact: 'app.kind', in: ['platform', 'mini', 'account'] },
            ask: { by: 'tech', text: '该平台、小程序或公众号是否已在教育行政部门取得备案号（或其提供者已备案）？' },
          },
          {
            id: 'terminal_no',
            about: '移动学习终端目前没有统一发放的备案号',
            at: ['opine'],
            applies: { fact: 'app.kind', is: 'terminal' },
            ask: {
              by: 'tech',
              text: '没有发给终端的备案号：终端里预装的教育教学应用（见采购方案、实施方案）是否都已取得备案号？',
            },
          },
        ],
        moves: [
          { do: 'sign', by: ['filer_head'], from: ['signing'], to: 'intake', when: full, needs: ['signature'] },
          { do: 'return', by: ['filer_head'], from: ['signing'], to: 'mending', reason: true },
        ],
        use: [
          { id: 'filed', when: { all: [granted, full] }, is: 'yes', says: '已经教育主管部门审批并备案，可以使用' },
          {
            id: 'moe_revoked',
            when: { fact: 'app.moe_standing', in: ['revoked', 'paused'] },
            is: 'no',
            verdict: 'moe_revoked',
            says: '该应用的国家备案已被撤销或暂停，暂停使用',
          },
        ],
        complaints: [{ id: 'unfiled', title: '没有备案就在使用', by: 'school' }],
      },
      {
        no: '三',
        quote: '进一步加强移动学习终端和教育教学应用（APP）进校园的管理要求，完善进校园的审查审批和备案制度',
        forms: {
          object: {
            title: '类别',
            step: '项目',
            fields: [
              {
                id: 'object',
                kind: 'choice',
                label: '类别',
                ask: '这是哪一类？',
                options: {
                  app: '教育类APP',
                  platform: '学习平台',
                  mini: '小程序',
                  account: '公众号',
                  terminal: '移动学习终端',
                },
                from: 'app.kind',
                fixed: true,
              },
            ],
          },
        },
        derive: {
          object_family: { first: [{ when: { fact: 'app.kind', is: 'terminal' }, is: 'terminal' }], else: 'app' },
        },
      },
      {
        no: '三（一）1',
        quote: '移动学习终端进校园，由教育技术中心负责，计财、基教等部门共同配合，做好审查、审批和管理工作。',
        routes: [{ id: 'terminal', when: { object_family: ['terminal'] }, lead: 'tech', co: ['finance', 'basic'] }],
        derive: {
          tech_with_finance: {
            first: [{ when: { all: [isSchool, isTerminal, { fact: 'stage', is: 'general' }] }, is: true }],
            else: false,
          },
        },
        opinions: [
          {
            id: 'basic',
            title: '基教审查意见',
            at: 'review',
            by: 'basic',
            form: 'lead_points',
            when: { fact: 'tech_with_finance', is: true },
            looksAt: ['app_name', 'overview', 'plan_file', 'used_in'],
          },
        ],
      },
      {
        no: '三（一）2',
        quote: '教育教学应用（APP）进校园，由基教处负责，法规、教研和技术等部门共同配合，做好审查、审批和管理工作。',
        routes: [{ id: 'app', when: { object_family: ['app'] }, lead: 'basic', co: ['legal', 'research', 'tech'] }],
      },
      {
        no: '三（一）3',
        quote:
          '中职学校移动学习终端和教育教学应用（APP）进校园，由职教处负责，法规、教研和技术等部门共同配合，做好审查、审批和管理工作。',
        routes: [
          {
            id: 'vocational',
            when: { stage: ['vocational'] },
            lead: 'vocational',
            co: ['legal', 'research', 'tech'],
            over: ['terminal', 'app'],
          },
        ],
      },
      {
        no: '三（一）4',
        quote:
          '幼儿园移动学习终端和教育教学应用（APP）进校园，由学前指导中心负责，法规、教研和技术等部门共同配合，做好审查、审批和管理工作。',
        routes: [
          {
            id: 'kindergarten',
            when: { stage: ['kindergarten'] },
            lead: 'preschool',
            co: ['legal', 'research', 'tech'],
            over: ['terminal', 'app', 'direct'],
          },
        ],
      },
      {
        no: '三（一）5',
        quote:
          '小范围开展移动终端和教育教学应用（APP）试点的，学校负责把好选用关，严格做好审查、审批和管理工作；学校大面积推广使用的，严格按照备案管理规定执行',
        forms: {
          scale: {
            title: '使用规模',
            step: '项目',
            fields: [
              {
                id: 'scale',
                kind: 'choice',
                label: '使用规模',
                ask: '小范围试点，还是大面积推广使用？',
                options: { pilot: '小范围试点', full: '大面积推广' },
              },
              { id: 'pilot_classes', kind: 'text', label: '试点班级', ask: '哪些班级试点？', max: 30, shown: pilot },
              {
                id: 'pilot_count',
                kind: 'number',
                label: '试点班级数',
                ask: '一共几个班级试点？',
                min: 1,
                max: 99,
                unit: '个',
                shown: pilot,
              },
              { id: 'pilot_until', kind: 'date', label: '试点截止日期', ask: '试点到哪一天为止？', shown: pilot },
            ],
          },
        },
        checks: [
          {
            id: 'pilot_past',
            about: '试点截止日期在今天之前',
            fix: '请填写今天或以后的日期。',
            fields: ['pilot_until'],
            at: ['submit', 'sign'],
            applies: pilot,
            stop: { not: { fact: 'pilot_until', atLeast: { fact: 'today' } } },
          },
          {
            id: 'pilot_reviewed',
            about: '小范围试点由学校负责审查；国家规定，中小学学习类应用还要由教育行政部门和学校“双审核”',
            fix: '试点可以先办，教育部门会看到这次试点；推广使用前请按备案规定办理。',
            fields: ['scale'],
            at: ['submit', 'sign'],
            warn: pilot,
          },
          {
            id: 'enlarge_full',
            about: '扩大使用应当选“大面积推广”',
            fix: '请选“大面积推广”，按备案规定办理。',
            fields: ['scale'],
            at: ['submit'],
            applies: { fact: 'case.place', is: 'enlarging' },
            stop: pilot,
          },
        ],
        moves: [
          {
            do: 'sign',
            by: ['filer_head'],
            from: ['signing'],
            to: 'pilot',
            when: pilot,
            needs: ['signature'],
            grants: true,
          },
          { do: 'expand', by: ['filer'], from: ['pilot'], to: 'enlarging' },
        ],
        clocks: {
          pilot: {
            life: 'filing',
            title: '试点',
            from: { enter: ['pilot'] },
            until: { enter: ['filed'] },
            length: { months: { setting: 'pilot_months_most' } },
            warn: 30,
            stricter: 'shorter',
          },
        },
        use: [
          { id: 'pilot', when: { all: [granted, pilot] }, is: 'pilot', says: '学校小范围试点使用' },
          {
            id: 'pilot_over',
            when: { all: [granted, pilot, { not: { fact: 'pilot_until', atLeast: { fact: 'today' } } }] },
            is: 'no',
            verdict: 'pilot_over',
            says: '试点已经结束',
          },
          {
            id: 'pilot_too_long',
            when: { all: [granted, pilot, { fact: 'clock.pilot', is: 'over' }] },
            is: 'no',
            verdict: 'pilot_over',
            says: '试点已满教育部门规定的期限',
          },
        ],
      },
      {
        no: '三（二）1',
        quote: '纪检部门做好相关违规违纪问题审查和处置工作。',
        complaints: [{ id: 'misconduct', title: '学校、教师违规违纪', by: 'school' }],
        routes: [{ id: 'conduct', of: 'complaint', when: { category: conduct }, lead: 'discipline' }],
      },
      {
        no: '三（二）2',
        quote:
          '法规处做好各类教育教学应用（APP）内容审查工作，包括是否存在侵权、反动、暴力、涉黄等有害内容，杜绝有害APP进入校园。',
        opinions: [
          {
            id: 'legal',
            title: '法规审查意见',
            at: 'review',
            by: 'legal',
            form: 'legal_points',
            when: { fact: 'tech_with_finance', is: false },
            looksAt: ['app_name', 'overview', 'moe_no', 'has_ads', 'has_games'],
          },
        ],
        forms: {
          legal_points: {
            title: '内容审查要点',
            fields: [
              { id: 'l_rights', kind: 'point', label: '没有侵权内容' },
              { id: 'l_reaction', kind: 'point', label: '没有反动内容' },
              { id: 'l_violence', kind: 'point', label: '没有暴力内容' },
              { id: 'l_porn', kind: 'point', label: '没有涉黄内容' },
            ],
          },
        },
        complaints: [{ id: 'harmful', title: '有侵权、反动、暴力、涉黄等有害内容', by: 'app' }],
        routes: [{ id: 'contents', of: 'complaint', when: { category: contents }, lead: 'legal' }],
      },
      {
        no: '三（二）3',
        quote: '计财处做好项目的经费保障和项目经费审计工作',
        forms: {
          funds: {
            title: '经费',
            step: '实施方案',
            fields: [
              {
                id: 'funding',
                kind: 'choice',
                label: '经费来源',
                options: { budget: '财政拨款', own: '自筹资金', other: '其他' },
              },
            ],
          },
          finance_points: {
            title: '经费审查要点',
            fields: [
              { id: 'c_funds', kind: 'point', label: '经费有保障' },
              { id: 'c_audit', kind: 'point', label: '项目经费可以审计' },
              { id: 'c_fees', kind: 'point', label: '没有乱收费、搭车收费' },
            ],
          },
        },
        opinions: [
          {
            id: 'finance',
            title: '计财审查意见',
            at: 'review',
            by: 'finance',
            form: 'finance_points',
            when: { fact: 'tech_with_finance', is: true },
            looksAt: ['funding', 'purchase_plan', 'student_fee', 'must_buy'],
          },
        ],
      },
      {
        no: '三（二）3',
        quote: '做好移动学习终端和各类教育教学应用（APP）乱收费、搭车收费等行为的查处工作。',
        complaints: [{ id: 'fee', title: '乱收费、搭车收费', by: 'school' }],
        routes: [{ id: 'charges', of: 'complaint', when: { category: charges }, lead: 'finance' }],
      },
      {
        no: '三（二）4',
        quote:
          '基教处做好学校各类教育教学应用（APP）进校园的备案审批和管理工作，包括相关应用（APP）与学校教育教学的契合度，审查应用进入学校的必要性、可行性和科学性等内容。',
        opinions: [
          {
            id: 'lead',
            title: '牵头处室审查意见',
            at: 'review',
            by: 'lead',
            form: 'lead_points',
            when: { all: [isSchool, isApp, { fact: 'stage', is: 'general' }] },
            looksAt: leadLooksAt,
          },
        ],
        forms: {
          lead_points: {
            title: '方案审查要点',
            fields: [
              { id: 'p_fit', kind: 'point', label: '与学校教育教学的契合度', shown: isApp },
              { id: 'p_need', kind: 'point', label: '必要性' },
              { id: 'p_feasible', kind: 'point', label: '可行性' },
              { id: 'p_science', kind: 'point', label: '科学性' },
            ],
          },
        },
      },
      {
        no: '三（二）4',
        quote: '市局直属学校（职业学校除外）由市局直属管理处负责。',
        routes: [
          {
            id: 'direct',
            when: { object_family: ['app'], stage: ['kindergarten', 'general'], 'filer.level': ['city'] },
            lead: 'direct',
            co: ['legal', 'research', 'tech'],
            over: ['app'],
          },
        ],
      },
      {
        no: '三（二）5',
        quote:
          '职教处做好中职学校移动学习终端和各类教育教学应用（APP）进校园的备案审批和管理工作，包括审查中职学校移动学习方案实施的必要性、可行性和科学性等内容。',
        opinions: [
          {
            id: 'vocational',
            title: '职教审查意见',
            at: 'review',
            by: 'vocational',
            form: 'vocational_points',
            when: { fact: 'stage', is: 'vocational' },
            looksAt: leadLooksAt,
          },
        ],
        forms: {
          vocational_points: {
            title: '移动学习方案审查要点',
            fields: [
              { id: 'v_need', kind: 'point', label: '必要性' },
              { id: 'v_feasible', kind: 'point', label: '可行性' },
              { id: 'v_science', kind: 'point', label: '科学性' },
            ],
          },
        },
      },
      {
        no: '三（二）6',
        quote: '教育教学研究院做好移动学习终端和教育教学应用（APP）进校园的课堂应用指导、研究和评估工作。',
        opinions: [
          {
            id: 'research',
            title: '教研审查意见',
            at: 'review',
            by: 'research',
            form: 'research_points',
            when: { fact: 'tech_with_finance', is: false },
            looksAt: ['app_name', 'overview', 'plan_file', 'used_in'],
          },
        ],
        forms: {
          research_points: {
            title: '教研审查要点',
            fields: [{ id: 'r_lesson', kind: 'point', label: '适合课堂应用' }],
          },
          assessment: {
            title: '应用评估',
            fields: [
              { id: 'assess_day', kind: 'date', label: '评估日期', past: true },
              {
                id: 'assess_result',
                kind: 'choice',
                label: '评估结论',
                options: { good: '效果好，继续使用', mend: '需要改进', end: '建议停止使用' },
              },
              { id: 'assess_file', kind: 'file', label: '评估报告', min: 1, max: 6 },
            ],
          },
        },
        tracks: {
          assessment: {
            life: 'filing',
            title: '应用评估',
            when: full,
            by: ['research'],
            confirmedBy: ['lead', 'head'],
            form: 'assessment',
            again: true,
          },
        },
      },
      {
        no: '三（二）7',
        quote:
          '学前指导中心做好幼儿园各类教育教学应用（APP）进校园的备案审批和管理工作，包括审查相关应用（APP）与学校教育教学的契合度，幼儿园移动学习方案实施的必要性、可行性和科学性等内容。',
        opinions: [
          {
            id: 'preschool',
            title: '学前审查意见',
            at: 'review',
            by: 'preschool',
            form: 'preschool_points',
            when: { fact: 'stage', is: 'kindergarten' },
            looksAt: leadLooksAt,
          },
        ],
        forms: {
          preschool_points: {
            title: '移动学习方案审查要点',
            fields: [
              { id: 'k_fit', kind: 'point', label: '与学校教育教学的契合度', shown: isApp },
              { id: 'k_need', kind: 'point', label: '必要性' },
              { id: 'k_feasible', kind: 'point', label: '可行性' },
              { id: 'k_science', kind: 'point', label: '科学性' },
            ],
          },
        },
      },
      {
        no: '三（二）8',
        quote:
          '教育技术中心做好移动学习终端进校园的备案审批和管理工作，主要包括审查实施方案的合理性、先进性、可行性，采购方案的审查与验收等内容，同时配合其他部门做好各类技术审查和指导工作。',
        opinions: [
          {
            id: 'tech',
            title: '技术审查意见',
            at: 'review',
            by: 'tech',
            form: 'tech_points',
            looksAt: ['app_name', 'moe_no', 'plan_file', 'purchase_plan'],
          },
        ],
        forms: {
          purchase: {
            title: '采购方案',
            step: '实施方案',
            fields: [
              {
                id: 'purchase_plan',
                kind: 'file',
                label: '采购方案',
                ask: '请上传采购方案',
                min: 1,
                max: 6,
                shown: { all: [isTerminal, full] },
              },
            ],
          },
          tech_points: {
            title: '技术审查要点',
            fields: [
              { id: 't_reason', kind: 'point', label: '实施方案的合理性', shown: isTerminal },
              { id: 't_advanced', kind: 'point', label: '实施方案的先进性', shown: isTerminal },
              { id: 't_feasible', kind: 'point', label: '实施方案的可行性', shown: isTerminal },
              { id: 't_purchase', kind: 'point', label: '采购方案', shown: isTerminal },
              { id: 't_technical', kind: 'point', label: '技术审查', shown: { not: isTerminal } },
              ...comparedWithPlatform({
                all: [
                  isApp,
                  { fact: 'app.moe_standing', is: 'unknown' },
                  { any: [{ known: 'moe_no' }, { known: 'moe_qr' }] },
                ],
              }),
            ],
          },
          acceptance: {
            title: '采购验收',
            fields: [
              { id: 'acceptance_day', kind: 'date', label: '验收日期', past: true },
              { id: 'acceptance_file', kind: 'file', label: '验收材料', ask: '请上传验收材料', min: 1, max: 6 },
            ],
          },
        },
        tracks: {
          acceptance: {
            life: 'filing',
            title: '采购验收',
            when: { all: [isTerminal, full] },
            by: ['filer'],
            confirmedBy: ['tech'],
            form: 'acceptance',
          },
        },
      },
      {
        no: '四（一）',
        quote:
          '根据教育教学和学校智慧校园创建等要求，结合基础设施、师资力量、教学资源、保障措施等实际，制定移动学习实施项目方案。',
        forms: {
          plan: {
            title: '实施方案',
            step: '实施方案',
            fields: [
              {
                id: 'plan_file',
                kind: 'file',
                label: '实施方案',
                ask: '请上传移动学习实施项目方案（写明基础设施、师资力量、教学资源、保障措施）',
                min: 1,
                max: 9,
              },
              {
                id: 'plan_changed',
                kind: 'yes',
                label: '方案有实质修改',
                ask: '这次实施方案有没有实质修改？有修改的要重新论证。',
                shown: { all: [{ any: [changing, swapped] }, full] },
              },
            ],
          },
        },
        moves: [
          {
            do: 'submit',
            by: ['filer'],
            from: ['draft', 'returned', 'enlarging'],
            to: { first: [{ when: pilot, is: 'signing' }], else: 'experts' },
            needs: filing,
          },
        ],
      },
      {
        no: '四（二）',
        quote:
          '组织专家对方案开展科学论证，重点分析项目实施必要性、可行性、规范性、适切性和安全性，以及技术先进性和经济合理性。',
        forms: {
          expert_view: {
            title: '专家论证',
            fields: [
              { id: 'no_conflict', kind: 'attest', label: '与项目提供者没有利益关系' },
              ...Object.entries(scores).map(([id, label]) => ({ id, kind: 'score' as const, label, min: 1, max: 5 })),
              { id: 'expert_text', kind: 'text', label: '论证意见', max: 100 },
            ],
          },
        },
      },
      {
        no: '论证标准',
        kind: 'bureau',
        quote: '专家论证的人数、每项平均分和单项最低分，由教育主管部门公开承诺',
        reason:
          '通知要求专家从七个方面论证，没有规定几位专家、几分通过，由教育主管部门自行确定并公开；平均分和最低分有一项不到的，退回修改方案。',
        opinions: [
          {
            id: 'experts',
            title: '专家论证意见',
            at: 'experts',
            by: 'expert',
            form: 'expert_view',
            seats: {
              least: { setting: 'experts_count' },
              pass: {
                all: Object.keys(scores).flatMap((id) => [
                  { fact: `opinion.experts.mean.${id}`, atLeast: { setting: 'experts_mean' } },
                  { fact: `opinion.experts.min.${id}`, atLeast: { setting: 'experts_least' } },
                ]),
              },
            },
          },
        ],
      },
      {
        no: '四（二）',
        quote: '根据事前审查、全面审查和依法审查原则,加强对移动学习实施项目方案规范性、合法性审查。',
        reason: '通知没有写明由谁审查，由教育主管部门在设置里指定处室，连同意见书一并作出。',
        opinions: [
          {
            id: 'legality',
            title: '规范性、合法性审查意见',
            at: 'review',
            by: 'lawful',
            form: 'legality',
            looksAt: ['plan_file', 'overview'],
          },
        ],
        forms: {
          legality: {
            title: '规范性、合法性审查',
            fields: [
              { id: 'g_proper', kind: 'point', label: '方案规范' },
              { id: 'g_lawful', kind: 'point', label: '方案合法' },
              {
                id: 'legality_file',
                kind: 'file',
                label: '审查意见书',
                ask: '请上传规范性、合法性审查意见书',
                min: 1,
                max: 6,
              },
            ],
          },
        },
      },
      {
        no: '四（三）',
        quote: '严格按照“三重一大”议事规则，审议决策移动学习实施项目方案。',
        forms: {
          decision: {
            title: '集体决策（三重一大）',
            step: '集体决定',
            fields: [
              { id: 'decision_day', kind: 'date', label: '集体研究日期', ask: '哪一天集体研究的？', shown: decided },
              {
                id: 'decision_kind',
                kind: 'choice',
                label: '研究方式',
                ask: '在什么会上研究的？',
                options: {
                  party: '党组织会议',
                  council: '校长办公会（行政办公会）',
                  staff: '教职工代表大会',
                },
                shown: decided,
              },
              {
                id: 'decision_present',
                kind: 'number',
                label: '参会人数',
                ask: '几人参加？',
                min: 2,
                max: 999,
                unit: '人',
                shown: decided,
              },
              {
                id: 'decision_result',
                kind: 'choice',
                label: '研究结果',
                ask: '结果是什么？',
                options: { passed: '同意选用', refused: '不同意选用' },
                shown: decided,
              },
              {
                id: 'decision_minutes',
                kind: 'file',
                label: '会议纪要照片',
                ask: '请拍下会议纪要',
                min: 1,
                max: 9,
                shown: decided,
              },
            ],
          },
        },
        checks: [
          {
            id: 'collective',
            about: '还没有集体决策同意选用',
            fix: '请先集体研究，结果为“同意选用”，并上传会议纪要。',
            fields: ['decision_result'],
            at: ['submit', 'sign', 'approve'],
            // Before the experts nobody has decided yet; nothing leaves the school undecided.
            stop: {
              any: [
                { not: { fact: 'decision_result', is: 'passed' } },
                { all: [{ fact: 'case.place', in: ['signing', 'approval'] }, { not: { known: 'decision_result' } }] },
              ],
            },
          },
          {
            id: 'decision_early',
            about: '集体决策早于专家论证',
            fix: '请核对日期：专家论证通过后再集体决策。',
            fields: ['decision_day'],
            warn: { not: { fact: 'decision_day', atLeast: { fact: 'opinion.experts.day' } } },
          },
          {
            id: 'decision_future',
            about: '集体研究日期在今天之后',
            fix: '请填写实际开会的日期。',
            fields: ['decision_day'],
            stop: { not: { fact: 'decision_day', atMost: { fact: 'today' } } },
          },
        ],
        moves: [
          {
            do: 'submit',
            by: ['filer'],
            from: ['deciding'],
            to: {
              first: [
                { when: pilot, is: 'signing' },
                { when: { all: [swapped, { fact: 'plan_changed', is: true }] }, is: 'experts' },
              ],
              else: 'signing',
            },
            needs: filing,
          },
        ],
      },
      {
        no: '四（四）',
        quote:
          '学校组织开展的移动学习实施项目方案及相关资料，经相关职能部门审批后，及时上报当地教育技术部门备案（附件1）',
        moves: [
          {
            do: 'approve',
            by: ['lead'],
            from: ['approval'],
            to: { first: [{ when: { fact: 'head_signs', is: true }, is: 'to_sign_off' }], else: 'registering' },
            needs: ['approval'],
          },
          {
            do: 'reject',
            by: ['lead'],
            from: ['approval'],
            to: { first: backToForce, else: 'rejected' },
            reason: true,
          },
          { do: 'register', by: ['tech'], from: ['registering'], to: 'filed', grants: true },
        ],
        forms: {
          approval: {
            title: '教育行政部门审批',
            fields: [{ id: 'approval_text', kind: 'text', label: '审批意见', max: 100 }],
          },
        },
      },
      {
        no: '四（四）',
        quote: '按照数字化改革要求，教育技术中心要研发“APP进校园备案管理”程序，实现无纸化管理，提升管理效率。',
        duties: ['paperless'],
      },
      {
        no: '四',
        quote: '定期组织开展自查工作，及时处置相关问题，确保此项工作平稳有序推进。',
        duties: ['self_check'],
        moves: [
          {
            do: 'suspend',
            by: ['desk', 'head', 'filer_head'],
            from: ['filed', 'pilot', ...atSchool, ...inReview],
            to: 'suspended',
            when: granted,
            needs: ['public_reason'],
            reason: true,
          },
          {
            do: 'resume',
            by: ['head'],
            from: ['suspended'],
            to: { first: [{ when: pilotStands, is: 'pilot' }], else: 'filed' },
            reason: true,
          },
          {
            do: 'revoke',
            by: ['head'],
            from: ['filed', 'pilot', 'suspended'],
            to: 'revoked',
            ends: true,
            needs: ['public_reason'],
            reason: true,
          },
        ],
        use: [
          {
            id: 'suspended',
            when: { fact: 'case.standing', is: 'suspended' },
            is: 'no',
            verdict: 'suspended',
            says: '已暂停使用',
          },
        ],
      },
      {
        no: '附件',
        quote: '（字数200以内，简单说明项目的实施原因、推进措施和预期成效，详细方案请另附页）',
        forms: {
          project: {
            title: '基本情况',
            step: '项目',
            fields: [
              {
                id: 'school_name',
                kind: 'text',
                label: { first: [{ when: isSchool, is: '学校名称' }], else: '单位名称' },
                max: 60,
                from: 'filer.name',
                fixed: true,
              },
              {
                id: 'org_nature',
                kind: 'choice',
                label: '办学类别',
                options: { public: '公办', private: '民办' },
                shown: isSchool,
                from: 'filer.nature',
              },
              {
                id: 'stages',
                kind: 'choices',
                label: '办学层次',
                options: {
                  senior: '高中',
                  vocational: '中职',
                  junior: '初中',
                  primary: '小学',
                  kindergarten: '幼儿园',
                },
                shown: isSchool,
                from: 'filer.stages',
                fixed: true,
              },
              {
                id: 'app_name',
                kind: 'text',
                label: '项目名称',
                ask: '学习终端或学习类APP名称',
                max: 60,
                from: 'app.name',
                fixed: true,
              },
              { id: 'project_lead', kind: 'person', label: '项目负责人', secret: true },
              { id: 'lead_phone', kind: 'phone', label: '手机号码', secret: true },
              {
                id: 'overview',
                kind: 'text',
                label: '项目概况',
                ask: '简单说明项目的实施原因、推进措施和预期成效',
                max: 200,
                min: 4,
                prompts: ['实施原因', '推进措施', '预期成效'],
              },
            ],
          },
        },
        sheets: {
          form: {
            title: '移动学习终端和教育教学应用（APP）进校园备案审批表',
            columns: 4,
            widths: [19, 31, 19, 31],
            copies: 1,
            holders: ['教育技术部门'],
            top: [],
            rows: [
              [{ label: '学校名称（盖章）' }, { field: 'school_name', span: 3 }],
              [{ label: '办学类别' }, { field: 'org_nature' }, { label: '办学层次' }, { field: 'stages' }],
              [{ label: '项目名称' }, { field: 'app_name', span: 3 }],
              [{ label: '项目负责人' }, { field: 'project_lead' }, { label: '手机号码' }, { field: 'lead_phone' }],
              [{ label: '项目概况' }, { field: 'overview', span: 3, tall: 120 }],
              [
                { label: '学校审核' },
                { act: 'sign', sign: '校长签字（盖章）：', date: '审核日期：', span: 3, tall: 84 },
              ],
              [
                { label: '教育行政部门审批' },
                { act: 'approve', sign: '签字：', date: '审批日期：', span: 3, tall: 84 },
              ],
              // the annex has a day here and no word before the name
              [{ label: '教育技术部门备案' }, { act: 'register', sign: ' ', date: '备案日期：', span: 3, tall: 66 }],
            ],
            notes: [],
          },
        },
      },
      {
        no: '分办约定',
        kind: 'house',
        quote: '学校类型先于学习工具类型；市局直属管理处只代替基教处；机关和直属单位由教育技术中心负责',
        reason:
          '通知对中职学校、幼儿园和市局直属学校各写了两个负责部门。按学校类型定牵头，直属幼儿园仍归学前指导中心，直属中职仍归职教处；终端一律有教育技术中心参加。通知只写学校，机关处室和直属单位申请时由负责协调的教育技术中心办理。',
        routes: [
          {
            id: 'other',
            when: { 'filer.kind': ['office', 'unit'] },
            lead: 'tech',
            co: ['legal', 'research'],
            over: ['terminal', 'app', 'direct'],
          },
        ],
      },
      {
        no: '审批约定',
        kind: 'bureau',
        quote: '牵头处室审批后要不要局领导签发、小范围试点的班级数和期限，由教育主管部门公开承诺',
        reason:
          '通知把审批交给牵头处室，没有写局领导签发；写了小范围试点，没有写多小、多久。由教育主管部门自行确定并公开。',
        derive: { head_signs: { setting: 'last_signature' } },
        checks: [
          {
            id: 'pilot_wide',
            about: '试点的班级数超过了小范围',
            fix: '请减少试点班级，或者选“大面积推广”。',
            fields: ['pilot_count'],
            at: ['submit', 'sign'],
            applies: pilot,
            stop: { not: { fact: 'pilot_count', atMost: { setting: 'pilot_classes_most' } } },
          },
        ],
        moves: [
          { do: 'approve', by: ['head'], from: ['to_sign_off'], to: 'registering', needs: ['approval'] },
          {
            do: 'reject',
            by: ['head'],
            from: ['to_sign_off'],
            to: { first: backToForce, else: 'rejected' },
            reason: true,
          },
        ],
      },
      {
        no: '学段约定',
        kind: 'house',
        quote: '一份备案只对应一个学段，几个学段都用的分开备案',
        reason: '通知按幼儿园、中职和其他学校分别写明负责部门，没有写一所学校有几个学段时怎样办理。',
        forms: {
          used_in: {
            title: '使用学段',
            step: '项目',
            fields: [
              {
                id: 'used_in',
                kind: 'choice',
                label: '使用学段',
                ask: '在哪个学段使用？几个学段都用的，请分开备案。',
                options: { kindergarten: '幼儿园', vocational: '中职', general: '小学、初中或高中' },
                shown: { all: [isSchool, mixed] },
              },
            ],
          },
        },
        derive: {
          stage: {
            first: [
              { when: { fact: 'filer.kind', in: ['office', 'unit'] }, is: 'general' },
              ...['kindergarten', 'vocational', 'general'].map((s) => ({ when: answered(s), is: s })),
              { when: has('kindergarten'), is: 'kindergarten' },
              { when: has('vocational'), is: 'vocational' },
            ],
            else: 'general',
          },
        },
        checks: [
          {
            id: 'used_in_own',
            about: '本校没有所选的学段',
            fix: '请选本校有的学段。',
            fields: ['used_in'],
            applies: { all: [isSchool, { known: 'used_in' }] },
            stop: {
              any: [
                ...['kindergarten', 'vocational'].map((s) => ({ all: [{ fact: 'used_in', is: s }, { not: has(s) }] })),
                { all: [{ fact: 'used_in', is: 'general' }, { not: hasSchool }] },
              ],
            },
          },
        ],
      },
      {
        no: '办理约定',
        kind: 'house',
        quote: '受理、退回修改、撤销申请、催办、变更、停止使用的办理方式',
        reason:
          '通知没有写明怎样受理、撤销申请、催办、变更和停止使用，也没有写明材料不齐怎样办理，按通常做法办理：不齐的退回退回修改，一次写全，补齐再受理；超过承诺时限可以催办；变更和扩大使用期间，原来的备案或试点继续有效。方案没有实质修改的，不重新论证。',
        forms: publicReason,
        checks: [
          {
            id: 'scale_down',
            about: '已经大面积备案的，不能改为试点',
            fix: '请选“大面积推广”；不再推广的，请停止使用。',
            fields: ['scale'],
            at: ['submit'],
            applies: { all: [granted, { not: pilotBegun }] },
            stop: pilot,
          },
        ],
        moves: [
          {
            do: 'submit',
            by: ['filer'],
            from: ['mending', 'revising'],
            needs: filing,
            to: {
              first: [
                { when: pilot, is: 'signing' },
                { when: { fact: 'plan_changed', is: true }, is: 'experts' },
              ],
              else: 'signing',
            },
          },
          { do: 'accept', by: ['desk'], from: ['intake'], to: 'review', issues: 'acceptance' },
          { do: 'return', by: ['desk'], from: ['intake'], to: 'mending', reason: true },
          { do: 'transfer', by: ['lead', 'co'], from: ['review'], to: 'review' },
          { do: 'recall', by: ['filer'], from: ['experts', 'signing'], to: 'draft', undoes: ['submit'] },
          { do: 'recall', by: ['filer_head'], from: ['intake'], to: 'signing', undoes: ['sign'] },
          { do: 'recall', by: ['expert'], from: ['experts', 'deciding', 'returned'], to: 'experts', undoes: ['opine'] },
          {
            do: 'recall',
            by: ['lead', 'co'],
            from: ['review', 'approval', 'mending'],
            to: 'review',
            undoes: ['opine'],
          },
          { do: 'recall', by: ['lead'], from: ['to_sign_off', 'registering'], to: 'approval', undoes: ['approve'] },
          { do: 'recall', by: ['head'], from: ['registering'], to: 'to_sign_off', undoes: ['approve'] },
          {
            do: 'withdraw',
            by: ['filer', 'filer_head'],
            from: [...atSchool, ...inReview],
            to: { first: backToForce, else: 'withdrawn' },
          },
          { do: 'amend', by: ['filer'], from: ['filed', 'pilot'], to: 'revising' },
          ...reminders(inReview),
          {
            do: 'stop',
            by: ['filer_head'],
            from: ['filed', 'pilot', 'suspended'],
            to: 'stopped',
            ends: true,
            needs: ['public_reason'],
            reason: true,
          },
        ],
      },
      {
        no: '承诺时限',
        kind: 'bureau',
        quote: '受理、审查和复核的期限，由教育主管部门公开承诺',
        reason:
          '通知没有规定受理、审查和复核的期限，由教育主管部门自行确定并公开；复核日只提醒续期，到期不使备案失效。',
        clocks: {
          accept: {
            life: 'filing',
            title: '受理',
            from: { enter: ['intake'] },
            until: { enter: ['review', 'mending', 'withdrawn', 'filed', 'pilot', 'signing', 'suspended'] },
            length: { workingDays: { setting: 'accept_days' } },
            warn: 3,
            stricter: 'shorter',
            shown: true,
          },
          review: {
            life: 'filing',
            title: '办结',
            from: { did: 'accept' },
            until: { enter: ['filed', 'pilot', 'rejected', 'withdrawn', 'suspended'] },
            pauses: ['mending', 'returned', 'experts', 'deciding', 'signing', 'intake'],
            length: { workingDays: { setting: 'review_days' } },
            warn: 3,
            stricter: 'shorter',
            shown: true,
          },
          recheck: {
            life: 'filing',
            title: '复核',
            from: { granted: true },
            length: { months: { setting: 'recheck_months' } },
            warn: 30,
            stricter: 'shorter',
            shown: true,
          },
        },
        moves: [{ do: 'renew', by: ['filer'], from: ['filed'], to: 'revising' }],
      },
      ownMadeArticle('tech', '项目'),
      {
        no: '回避',
        kind: 'house',
        quote: '申请、受理的人不办理审批',
        reason:
          '通知没有写明回避，又把审查和审批交给同一个处室。为了公正，同一个人在一次备案中不能既申请又论证、审查、审批或备案，也不能既受理又审批。',
        separationOfDuties: [
          ...['submit', 'sign', 'amend', 'expand'].flatMap((a) =>
            ['accept', 'opine:*', 'approve', 'reject', 'register'].map((b) => [a, b] as const),
          ),
          ['accept', 'approve'],
          ['accept', 'reject'],
        ],
      },
      {
        no: '投诉分办',
        kind: 'house',
        quote: '其他投诉由基教处牵头核查',
        reason: '通知只写明收费、内容和违规违纪问题由哪个处室处理，其余的投诉交给负责应用（APP）管理的基教处。',
        routes: [{ id: 'complaints', of: 'complaint', when: { category: others }, lead: 'basic' }],
      },
      ...complaintLife({ by: 'lead' }),
      referralLife(),
    ],
  },
);
