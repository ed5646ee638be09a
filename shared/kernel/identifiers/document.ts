import { sure, tight, unlabelled, unusual, wrong, type Read } from './read';

/**
 * A 文号 such as 某教办发〔2024〕25号: whatever brackets stand round the year become 〔〕, a missing 号 is
 * added.
 */
export const readDocumentNo = (text: string): Read => {
  const plain = unlabelled(tight(text))
    .replace(/^(?:发文|文件)?(?:字号|文号|编号)/, '')
    .replace(/^《|[》。，]+$/g, '')
    .replace(/[[({<【《〈「『〖]/g, '〔')
    .replace(/[\])}>】》〉」』〗]/g, '〕');
  const match = /^([\u4E00-\u9FA5]{2,10})〔(\d{4})〕(第?)(\d{1,4})号?$/.exec(plain);
  if (!match) {
    if (/^[\u4E00-\u9FA5]{2,10}\d{4}年?第?\d{1,4}号?$/.test(plain))
      return wrong(plain, '年份要用〔〕括起来，如 某教办发〔2024〕25号');
    return wrong(plain, '应为单位代字、年份和序号，如 某教办发〔2024〕25号');
  }
  const [, who, year, ordinal, no] = match as unknown as [string, string, string, string, string];
  const as = `${who}〔${year}〕${ordinal}${no}号`;
  if (!/^(19[4-9]|20)\d/.test(year)) return unusual(as, `年份 ${year} 不常见，请对照文件核对`);
  if (ordinal) return unusual(as, '文号里一般不写“第”字，请对照文件核对');
  return no.startsWith('0') ? unusual(as, '序号一般不以 0 开头，请对照文件核对') : sure(as);
};
