import { deflateSync } from 'node:zlib';
import {
  all,
  ascii,
  bomb,
  chunk,
  ihdr,
  inPng,
  photo,
  PNG,
  times,
  u16,
  u32,
  type Hostile,
} from './files-made';

const png = (...parts: Uint8Array[]): Buffer => all(PNG, ...parts, chunk('IEND'));

/** Hostile PNGs. */
export const pngs: Hostile[] = [
  {
    title: 'a million chunks that mean nothing',
    name: '截图.png',
    make: () => inPng(times(1_000_000, chunk('prVt'))),
    answer: 'taken',
  },
  {
    title: 'a million empty pieces of picture',
    name: '截图.png',
    make: () =>
      png(
        ihdr(8, 8),
        times(1_000_000, chunk('IDAT')),
        chunk('IDAT', deflateSync(Buffer.alloc(72))),
      ),
    answer: 'taken',
  },
  {
    title: 'a text that unpacks to half a gigabyte',
    name: '截图.png',
    make: () => inPng(chunk('zTXt', all(ascii('Comment\0\0'), bomb(512)))),
    answer: 'taken',
  },
  {
    title: 'a profile that unpacks to half a gigabyte',
    name: '截图.png',
    make: () => inPng(chunk('iCCP', all(ascii('icc\0\0'), bomb(512)))),
    answer: 'taken',
  },
  {
    title: 'twenty texts that unpack to 8 MB each',
    name: '截图.png',
    make: () => inPng(times(20, chunk('iTXt', all(ascii('k\0\x01\0\0\0'), bomb(8))))),
    answer: 'taken',
  },
  {
    title: 'a claim of 100,000 × 100,000',
    name: '截图.png',
    make: () => png(ihdr(100_000, 100_000, 1), chunk('IDAT', deflateSync(Buffer.alloc(1000)))),
    answer: 'file_too_long',
  },
  {
    title: 'a claim of two thousand million in one line',
    name: '截图.png',
    make: () => png(ihdr(0x7fffffff, 1, 1), chunk('IDAT', deflateSync(Buffer.alloc(1000)))),
    answer: 'file_broken',
  },
  {
    title: 'real 30,000 × 30,000 in sixteen bits, packed',
    name: '截图.png',
    make: () => png(ihdr(30_000, 30_000, 16, 6), chunk('IDAT', bomb(64))),
    answer: 'file_too_many_pixels',
  },
  {
    title: 'real 9,000 × 9,000, interlaced, packed',
    name: '截图.png',
    make: () => png(ihdr(9000, 9000, 8, 6, 1), chunk('IDAT', bomb(330))),
    answer: 'file_too_many_pixels',
  },
  {
    title: 'data that unpacks to half a gigabyte for 8 × 8',
    name: '截图.png',
    make: () => png(ihdr(8, 8), chunk('IDAT', bomb(512))),
    answer: 'taken',
  },
  {
    title: '100,000 frames of a film',
    name: '截图.png',
    make: () =>
      inPng(
        chunk('acTL', all(u32(100_000), u32(0))),
        times(
          100_000,
          all(
            chunk('fcTL', all(u32(1), u32(8), u32(8), u32(0), u32(0), u16(1), u16(1), u16(0))),
            chunk('fdAT', all(u32(2), deflateSync(Buffer.alloc(72)))),
          ),
        ),
      ),
    answer: 'taken',
  },
  {
    title: 'a palette of no colours',
    name: '截图.png',
    make: () =>
      png(ihdr(8, 8, 8, 3), chunk('PLTE'), chunk('IDAT', deflateSync(Buffer.alloc(72, 9)))),
    answer: 'file_broken',
  },
  {
    title: 'a length that leads out of the file',
    name: '截图.png',
    make: () => all(PNG, ihdr(8, 8), u32(0x7ffffff0), ascii('IDAT'), Buffer.alloc(100)),
    answer: 'file_broken',
  },
  {
    title: 'a size of nothing',
    name: '截图.png',
    make: () => png(ihdr(0, 8), chunk('IDAT', deflateSync(Buffer.alloc(9)))),
    answer: 'file_broken',
  },
  {
    title: 'a signature of 25 megapixels',
    name: '签名.png',
    use: 'signature',
    make: () => png(ihdr(5000, 5000), chunk('IDAT', bomb(24))),
    answer: 'file_too_many_pixels',
  },
  {
    title: 'half of a screenshot',
    name: '截图.png',
    make: () => photo('photo.png').subarray(0, 700),
    answer: 'file_broken',
  },
];
