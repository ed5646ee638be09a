import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kilobytes, sizeOf, type Look } from './build';
import { compileWeapp, noCompilers, routesOf } from './wechat-compilers';

type AppJson = {
  subPackages?: { root: string }[];
  tabBar: { list: { iconPath: string; selectedIconPath: string }[] };
  sitemapLocation?: string;
};
const MOST = 2 * 1024 * 1024; // bytes; WeChat's limit for the main package and for each subpackage

// Pictures that code names by their place in the package: nothing else would miss them.
const picturesIn = (dist: string, file: string): string[] => {
  const code = readFileSync(join(dist, file), 'utf8');
  return [...code.matchAll(/["'`]\/(assets\/[\w./-]+)["'`]/g)].map((m) => m[1]!);
};

const absent = (app: AppJson, dist: string, files: readonly string[]): string[] => {
  const wanted = [
    ...routesOf(dist).flatMap((route) => ['js', 'json', 'wxml'].map((kind) => `${route}.${kind}`)),
    ...app.tabBar.list.flatMap((tab) => [tab.iconPath, tab.selectedIconPath]),
    app.sitemapLocation ?? 'a sitemap.json named by app.json',
    ...files.filter((file) => file.endsWith('.js')).flatMap((file) => picturesIn(dist, file)),
  ];
  return wanted.filter((file) => !files.includes(file)).map((file) => `missing ${file}`);
};

const tooLarge = (
  app: AppJson,
  dist: string,
  files: readonly string[],
  say: (line: string) => void,
): string[] => {
  const roots = (app.subPackages ?? []).map(({ root }) => root);
  const packageOf = (file: string) => roots.find((root) => file.startsWith(`${root}/`)) ?? 'main';
  return ['main', ...roots].flatMap((name) => {
    const bytes = sizeOf(
      dist,
      files.filter((file) => packageOf(file) === name),
    );
    say(`package ${name}: ${kilobytes(bytes)}`);
    return bytes > MOST ? [`package ${name} is ${kilobytes(bytes)}, WeChat takes 2048 KB`] : [];
  });
};

const refused = (dist: string, say: (line: string) => void): string[] => {
  const why = noCompilers();
  if (why) {
    say(`not compiled by WeChat's own parts: ${why}`);
    return [];
  }
  try {
    compileWeapp(dist);
    say("compiled by WeChat's own wcc and wcsc");
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
};

/** The mini-program. */
export const weapp: Look = {
  expected: ['app.js', 'app.json', 'app.wxss', 'base.wxml', 'common.js', 'pages/status/index.js'],
  problems: (dist, files, say) => {
    const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppJson;
    return [...absent(app, dist, files), ...tooLarge(app, dist, files, say), ...refused(dist, say)];
  },
};
