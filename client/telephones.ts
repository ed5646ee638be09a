import { readTelephones, type Telephone } from '@shared/kernel/telephone';
import { dial } from '@client/platform/dial';
import type { Move } from '@client/ui/MoveBar';

/** The numbers of a telephone field, each to be called by itself; what cannot be taken apart is one number as it stands. */
export const numbersOf = (tel: string): Telephone[] => {
  const all = readTelephones(tel);
  return all.length > 0 || tel === '' ? all : [{ says: tel, dial: tel }];
};

/** What to do once somebody answers, to be said behind whose number it is. */
export const thenDial = ({ ext }: Telephone): string => (ext ? `，接通后转 ${ext}` : '');

/** A button for each number, with an extension told; `alone` is what a single plain number is called. */
export const callMoves = (tel: string, alone?: string): Move[] =>
  numbersOf(tel).map((one, i, { length }) => ({
    key: `call${i}`,
    label: length === 1 && !one.ext && alone ? alone : `拨打 ${one.says}`,
    kind: 'plain',
    onTap: () => dial(one.dial),
  }));
