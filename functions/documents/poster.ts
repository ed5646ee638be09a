import type { Content } from 'pdfmake/interfaces';
import { no, yes } from '@shared/kernel/result';
import type { Result } from '@shared/kernel/result';
import { missingGlyphs, printable } from './fonts';
import type { Fonts } from './fonts';
import { toPdf } from './pdf';
import { qr } from './qr';

/** What a school's poster says. It holds nothing that can change, so it never needs reprinting: neither standing nor dates. */
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

/** Side of the poster's QR code in points: 9.5 cm, read from two paces away. */
export const posterQrSide = 269;

/** The A4 poster that a school hangs at its gate, black on white. Refuses with `glyphs_missing` rather than print a blank box. */
export const drawPoster = async (given: Poster, fonts: Fonts): Promise<Result<Buffer>> => {
  const missing = missingGlyphs(fonts, Object.values(given));
  if (missing.length > 0) return no('glyphs_missing', { params: { glyphs: missing.join(' ') } });
  const { school, app, url, code, bureau, tel, platformUrl } = Object.fromEntries(
    Object.entries(given).map(([key, text]) => [key, printable(text)]),
  ) as Poster;
  const site = new URL(url).host;
  const content: Content = [
    { text: '扫码查本校学习工具备案', fontSize: 38, bold: true, alignment: 'center' },
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 2.5 }], margin: [0, 10, 0, 16] },
    { text: school, fontSize: 20, bold: true, alignment: 'center' },
    { text: app, fontSize: 26, bold: true, alignment: 'center', margin: [0, 6, 0, 22] },
    { columns: [{ width: '*', text: '' }, { width: posterQrSide, ...qr(url, posterQrSide) }, { width: '*', text: '' }] },
    { text: '微信或手机相机扫一扫，可查是否备案、能否使用、批准单位', fontSize: 14, alignment: 'center', margin: [0, 18, 0, 6] },
    { text: [`不能扫码？打开 ${site} 输入查询码：`], fontSize: 12, alignment: 'center' },
    { text: inFours(code), fontSize: 20, bold: true, alignment: 'center', characterSpacing: 1, margin: [0, 4, 0, 14] },
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.75 }], margin: [0, 0, 0, 12] },
    line('投诉举报', '强制使用、违规收费、广告游戏，或与查询结果不符的，扫码后点“我要投诉”，或者拨打电话。'),
    line('监督电话', `${bureau}　${tel}`),
    line('国家平台', `${platformUrl}　按需自愿选择`),
  ];
  return yes(await toPdf({ content, info: { title: `${school} ${app}` }, pageMargins: [56, 52, 56, 40] }, fonts));
};

const width = 483.28;

const line = (label: string, text: string): Content => ({
  columns: [
    { text: label, bold: true, width: 70 },
    { text, width: '*' },
  ],
  fontSize: 13,
  margin: [0, 0, 0, 7],
});

const inFours = (code: string): string => code.replace(/[^0-9A-Za-z]/g, '').replace(/(.{4})(?=.)/g, '$1 ');
