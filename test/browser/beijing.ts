import { answerNation, daysAgo, photo } from './deeds';
import type { Visitor } from './visitor';

/** What the bureau ticks: about a provider’s app, and about a school that selects it. */
export const points = {
  provider: [
    '备案范围和类型填写属实',
    '内容没有消极信息、不良信息，没有游戏链接和广告',
    '没有“拍照搜题”等功能',
    '学科培训有许可，提供者是非营利法人',
    '有数据保障机制，未成年人信息有监护人同意',
    '有内容审核、账号管理、应急处置措施和专业人员',
    '公开管理规则和平台公约，签订服务协议',
    '咨询投诉入口醒目、便捷',
  ],
  school: [
    '建立选用制度',
    '应用已完成提供者备案',
    '统一选用不收取任何费用',
    '内容没有不良信息、游戏链接和广告',
  ],
} as const;

/** Answers a school’s first step: 选用. */
export const fillSelection = async (v: Visitor): Promise<void> => {
  await v.attach(/选用制度/, photo('选用制度.png', 21));
  await v.day('从哪一天开始用？', daysAgo(-7));
  for (const who of ['学生', '教师']) await v.choose('谁来使用？', who);
  await v.fill(/用来做什么、怎样使用/, '五年级劳动课记录，教师布置，学生在校使用。');
  await v.fill('项目负责人', '江宁');
  await v.fill('手机号码', '13800001234');
};

/** Answers its last step: what the school decided together. */
export const fillCollective = async (v: Visitor): Promise<void> => {
  for (const who of ['教职工', '家长']) await v.choose('选用前征求了谁的意见？', who);
  await v.choose('集体研究的结果是什么？', '同意选用');
  await v.choose('要求学生使用，还是推荐使用？', '推荐使用');
  await v.choose(/是否与教学管理绑定/, '否');
};

/** Answers its second step: what the school promises. */
export const fillPromises = async (v: Visitor): Promise<void> => {
  await v.choose(/要不要花钱/, '否');
  for (const question of [/有没有消极信息/, /有没有游戏/, /有没有广告/])
    await v.choose(question, '否');
  await v.choose(/会收集学生的哪些信息/, '不收集');
  await answerNation(v);
  // Papers of 等级保护 are asked where no national filing has shown them.
  const level = v.page.getByRole('radiogroup', { name: /等保备案是几级/ }).locator('visible=true');
  if (await level.count()) await v.choose(/等保备案是几级/, '没有或不清楚');
  await v.choose(/招生录取、考试报名/, '否');
};
