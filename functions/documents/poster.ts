import type { Content } from 'pdfmake/interfaces';
import { no, yes } from '@shared/kernel/result';
import type { Result } from '@shared/kernel/result';
import { missingGlyphs, printable } from './fonts';
import type { Fonts } from './fonts';
import { toPdf } from './pdf';
import { qr } from './qr';

/**
 * What a school's poster says. It holds nothing that can change, so it never needs reprinting:
 * neither standing nor dates.
 */
export type Poster = {
  school: string;
  app: string;
  /** The link its QR code opens. */
  url: string;
  /** The same code for typing. */
  code: string;
  bureau: string;
  tel: string;
  /** Address of the national platform. */
  platformUrl: string;
};

/** Side of the poster's QR code in points: 10 cm, read from two paces away. */
export const posterQrSide = 284;

/**
 * The A4 poster that a school hangs at its gate, black on white. Refuses with `glyphs_missing`
 * rather than print a blank box.
 */
export const drawPoster = async (given: Poster, fonts: Fonts): Promise<Result<Buffer>> => {
  const missing = missingGlyphs(fonts, Object.values(given));
  if (missing.length > 0) return no('glyphs_missing', { params: { glyphs: missing.join(' ') } });
  const { school, app, url, code, bureau, tel, platformUrl } = Object.fromEntries(
    Object.entries(given).map(([key, text]) => [key, printable(text)]),
  ) as Poster;
  const site = new URL(url).host;
  const content: Content = [
    { text: '扫码查本校学习工具备案', fontSize: 38, bold: true, alignment: 'center' },
    {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 2.5 }],
      margin: [0, 8, 0, 12],
    },
    { text: school, fontSize: sizeFor(school, 20), bold: true, alignment: 'center' },
    {
      text: app,
      fontSize: sizeFor(app, 26),
      bold: true,
      alignment: 'center',
      margin: [0, 4, 0, 34],
    },
    {
      columns: [
        { width: '*', text: '' },
        { width: posterQrSide, ...qr(url, posterQrSide) },
        { width: '*', text: '' },
      ],
    },
    {
      text: '微信或手机相机扫一扫，可查是否备案、能否使用、批准单位',
      fontSize: 16,
      alignment: 'center',
      margin: [0, 32, 0, 8],
    },
    { text: `不能扫码？打开 ${site} 输入查询码：`, fontSize: 14, alignment: 'center' },
    { text: inFours(code), fontSize: 22, bold: true, alignment: 'center', margin: [0, 2, 0, 10] },
    {
      canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.75 }],
      margin: [0, 0, 0, 12],
    },
    line(
      '投诉',
      '遇到强制使用、违规收费、广告游戏，或者与查询结果不符，请扫码后点“我要投诉”，或拨打下面的电话。',
    ),
    line('联系电话', `${bureau}　${tel}`),
    line('国家平台', `${platformUrl}　按需自愿选择`),
  ];
  return yes(
    await toPdf(
      { content, info: { title: `${school} ${app}` }, pageMargins: [56, 44, 56, 30] },
      fonts,
    ),
  );
};

const width = 483.28;

// A name of any sensible length stands on two lines at most.
const sizeFor = (name: string, most: number): number =>
  Math.min(most, Math.floor((1.85 * width) / [...name].length));

const line = (label: string, text: string): Content => ({
  columns: [
    { text: label, bold: true, width: 76 },
    { text, width: '*' },
  ],
  fontSize: 14,
  margin: [0, 0, 0, 6],
});

const inFours = (code: string): string =>
  code.replace(/[^0-9A-Za-z]/g, '').replace(/(.{4})(?=.)/g, '$1  ');
