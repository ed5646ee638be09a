import { page as photoOf } from '@functions/demo/picture';
import type { Served } from './server';
import type { Name, Upload, Visitor } from './visitor';

/** A photographed page, different for each number. */
export const photo = (name: string, n: number): Upload => ({
  name,
  mimeType: 'image/png',
  buffer: Buffer.from(photoOf(n)),
});

/** A sentence of exactly so many characters. */
export const ofChars = (n: number): string =>
  '为减轻作业批改负担，在三年级数学练习中使用，由教研组推进，'.repeat(9).slice(0, n);

/** Shanghai's day so many days ago. */
export const daysAgo = (n: number): string =>
  new Date(Date.now() + 8 * 3_600_000 - n * 86_400_000).toISOString().slice(0, 10);

/** Looks for something from the public's first page. */
export const lookUp = async (parent: Visitor, words: string): Promise<void> => {
  await parent.open('pages/home/index');
  await parent.fill('查询应用、备案号或学校', words);
  await parent.tap('查询');
};

/** Looks for the app to begin with, on the open page 新建备案. */
export const find = async (v: Visitor, app: string): Promise<void> => {
  await v.fill('应用名称、备案号或下载链接', app);
  await v.tap('查找');
};

/** Finds an app and begins with it; `first` is what the form then says. */
export const begin = async (
  v: Visitor,
  app: string,
  first: Name,
  button = '为这个应用申请备案',
): Promise<void> => {
  await v.open('school/new/index');
  await find(v, app);
  await v.tap(button);
  await v.see(first);
};

/** Opens a filing from 办理, whichever list it stands in. */
export const openCase = async (v: Visitor, name: RegExp): Promise<void> => {
  await v.open('pages/todo/index');
  await v.calm();
  if (!(await v.page.getByRole('button', { name }).locator('visible=true').count()))
    await v.page.getByRole('tab', { name: '全部' }).locator('visible=true').last().click();
  await v.page.getByRole('button', { name }).locator('visible=true').first().click();
  await v.see('办理经过');
  await v.calm();
};

/** Sends a form that lacks nothing from its last step to the principal. */
export const sendToPrincipal = async (
  v: Visitor,
  done: Name = '已提交给校长签名',
): Promise<void> => {
  await v.tap('去核对');
  await v.calm();
  await v.tap('提交给校长签名');
  await v.see(done);
};

/** The principal reads, signs on the pad and sends; `button` and `done` where the region says it otherwise. */
export const signCase = async (
  v: Visitor,
  name: RegExp,
  { button = '签名并提交', done = /^已签名，已提交/ }: { button?: Name; done?: Name } = {},
): Promise<void> => {
  await v.open('pages/todo/index');
  await v.tap(name);
  await v.tap(/点此签名$/);
  await v.sign();
  await v.tap('写好了');
  await v.tap(button);
  await v.see(done);
};

/** Does an act that asks nothing more. */
export const simply = async (v: Visitor, label: string, done: string): Promise<void> => {
  await v.move(label);
  await v.calm();
  await v.tap(label);
  await v.see(done);
};

/** Does an act that asks only for its reason; `picture` names a screenshot of it. */
export const because = async (
  v: Visitor,
  label: string,
  reason: string,
  done: string,
  picture?: string,
  forParents?: string,
): Promise<void> => {
  await v.move(label);
  await v.fill(/理由/, reason);
  if (forParents) await v.fill(/写给家长看/, forParents);
  if (picture) await v.shot(picture);
  await v.tap(label);
  await v.see(done);
};

/** Gives an opinion: every point 符合 but `fails`, with its note. */
export const opine = async (
  v: Visitor,
  label: string,
  points: readonly string[],
  fails?: { point: string; note: string },
): Promise<void> => {
  await v.move(label);
  for (const point of points)
    await v.choose(new RegExp(`^${point}`), point === fails?.point ? '不符合' : /^符合/);
  if (fails) await v.fill(new RegExp(`${fails.point}，不符合的原因`), fails.note);
  await v.choose('审查结论', fails ? /^有问题/ : /^通过/);
};

/** Sends the opinion given. */
export const sendOpinion = async (v: Visitor): Promise<void> => {
  await v.tap('提交意见');
  await v.see('审查意见已提交');
};

/** Lets the outbox tell everybody, then opens 消息. */
export const inbox = async (v: Visitor, served: Served): Promise<void> => {
  await served.drain();
  await v.open('pages/inbox/index');
  await v.calm();
};

const asked = async (v: Visitor, question: RegExp): Promise<boolean> =>
  (await v.page.getByText(question).locator('visible=true').count()) > 0;

/** Answers what the nation asks of every app, as far as it is asked here: what was proved of the app before is not, nor what the region asks in its own words. */
export const answerNation = async (v: Visitor): Promise<void> => {
  if (await asked(v, /^有下面哪些情况/)) await v.choose(/有下面哪些情况/, '都没有');
  if (await asked(v, /从哪里安装？/)) await v.choose(/从哪里安装？/, '应用商店');
  if (await asked(v, /国家和省级教育平台已经先看过/)) await v.choose(/国家和省级教育平台/, '是');
  if (await asked(v, /^建立覆盖个人信息/))
    for (const promise of [/^建立覆盖个人信息/, /后台实名/, /明示收集使用信息/, /不强迫用户授权/])
      await v.tick(promise);
};
