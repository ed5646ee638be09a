import type { Level, Ownership, SchoolKind } from '@shared/kernel/kinds';
import { plainName } from '@shared/kernel/names';

/** What the columns of the table are called; `nature` and `stages` are asked of schools only. */
export const columns = {
  name: '名称',
  kind: '类别',
  level: '隶属',
  nature: '办学类别',
  stages: '办学层次',
} as const;
/** A column that is read. */
export type Column = keyof typeof columns;

// As lists of schools are headed elsewhere.
const alsoCalled: Readonly<Record<Column, readonly string[]>> = {
  name: ['学校名称', '单位名称', '机构名称', '学校全称', '校名'],
  kind: ['单位类别', '机构类别'],
  level: ['隶属关系'],
  nature: ['办学性质', '公办民办'],
  stages: ['学段', '办学学段'],
};

/**
 * Which column a title heads, whatever stands behind it in brackets; undefined for one that is not
 * read.
 */
export const columnOf = (title: string): Column | undefined => {
  const plain = plainName(title).replace(/\(.*?\)|[*:]/g, '');
  return (Object.keys(columns) as Column[]).find(
    (column) => columns[column] === plain || alsoCalled[column].includes(plain),
  );
};

/** The words of a column: those that are asked for, then others that mean the same. */
type Words<T> = readonly (readonly [T, string, ...string[]])[];

const kinds: Words<SchoolKind> = [
  ['school', '学校', '中小学', '中小学校'],
  ['office', '机关处室', '处室', '机关'],
  ['unit', '直属单位', '直属事业单位', '事业单位'],
];
const levels: Words<Level> = [
  ['city', '市直', '市属', '市级', '市直属'],
  ['county', '县区', '区县', '县', '区', '县级', '县属', '区属', '县(区)', '县(市、区)'],
];
const natures: Words<Ownership> = [
  ['public', '公办', '公立', '公办学校'],
  ['private', '民办', '私立', '民办学校'],
];

/** The columns that are chosen from words, with those words. */
export const choices = { kind: kinds, level: levels, nature: natures } as const;
/** One of them. */
export type Chosen = keyof typeof choices;

/** What a cell of such a column means; undefined when it is none of the words. */
export const chosen = <C extends Chosen>(
  column: C,
  cell: string,
): (typeof choices)[C][number][0] | undefined => {
  const plain = plainName(cell);
  const words: Words<(typeof choices)[C][number][0]> = choices[column];
  return words.find(([, ...same]) => same.some((word) => plainName(word) === plain))?.[0];
};

/** The words that are asked for. */
export const askedWords = (words: Words<unknown>): string =>
  words.map(([, word]) => word).join('、');

const compulsory = ['primary', 'junior'] as const;
const stages: Readonly<Record<string, readonly string[]>> = {
  幼儿园: ['kindergarten'],
  小学: ['primary'],
  初中: ['junior'],
  高中: ['senior'],
  职业学校: ['vocational'],
  // The kinds of school in 教育事业统计, by the stages they teach.
  学前: ['kindergarten'],
  学前教育: ['kindergarten'],
  幼儿: ['kindergarten'],
  教学点: ['primary'],
  小学教学点: ['primary'],
  完全小学: ['primary'],
  初级中学: ['junior'],
  高级中学: ['senior'],
  普通高中: ['senior'],
  完全中学: ['junior', 'senior'],
  义务教育: compulsory,
  九年一贯制: compulsory,
  十二年一贯制: ['primary', 'junior', 'senior'],
  十五年一贯制: ['kindergarten', 'primary', 'junior', 'senior'],
  特殊教育: compulsory,
  特教: compulsory,
  盲人: compulsory,
  聋人: compulsory,
  培智: compulsory,
  专门: ['junior'],
  工读: ['junior'],
  职业: ['vocational'],
  中职: ['vocational'],
  中专: ['vocational'],
  职高: ['vocational'],
  技工: ['vocational'],
  职业高中: ['vocational'],
  职业中专: ['vocational'],
  中等职业: ['vocational'],
  中等专业: ['vocational'],
  综合高中: ['senior', 'vocational'],
};

/** The words of 办学层次 that are asked for. */
export const askedStages =
  '幼儿园、小学、初中、高中、职业学校，以及九年一贯制、完全中学、特殊教育等';

const stageOf = (word: string): readonly string[] | undefined => {
  const plain = plainName(word)
    .replace(
      /^(9|12|15)(?=年)/,
      (figure) => ({ 9: '九', 12: '十二', 15: '十五' })[figure] ?? figure,
    )
    .replace(/年制/, '年一贯制');
  const short = plain.replace(/(?:学校|学段|阶段|部)$/, '');
  return [plain, short]
    .map((key) => (Object.hasOwn(stages, key) ? stages[key] : undefined))
    .find(Boolean);
};

/** The stages a cell names, several apart by 、 or its like; undefined when one of them is none. */
export const stagesIn = (cell: string): string[] | undefined => {
  const named = cell.split(/[、，,;；/+＋和及与\s]+/).filter((word) => word !== '');
  const found = named.map(stageOf);
  return found.every((one) => one !== undefined) ? [...new Set(found.flat())] : undefined;
};
