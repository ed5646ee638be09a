import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Scalar } from '@shared/kernel/scalar';

/** What a bureau has listed before a story begins, in words. */
export type ListedBefore = {
  应用?: string;
  提供者?: string;
  局: string;
  路径: string;
  名单: string;
  种类: string;
  起: string;
  效力: string;
  说: string;
  文号: string;
  条: string;
};

/**
 * The town of a story: bureaus with their paths, schools with their bureau (none: by the 隶属 of the
 * 情况), providers and whether somebody of them can sign in, apps with their provider, and which
 * school uses which app. The first of each is the story's own.
 */
export type TownPlan = {
  局?: Record<string, string>;
  学校?: Record<string, string | null>;
  提供者?: Record<string, boolean | string>;
  应用?: Record<string, string>;
  在用?: readonly (readonly [string, string])[];
  已列入?: readonly ListedBefore[];
};

/**
 * One region's worked cases as an official reads them: everything in Chinese words, as labels and
 * titles of the policy have them.
 */
export type Book = {
  地区: string;
  设置?: Record<string, Scalar>;
  情况?: Record<string, unknown>;
  镇?: TownPlan;
  人员: Record<string, string[]>;
  填报: Record<string, unknown>;
  案例: Story[];
};
export type Kind = '通过' | '退回' | '不予' | '拦下' | '其他';
export type Story = {
  编号: string;
  标题: string;
  类: Kind;
  依据?: string[];
  事项?: string;
  /** What a complaint is about: the title of its category. */ 种类?: string;
  日期?: string;
  情况?: Record<string, unknown>;
  镇?: TownPlan;
  设置?: Record<string, Scalar>;
  填报?: Record<string, unknown>;
  步骤: Step[];
};

/** What stands in the way of a step. */
export type Refused = { 因?: string; 条?: string; 项?: string[]; 说?: string };

/** Which case a step is about, when that is not the story's own. */
type Which = {
  /** The newest open case of this kind. */ 在?: string;
  /** Of this kind the first, second, … of the story, open or not. */ 哪件?: number;
  /** Begins another case of this kind. */ 新开?: string;
  学校?: string;
  应用?: string;
  种类?: string;
};
/** When it happens: so many days later, or on this day; at this time of day in China. */
type When = {
  过?: number;
  日?: string;
  时?: string;
  /** What time asks of the system is done first, to every case. */ 到点?: '是' | boolean;
};
/** What came of the case itself. */
type Came = {
  到?: string;
  条?: string;
  使用?: '可以' | '试点' | '不可以';
  牵头?: string;
  协同?: string[];
  提示?: string[];
  不行?: Refused;
};
/** What came of it in the town. */
type CameOfIt = {
  /** How many cases of each kind were opened; exactly these. */ 开出?: Record<string, number>;
  /** At which bureau the case is. */ 归?: string;
  /** To which organ a referral goes. */ 部门?: string;
  /**
   * The verdict on the story's app in its school, or on apps by their names: 学校/应用 at another
   * school.
   */
  家长?: string | Record<string, string>;
  /** Under which article. */ 家长依据?: string;
  /** The kinds of list that the case's app stands on at its bureau. */ 名单上?: string[];
  /** What the desk was told that could not be done. */ 窗口?: string[];
  /** Who was told what: whom first, then the words. */ 告知?: string[];
};
/** One act and what came of it. Either it leads somewhere (`到`) or it is refused (`不行`). */
export type Step = Which &
  When &
  Came &
  CameOfIt & {
    人?: string;
    做?: string;
    填?: Record<string, unknown>;
    意见?: string;
    结论?: '通过' | '有问题' | '否决';
    凭据?: string;
    理由?: string;
    交给?: string;
    /** What follows stays undone until the next step. */ 不办后续?: '是' | boolean;
  };

/** A book of worked cases from its file; our own, so however often it refers to itself. */
export const readBook = (file: string): Book =>
  parse(readFileSync(file, 'utf8'), { maxAliasCount: -1 }) as Book;
