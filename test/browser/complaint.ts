import { lookUp } from './deeds';
import type { Visitor } from './visitor';

/** The tracking code on the open page, as it is written there. */
export const codeOn = async (v: Visitor): Promise<string> =>
  (await v.page.locator('.code__part').locator('visible=true').allInnerTexts()).join('-');

/** Goes from the public's first page to where a complaint about a school and an app is written. */
export const toComplaint = async (v: Visitor): Promise<void> => {
  await lookUp(v, '智学伴');
  await v.tap(/骆湖九年制学校/);
  await v.tap('我要投诉');
  await v.tap('向学生或家长收费');
  await v.see('写下发生的事');
};

/** A parent complains from the page a poster leads to, in three screens; gives the code that follows the complaint. */
export const complain = async (v: Visitor, link: string): Promise<string> => {
  await v.page.goto(link);
  await v.tap('我要投诉');
  await v.see('发生了什么？');
  await v.shot('complain-what');
  await v.open(v.page.url().split('#/')[1]!.replace('complain', 'clause'));
  await v.see(/宿教办发〔2024〕25号/);
  await v.shot('clauses');
  await v.page.goBack();
  await v.tap('没有备案就在使用');
  await v.see('写下发生的事');
  await v.fill(
    /怎样发生的/,
    '9月12日班主任在班级群要求全班继续使用，并缴费 98 元，有事打 13800001234',
  );
  await v.see(/建议删掉/);
  await v.shot('complain-write');
  await v.fill(/怎样发生的/, '9月12日班主任在班级群要求全班继续使用，并缴费 98 元');
  await v.tap('提交投诉');
  await v.see('投诉已收到');
  await v.shot('complain-sent');
  return codeOn(v);
};

/** Looks a complaint up by its code alone. */
const follow = async (v: Visitor, code: string): Promise<void> => {
  await v.open('public/case/index');
  await v.fill('查询码', code);
  await v.tap('查看进度');
};

/** The desk takes the complaint on and asks back. */
export const askBack = async (v: Visitor): Promise<void> => {
  await v.tap(/^投诉办理/);
  await v.see('没有备案就在使用');
  await v.shot('complaints');
  await v.tap(/^没有备案就在使用/);
  await v.see('投诉内容');
  await v.shot('complaint');
  await v.tap('接收办理');
  await v.see('核查中');
  await v.move('请投诉人补充');
  await v.fill(/^需要补充什么/, '请问是哪个年级、哪个班？');
  await v.shot('complaint-ask', { window: true });
  await v.tap('请投诉人补充');
  await v.see('已请投诉人补充');
};

/** The parent, on whatever phone, reads the question and answers it. */
export const addTo = async (v: Visitor, code: string): Promise<void> => {
  await follow(v, code);
  await v.see('请问是哪个年级、哪个班？');
  await v.shot('case-asked');
  await v.fill('请问是哪个年级、哪个班？', '三年级二班');
  await v.tap('提交补充');
  await v.see('核查中');
};

/** The desk reads the answer and finds the complaint true. */
export const uphold = async (v: Visitor): Promise<void> => {
  await v.open('pages/me/index');
  await v.tap(/^投诉办理/);
  await v.tap(/^没有备案就在使用/);
  await v.see('三年级二班');
  await v.move('查证属实');
  await v.fill(/^理由/, '已查实，责令学校立即停用并退费。');
  await v.tap('查证属实');
  await v.see('投诉人凭查询码看到答复。');
  await v.tap('查看详情');
  await v.see('查证属实，已办结');
  await v.shot('complaint-closed');
};

/** The parent reads what came of it; the code may be written large. */
export const readAnswer = async (v: Visitor, code: string): Promise<void> => {
  await v.open('pages/home/index');
  await follow(v, code.toUpperCase());
  await v.see('已查实，责令学校立即停用并退费。');
  await v.shot('case-answered');
};
