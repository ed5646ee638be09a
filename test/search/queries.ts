import { pinyin } from 'pinyin-pro';
import { beijing } from '@functions/demo/beijing';
import { puyang } from '@functions/demo/puyang';
import { suqian } from '@functions/demo/suqian';
import { wenzhou } from '@functions/demo/wenzhou';
import { makeDice, type Dice } from './dice';

/** How a query differs from the name that is meant. */
export const rules = [
  'one wrong character',
  'homophone',
  'initials',
  'missing character',
  'app + school',
  'width',
] as const;
type Rule = (typeof rules)[number];

/** What somebody types, and what they mean: an app, a school, or an app in a school. */
export type Query = { rule: Rule; text: string; app?: string; school?: string };

/** The names that are searched among. */
export type Names = { apps: readonly string[]; schools: readonly string[] };

const list = (text: string): string[] => text.split(/\s+/);
const subjects = list(
  '诗词 星辰 云帆 青苗 晨曦 墨香 小鹿 海豚 竹节 萤火 桃李 蓝鲸 松果 麦穗 雨花 江月 远航 知新 启明 笃行 博雅 恒星 明德 乐思 求真 春笋 拾光 童心 飞鸟 白桦 银杏 珊瑚 梧桐 朝阳 彩虹 蒲公英 向日葵 北斗 千帆 百川',
);
const works = list(
  '课堂 伴读 口算 听写 背诵 作业 题库 实验室 书法 英语 阅读 作文 讲堂 练字 编程 绘本 跟读 错题 打卡 测评 批改 字典 体育 美育 心理 家校 选课 排课 值日 图书角',
);
const ends = list('通 帮 宝 云 助手 天地 园地 平台 达人 小站');
const latin = list('AI KET Word PPT STEM ABC');
const places = list(
  '云河市 柳湾县 石桥区 白鹭市 清溪县 锦屏区 望海市 平川县 东岭区 南浦市 临江县 西陵区',
);
const schoolWords = list(
  '荷塘 杏花 松涛 凤凰 文昌 育英 双桥 长乐 古槐 新月 金穗 龙泉 红星 桂园 碧波 丹霞 紫荆 岳麓 曲水 行知 鹤鸣 芦苇 枣林 雁滩 甘棠 芳洲 梅岭 稻香 兰亭 秋水',
);
const schoolKinds = list(
  '实验小学 中心小学 第一小学 第二小学 附属小学 初级中学 第三中学 高级中学 实验学校 九年制学校 外国语学校 职业学校 幼儿园 第二幼儿园',
);

const appName = (d: Dice): string => {
  const plain = `${d.of(subjects)}${d.of(works)}${d.chance(0.4) ? d.of(ends) : ''}`;
  if (d.chance(0.1)) return `${d.of(latin)}${plain}`;
  if (d.chance(0.07)) return `${plain}（${d.of(['低年级版', '教师端', '家长端'])}）`;
  return d.chance(0.04) ? `${plain}${d.of(['100', '365', '2.0'])}` : plain;
};
const schoolName = (d: Dice): string => `${d.of(places)}${d.of(schoolWords)}${d.of(schoolKinds)}`;

const several = (n: number, make: () => string): string[] => {
  const made = new Set<string>();
  while (made.size < n) made.add(make());
  return [...made];
};

/** 150 apps and 150 schools that nobody has, from word lists; the same for one seed. */
export const invented = (seed: number): Names => {
  const d = makeDice(seed);
  return { apps: several(150, () => appName(d)), schools: several(150, () => schoolName(d)) };
};

/** The apps and the schools of the demonstration. */
export const demonstration: Names = {
  apps: [suqian, wenzhou, beijing, puyang].flatMap((r) => r.apps.map((a) => a.name)),
  schools: [suqian, wenzhou, beijing, puyang].flatMap((r) =>
    r.filers.filter((f) => f.kind === 'school').map((f) => f.name),
  ),
};

// The 3,755 common characters (GB 2312, level 1).
const common = ((): string[] => {
  const gb = new TextDecoder('gb18030');
  const all: string[] = [];
  for (let row = 0xb0; row <= 0xd7; row += 1)
    for (let at = 0xa1; at <= (row === 0xd7 ? 0xf9 : 0xfe); at += 1)
      all.push(gb.decode(Uint8Array.of(row, at)));
  return all;
})();
const sound = (letter: string): string =>
  pinyin(letter, { toneType: 'none', type: 'array', v: true })[0] ?? '';
const bySound = new Map<string, string[]>();
for (const letter of common)
  bySound.set(sound(letter), [...(bySound.get(sound(letter)) ?? []), letter]);
