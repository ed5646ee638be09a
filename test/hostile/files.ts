import { heifs } from './files-heif';
import { jpegs } from './files-jpeg';
import type { Hostile } from './files-made';
import { pictures, strangers } from './files-others';
import { active, heavy } from './files-pdf';
import { pngs } from './files-png';
import { slow } from './files-slow';

/** Every hostile file there is; each has its number by its place here. */
export const hostileFiles: readonly Hostile[] = [
  ...jpegs,
  ...pngs,
  ...pictures,
  ...heifs,
  ...strangers,
  ...active,
  ...heavy,
  ...slow,
];
