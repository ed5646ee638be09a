import { daysAgo, openCase, photo } from './deeds';
import type { Visitor } from './visitor';

/** The school shows that it is done on the national platform. */
export const proveOnline = async (v: Visitor, name: RegExp): Promise<void> => {
  await openCase(v, name);
  await v.tap(/^上传证明材料：国家平台线上备案/);
  await v.day(/国家平台哪一天/, daysAgo(0));
  await v.attach(/已确认的页面截图/, photo('平台截图.png', 9));
  await v.fill('谁在平台上办理的？', '何苗');
  await v.shot('act-online-proof');
  await v.tap('提交证明材料');
  await v.see('证明材料已提交，待教育部门核对');
};

/** The desk confirms what it has read first: a tap that only opens the question, then the tap that answers it. */
export const verifyOnline = async (v: Visitor, name: RegExp): Promise<void> => {
  await openCase(v, name);
  await v.shot('detail-desk-tracks');
  await v.tap(/^核对无误：国家平台线上备案/);
  await v.see('请核对证明材料与平台或原件一致。');
  await v.see(/平台截图/);
  await v.shot('act-verify');
  await v.tap('核对无误');
  await v.see('已核对无误');
};

/** The desk puts the stamped copy with it: a code that is not the one at its foot is refused. */
export const fileCopy = async (v: Visitor, name: RegExp): Promise<void> => {
  await openCase(v, name);
  await v.see('打印→签字盖章→拍照上传');
  const copy = (
    await v.page
      .getByText(/^[0-9a-z]{4}(-[0-9a-z]{2,4}){3,5}/)
      .locator('visible=true')
      .last()
      .innerText()
  )
    .slice(0, 22)
    .trim();
  await v.tap(/^上传证明材料：线下备案表/);
  await v.fill(
    '备案表页脚的核验码',
    copy.replace(/[0-9a-z]/, (c) => (c === '7' ? '8' : '7')),
  );
  await v.attach(/盖章后的备案表/, photo('盖章备案表.png', 11));
  await v.tap('提交证明材料');
  await v.see(/核验码/);
  await v.shot('act-paper-refused');
  await v.fill('备案表页脚的核验码', copy);
  await v.tap('提交证明材料');
  await v.see('证明材料已提交，待教育部门核对');
};

/** The desk confirms without reading on. */
export const confirm = async (v: Visitor, name: RegExp): Promise<void> => {
  await openCase(v, name);
  await v.tap(/^核对无误：线下备案表/);
  await v.calm();
  await v.tap('核对无误');
  await v.see('已核对无误');
};
