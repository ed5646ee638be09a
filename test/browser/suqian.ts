import { answerNation, daysAgo, ofChars, photo } from './deeds';
import type { Visitor } from './visitor';

type Wishes = { overview?: string; phone?: string; minutes?: boolean };

/** Answers the first step of the form: 应用. */
export const fillTool = async (
  v: Visitor,
  { overview = ofChars(60), phone = '13800001234' }: Wishes = {},
): Promise<void> => {
  await v.choose('要求学生使用，还是推荐使用？', '推荐使用');
  await v.fill('项目负责人', '何苗');
  await v.fill('手机号码', phone);
  await v.fill(/简述项目实施原因/, overview);
  await v.choose('谁来使用？', '学生');
  await v.choose('谁来使用？', '教师');
  await v.fill('哪些年级、班级使用？', '三年级');
  await v.choose('用来做什么？', '作业与练习');
  await v.choose(/已经先看过/, '是');
};

/** Answers the second step: 集体决定. */
export const fillDecision = async (v: Visitor, { minutes = true }: Wishes = {}): Promise<void> => {
  await v.day('哪一天集体研究的？', daysAgo(5));
  await v.choose('在什么会上研究的？', /校长办公会/);
  await v.fill('几人参加？', '9');
  await v.choose('结果是什么？', /^同意选用/);
  if (minutes)
    await v.attach('请拍下会议纪要', photo('会议纪要.png', 3), photo('会议纪要第二页.png', 4));
  await v.tick('不增加教师工作和学生课业负担');
  await v.fill(/第一责任人/, '高远');
  await v.fill(/直接责任人/, '陈立');
  await v.fill('哪个部门或年级使用？', '三年级组');
  await v.fill(/具体责任人/, '何苗');
  await v.choose('经费来源', '财政拨款');
  await v.choose('签订合同（协议）了吗？', '否');
  await v.fill(
    /简述集体研究、项目采购/,
    '经校长办公会研究同意，由学校统一采购一年服务，学生免费使用。',
  );
  for (const asked of ['教职工', '学生', '家长']) await v.choose('选用前征求了谁的意见？', asked);
};

/** Answers the third step: 承诺与材料. */
export const fillMaterials = async (v: Visitor): Promise<void> => {
  await v.choose(/要不要花钱/, '否');
  for (const promise of [
    '不向学生及家长收取任何费用',
    /不借家委会名义/,
    /不要求家长直接/,
    /不统一组织免费试用/,
    /违规获利/,
  ])
    await v.tick(promise);
  for (const question of [
    /有没有商业广告/,
    /有没有娱乐游戏/,
    /是否与教学管理绑定/,
    /公布学生成绩和排名/,
    /教育教学无关/,
  ])
    await v.choose(question, '否');
  await v.tick('不超备案范围开展教学活动');
  await v.tick('本单位加强弱口令、个人隐私泄露等风险防患');
  // What another school’s filing proved of the app is not asked again.
  const level = v.page.getByRole('radiogroup', { name: /等保备案是几级/ }).locator('visible=true');
  if (await level.count()) {
    await v.choose(/等保备案是几级/, '三级');
    await v.attach(/请上传等保备案证明/, photo('等保备案证明.png', 5));
  }
  await v.choose(/会收集学生的哪些信息/, '姓名');
  await v.choose(/会收集学生的哪些信息/, '学校班级');
  await v.attach(/告知同意书/, photo('告知同意书.png', 6));
  await answerNation(v);
  await v.choose(/招生录取、考试报名/, '否');
};

/** What each office ticks. */
export const points = {
  network: [
    '落实等级保护，定期测评',
    '收集的信息必要，告知同意书写清楚',
    '提供者开展风险排查，漏洞及时修复',
  ],
  content: ['内容健康，没有有害信息，发现后能及时处置', '没有商业广告', '没有娱乐游戏'],
  focus: [
    '履行选用机制',
    '集体决策使用',
    '签订合同（协议）',
    '符合公平、免费、自愿原则',
    '规范使用',
  ],
} as const;
