import { page as photoOf } from '@functions/db/demo/picture';
import { readPdf, readQr, wordsOf } from '../pdf';
import { launch, type Phone } from './chromium';
import { serveHouse, type Served } from './server';
import { freshScreens, takeFaults, visitor, type Upload, type Visitor } from './visitor';

jest.setTimeout(90_000);
const photo = (name: string, n: number): Upload => ({ name, mimeType: 'image/png', buffer: Buffer.from(photoOf(n)) });
const ofChars = (n: number): string => '为减轻作业批改负担，在三年级数学练习中使用，由教研组推进，'.repeat(9).slice(0, n);

let served: Served;
let phone: Phone;
let parent: Visitor;
let teacher: Visitor;
let office: Visitor;
const somebody = async (): Promise<Visitor> => visitor(await phone.another(), served.origin);

beforeAll(async () => {
  freshScreens();
  served = await serveHouse();
  phone = await launch();
  [parent, teacher, office] = [await somebody(), await somebody(), await somebody()];
}, 120_000);
afterAll(async () => {
  await phone?.close();
  await served?.close();
});

afterEach(() => expect(takeFaults()).toEqual([]));

test('a parent finds everything of the public without signing in', async () => {
  await parent.open('pages/home/index');
  await parent.see('咨询、投诉、举报电话');
  await parent.shot('home');
  await parent.fill('查询应用、备案号或学校', '智');
  await parent.tap('查询');
  await parent.see('“智”的查询结果');
  await parent.see(/骆湖九年制学校/);
  await parent.shot('search-one-character');
  await parent.fill('查询应用、备案号或学校', '教APP备3200123号');
  await parent.tap('查询');
  await parent.see('在孩子的学校能不能用？');
  await parent.shot('app-by-number');
  await parent.fill(/孩子在哪所学校/, '河滨');
  await parent.tap('查找学校');
  await parent.see('宿迁市河滨实验小学（演示）');
  await parent.shot('app-school-found');
  await parent.tap(/^宿迁市河滨实验小学/);
  await parent.see('可以使用');
  await parent.shot('status-of-pair');
  for (const [route, words, name] of [
    ['pages/todo/index', '去“我的”登录', 'todo-signed-out'], ['pages/inbox/index', '查投诉进度', 'inbox-signed-out'], ['pages/me/index', '演示：换一个人看看', 'me-signed-out'],
    ['public/help/index', '怎样投诉', 'help'], ['public/privacy/index', '联系我们', 'privacy'], ['public/schools/index', '现在记住的', 'schools'], ['public/case/index', '查看进度', 'case-entry'],
    ['account/invitation/index', '请在微信小程序中打开', 'invitation'], ['account/consent/index', '使用前请您同意', 'consent'], ['school/new/index', '请先登录', 'gate'],
  ] as const) {
    await parent.open(route);
    await parent.see(words);
    await parent.shot(name);
  }
});
