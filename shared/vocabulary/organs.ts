/** The organs to which a bureau or a school hands what is theirs to deal with. */
export const organs = {
  cac: '网信部门',
  police: '公安机关',
  telecom: '通信管理部门',
  market: '市场监管部门',
  civil: '民政部门',
  press: '新闻出版部门',
  anti_vice: '“扫黄打非”工作机构',
  discipline: '纪检监察机关',
  tax: '税务部门',
  province: '省级教育行政部门',
  ministry: '教育部',
} as const satisfies Readonly<Record<string, string>>;
export type Organ = keyof typeof organs;
