import { halfWidth } from '@shared/kernel/text';
import { dial } from '@client/platform/dial';
import type { Move } from '@client/ui/MoveBar';

/** One number to call: how it is written, what is dialled, and the extension to ask for. */
type OneNumber = { says: string; dial: string; ext: string };

// The server keeps them as 0527-84389000转801、84389001 (kernel/telephone.ts).
const EXTENSION = /^(.*\d{7})(?:转|-)(\d{1,6})$/;

/**
 * The numbers of a telephone field, each to be called by itself; one without area code has that of
 * its neighbour.
 */
export const numbersOf = (tel: string): OneNumber[] => {
  const all = halfWidth(tel)
    .split(/[、,;/]/)
    .filter(Boolean);
  const area = /(?:^|[^\d])(0\d{2,3})(?=[-)])/.exec(halfWidth(tel))?.[1] ?? '';
  return all.map((says) => {
    const [, number = says, ext = ''] = EXTENSION.exec(says) ?? [];
    const digits = number.replace(/[^\d+]/g, '');
    return { says, dial: (/^[2-8]\d{6,7}$/.test(digits) ? area : '') + digits, ext };
  });
};

/** What to do once somebody answers, to be said behind whose number it is. */
export const thenDial = ({ ext }: OneNumber): string => (ext ? `，接通后转 ${ext}` : '');

/**
 * A button for each number, with an extension told; `alone` is what a single plain number is
 * called.
 */
export const callMoves = (tel: string, alone?: string): Move[] =>
  numbersOf(tel).map(({ says, dial: number, ext }, _i, { length }) => ({
    key: says,
    label: length === 1 && !ext && alone ? alone : `拨打 ${says}`,
    kind: 'plain',
    onTap: () => dial(number),
  }));
