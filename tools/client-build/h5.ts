import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kilobytes, sizeOf, type Look } from './build';

/** The pages for browsers. */
export const h5: Look = {
  expected: ['index.html'],
  problems: (dist, files, say) => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    const first = [...html.matchAll(/(?:src|href)="([^"]+\.(?:js|css))"/g)].map((m) =>
      m[1]!.replace(/^\.\//, ''),
    );
    if (first.length === 0) return ['index.html loads no script'];
    const gone = first.filter((file) => !files.includes(file));
    if (gone.length > 0)
      return gone.map((file) => `index.html asks for ${file}, which is not there`);
    say(`first load: ${kilobytes(sizeOf(dist, first))} in ${first.length} files`);
    return [];
  },
};
