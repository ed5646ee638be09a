import { bare, sure, tight, unusual, wrong, type Read } from './read';

/** An Android package name such as com.example.app; upper and lower case differ. */
export const isPackageName = (text: string): boolean =>
  text.length <= 128 && /^[A-Za-z]\w*(\.[A-Za-z]\w*)+$/.test(text);

const dotted = (text: string): string => bare(tight(text).replace(/。(?=[a-z\d])/gi, '.'));

/** An Android 包名; its case is kept. */
export const readPackage = (text: string): Read => {
  const plain = dotted(text);
  return isPackageName(plain)
    ? sure(plain)
    : wrong(
        plain,
        plain.length > 128
          ? '太长了，包名不超过 128 个字符'
          : '应为用点隔开的字母、数字和下划线，至少两段，每段以字母开头，如 com.example.app',
      );
};

/** An iOS bundle id: letters, digits, dots and hyphens; a few have no dot. */
export const readBundle = (text: string): Read => {
  const plain = dotted(text);
  if (!/^[A-Za-z0-9.-]{1,155}$/.test(plain) || !/[A-Za-z0-9]/.test(plain))
    return wrong(plain, '只能有字母、数字、点和连字符，如 com.example.app');
  if (!plain.includes('.'))
    return unusual(plain, '一般有点隔开，如 com.example.app，请向提供者核对');
  return /^\.|\.\.|\.$/.test(plain)
    ? unusual(plain, '点的位置不常见，请向提供者核对')
    : sure(plain);
};

/** A mini-program's AppID: wx and sixteen hexadecimal digits, in small letters. */
export const readAppId = (text: string): Read => {
  const plain = bare(tight(text)).toLowerCase();
  if (/^wx[0-9a-f]{16}$/.test(plain)) return sure(plain);
  if (plain.startsWith('gh_'))
    return wrong(plain, '这是原始 ID，请填 wx 开头的 AppID（小程序“更多资料”里可看到）');
  if (plain.startsWith('wx') && plain.length !== 18)
    return wrong(plain, `应为 18 位，现在是 ${plain.length} 位`);
  return wrong(plain, '应为 wx 开头的 18 位，后面是数字和字母 a 至 f，如 wx0123456789abcdef');
};
