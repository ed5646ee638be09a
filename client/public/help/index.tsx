import { Box } from '@client/platform/element';
import { Phones } from '@client/about/Phones';
import { ShareButton, useShare } from '@client/platform/share';
import { Card } from '@client/ui/Card';
import { Screen } from '@client/ui/Screen';
import '../text.scss';

const parts = [
  {
    title: '怎样查',
    lines: [
      '学校门口或家长群里的海报上有二维码，用微信或手机相机扫一下，马上看到能不能用。',
      '没有海报，就在“查询”里输入应用名称、“教APP备…号”或海报上的查询码；也可以扫应用商店的码，再选孩子的学校。',
      '同一个应用，各校分别备案：别的学校可以用，不等于孩子的学校可以用。',
    ],
  },
  {
    title: '结果怎么看',
    lines: [
      '“可以使用”：教育主管部门已经批准。“推荐使用”的由家长自愿选择，不用也可以。',
      '“暂停使用”“禁止使用”：现在不要用。',
      '“正在审查”“未查到备案”：学校现在不得要求使用。',
      '每一条旁边的“依据”都能看到文件原文。结果每次打开都重新查询，页面上写着日期。',
    ],
  },
  {
    title: '海报放心扫',
    lines: [
      '海报上的码绑定学校和应用，情况有变化时扫出来的结果会马上变，海报不用重印。',
      '扫出“二维码无效”，可能是码印坏了或被人换过：不要填写信息，不要付款，请打电话问教育部门。',
    ],
  },
  {
    title: '怎样投诉',
    lines: [
      '打开查询结果，点“我要投诉”，选一项，写下发生的事，提交。不需要登录，不需要姓名和电话。',
      '学校看不到投诉，也看不到投诉人；由学校的主管教育部门办理。',
      '提交后会给您一个查询码，请截图保存：凭它查看进度、补充情况。查询码丢了就找不回来。',
    ],
  },
  {
    title: '孩子个人需要的应用',
    lines: ['请家长到国家平台自行查询，按需自愿选择。学校不得借此要求或推荐。'],
  },
] as const;

const card = { title: '怎样查询和投诉进校园的应用', path: '/public/help/index' };

/** 使用说明: how to look up and how to complain, for parents. */
export default function HelpPage() {
  useShare(card);
  return (
    <Screen title="使用说明">
      {parts.map((part) => (
        <Card key={part.title} title={part.title}>
          {part.lines.map((line) => (
            <Box key={line} className="para">
              {line}
            </Box>
          ))}
        </Card>
      ))}
      <Phones />
      <ShareButton card={card}>转发给其他家长</ShareButton>
    </Screen>
  );
}
