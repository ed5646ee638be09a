import { comparedWithPlatform } from '../lives/compared';
import { complaintDecider, complaintLife, complaintPlaces, complaintSettings } from '../lives/complaint';
import { plainFiling, plainPlaces, plainSettings } from '../lives/plain-filing';
import { referralLife, referralPlaces } from '../lives/referral';
import { isNotReachable, isReachable, serviceForm } from '../lives/serving';
import { stopUseClock, stopUseForms, stopUseMoves, stopUsePlaces, stopUseSettings } from '../lives/stop-use';
import { definePolicy, type Category, type Field } from '../policy';

const isLive = { fact: 'live', is: true } as const;
const isSchool = { fact: 'filer.kind', is: 'school' } as const;
const moeGone = { fact: 'app.moe_standing', in: ['revoked', 'paused'] } as const;
/** A number that nobody has compared with the national platform yet. */
const toSee = { all: [{ fact: 'app.moe_standing', is: 'unknown' }, { known: 'moe_no' }] } as const;
const hasMlps = { fact: 'mlps_level', in: ['l2', 'l3', 'l4'] } as const;
const important = { fact: 'key_business', is: true } as const;
const inScope = ['primary', 'junior', 'senior', 'vocational'] as const;
/** 通知二 asks for everything in use: what may not be used is reported too, and stopped at once. */
const reportAnyway = '请如实报送；报送后立即停用，并办理“停止使用”。';
const passed = (fact: string) => ({ not: { fact, atLeast: { fact: 'today' } } }) as const;
/** Where somebody can sign in for the provider it is heard here, otherwise by letter. */
const toHear = { first: [{ when: isReachable, is: 'heard' }], else: 'unserved' } as const;

/** 第五条: what no app may spread, in the article's words and order. */
const forbidden = [
  '反对宪法所确定的基本原则的',
  '危害国家安全，泄露国家秘密，颠覆国家政权，破坏国家统一的',
  '损害国家荣誉和利益的',
  '煽动民族仇恨、民族歧视，破坏民族团结的',
  '破坏国家宗教政策，宣扬邪教和封建迷信的',
  '散布谣言，扰乱社会秩序，破坏社会稳定的',
  '散布淫秽、色情、赌博、暴力、凶杀、恐怖、精神控制或者教唆犯罪的',
  '侮辱或者诽谤他人，侵害他人合法权益的',
  '危害社会公德和民族优秀文化传统的',
  '法律、行政法规禁止的其他',
] as const;
const points = forbidden.map((what, i): Field => ({ id: `c${i + 1}`, kind: 'point', label: `没有${what}内容` }));
const spread = forbidden.map((what, i): Category => ({ id: `c${i + 1}`, title: `${what}内容`, by: 'app' }));

/** What an app must not do by 第三条 to 第五条 and 第九条; what a school does is not the firm's. */
const ofTheApp = [
  ...spread.map(({ id }) => id),
  'distorted',
  'unrelated',
  'vulgar',
  'no_consent',
  'forced_consent',
  'excess_data',
  'privacy',
  'no_closing',
  'burden',
  'forced_fee',
  'no_eye_care',
  'no_feedback',
  'harmful',
] as const;

/**
 * 濮教指〔2020〕51号: 面向中小学生校园学习类APP in the city of 濮阳; a list of tools in use, conditions for providers,
 * and a blacklist that bars a provider for two years.
 */
