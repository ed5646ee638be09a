import { answerNation, daysAgo, lookUp, openCase, opine, photo, sendOpinion } from './deeds';
import type { Visitor } from './visitor';

/** What each office ticks. */
export const points = {
  tech: ['实施方案的合理性', '实施方案的先进性', '实施方案的可行性', '采购方案'],
  finance: ['经费有保障', '项目经费可以审计', '没有乱收费、搭车收费'],
  plan: ['必要性', '可行性', '科学性'],
  lawful: ['方案规范', '方案合法'],
} as const;
const scored = {
  必要性: 5,
  可行性: 4,
  规范性: 4,
  适切性: 5,
  安全性: 3,
  技术先进性: 4,
  经济合理性: 4,
} as const;

/** Answers the first step: 项目. */
export const project = async (v: Visitor, scale: RegExp, overview: string): Promise<void> => {
  await v.fill('项目负责人', '章宁');
  await v.fill('手机号码', '13800005770');
  await v.fill(/项目的实施原因、推进措施/, overview);
  await v.choose(/小范围试点，还是/, scale);
};

/** Answers the second: the plan, what is to be bought for a terminal, and whose money it is. */
export const plan = async (v: Visitor, terminal: boolean): Promise<void> => {
  await v.attach(
    /请上传移动学习实施项目方案/,
    photo('实施方案.png', 3),
    photo('实施方案第二页.png', 4),
  );
  if (terminal) await v.attach('请上传采购方案', photo('采购方案.png', 5));
  await v.choose('经费来源', '财政拨款');
};

/** Answers the third: 公平. `pays`: whether anybody has to. */
export const promises = async (v: Visitor, pays = '否'): Promise<void> => {
  await v.choose(/要不要花钱/, pays);
  await v.choose(/要求或引导家长、学生购买/, '否');
  await v.tick('不直接或间接向家长收取任何费用');
  await v.choose(/分班、评价等的前置条件/, '否');
  await v.choose(/会收集学生的哪些信息/, '不收集');
  await answerNation(v);
  await v.choose(/招生录取、考试报名/, '否');
};

/** Answers what the school decided together. */
export const decision = async (v: Visitor): Promise<void> => {
  await v.day('哪一天集体研究的？', daysAgo(0));
  await v.choose('在什么会上研究的？', '党组织会议');
  await v.fill('几人参加？', '7');
  await v.choose('结果是什么？', /^同意选用/);
  await v.attach('请拍下会议纪要', photo('会议纪要.png', 6));
};

/** Answers whom the school asked first, what the tool is for and what it holds. */
export const consulted = async (v: Visitor): Promise<void> => {
  for (const who of ['教职工', '学生', '家长']) await v.choose('选用前征求了谁的意见？', who);
  await v.choose('用来做什么？', '课堂教学');
  await v.choose('要求学生使用，还是推荐使用？', '推荐使用');
  for (const question of [/有没有商业广告/, /有没有娱乐游戏/, /是否与教学管理绑定/])
    await v.choose(question, '否');
};

/** An expert gives the seven scores. */
export const score = async (v: Visitor, who: RegExp, name: RegExp, text: string): Promise<void> => {
  await v.be(who);
  await openCase(v, name);
  await v.move('专家论证意见');
  await v.tick('与项目提供者没有利益关系');
  for (const [criterion, value] of Object.entries(scored)) await v.choose(criterion, String(value));
  await v.fill('论证意见', text);
  await v.tap('提交评分');
  await v.see('评分已提交');
};

/** Somebody of the bureau opens the case and agrees to every point; `more` is done before it is sent. */
export const opines = async (
  v: Visitor,
  who: RegExp,
  name: RegExp,
  label: string,
  list: readonly string[],
  more?: () => Promise<void>,
): Promise<void> => {
  await v.be(who);
  await openCase(v, name);
  await opine(v, label, list);
  await more?.();
  await sendOpinion(v);
};

/** What a parent is told about a tool at a school, by the public search. */
export const asks = async (parent: Visitor, app: string, school: string): Promise<void> => {
  await lookUp(parent, app);
  await parent.see(`“${app}”的查询结果`);
  await parent.tap(new RegExp(`${app}.*${school}`, 's'));
};
