import { readFileSync } from 'node:fs';
import { ofChars } from '../browser/deeds';
import { readPdf, readQr } from '../pdf';
import type { Holder } from './holder';

/** Finds an app and begins a filing with it; `first` is what the form then says. */
export const begin = async (me: Holder, app: string, first: string | RegExp): Promise<void> => {
  await me.open('school/new/index');
  await me.waitFor('要备案哪个应用？');
  await me.input('应用名称、备案号或下载链接', app);
  await me.tap('查找');
  await me.tapWhen('为这个应用申请备案');
  await me.waitFor(first);
};

/** The desk accepts the open case under `number`. */
export const accept = async (me: Holder, number: RegExp): Promise<void> => {
  await me.move('受理');
  await me.waitFor(/受理后开始计算办结时限/);
  await me.tap('受理');
  await me.waitFor(number);
};

/** Gives an opinion on the open case: every point 符合. */
export const opine = async (
  me: Holder,
  label: string,
  points: readonly string[],
): Promise<void> => {
  await me.move(label);
  await me.waitFor('审查结论');
  for (const point of points) await me.choose(point, /^符合/);
  await me.choose('审查结论', /^通过/);
  await me.tap('提交意见');
  await me.waitFor('审查意见已提交');
};

/** The head agrees to the open case; `field` is where the words go. */
export const approve = async (me: Holder, field: string): Promise<void> => {
  await me.move('同意备案');
  await me.waitFor(/家长扫码就能看到/);
  await me.input(field, '同意备案。');
  await me.tap('同意备案');
  await me.waitFor('已同意备案');
};

/** Prints the poster of the open case; gives the address its code holds. */
export const posterLink = async (me: Holder): Promise<string> => {
  await me.tapWhen('打印公示海报');
  await me.settle();
  for (let i = 0; i < 300 && me.seen.opened.length === 0; i++)
    await new Promise((done) => setTimeout(done, 20));
  return readQr(readPdf(readFileSync(me.seen.opened.at(-1)!)).pages[0]!)!;
};

/** Answers the first step of 宿迁's form, on the open page. */
export const fillFirst = async (me: Holder): Promise<void> => {
  await me.choose('要求学生使用', /^推荐使用/);
  await me.input('项目负责人', '何苗');
  await me.input('手机号码', '13800001234');
  await me.input('简述项目实施原因', ofChars(60));
  await me.choose('谁来使用', /^学生/);
  await me.input('哪些年级、班级使用', '三年级');
  await me.choose('用来做什么', /^作业与练习/);
  await me.choose('已经先看过', /^是/);
};

/** Answers what the nation asks of every app, as far as it is asked on the open page. */
export const answerNation = async (me: Holder): Promise<void> => {
  const asked = (words: string): boolean => me.text().includes(words);
  if (asked('有下面哪些情况')) await me.choose('有下面哪些情况', /^都没有/);
  if (asked('从哪里安装？')) await me.choose('从哪里安装？', /^应用商店/);
  if (asked('国家和省级教育平台已经先看过')) await me.choose('国家和省级教育平台', /^是/);
  if (asked('建立覆盖个人信息'))
    for (const promise of [/建立覆盖个人信息/, /后台实名/, /明示收集使用信息/, /不强迫用户授权/])
      await me.tick(promise);
};
