import { comparedWithPlatform } from '../lives/compared';
import { ownMade, ownMadeArticle } from '../lives/own-made';
import { toolUses } from '../../kernel/kinds';
import {
  complaintClock,
  complaintDecider,
  complaintMoves,
  complaintPlaces,
  complaintSettings,
  referral,
} from '../lives/complaint';
import { referralLife, referralPlaces } from '../lives/referral';
import { apartFrom, atSchool, granted, inReview, plainPlaces, plainSettings, reminders } from '../lives/plain-filing';
import { publicReason } from '../lives/public-reason';
import { definePolicy } from '../policy';

/**
 * A number that nobody has compared with the national platform yet; once somebody has, the app is
 * known.
 */
const toSee = {
  all: [
    { fact: 'object', is: 'app' },
    { fact: 'app.moe_standing', is: 'unknown' },
    { any: [{ known: 'moe_no' }, { known: 'moe_qr' }] },
  ],
} as const;
/** 宿教办发〔2024〕25号: 使用者备案 in the city of 宿迁, its counties and functional zones. */
export const suqian = definePolicy(
  {
    offices: { filing: '备案管理处室', network: '网络和数据安全审查处室', content: '内容审查处室' },
    places: {
      ...plainPlaces,
      ...complaintPlaces,
      ...referralPlaces,
    },
    settings: {
      ...plainSettings,
      online_days: {
        kind: 'number',
        ask: '审批后几天内须完成线上备案和线下备案表归档（0：当天）',
        limit: { least: 0, most: 30 },
        suggest: 0,
      },
      ...complaintSettings,
    },
    routing: {
      filing: {
        by: {
          'filer.kind': ['school', 'office', 'unit'],
          'filer.level': ['city', 'county'],
          object: ['app', 'platform', 'mini', 'account'],
        },
      },
    },
    decides: { complaint: complaintDecider },
  },
  {
    id: 'suqian@2024-09-01',
    doc: '宿教办发〔2024〕25号',
    title: '宿迁市教育局关于进一步加强学习工具管理工作的通知',
    owner: '宿迁市教育局',
    base: 'national@2019-08-10',
    articles: [
      {
        no: '序',
        quote:
          '以教育、学习为主要应用场景，服务于学校教学与管理、学生学习与生活以及家校互动等方面的互联网移动应用程序，主要包括教育类APP、学习平台、小程序等',
        forms: {
          object: {
            title: '学习工具',
            step: '应用',
            fields: [
              {
                id: 'object',
                kind: 'choice',
                label: '类别',
                ask: '这是哪一类学习工具？',
                options: { app: '教育类APP', platform: '学习平台', mini: '小程序', account: '公众号' },
                from: 'app.kind',
                fixed: true,
              },
            ],
          },
        },
      },
      {
        no: '一',
        quote:
          '市教育局统筹开展全市教育系统“学习工具”进校园管理工作，并履行对市直学校、机关处室和直属事业单位“学习工具”的监管责任',
        routes: [{ id: 'city', when: { 'filer.level': ['city'] }, lead: 'filing', co: ['network', 'content'] }],
      },
      {
        no: '一',
        quote: '县（区、功能区）教育主管部门履行对辖区学校、机关科室和直属事业单位“学习工具”的监管责任。',
        routes: [{ id: 'county', when: { 'filer.level': ['county'] }, lead: 'filing', co: ['network', 'content'] }],
      },
      {
        no: '一',
        quote:
          '各级教育主管部门相关职能处（科、室）依据职责分工，对申请备案的“学习工具”的内容、网络和数据安全进行备案审查与监管。',
        opinions: [
          {
            id: 'network',
            title: '网络和数据安全审查意见',
            at: 'review',
            by: 'network',
            form: 'network_points',
            looksAt: ['app_name', 'mlps_level', 'mlps_file', 'mlps_until', 'data_items', 'data_authority'],
          },
          {
            id: 'content',
            title: '内容审查意见',
            at: 'review',
            by: 'content',
            form: 'content_points',
            looksAt: ['app_name', 'overview', 'has_ads', 'has_games', 'has_unrelated', 'scope_use'],
          },
        ],
        moves: [{ do: 'transfer', by: ['filing', 'network', 'content'], from: ['review'], to: 'review' }],
        forms: {
          content_points: {
            title: '内容审查要点',
            fields: [
              { id: 'con_harm', kind: 'point', label: '内容健康，没有有害信息，发现后能及时处置' },
              { id: 'con_ads', kind: 'point', label: '没有商业广告' },
              { id: 'con_games', kind: 'point', label: '没有娱乐游戏' },
            ],
          },
        },
      },
      {
        no: '一',
        quote: '学校校长为第一责任人，分管校领导为直接责任人，相关使用部门和教师对使用的“学习工具”承担具体责任。',
        forms: {
          people: {
            title: '责任人',
            step: '集体决定',
            fields: [
              {
                id: 'first_person',
                kind: 'person',
                label: '第一责任人',
                ask: '第一责任人（校长或单位负责人）姓名',
                secret: true,
                from: 'filer.head',
              },
              {
                id: 'direct_person',
                kind: 'person',
                label: '直接责任人',
                ask: '直接责任人（分管领导）姓名',
                secret: true,
              },
              { id: 'specific_unit', kind: 'text', label: '使用部门', ask: '哪个部门或年级使用？', max: 30 },
              {
                id: 'specific_person',
                kind: 'person',
                label: '具体责任人',
                ask: '具体责任人（使用部门负责人或教师）姓名',
                secret: true,
              },
            ],
          },
        },
        moves: [
          { do: 'sign', by: ['filer_head'], from: ['signing'], to: 'intake', needs: ['signature'] },
          { do: 'return', by: ['filer_head'], from: ['signing'], to: 'returned', reason: true },
        ],
      },
      {
        no: '二',
        quote: '“学习工具”进校园要以不增加教师工作和学生课业负担为前提，履行集体决策程序。',
        forms: {
          decision: {
            title: '集体研究',
            step: '集体决定',
            fields: [
              { id: 'decision_day', kind: 'date', label: '集体研究日期', ask: '哪一天集体研究的？' },
              {
                id: 'decision_kind',
                kind: 'choice',
                label: '研究方式',
                ask: '在什么会上研究的？',
                options: {
                  party: '党组织会议',
                  council: '校长办公会（行政办公会）',
                  staff: '教职工代表大会',
                  other: '其他集体会议',
                },
              },
              {
                id: 'decision_present',
                kind: 'number',
                label: '参会人数',
                ask: '几人参加？',
                min: 2,
                max: 999,
                unit: '人',
              },
              {
                id: 'decision_result',
                kind: 'choice',
                label: '研究结果',
                ask: '结果是什么？',
                options: { passed: '同意选用', refused: '不同意选用' },
              },
              { id: 'decision_minutes', kind: 'file', label: '会议纪要照片', ask: '请拍下会议纪要', min: 1, max: 9 },
              { id: 'no_burden', kind: 'attest', label: '不增加教师工作和学生课业负担' },
            ],
          },
        },
        checks: [
          {
            id: 'collective',
            about: '还没有集体决策同意选用',
            fix: '请先集体研究，结果为“同意选用”，并上传会议纪要。',
            fields: ['decision_result'],
            stop: { not: { fact: 'decision_result', is: 'passed' } },
          },
          {
            id: 'decision_future',
            about: '集体研究日期在今天之后',
            fix: '请填写实际开会的日期。',
            fields: ['decision_day'],
            stop: { not: { fact: 'decision_day', atMost: { fact: 'today' } } },
          },
        ],
      },
      {
        no: '二',
        quote:
          '由使用者（各级各类学校，教育机关处、科室，直属事业单位）向属地教育主管部门提交备案申请，属地教育主管部门备案审查后方可使用。',
        unfiled: [{ says: '未查到备案，备案审查后方可使用' }],
        moves: [
          {
            do: 'submit',
            by: ['filer'],
            from: ['draft', 'returned', 'revising'],
            to: 'signing',
            needs: [
              'object',
              'tool',
              'scope',
              'decision',
              'people',
              'fee',
              'conduct',
              'security',
              'own_care',
              'own_made',
              'first_use',
              'annex',
            ],
          },
          { do: 'accept', by: ['desk'], from: ['intake'], to: 'review', issues: 'acceptance' },
          { do: 'approve', by: ['head'], from: ['approval'], to: 'filed', grants: true, needs: ['approval'] },
          {
            do: 'reject',
            by: ['head'],
            from: ['approval'],
            to: { first: [{ when: granted, is: 'filed' }], else: 'rejected' },
            reason: true,
          },
        ],
        use: [{ id: 'filed', when: granted, is: 'yes', says: '已经教育主管部门备案审查，可以使用' }],
        complaints: [{ id: 'unfiled', title: '没有备案就在使用', by: 'school' }],
      },
      {
        no: '二',
        quote:
          '“使用者备案”实行线上和线下双备案。“学习工具”使用者需填报《宿迁市教育系统学习工具备案审批表》（见附件）申请线下备案。',
        tracks: {
          paper: {
            life: 'filing',
            title: '线下备案表',
            by: ['filer', 'desk'],
            confirmedBy: ['desk'],
            form: 'paper_proof',
            lapses: { fact: 'clock.paper', is: 'over' },
            clock: 'paper',
            again: true,
          },
        },
        forms: {
          paper_proof: {
            title: '盖章后的备案表',
            fields: [
              { id: 'paper_code', kind: 'text', label: '核验码', ask: '备案表页脚的核验码', max: 30 },
              {
                id: 'paper_scan',
                kind: 'file',
                label: '盖章扫描件',
                ask: '请拍照或上传盖章后的备案表',
                min: 1,
                max: 4,
              },
            ],
          },
        },
      },
      {
        no: '二',
        quote:
          '其中教育类APP还需在教育部教育移动互联网应用程序备案管理平台（https://app-sso.system.eduyun.cn/sso/login?service=https%3A%2F%2Fapp.eduyun.cn%2Fbmp-web%2Fadmin%2Flogin.htm）开展线上备案',
        tracks: {
          online: {
            life: 'filing',
            title: '国家平台线上备案',
            when: { fact: 'object', is: 'app' },
            by: ['filer'],
            confirmedBy: ['desk'],
            form: 'online_proof',
            lapses: { fact: 'clock.online', is: 'over' },
            says: '线上备案待完成',
            clock: 'online',
          },
        },
        forms: {
          online_proof: {
            title: '线上备案证明材料',
            fields: [
              {
                id: 'online_day',
                kind: 'date',
                label: '确认日期',
                past: true,
                ask: '国家平台哪一天确认了本校的使用者备案？',
              },
              {
                id: 'online_shot',
                kind: 'file',
                label: '平台截图',
                ask: '请上传“使用者备案”已确认的页面截图',
                min: 1,
                max: 3,
              },
              { id: 'online_by', kind: 'person', label: '办理人', ask: '谁在平台上办理的？', secret: true },
            ],
          },
        },
      },
      {
        no: '二',
        quote: '9月1日起，未完成“使用者备案”的“学习工具”一律停止使用。',
        use: [
          {
            id: 'online_overdue',
            when: { fact: 'track.online', is: 'lapsed' },
            is: 'no',
            verdict: 'suspended',
            says: '国家平台线上备案逾期未完成，暂停使用',
          },
          {
            id: 'paper_overdue',
            when: { fact: 'track.paper', is: 'lapsed' },
            is: 'no',
            verdict: 'suspended',
            says: '线下备案表逾期未归档，暂停使用',
          },
        ],
      },
      {
        no: '二',
        quote:
          '各级教育主管部门重点审查“使用者备案”申请是否履行选用机制，是否集体决策使用，是否签订合同（协议），是否符合公平、免费、自愿原则，是否规范使用等。',
        opinions: [
          {
            id: 'focus',
            title: '重点审查意见',
            at: 'review',
            by: 'lead',
            form: 'five_points',
            looksAt: [
              'app_name',
              'nature',
              'moe_no',
              'decision_day',
              'decision_kind',
              'decision_result',
              'decision_minutes',
              'contract',
              'contract_file',
              'funding',
              'student_fee',
              'procurement',
              'is_bound',
              'shows_scores',
              'scope_users',
              'scope_use',
            ],
          },
        ],
        forms: {
          five_points: {
            title: '五项重点',
            fields: [
              { id: 'p_mechanism', kind: 'point', label: '履行选用机制' },
              { id: 'p_collective', kind: 'point', label: '集体决策使用' },
              { id: 'p_contract', kind: 'point', label: '签订合同（协议）' },
              { id: 'p_fair', kind: 'point', label: '符合公平、免费、自愿原则' },
              { id: 'p_proper', kind: 'point', label: '规范使用' },
              ...comparedWithPlatform(toSee),
            ],
          },
        },
        checks: [
          {
            id: 'no_contract',
            about: '没有签订合同（协议）',
            fix: '没有合同也可以提交，审查时会核对原因。',
            fields: ['contract'],
            warn: { fact: 'contract', is: 'no' },
          },
        ],
      },
      {
        no: '二',
        quote:
          '教育主管部门和学校统一要求或推荐使用的“学习工具”，要从经教育部备案的教育移动互联网应用程序（https://app.eduyun.cn/）中选用。',
        checks: [
          {
            id: 'moe_filed',
            about: '没有教育部备案号或二维码',
            fix: '请填写“教APP备…号”，或拍下国家备案二维码；没有备案的不能选用。',
            fields: ['moe_no'],
            applies: { all: [{ fact: 'object', is: 'app' }, { not: ownMade }] },
            stop: { not: { any: [{ known: 'moe_no' }, { known: 'moe_qr' }] } },
          },
          {
            id: 'moe_other',
            about: '平台、小程序和公众号一般没有单独的教育部备案号',
            fields: ['moe_no'],
            at: ['opine'],
            applies: { fact: 'object', in: ['platform', 'mini', 'account'] },
            ask: { by: 'filing', text: '该平台、小程序或公众号是否属于经教育部备案的应用（或其提供者已备案）？' },
          },
          {
            id: 'moe_revoked',
            about: '该应用的国家备案已被撤销或暂停',
            fix: '请改用其他应用。',
            stop: { fact: 'app.moe_standing', in: ['revoked', 'paused'] },
          },
          {
            id: 'moe_odd',
            about: '备案号位数与常见格式不同',
            fix: '常见的是 7 位数字，请再核对一次。',
            fields: ['moe_no'],
            warn: { fact: 'moe_no.shape', is: 'unusual' },
          },
        ],
        use: [
          {
            id: 'moe_revoked',
            when: { fact: 'app.moe_standing', in: ['revoked', 'paused'] },
            is: 'no',
            verdict: 'moe_revoked',
            says: '该应用的国家备案已被撤销或暂停，暂停使用',
          },
        ],
      },
      {
        no: '二',
        quote: '学生确有个性需要，可向其提供教育移动互联网应用程序发布网址，由家长自行登录查阅学习工具，按需自愿选择。',
        duties: ['own_choice'],
      },
      {
        no: '三',
        quote: '作为教学、管理工具要求统一或推荐使用的“学习工具”，必须免费面向学生提供。',
        forms: {
          fee: {
            title: '免费自愿',
            step: '承诺与材料',
            fields: [
              {
                id: 'student_fee',
                kind: 'yes',
                label: '向学生或家长收费',
                ask: '学生或家长使用要不要花钱（包括会员、耗材、设备）？',
              },
              { id: 'no_charge', kind: 'attest', label: '不向学生及家长收取任何费用' },
              { id: 'no_committee', kind: 'attest', label: '不借家委会名义组织家长购买' },
              { id: 'no_direct_pay', kind: 'attest', label: '不要求家长直接向企业支付或变相强制购买' },
              { id: 'no_trial', kind: 'attest', label: '不统一组织免费试用等诱导家长和学生购买' },
              { id: 'no_profit', kind: 'attest', label: '学校、教师不通过要求使用、推荐使用违规获利' },
            ],
          },
        },
        checks: [
          {
            id: 'free',
            about: '要求或推荐使用的学习工具必须免费面向学生提供',
            fix: '请改为学校承担费用，或者不选用。',
            fields: ['student_fee'],
            stop: { fact: 'student_fee', is: true },
          },
        ],
      },
      {
        no: '三',
        quote:
          '学校不得向学生及家长收取任何费用；不得借家委会名义组织家长购买；不得要求家长直接向企业支付或变相强制购买；不得统一组织免费试用等诱导家长和学生购买。',
        complaints: [
          { id: 'fee', title: '向学生或家长收费', by: 'school' },
          { id: 'committee', title: '借家委会名义组织购买', by: 'school' },
          { id: 'direct_pay', title: '要求家长直接向企业付款或变相强制购买', by: 'school' },
          { id: 'trial', title: '统一组织免费试用诱导购买', by: 'school' },
        ],
      },
      {
        no: '三',
        quote: '学校、教师不得通过要求使用、推荐使用“学习工具”违规获利。',
        complaints: [{ id: 'profit', title: '学校、教师违规获利', by: 'school' }],
      },
      {
        no: '三',
        quote: '教育主管部门和学校可按照有关采购要求，统一采购符合选用要求的“学习工具”及服务并向学生免费提供。',
        duties: ['central_purchase'],
      },
      {
        no: '四',
        quote:
          '教育主管部门和学校统一要求或推荐使用的“学习工具”，不得植入商业广告和娱乐游戏；不得与教学管理行为绑定；不得使用“学习工具”公布学生成绩和排名；不得发布与教育教学无关的信息；不得超备案范围开展教学活动。',
        forms: {
          conduct: {
            title: '规范使用',
            step: '承诺与材料',
            fields: [
              { id: 'has_ads', kind: 'yes', label: '含商业广告', ask: '里面有没有商业广告？' },
              { id: 'has_games', kind: 'yes', label: '含娱乐游戏', ask: '里面有没有娱乐游戏？' },
              {
                id: 'is_bound',
                kind: 'yes',
                label: '与教学管理行为绑定',
                ask: '是否与教学管理绑定（例如不用就不能交作业、不能报名），或与成绩、评优挂钩？',
              },
              { id: 'shows_scores', kind: 'yes', label: '公布学生成绩和排名', ask: '会不会用它公布学生成绩和排名？' },
              {
                id: 'has_unrelated',
                kind: 'yes',
                label: '发布与教育教学无关的信息',
                ask: '里面有没有与教育教学无关的信息？',
              },
              { id: 'within_scope', kind: 'attest', label: '不超备案范围开展教学活动' },
            ],
          },
          scope: {
            title: '使用范围',
            step: '应用',
            fields: [
              {
                id: 'scope_users',
                kind: 'choices',
                label: '使用对象',
                ask: '谁来使用？',
                options: { pupils: '学生', teachers: '教师', parents: '家长' },
              },
              { id: 'scope_grades', kind: 'text', label: '年级、班级', ask: '哪些年级、班级使用？', max: 30 },
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
            id: 'ads',
            about: '不得植入商业广告',
            fix: '请让提供者去掉广告后再申请。',
            fields: ['has_ads'],
            stop: { fact: 'has_ads', is: true },
          },
          {
            id: 'games',
            about: '不得植入娱乐游戏',
            fix: '请让提供者去掉游戏后再申请。',
            fields: ['has_games'],
            stop: { fact: 'has_games', is: true },
          },
          {
            id: 'bound',
            about: '不得与教学管理行为绑定',
            fix: '请取消绑定后再申请。',
            fields: ['is_bound'],
            stop: { fact: 'is_bound', is: true },
          },
          {
            id: 'scores',
            about: '不得用来公布学生成绩和排名',
            fix: '请关闭成绩公布和排名功能。',
            fields: ['shows_scores'],
            stop: { fact: 'shows_scores', is: true },
          },
          {
            id: 'unrelated',
            about: '不得发布与教育教学无关的信息',
            fix: '请让提供者清理后再申请。',
            fields: ['has_unrelated'],
            stop: { fact: 'has_unrelated', is: true },
          },
        ],
        complaints: [
          { id: 'ads', title: '有商业广告', by: 'app' },
          { id: 'games', title: '有娱乐游戏', by: 'app' },
          { id: 'bound', title: '与教学管理行为绑定', by: 'school' },
          { id: 'scores', title: '公布学生成绩和排名', by: 'school' },
          { id: 'unrelated', title: '发布与教育教学无关的信息', by: 'app' },
          { id: 'beyond_scope', title: '超出备案范围使用', by: 'school' },
        ],
      },
      {
        no: '四',
        quote: '各级学校要大力推动使用国家中小学智慧教育平台、江苏省名师空中课堂等资源平台',
        forms: {
          first_use: {
            title: '优先使用国家和省平台',
            step: '应用',
            fields: [
              {
                id: 'platforms_first',
                kind: 'yes',
                label: '已先看过国家和省级平台',
                ask: '国家中小学智慧教育平台、江苏省名师空中课堂已经先看过，仍不能满足需要吗？',
              },
            ],
          },
        },
        checks: [
          {
            id: 'platforms_first',
            about: '建议先使用国家中小学智慧教育平台、江苏省名师空中课堂',
            fix: '看过仍不能满足，再申请其他学习工具。',
            fields: ['platforms_first'],
            warn: { fact: 'platforms_first', is: false },
          },
        ],
      },
      {
        no: '五',
        quote:
          '督促提供者开展网络安全风险排查，及时修复系统漏洞，定期开展网络安全等级保护测评等工作；落实内容安全，如发现有害内容信息要及时处置。',
        forms: {
          security: {
            title: '安全材料',
            step: '承诺与材料',
            fields: [
              {
                id: 'mlps_level',
                once: true,
                kind: 'choice',
                label: '网络安全等级保护',
                ask: '提供者的等保备案是几级？',
                options: { none: '没有或不清楚', l2: '二级', l3: '三级', l4: '四级及以上' },
              },
              {
                id: 'mlps_file',
                once: true,
                kind: 'file',
                label: '等保备案证明或测评报告',
                ask: '请上传等保备案证明或测评报告',
                max: 6,
                min: 1,
                shown: { fact: 'mlps_level', in: ['l2', 'l3', 'l4'] },
              },
              {
                id: 'mlps_until',
                once: true,
                kind: 'date',
                label: '下次测评日期',
                ask: '下次测评在哪一天之前？',
                shown: { fact: 'mlps_level', in: ['l2', 'l3', 'l4'] },
                optional: true,
              },
              {
                id: 'data_items',
                kind: 'choices',
                label: '收集的学生信息',
                ask: '会收集学生的哪些信息？',
                options: {
                  none: '不收集',
                  name: '姓名',
                  number: '学号',
                  class: '学校班级',
                  phone: '手机号',
                  face: '人脸等生物信息',
                  place: '位置',
                  work: '作业与成绩',
                  other: '其他',
                },
              },
              {
                id: 'data_authority',
                kind: 'file',
                label: '告知同意书',
                ask: '请上传准备发给家长（监护人）的告知同意书',
                max: 6,
                optional: true,
                shown: { not: { fact: 'data_items', has: 'none' } },
              },
            ],
          },
          network_points: {
            title: '网络和数据安全审查要点',
            fields: [
              { id: 'net_mlps', kind: 'point', label: '落实等级保护，定期测评' },
              { id: 'net_data', kind: 'point', label: '收集的信息必要，告知同意书写清楚' },
              { id: 'net_holes', kind: 'point', label: '提供者开展风险排查，漏洞及时修复' },
            ],
          },
        },
        checks: [
          {
            id: 'mlps_missing',
            about: '没有等保材料',
            fields: ['mlps_level'],
            warn: { fact: 'mlps_level', is: 'none' },
            ask: { by: 'network', text: '没有等保材料，是否仍可使用？' },
          },
          {
            id: 'mlps_old',
            about: '等保测评日期已过',
            fix: '请让提供者重新测评后上传新的报告。',
            fields: ['mlps_until'],
            warn: { not: { fact: 'mlps_until', atLeast: { fact: 'today' } } },
          },
        ],
        complaints: [{ id: 'harmful', title: '有有害内容', by: 'app' }],
      },
      {
        no: '五',
        quote: '使用者需加强弱口令、个人隐私泄露等风险防患',
        forms: {
          own_care: {
            title: '学校的风险防患',
            step: '承诺与材料',
            fields: [{ id: 'no_weak_password', kind: 'attest', label: '本单位加强弱口令、个人隐私泄露等风险防患' }],
          },
        },
      },
      {
        no: '五',
        quote: '学校、教师未经授权向“学习工具”平台提交学生个人隐私信息，要依法依规追究相应责任。',
        checks: [
          {
            id: 'data_authority',
            about: '收集学生信息，却没有给家长（监护人）的告知同意书',
            fix: '请上传准备发给家长（监护人）的告知同意书；备案以后再交同意的情况。',
            fields: ['data_authority'],
            applies: { not: { fact: 'data_items', has: 'none' } },
            stop: { all: [{ not: { known: 'data_authority' } }, { known: 'data_items' }] },
          },
          {
            id: 'data_none',
            about: '“不收集”不能和其他项目同时选',
            fix: '请只保留符合实际的选项。',
            fields: ['data_items'],
            applies: { fact: 'data_items', has: 'none' },
            stop: {
              any: ['name', 'number', 'class', 'phone', 'face', 'place', 'work', 'other'].map((name) => ({
                fact: 'data_items',
                has: name,
              })),
            },
          },
        ],
        complaints: [{ id: 'submit_data', title: '未经授权提交学生个人隐私信息', by: 'school' }],
      },
      {
        no: '五',
        quote: '“学习工具”发生重大网络安全和数据安全事件或事故的，教育主管部门要立即暂停工具使用。',
        duties: ['incident'],
      },
      {
        no: '六',
        quote: '对存在管理不规范、责任不落实、措施不到位的依法依规落实整改。',
        duties: ['rectify'],
      },
      {
        no: '六',
        quote:
          '各级各类学校要建立健全“学习工具”日常监管制度，将“学习工具”使用情况和成效纳入日常督导、检查范畴，定期开展摸排、督查、抽查',
        duties: ['inventory_report', 'inspection'],
      },
      {
        no: '六',
        quote:
          '各地教育主管部门要建立“学习工具”使用通报机制，对违反选用机制、备案审查、“公平、免费、自愿原则”，使用行为不规范，存在安全风险等方面的典型案例进行通报。',
        duties: ['notice'],
      },
      {
        no: '六',
        quote:
          '市教育局将把“学习工具”备案等管理情况纳入网络安全责任制考核，对责任不落实、措施不到位的教育主管部门和学校进行约谈、通报，对因失职、渎职造成严重后果的，依法依规对相关负责人问责。',
        duties: ['assessment', 'interview', 'notice'],
      },
      {
        no: '六',
        quote: '通过家长会、致家长的一封信等形式做好“学习工具”有关政策宣传，公布咨询投诉举报电话，畅通反映问题渠道。',
        duties: ['poster', 'telephone'],
        ...referral([]),
        moves: complaintMoves,
      },
      {
        no: '附件',
        quote: '宿迁市教育系统学习工具备案审批表',
        forms: {
          tool: {
            title: '基本情况',
            step: '应用',
            fields: [
              {
                id: 'school_name',
                kind: 'text',
                label: { first: [{ when: { fact: 'filer.kind', is: 'school' }, is: '学校名称' }], else: '单位名称' },
                max: 60,
                from: 'filer.name',
                fixed: true,
              },
              {
                id: 'org_nature',
                kind: 'choice',
                label: '办学类别',
                options: { public: '公办', private: '民办' },
                shown: { fact: 'filer.kind', is: 'school' },
                from: 'filer.nature',
              },
              {
                id: 'stages',
                kind: 'choices',
                label: '办学层次',
                options: {
                  kindergarten: '幼儿园',
                  primary: '小学',
                  junior: '初中',
                  senior: '高中',
                  vocational: '职业学校',
                },
                shown: { fact: 'filer.kind', is: 'school' },
                from: 'filer.stages',
              },
              { id: 'app_name', kind: 'text', label: '项目名称', max: 60, from: 'app.name', fixed: true },
              {
                id: 'moe_no',
                kind: 'moe_no',
                label: '教育部备案号',
                ask: '教育部备案号（教APP备…号）',
                optional: true,
                from: 'app.moe_no',
              },
              {
                id: 'moe_qr',
                kind: 'file',
                label: '国家备案二维码',
                ask: '没有备案号时，请拍下国家备案二维码',
                max: 1,
                optional: true,
                shown: { not: { known: 'moe_no' } },
              },
              {
                id: 'nature',
                kind: 'choice',
                label: '使用性质',
                ask: '要求学生使用，还是推荐使用？',
                options: { required: '要求使用', recommended: '推荐使用' },
              },
              { id: 'provider_name', kind: 'text', label: '提供者名称', max: 60, from: 'provider.name', fixed: true },
              { id: 'project_lead', kind: 'person', label: '项目负责人', secret: true },
              { id: 'lead_phone', kind: 'phone', label: '手机号码', secret: true },
              {
                id: 'overview',
                kind: 'text',
                label: '项目概况',
                ask: '简述项目实施原因、使用范围、推进举措、预期成效',
                max: 100,
                min: 4,
                prompts: ['实施原因', '使用范围', '推进举措', '预期成效'],
              },
            ],
          },
          annex: {
            title: '采购与合同',
            step: '集体决定',
            fields: [
              {
                id: 'funding',
                kind: 'choice',
                label: '经费来源',
                options: { budget: '财政拨款', own: '自筹资金', other: '其他' },
              },
              {
                id: 'contract',
                kind: 'choice',
                label: '签订合同（协议）',
                ask: '签订合同（协议）了吗？',
                options: { yes: '是', no: '否' },
              },
              {
                id: 'contract_file',
                kind: 'file',
                label: '合同（协议）照片',
                max: 9,
                min: 1,
                shown: { fact: 'contract', is: 'yes' },
              },
              {
                id: 'contract_until',
                kind: 'date',
                label: '合同到期日',
                shown: { fact: 'contract', is: 'yes' },
                optional: true,
              },
              {
                id: 'procurement',
                kind: 'text',
                label: '学校采购及集体研究情况',
                ask: '简述集体研究、项目采购等情况',
                max: 100,
                min: 4,
                prompts: ['集体研究', '项目采购'],
              },
            ],
          },
          signature: { title: '签名', fields: [{ id: 'signature', kind: 'file', label: '校长签名', min: 1, max: 1 }] },
          approval: {
            title: '备案审批意见',
            fields: [{ id: 'approval_text', kind: 'text', label: '备案审批意见', max: 100 }],
          },
        },
        sheets: {
          form: {
            title: '宿迁市教育系统学习工具备案审批表',
            columns: 4,
            widths: [19, 31, 19, 31],
            copies: 2,
            holders: ['教育主管部门', '学校'],
            top: [
              { label: '受理日期：', day: 'accept' },
              { label: '受理编号：', number: 'acceptance' },
            ],
            rows: [
              [
                { label: '学校名称（盖章）' },
                { field: 'school_name' },
                { label: '校长（签名）' },
                { field: 'signature' },
              ],
              [{ label: '办学类别' }, { field: 'org_nature' }, { label: '办学层次' }, { field: 'stages' }],
              [
                { label: '项目名称' },
                { field: 'app_name' },
                { label: '教育部备案号（或二维码）' },
                { field: 'moe_no' },
              ],
              [{ label: '使用性质' }, { field: 'nature' }, { label: '提供者名称' }, { field: 'provider_name' }],
              [{ label: '经费来源' }, { field: 'funding' }, { label: '签订合同（协议）' }, { field: 'contract' }],
              [{ label: '项目负责人' }, { field: 'project_lead' }, { label: '手机号码' }, { field: 'lead_phone' }],
              [{ label: '项目概况' }, { field: 'overview', span: 3, tall: 78 }],
              [{ label: '学校采购及集体研究情况' }, { field: 'procurement', span: 3, tall: 66 }],
              [
                { label: '网络和数据安全审查意见' },
                { opinion: 'network', sign: '审查处室负责人签字：', span: 3, tall: 84 },
              ],
              [{ label: '内容审查意见' }, { opinion: 'content', sign: '审查处室负责人签字：', span: 3, tall: 84 }],
              [{ label: '备案审批意见' }, { act: 'approve', sign: '教育主管部门盖章', span: 3, tall: 84 }],
            ],
            notes: ['备注：本表一式二份。其中审查处室为属地教育主管部门相关职能部门。'],
            annex: ['focus'],
          },
        },
      },
      {
        no: '承诺时限',
        kind: 'bureau',
        quote: '受理、审查、线上和线下备案、复核和投诉答复的期限，由教育主管部门公开承诺',
        reason:
          '通知没有规定受理、审查、复核和答复的期限，由教育主管部门自行确定并公开；复核日只提醒续期，到期不使备案失效。',
        clocks: {
          accept: {
            life: 'filing',
            title: '受理',
            from: { enter: ['intake'] },
            until: { enter: ['review', 'returned', 'withdrawn', 'filed', 'signing', 'suspended'] },
            length: { workingDays: { setting: 'accept_days' } },
            warn: 3,
            stricter: 'shorter',
            shown: true,
          },
          review: {
            life: 'filing',
            title: '办结',
            from: { did: 'accept' },
            until: { enter: ['filed', 'rejected', 'withdrawn', 'suspended'] },
            pauses: ['returned', 'signing', 'intake'],
            length: { workingDays: { setting: 'review_days' } },
            warn: 3,
            stricter: 'shorter',
            shown: true,
          },
          online: {
            life: 'filing',
            title: '线上备案',
            from: { granted: true },
            until: { track: 'online' },
            length: { days: { setting: 'online_days' } },
            warn: 7,
            stricter: 'shorter',
          },
          paper: {
            life: 'filing',
            title: '线下备案表归档',
            from: { granted: true },
            until: { track: 'paper' },
            length: { days: { setting: 'online_days' } },
            warn: 7,
            stricter: 'shorter',
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
          complaint: complaintClock,
        },
        moves: [
          // The same way as a change, begun from what is in force: a year later little is new.
          { do: 'renew', by: ['filer'], from: ['filed'], to: 'revising' },
        ],
      },
      {
        no: '回避',
        kind: 'house',
        quote: '办过前面环节的人，不再办理审批',
        reason: '通知没有写明回避。为了公正，同一个人在一次备案中不能既申请又审查，也不能既受理、审查又审批。',
        separationOfDuties: apartFrom(),
      },
      ownMadeArticle('filing', '应用'),
      {
        no: '办理约定',
        kind: 'house',
        quote: '退回修改、撤销申请、变更、暂停、撤销、停止使用和其他问题的办理方式',
        reason:
          '通知没有写明材料不齐怎样办理，也没有写明怎样撤销申请、催办、变更、撤销和停止使用，按通常做法办理：不齐的一次告知要改的地方，补齐再受理；超过承诺时限可以催办；变更期间原备案继续有效。通知只写了发生重大事件或事故时教育主管部门立即暂停；学校自己暂停，以及因为其他原因暂停，也照此办理，写明理由。',
        use: [
          {
            id: 'suspended',
            when: { fact: 'case.standing', is: 'suspended' },
            is: 'no',
            verdict: 'suspended',
            says: '已暂停使用',
          },
        ],
        forms: publicReason,
        moves: [
          { do: 'return', by: ['desk'], from: ['intake'], to: 'returned', reason: true },
          { do: 'recall', by: ['filer'], from: ['signing'], to: 'draft', undoes: ['submit'] },
          { do: 'recall', by: ['filer_head'], from: ['intake'], to: 'signing', undoes: ['sign'] },
          {
            do: 'recall',
            by: ['filing', 'network', 'content'],
            from: ['review', 'approval', 'returned'],
            to: 'review',
            undoes: ['opine'],
          },
          {
            do: 'withdraw',
            by: ['filer', 'filer_head'],
            from: [...atSchool, ...inReview],
            to: { first: [{ when: granted, is: 'filed' }], else: 'withdrawn' },
          },
          { do: 'amend', by: ['filer'], from: ['filed'], to: 'revising' },
          ...reminders(inReview),
          {
            do: 'suspend',
            by: ['desk', 'head', 'filer_head'],
            from: ['filed', ...atSchool, ...inReview],
            to: 'suspended',
            when: granted,
            needs: ['public_reason'],
            reason: true,
          },
          { do: 'resume', by: ['head'], from: ['suspended'], to: 'filed', reason: true },
          {
            do: 'revoke',
            by: ['head'],
            from: ['filed', 'suspended'],
            to: 'revoked',
            ends: true,
            needs: ['public_reason'],
            reason: true,
          },
          {
            do: 'stop',
            by: ['filer_head'],
            from: ['filed', 'suspended'],
            to: 'stopped',
            ends: true,
            needs: ['public_reason'],
            reason: true,
          },
        ],
        complaints: [{ id: 'other', title: '其他问题', by: 'school' }],
      },
      referralLife(),
    ],
  },
);
