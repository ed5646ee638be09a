import QRCode from 'qrcode';
import type { ContentCanvas } from 'pdfmake/interfaces';

/**
 * A QR code as black rectangles `side` points wide, quiet zone not included; Q survives a quarter
 * of it being dirty or torn.
 */
export const qr = (text: string, side: number, level: 'M' | 'Q' = 'Q'): ContentCanvas => {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: level });
  const unit = side / modules.size;
  const bars: { x: number; y: number; w: number }[] = [];
  for (let y = 0; y < modules.size; y += 1)
    for (let x = 0; x < modules.size; x += 1) {
      if (!modules.get(y, x)) continue;
      const last = bars.at(-1);
      if (last && last.y === y && last.x + last.w === x) last.w += 1;
      else bars.push({ x, y, w: 1 });
    }
  return {
    canvas: bars.map((bar) => ({
      type: 'rect',
      x: bar.x * unit,
      y: bar.y * unit,
      w: bar.w * unit,
      h: unit,
      lineWidth: 0,
      color: '#000',
    })),
  };
};