const isHan = (letter: string): boolean => /\p{Script=Han}/u.test(letter);

// People leave out that it is a demonstration, and as often as not which city or county a school lies in.
const asTyped = (name: string): string => name.replace(/（演示）$/, '');
const schoolTyped = (name: string, d: Dice): string =>
  d.chance(0.5) ? asTyped(name).replace(/^.{1,6}?[市县区](?=.{4})/, '') : asTyped(name);

const swapped = (text: string, at: number, by: string): string =>
  [...text].map((letter, i) => (i === at ? by : letter)).join('');
const placesOf = (text: string, fits: (letter: string) => boolean): number[] =>
  [...text].flatMap((letter, i) => (fits(letter) ? [i] : []));
const others = (letter: string): string[] =>
  (bySound.get(sound(letter)) ?? []).filter((other) => other !== letter);

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
const widths: readonly ((name: string, d: Dice) => string)[] = [
  (name) => wide(name),
  (name) => name.replace(/（/g, '(').replace(/）/g, ')').toLowerCase(),
  (name, d) => {
    const at = 1 + d.below([...name].length - 1);
    return `${[...name].slice(0, at).join('')}\u3000${[...name].slice(at).join('')}`;
  },
  (name) => name.replace(/（/g, '【').replace(/）/g, '】').toUpperCase(),
];

const changes: Record<Exclude<Rule, 'app + school'>, (typed: string, d: Dice) => string> = {
  'one wrong character': (typed, d) => {
    const at = d.of(placesOf(typed, isHan));
    return swapped(typed, at, d.of(common.filter((c) => !typed.includes(c))));
  },
  homophone: (typed, d) => {
    const at = d.of(placesOf(typed, (c) => isHan(c) && others(c).length > 0));
    return swapped(typed, at, d.of(others([...typed][at]!)));
  },
  initials: (typed) =>
    pinyin(typed.replace(/[（）]/g, ''), { pattern: 'first', toneType: 'none', type: 'array' })
      .join('')
      .toLowerCase(),
  'missing character': (typed, d) => swapped(typed, d.below([...typed].length), ''),
  width: (typed, d) => {
    const changed = d.of(widths)(typed, d);
    return changed === typed ? `《${typed}》` : changed;
  },
};

const together = (app: string, school: string, d: Dice): string => {
  const short = d.chance(0.5) ? school.replace(/^.{1,6}?[市县区](?=.{4})/, '') : school;
  const pair = d.chance(0.7) ? [app, short] : [short, app];
  return pair.join(d.chance(0.6) ? ' ' : '');
};

const queryOf = (rule: Rule, names: Names, d: Dice): Query => {
  if (rule === 'app + school') {
    const app = d.of(names.apps);
    const school = d.of(names.schools);
    return { rule, app, school, text: together(asTyped(app), asTyped(school), d) };
  }
  const app = d.chance(0.6) ? d.of(names.apps) : undefined;
  const school = app === undefined ? d.of(names.schools) : undefined;
  const typed = app !== undefined ? asTyped(app) : schoolTyped(school!, d);
  return {
    rule,
    text: changes[rule](typed, d),
    ...(app !== undefined && { app }),
    ...(school !== undefined && { school }),
  };
};

/** So many queries, each rule in its turn, a third of them meaning something of the demonstration; the same for one seed. */
export const queries = (seed: number, n: number, made: Names): Query[] => {
  const d = makeDice(seed);
  return Array.from({ length: n }, (_, i) =>
    queryOf(rules[i % rules.length]!, d.chance(1 / 3) ? demonstration : made, d),
  );
};

const mash = list('asdf qwer zxcv hjkl fghj uiop vbnm dfgh rtyu');
const signs = [...'!@#$%^&*()_+-=~。，、？；：《》…—'];
const nonsenses: readonly ((d: Dice) => string)[] = [
  (d) => Array.from({ length: 2 + d.below(7) }, () => d.of(common)).join(''),
  (d) => `${d.of(mash)}${d.of(mash)}${d.of(mash)}`,
  (d) => Array.from({ length: 1 + d.below(5) }, () => String(d.below(10))).join(''),
  (d) => Array.from({ length: 1 + d.below(6) }, () => d.of(signs)).join(''),
  (d) =>
    Array.from({ length: 3 + d.below(4) }, () => d.of([...'ぁかさタネㄅㄆㄇжяßøδ😀🏫'])).join(''),
];

/** So many strings that name nothing; the same for one seed. */
export const nonsense = (seed: number, n: number): string[] => {
  const d = makeDice(seed);
  return Array.from({ length: n }, (_, i) => nonsenses[i % nonsenses.length]!(d));
};
