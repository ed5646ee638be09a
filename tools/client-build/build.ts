import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What the client is built for. */
export type Target = 'h5' | 'weapp';
/**
 * What a build of one target must hold: files that must be there, and what is wrong with it, a
 * sentence a fault.
 */
export type Look = {
  expected: readonly string[];
  problems: (dist: string, files: readonly string[], say: (line: string) => void) => string[];
};

/**
 * The files below a folder, as paths from it with forward slashes; none where there is no folder.
 */
export const filesOf = (dist: string): string[] =>
  !existsSync(dist)
    ? []
    : readdirSync(dist, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => relative(dist, join(file.parentPath, file.name)).replaceAll('\\', '/'))
        .sort();

/** How many bytes these files of a folder have together. */
export const sizeOf = (dist: string, files: readonly string[]): number =>
  files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);

/** Bytes as a person reads them. */
export const kilobytes = (bytes: number): string => `${Math.round(bytes / 1024)} KB`;