export const puyang = definePolicy(
  {
    offices: { review: '内容审查处室' },
    places: {
      ...plainPlaces,
      ...complaintPlaces,
      unlisted: { life: 'inventory', title: '待报送', standing: 'draft', start: true, held: 'filer' },
      in_use: { life: 'inventory', title: '已报送', standing: 'listed' },
      unused: { life: 'inventory', title: '停用', standing: 'stopped', final: true },
      nominated: { life: 'listing', title: '待提出列入', standing: 'draft', start: true, held: 'desk' },
      unserved: { life: 'listing', title: '待书面告知主办者', standing: 'proposed', held: 'desk' },
      heard: { life: 'listing', title: '听取主办者意见', standing: 'proposed', held: 'respondent' },
      // Nobody of the firm can sign in: what it writes is registered for it.
      awaited: { life: 'listing', title: '等待主办者书面意见', standing: 'proposed', held: 'desk' },
      proposed: { life: 'listing', title: '拟列入黑名单', standing: 'proposed', held: 'head' },
      black: { life: 'listing', title: '已列入黑名单', standing: 'listed', on: 'black' },
      mending: { life: 'listing', title: '核实整改情况', standing: 'listed', on: 'black', held: 'desk' },
      mended: { life: 'listing', title: '整改合格，待移出', standing: 'listed', on: 'black', held: 'head' },
      spared: { life: 'listing', title: '不列入', standing: 'closed', final: true },
      released: { life: 'listing', title: '已移出黑名单', standing: 'released', final: true },
      annulled: { life: 'listing', title: '列入有误，已撤销', standing: 'released', final: true },
      ...stopUsePlaces,
      ...referralPlaces,
    },
    settings: {
      ...plainSettings,
      ...complaintSettings,
      ...stopUseSettings,
      reply_days: { kind: 'number', ask: '主办者陈述申辩给几个工作日', limit: { least: 3, most: 30 }, suggest: 5 },
    },
    decides: { complaint: complaintDecider, listing: 'owner' },
  },
  {
    id: 'puyang@2020-02-25',
    doc: '濮教指〔2020〕51号',
    title: '濮阳市面向中小学生校园学习类APP管理办法（试行）',
    owner: '濮阳市教育局',
    base: 'national@2019-08-10',
    articles: [
      {
        no: '序',
        quote: '决定从2月26日至3月20日在全市范围内组织开展规范使用学习类APP等移动应用程序开展线上教学的专项整治行动',
        duties: ['campaign'],
      },
      {
        no: '一',
        quote: '各单位认真学习《管理办法》，遵照执行，并通知各校园学习类APP主办者知悉。',
        duties: ['notice_providers'],
      },
      {
        no: '二',
        quote:
          '全面排查本单位使用学习类APP开展线上教学的底数，并于2020年2月28日前以电子稿（首页盖章、扫描）形式上报市教育信息中心。',
        moves: [{ do: 'submit', by: ['filer'], from: ['unlisted', 'in_use'], to: 'in_use', needs: ['annex'] }],
        duties: ['inventory_report'],
      },
      {
        no: '三',
        quote: '严禁使用未经教育部备案的APP产品。',
        opinions: [
          {
            id: 'compared',
            title: '国家备案核对意见',
            at: 'review',
            by: 'review',
            when: toSee,
            form: 'compared',
            looksAt: ['moe_no'],
          },
        ],
        forms: {
          compared: {
            title: '国家备案核对',
            fields: [
              { id: 'same_number', kind: 'point', label: '备案号与国家平台上该APP的一致' },
              ...comparedWithPlatform(toSee),
            ],
          },
        },
        checks: [
          {
            id: 'moe_not_filed',
            about: '该APP没有通过教育部备案，严禁使用',
            fix: '请改用已经教育部备案的APP。',
            fields: ['moe_filed'],
            stop: { fact: 'moe_filed', is: false },
          },
          {
            id: 'moe_revoked',
            about: '该APP的国家备案已被撤销或暂停，严禁使用',
            fix: '请改用其他APP。',
            fields: ['moe_no'],
            stop: moeGone,
          },
          {
            id: 'moe_unseen',
            about: '国家备案名单里没有查到该APP',
            fix: '请再核对备案号，审查时会到国家平台核实。',
            fields: ['moe_no'],
            warn: { fact: 'app.moe_standing', is: 'unknown' },
          },
          {
            id: 'moe_odd',
            about: '备案号位数与常见格式不同',
            fix: '常见的是 7 位数字，请再核对一次。',
            fields: ['moe_no'],
            warn: { fact: 'moe_no.shape', is: 'unusual' },
          },
          {
            id: 'listed_not_filed',
            of: 'inventory',
            about: '该APP没有通过教育部备案，严禁使用',
            fix: reportAnyway,
            fields: ['moe_filed'],
            warn: { fact: 'moe_filed', is: false },
          },
          {
            id: 'listed_revoked',
            of: 'inventory',
            about: '该APP的国家备案已被撤销或暂停，严禁使用',
            fix: reportAnyway,
            fields: ['moe_no'],
            warn: moeGone,
          },
        ],
        use: [
          {
            id: 'moe_revoked',
            when: moeGone,
            is: 'no',
            verdict: 'moe_revoked',
            says: '国家备案已被撤销或暂停，严禁使用',
          },
        ],
        complaints: [{ id: 'not_filed', title: '使用没有教育部备案的APP', by: 'school' }],
      },
      {
        no: '四',
        quote: '严禁利用抖音、快手、火山、西瓜等APP在直播课程中打赏行为。',
        forms: {
          live: {
            title: '直播课程',
            step: '承诺与材料',
            fields: [
              { id: 'live', kind: 'yes', label: '用于直播课程', ask: '用它上直播课吗？' },
              { id: 'live_tips', kind: 'yes', label: '直播课程中能打赏', ask: '直播课上能不能打赏？', shown: isLive },
            ],
          },
        },
        checks: [
          {
            id: 'live_tips',
            about: '直播课程中严禁打赏',
            fix: '请关闭打赏功能，或者换一个APP。',
            fields: ['live_tips'],
            applies: isLive,
            stop: { fact: 'live_tips', is: true },
          },
        ],
        complaints: [{ id: 'live_tips', title: '直播课程中打赏', by: 'app' }],
      },
      {
        no: '五',
        quote: '严禁在直播课程中传播有害信息、恶意造谣传谣、发布广告、匿名辱骂师生等行为。',
        forms: {
          live_clean: {
            title: '直播内容',
            step: '承诺与材料',
            fields: [
              {
                id: 'live_clean',
                kind: 'attest',
                label: '直播课程中不传播有害信息、不恶意造谣传谣、不发布广告、不匿名辱骂师生',
                shown: isLive,
              },
            ],
          },
        },
        complaints: [
          { id: 'live_harm', title: '直播课程中传播有害信息或造谣传谣', by: 'app' },
          { id: 'live_ads', title: '直播课程中发布广告', by: 'app' },
          { id: 'live_abuse', title: '直播课程中匿名辱骂师生', by: 'app' },
        ],
      },
      {
        no: '六',
        quote: '各单位要坚决落实直播教学实名制，规范教师直播行为。',
        forms: {
          live_real: {
            title: '直播实名',
            step: '承诺与材料',
            fields: [{ id: 'live_real', kind: 'attest', label: '直播教学实行实名制，规范教师直播行为', shown: isLive }],
          },
        },
        complaints: [{ id: 'live_anonymous', title: '直播教学没有实名', by: 'school' }],
      },
      {
        no: '第一条',
        quote: '根据《教育部等八部门关于引导规范教育移动互联网应用有序健康发展的意见》的要求',
        duties: ['precedence'],
      },
      {
        no: '第二条',
        quote: '《管理办法》所称中小学生，是指濮阳市各类公办、民办义务教育学校、普通高中、中职学校的在校学生。',
        forms: {
          school: {
            title: '学校',
            step: '应用',
            fields: [
              {
                id: 'org_nature',
                kind: 'choice',
                label: '办学类别',
                ask: '公办还是民办？',
                options: { public: '公办', private: '民办' },
                shown: isSchool,
                from: 'filer.nature',
              },
              {
                id: 'stages',
                kind: 'choices',
                label: '办学层次',
                ask: '学校有哪些学段？',
                options: {
                  kindergarten: '幼儿园',
                  primary: '小学',
                  junior: '初中',
                  senior: '普通高中',
                  vocational: '中职',
                },
                shown: isSchool,
                from: 'filer.stages',
              },
            ],
          },
        },
        checks: [
          {
            id: 'out_of_scope',
            about: '《管理办法》适用于义务教育、普通高中和中职学校，幼儿园不用在这里申请',
            fix: '同时办有小学、中学的，请一并选上。',
            fields: ['stages'],
            applies: isSchool,
            stop: { not: { any: inScope.map((x) => ({ fact: 'stages', has: x })) } },
          },
        ],
      },
      {
        no: '第三条',
        quote: '坚持社会主义办学方向。坚持用先进技术传播先进文化，坚持正确舆论和价值观导向',
        forms: {
          direction: {
            title: '办学方向',
            step: '承诺与材料',
            fields: [{ id: 'direction', kind: 'attest', label: '坚持社会主义办学方向，坚持正确舆论和价值观导向' }],
          },
        },
      },
      {
        no: '第三条',
        quote: 'APP不发布虚假信息、不散布网络谣言，不得存在歪曲历史、煽动社会矛盾等违法违规信息。',
        forms: {
          truth: {
            title: '信息真实',
            step: '承诺与材料',
            fields: [
              {
                id: 'no_rumours',
                kind: 'attest',
                label: '不发布虚假信息、不散布网络谣言，没有歪曲历史、煽动社会矛盾等违法违规信息',
              },
            ],
          },
        },
        complaints: [
          {
            id: 'distorted',
            title: '发布虚假信息、歪曲历史或煽动社会矛盾',
            by: 'app',
          },
        ],
      },
      {
        no: '第三条',
        quote:
          '产品（含各功能版块)不应存在与学习功能无关的内容和链接，不得存在性暗示、性诱惑等不良、低俗内容，不得存在吸引眼球、非法营销的垃圾内容。',
        forms: {
          pure: {
            title: '内容纯净',
            step: '承诺与材料',
            fields: [
              {
                id: 'has_unrelated',
                kind: 'yes',
                label: '有与学习功能无关的内容和链接',
                ask: '里面有没有与学习无关的内容或链接？',
              },
              {
                id: 'has_vulgar',
                kind: 'yes',
                label: '有不良、低俗内容或非法营销的垃圾内容',
                ask: '里面有没有性暗示、性诱惑等不良、低俗内容，或者吸引眼球、非法营销的垃圾内容？',
              },
              { id: 'content_checked', kind: 'attest', label: '主办者建立了严格的内容审查机制' },
            ],
          },
        },
        checks: [
          {
            id: 'unrelated',
            about: '不应存在与学习功能无关的内容和链接',
            fix: '请让主办者清理后再申请。',
            fields: ['has_unrelated'],
            stop: { fact: 'has_unrelated', is: true },
          },
          {
            id: 'vulgar',
            about: '不得存在不良、低俗内容和非法营销的垃圾内容',
            fix: '请换一个APP；已经在用的，请立即停用并向教育局反映。',
            fields: ['has_vulgar'],
            stop: { fact: 'has_vulgar', is: true },
          },
        ],
        complaints: [
          { id: 'unrelated', title: '有与学习功能无关的内容和链接', by: 'app' },
          { id: 'vulgar', title: '有不良、低俗或非法营销内容', by: 'app' },
        ],
      },
      {
        no: '第三条',
        quote:
          '校园学习类APP须应当建立覆盖个人信息收集、储存、传输、使用等环节的数据保障机制。按照“后台实名、前台自愿”的原则，对注册用户进行身份信息认证。',
        forms: {
          data_guard: {
            title: '数据保障和实名认证',
            step: '承诺与材料',
            fields: [
              { id: 'data_guard', kind: 'attest', label: '建立覆盖个人信息收集、储存、传输、使用等环节的数据保障机制' },
              { id: 'real_name', kind: 'attest', label: '按照“后台实名、前台自愿”的原则，对注册用户进行身份信息认证' },
            ],
          },
        },
      },
      {
        no: '第三条',
        quote:
          '收集使用个人信息应当明示收集使用信息的目的、方式和范围，并经用户同意。收集使用未成年人信息应当取得监护人同意、授权。',
        forms: {
          data: {
            title: '用户信息',
            step: '承诺与材料',
            fields: [
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
              { id: 'data_shown', kind: 'attest', label: '明示收集使用信息的目的、方式和范围，并经用户同意' },
            ],
          },
        },
        complaints: [{ id: 'no_consent', title: '未经监护人同意收集孩子的信息', by: 'app' }],
      },
      {
        no: '第三条',
        quote:
          '不得以默认、捆绑、停止安装使用等手段变相强迫用户授权，不得收集与其提供服务无关的个人信息，不得违反法律法规与用户约定，不得泄露、非法出售或非法向他人提供个人信息。',
        forms: {
          data_limits: {
            title: '信息收集的限度',
            step: '承诺与材料',
            fields: [
              {
                id: 'data_needed',
                kind: 'attest',
                label: '不强迫用户授权，不收集与其提供服务无关的个人信息，不泄露、非法出售或非法向他人提供个人信息',
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
        no: '第三条',
        quote:
          '校园学习类APP主办者在用户终止使用其APP服务后，应当停止对用户个人信息的收集和使用，并为用户提供注销账号和相关信息的服务。',
        forms: {
          closing: {
            title: '注销账号',
            step: '承诺与材料',
            fields: [
              { id: 'account_closing', kind: 'attest', label: '用户终止使用后停止收集和使用，并可注销账号和相关信息' },
            ],
          },
        },
        complaints: [{ id: 'no_closing', title: '不能注销账号', by: 'app' }],
      },
      {
        no: '第三条',
        quote: '校园学习类APP和后台系统应当统一落实网络安全等级保护要求，通过相应的信息系统安全等级保护测评与备案。',
        forms: {
          mlps: {
            title: '等级保护',
            step: '承诺与材料',
            fields: [
              {
                id: 'mlps_level',
                once: true,
                kind: 'choice',
                label: '网络安全等级保护',
                ask: '主办者的等保备案是几级？',
                options: { none: '没有或不清楚', l2: '二级', l3: '三级', l4: '四级及以上' },
              },
              {
                id: 'mlps_file',
                once: true,
                kind: 'file',
                label: '等保测评与备案材料',
                ask: '请上传等保备案证明和测评报告',
                max: 6,
                min: 1,
                shown: hasMlps,
              },
              {
                id: 'mlps_until',
                once: true,
                kind: 'date',
                label: '下次测评日期',
                ask: '下次测评在哪一天之前？',
                shown: hasMlps,
              },
            ],
          },
        },
        checks: [
          {
            id: 'mlps_missing',
            about: '没有通过等级保护测评与备案',
            fix: '请让主办者提供等保备案证明和测评报告。',
            fields: ['mlps_level'],
            stop: { fact: 'mlps_level', is: 'none' },
          },
          {
            id: 'mlps_old',
            about: '等保测评日期已过',
            fix: '请让主办者重新测评后上传新的报告。',
            fields: ['mlps_until'],
            applies: hasMlps,
            stop: passed('mlps_until'),
          },
        ],
      },
      {
        no: '第三条',
        quote: '校园学习类APP主办者必须提供合法有效的企业营业执照、法定代表人（或授权负责人）的身份证明等。',
        forms: {
          licence: {
            title: '主办者资质',
            step: '承诺与材料',
            fields: [
              {
                id: 'licence_file',
                once: true,
                kind: 'file',
                label: '营业执照',
                ask: '请上传主办者的营业执照',
                min: 1,
                max: 3,
              },
              {
                id: 'licence_until',
                once: true,
                kind: 'date',
                label: '营业执照有效期',
                ask: '营业执照到哪一天？（长期有效的不填）',
                optional: true,
              },
              // The proof of a person's identity is looked at, never kept.
              { id: 'legal_person', once: true, kind: 'attest', label: '已核对法定代表人（或授权负责人）的身份证明' },
              { id: 'lasting', once: true, kind: 'attest', label: '主办者能提供长期服务，定期更新和维护' },
            ],
          },
        },
        checks: [
          {
            id: 'licence_old',
            about: '营业执照已过有效期',
            fix: '请让主办者提供有效的营业执照。',
            fields: ['licence_until'],
            stop: passed('licence_until'),
          },
        ],
      },
      {
        no: '第三条',
        quote:
          '校园学习类APP主办者须根据《互联网信息服务管理办法》，向电信管理机构申请互联网信息服务业务经营许可或履行备案手续。',
        forms: {
          permit: {
            title: '互联网信息服务许可或备案',
            step: '承诺与材料',
            fields: [
              {
                id: 'icp_no',
                once: true,
                kind: 'code',
                code: 'icp',
                label: 'ICP备案号',
                ask: 'ICP备案号（没有的填下一项）',
                optional: true,
              },
              {
                id: 'telecom_no',
                once: true,
                kind: 'code',
                code: 'telecom',
                label: '经营许可证号',
                ask: '互联网信息服务业务经营许可证号',
                optional: true,
              },
              {
                id: 'telecom_until',
                once: true,
                kind: 'date',
                label: '经营许可证有效期',
                ask: '许可证到哪一天？',
                shown: { known: 'telecom_no' },
              },
            ],
          },
        },
        checks: [
          {
            id: 'permit_missing',
            about: '没有ICP备案号，也没有经营许可证号',
            fix: '请向主办者要一个，填在这里。',
            fields: ['icp_no', 'telecom_no'],
            stop: { not: { any: [{ known: 'icp_no' }, { known: 'telecom_no' }] } },
          },
          {
            id: 'telecom_old',
            about: '经营许可证已过有效期',
            fix: '请让主办者提供有效的许可证。',
            fields: ['telecom_until'],
            applies: { known: 'telecom_no' },
            stop: passed('telecom_until'),
          },
        ],
      },
      {
        no: '第四条',
        quote: '校园学习类APP应符合有关法律、法规、规章和国务院、教育部、河南省教育厅、濮阳市教育局文件规定的其他要求',
        forms: {
          other_rules: {
            title: '国家文件的要求',
            step: '承诺与材料',
            fields: [
              { id: 'has_ads', kind: 'yes', label: '含商业广告', ask: '里面有没有商业广告？' },
              { id: 'has_games', kind: 'yes', label: '含娱乐游戏', ask: '里面有没有娱乐游戏？' },
              {
                id: 'is_bound',
                kind: 'yes',
                label: '与教学管理行为绑定',
                ask: '是否与教学管理绑定，或者与学分、成绩、评优挂钩？',
              },
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
                shown: important,
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
      },
      {
        no: '第四条',
        quote: '校园学习类APP应体现素质教育要求，促进学生综合素质提升，不得采用应试教育手段增加学生课业负担；',
        forms: {
          burden: {
            title: '素质教育',
            step: '承诺与材料',
            fields: [{ id: 'no_burden', kind: 'attest', label: '不采用应试教育手段增加学生课业负担' }],
          },
        },
        complaints: [{ id: 'burden', title: '增加学生课业负担', by: 'app' }],
      },
      {
        no: '第四条',
        quote: '校园学习类APP不得强制收费、不得恶意扣费，其中校内学习类APP不得面向学生用户收费；',
        forms: {
          fee: {
            title: '收费',
            step: '承诺与材料',
            fields: [
              { id: 'student_fee', kind: 'yes', label: '向学生或家长收费', ask: '学生或家长使用要不要花钱？' },
              { id: 'forced_fee', kind: 'yes', label: '强制收费或恶意扣费', ask: '有没有强制收费、恶意扣费？' },
            ],
          },
        },
        checks: [
          {
            id: 'free',
            about: '校内使用的APP不得向学生收费',
            fix: '请改为学校承担费用，或者不选用。',
            fields: ['student_fee'],
            stop: { fact: 'student_fee', is: true },
          },
          {
            id: 'forced_fee',
            about: '不得强制收费、不得恶意扣费',
            fix: '请换一个APP。',
            fields: ['forced_fee'],
            stop: { fact: 'forced_fee', is: true },
          },
        ],
        complaints: [
          { id: 'fee', title: '向学生或家长收费', by: 'school' },
          { id: 'forced_fee', title: '强制收费或恶意扣费', by: 'app' },
        ],
      },
      {
        no: '第四条',
        quote: '校园学习类APP需提供针对学生用户的护眼功能及其说明文档；',
        forms: {
          eyes: {
            title: '护眼',
            step: '承诺与材料',
            fields: [
              {
                id: 'eye_file',
                once: true,
                kind: 'file',
                label: '护眼功能说明文档',
                ask: '请上传护眼功能的说明文档',
                min: 1,
                max: 3,
              },
            ],
          },
        },
        complaints: [{ id: 'no_eye_care', title: '没有护眼功能', by: 'app' }],
      },
      {
        no: '第四条',
        quote:
          '校园学习类APP须在显著位置提供用户有效的人工客服、在线客服等使用反馈通道，对于用户的投诉建议给予迅速响应和处理；',
        forms: {
          feedback: {
            title: '反馈通道',
            step: '承诺与材料',
            fields: [
              {
                id: 'feedback',
                kind: 'text',
                label: '使用反馈通道',
                ask: '客服在哪里找？（人工客服、在线客服）',
                min: 2,
                max: 60,
              },
            ],
          },
        },
        complaints: [{ id: 'no_feedback', title: '没有客服或反馈后不处理', by: 'app' }],
      },
      {
        no: '第四条',
        quote: '学科培训类APP还应满足教育部关于校外培训机构（校外线上教育）管理的有关规定。',
        forms: {
          training: {
            title: '学科培训',
            step: '承诺与材料',
            fields: [
              { id: 'subject_training', kind: 'yes', label: '学科培训类', ask: '是学科培训类APP吗？' },
              {
                id: 'training_file',
                kind: 'file',
                label: '校外线上培训的审批或备案材料',
                ask: '请上传校外线上培训的审批或备案材料',
                min: 1,
                max: 3,
                shown: { fact: 'subject_training', is: true },
              },
            ],
          },
        },
      },
      {
        no: '第五条',
        quote: '校园学习类APP提供者不得制作、复制、发布、传播含有下列内容的信息：',
        forms: { content_points: { title: '内容审查要点', fields: points } },
        complaints: spread,
      },
      {
        no: '第六条',
        quote:
          '经中华人民共和国教育部审查并备案通过的校园学习类APP，仅代表该校园学习类APP主办者提交的APP满足《管理办法》要求，可推荐给我市中小学生使用。',
        duties: ['moe_recommendable'],
      },
      {
        no: '第六条',
        quote: '对于由教育部审核通过的APP，各单位和机构可以根据本地区、本单位实际情况，自主决定是否使用该产品。',
        forms: {
          decision: {
            title: '集体研究',
            step: '集体决定',
            fields: [
              {
                id: 'consulted',
                kind: 'choices',
                label: '征求意见',
                ask: '选用前征求了谁的意见？',
                options: { staff: '教职工', pupils: '学生', parents: '家长', none: '没有征求' },
              },
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
                id: 'decision_result',
                kind: 'choice',
                label: '研究结果',
                ask: '结果是什么？',
                options: { passed: '同意选用', refused: '不同意选用' },
              },
              { id: 'decision_minutes', kind: 'file', label: '会议纪要照片', ask: '请拍下会议纪要', min: 1, max: 9 },
              {
                id: 'nature',
                kind: 'choice',
                label: '使用性质',
                ask: '要求学生使用，还是推荐使用？',
                options: { required: '要求使用', recommended: '推荐使用' },
              },
            ],
          },
        },
        checks: [
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
        no: '第七条',
        quote: '校园学习类APP实行黑名单管理制度。学习类APP在被投诉、举报违反《管理办法》规定且查证属实的，列入黑名单。',
        lists: {
          black: {
            kind: 'black',
            of: 'app',
            title: '濮阳市校园学习类APP黑名单',
            shows: ['app.name', 'provider.name', 'since', 'clock.black', 'listing_reason'],
          },
        },
        then: [
          {
            of: 'complaint',
            on: { did: 'uphold' },
            when: { fact: 'category', in: ofTheApp },
            effects: [{ open: 'listing', do: 'propose', to: 'provider' }],
          },
        ],
        forms: {
          nomination: {
            title: '提出列入',
            fields: [{ id: 'nominated_for', kind: 'text', label: '违规情况', ask: '查实了什么？', min: 4, max: 300 }],
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
        moves: [
          { do: 'propose', by: ['system'], from: ['nominated'], to: toHear },
          { do: 'propose', by: ['desk'], from: ['nominated'], to: toHear, needs: ['nomination'], also: ['第九条'] },
          { do: 'enlist', by: ['head'], from: ['proposed'], to: 'black', needs: ['listing_public'], also: ['第九条'] },
        ],
      },
      {
        no: '第七条',
        quote: '濮阳市教育局在门户网站统一发布濮阳市校园学习类APP黑名单信息。',
        duties: ['public_list'],
      },
      {
        no: '第八条',
        quote:
          '对于列入我市黑名单的APP，自列入黑名单之日起，两年之内，我市各级各类学校禁止使用该APP主办者提供的校园学习类所有APP产品。',
        holds: [{ list: 'black', does: 'bars_use', to: 'provider', says: '主办者已列入黑名单，禁止使用' }],
        checks: [
          {
            id: 'listed_barred',
            of: 'inventory',
            about: '该APP的主办者已被列入黑名单，它的所有APP禁止使用',
            fix: reportAnyway,
            warn: { fact: 'provider.on', has: 'black' },
          },
        ],
        clocks: {
          black: {
            life: 'listing',
            title: '禁用期',
            from: { did: 'enlist' },
            until: { enter: ['released', 'annulled'] },
            length: { years: 2 },
            stricter: 'longer',
          },
        },
      },
      {
        no: '第八条',
        quote: '经整改合格并符合管理要求的APP主办者，两年后方可重新向濮阳市辖区内中小学校提供服务。',
        forms: {
          mending: {
            title: '整改情况',
            fields: [
              { id: 'mended_what', kind: 'text', label: '整改情况', ask: '怎样整改的？', min: 4, max: 300 },
              { id: 'mended_proof', kind: 'file', label: '整改证明', ask: '请上传整改后的截图或材料', min: 1, max: 6 },
            ],
          },
        },
        moves: [
          { do: 'report', by: ['respondent', 'respondent_head'], from: ['black'], to: 'mending', needs: ['mending'] },
          { do: 'report', by: ['desk'], from: ['black'], to: 'mending', when: isNotReachable, needs: ['mending'] },
          { do: 'verify', by: ['desk'], from: ['mending'], to: 'mended', reason: true },
          { do: 'return', by: ['desk'], from: ['mending'], to: 'black', reason: true },
          {
            do: 'release',
            by: ['head'],
            from: ['mended'],
            to: 'released',
            when: { fact: 'clock.black', is: 'over' },
            reason: true,
          },
        ],
        then: [
          {
            of: 'listing',
            on: { did: 'release' },
            effects: [
              { tell: 'respondent', what: '已移出黑名单，可以重新提供服务。' },
              { tell: 'users_of_provider', what: '主办者已移出黑名单，是否使用由学校集体决定。' },
            ],
          },
        ],
      },
      {
        no: '第九条',
        quote:
          '在后续使用过程中发现违法违规的有害APP，立即停止使用，退订相关业务，及时报告当地网信部门和公安部门，积极协助查处。',
        moves: [
          { do: 'stop', by: ['filer', 'filer_head'], from: ['in_use'], to: 'unused', reason: true },
          ...stopUseMoves,
        ],
        forms: stopUseForms,
        then: [
          {
            of: 'listing',
            on: { did: 'enlist' },
            effects: [
              { open: 'stop_use', do: 'issue', to: 'users_of_provider' },
              { tell: 'respondent', what: '已列入黑名单；整改合格并满两年后方可移出。' },
            ],
          },
          {
            of: 'stop_use',
            on: { enter: ['stop_silent'] },
            effects: [{ tell: 'cause', what: '有学校逾期没有提交停用凭证。' }],
          },
        ],
        complaints: [{ id: 'harmful', title: '有有害内容', by: 'app' }],
        duties: ['patrol', 'organs'],
      },
      {
        no: '第九条',
        quote:
          '同时，向濮阳市教育局反映和举报，由濮阳市教育局调查核实后，列入黑名单，并商请相关部门依法责令下架该APP、注销ICP备案和停止网络服务。',
        then: [
          {
            of: 'listing',
            on: { did: 'enlist' },
            effects: [
              { open: 'referral', with: { organ: 'cac' } },
              { open: 'referral', with: { organ: 'telecom' } },
            ],
          },
        ],
      },
      {
        no: '陈述申辩',
        kind: 'house',
        quote: '列入黑名单前，听取主办者的陈述和申辩；也可以不列入，列入有误的撤销',
        reason:
          '办法没有规定听取意见、不列入和改正错误的手续。列入后主办者的所有APP两年不能使用，影响重大，按通常做法先书面告知，听取意见后再决定；主办者不能登录的书面送达，口头或书面的意见由窗口登记。',
        forms: {
          ...serviceForm,
          statement: {
            title: '陈述申辩',
            fields: [
              { id: 'stated', kind: 'text', label: '陈述和申辩', ask: '有什么要说明的？', min: 4, max: 500 },
              { id: 'stated_proof', kind: 'file', label: '证明材料', min: 1, max: 6, optional: true },
            ],
          },
        },
        moves: [
          { do: 'serve', by: ['desk'], from: ['unserved'], to: 'awaited', needs: ['service'] },
          { do: 'reply', by: ['respondent', 'respondent_head'], from: ['heard'], to: 'proposed', needs: ['statement'] },
          { do: 'reply', by: ['desk'], from: ['awaited'], to: 'proposed', needs: ['statement'] },
          {
            do: 'lapse',
            by: ['system'],
            from: ['heard', 'awaited'],
            to: 'proposed',
            when: { fact: 'clock.reply', is: 'over' },
          },
          { do: 'dismiss', by: ['head'], from: ['proposed'], to: 'spared', reason: true },
          { do: 'dismiss', by: ['desk'], from: ['nominated'], to: 'spared', reason: true },
          // Whatever was listed by mistake does not wait for two years.
          { do: 'withdraw', by: ['head'], from: ['black', 'mending', 'mended'], to: 'annulled', reason: true },
        ],
      },
      {
        no: '列入回避',
        kind: 'house',
        quote: '查证投诉、提出列入的人，不审批列入',
        reason: '办法没有写明回避。为了公正，查证和提出的人不审批，核实整改的人不审批移出。',
        separationOfDuties: [
          ['cause:uphold', 'enlist'],
          ['propose', 'enlist'],
          ['verify', 'release'],
        ],
      },
      {
        no: '停用和申辩时限',
        kind: 'bureau',
        quote: '提交停用凭证、陈述申辩的期限，由教育主管部门公开承诺',
        reason: '办法要求立即停止使用，没有规定提交凭证和陈述申辩的期限，由教育主管部门自行确定并公开。',
        clocks: {
          stop: stopUseClock,
          reply: {
            life: 'listing',
            title: '陈述申辩',
            from: { enter: ['heard', 'awaited'] },
            until: { enter: ['proposed'] },
            length: { workingDays: { setting: 'reply_days' } },
            warn: 1,
            stricter: 'longer',
            shown: true,
          },
        },
      },
      referralLife(),
      {
        no: '第十条',
        quote:
          '如国家法律法规、国务院或教育部、工业和信息化部等中央部委有新规定、新要求的，以国家和部委出台的新规定、新要求为准。',
        duties: ['precedence'],
      },
      {
        no: '第十一条',
        quote: '《管理办法》由濮阳市教育局负责解释。',
        duties: ['interpretation'],
      },
      {
        no: '附件',
        quote: '学习类APP统计备案表',
        forms: {
          annex: {
            title: '学习类APP统计备案表',
            step: '应用',
            fields: [
              {
                id: 'unit_name',
                kind: 'text',
                label: '单位',
                ask: '单位（县区名称；市直学校填“市直”）',
                min: 2,
                max: 30,
              },
              { id: 'school_name', kind: 'text', label: '学校', max: 60, from: 'filer.name', fixed: true },
              { id: 'app_name', kind: 'text', label: '使用APP名称', max: 60, from: 'app.name', fixed: true },
              { id: 'provider_name', kind: 'text', label: 'APP主办者', max: 60, from: 'provider.name', fixed: true },
              { id: 'contact_person', kind: 'person', label: '联系人', ask: '联系人姓名', secret: true },
              { id: 'contact_phone', kind: 'phone', label: '电话', ask: '联系人电话', secret: true },
              { id: 'main_functions', kind: 'text', label: '主要功能', ask: '主要用来做什么？', min: 2, max: 100 },
              { id: 'moe_filed', kind: 'yes', label: '是否备案', ask: '该APP是否通过教育部审批备案？' },
              {
                id: 'moe_no',
                kind: 'moe_no',
                label: '备案号',
                ask: '教育部备案号（教APP备…号）',
                shown: { fact: 'moe_filed', is: true },
                from: 'app.moe_no',
              },
            ],
          },
        },
      },
      {
        no: '附件',
        quote: '此表以excel表上报，并打印首页，加盖公章扫描后与电子表一并上报。',
        duties: ['inventory_report'],
      },
      {
        no: '附件',
        quote: '“是否备案”是指该APP是否通过教育部审批备案，“备案号”填写教育部备案号。',
        duties: ['inventory_report'],
      },
      {
        no: '附件',
        quote: '以县区为单位统一上报',
        duties: ['inventory_report'],
      },
      {
        no: '附件',
        quote: '市直学校单位一栏填写“市直”，县区如实填写。',
        checks: (['filing', 'inventory'] as const).map((of) => ({
          id: of === 'filing' ? 'unit_city' : 'listed_unit_city',
          of,
          about: '市直学校的单位一栏应填“市直”',
          fix: '请改成“市直”。',
          fields: ['unit_name'],
          applies: { fact: 'filer.level', is: 'city' },
          stop: { not: { fact: 'unit_name', is: '市直' } },
        })),
      },
      ...plainFiling({
        submit: [
          'annex',
          'school',
          'decision',
          'direction',
          'truth',
          'pure',
          'data_guard',
          'data',
          'data_limits',
          'closing',
          'mlps',
          'licence',
          'permit',
          'other_rules',
          'burden',
          'fee',
          'eyes',
          'feedback',
          'training',
          'live',
          'live_clean',
          'live_real',
        ],
        points: 'content_points',
      }),
      ...complaintLife(),
    ],
  },
);
