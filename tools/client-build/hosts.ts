import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// No third-party host may stand in what we ship. Libraries name their own sites inside messages and
// as a dummy base of relative
// addresses; none is ever fetched, and these take the names out. `.invalid` can belong to nobody
// (RFC 2606).
const foreign = [
  ['https://reactjs.org/docs/error-decoder.html?invariant=', 'React error '],
  ['https://stenciljs.com/docs/', 'Stencil: '],
  ['taro.com', 'taro.invalid'],
] as const;
// XML namespaces, and the national platform we print as a link.
const ours = ['www.w3.org', 'app.eduyun.cn'];

/**
 * Takes the names of foreign sites out of a build, and says which are left beside our own and that
 * of the API.
 */
export const foreignHosts = (dist: string, files: readonly string[], api?: string): string[] => {
  const allowed = [...ours, ...(api ? [new URL(api).host] : [])];
  return files
    .filter((file) => /\.(js|css|wxss|html|json|wxml|wxs)$/.test(file))
    .flatMap((file) => {
      const path = join(dist, file);
      const before = readFileSync(path, 'utf8');
      const text = foreign.reduce((t, [name, instead]) => t.replaceAll(name, instead), before);
      if (text !== before) writeFileSync(path, text);
      const named = [...text.matchAll(/https?:\/\/([a-z0-9.-]+(?::\d+)?)/gi)].map((m) => m[1]!);
      const strange = named.filter((host) => !allowed.includes(host) && !host.endsWith('.invalid'));
      return [...new Set(strange)].map((host) => `${path} names the third-party host ${host}`);
    });
};
