// WeChat's own compilers, wcc for the pages and wcsc for their styles, as the developer tools and
// the phones have them.
// They are programs for x86-64 and come with the package miniprogram-compiler.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createContext, runInContext, runInNewContext } from 'node:vm';
import { filesOf } from './build';

/**
 * What WeChat's page generator makes of a page: words, or an element with its attributes and what
 * is in it.
 */
export type Drawn =
  string | { tag: string; attr?: Record<string, unknown>; children?: readonly Drawn[] };
/** A compiled mini-program. */
export type Compiled = {
  /** The tree WeChat draws for the data of a page, and everything the generator warned of. */
  draw: (route: string, data: object) => { tree: Drawn; warnings: string[] };
  /**
   * The styles of a page on a screen `width` px wide: app.wxss, its own and what both import, with
   * rpx as WeChat rounds them.
   */
  css: (route: string, width: number) => string;
};
type AppJson = { pages: string[]; subPackages?: { root: string; pages: string[] }[] };

const MOST = 64 * 1024 * 1024; // bytes of compiled pages
const folders: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'mac',
  win32: 'windows',
};

/**
 * Why WeChat's compilers cannot run on this machine; `undefined` where they can. A Mac with Apple's
 * own chip runs them by Rosetta.
 */
export const noCompilers = (
  platform: NodeJS.Platform = process.platform,
  arch: string = process.arch,
): string | undefined => {
  const fits = folders[platform] !== undefined && (arch === 'x64' || platform === 'darwin');
  return fits ? undefined : `WeChat publishes no wcc and wcsc for ${platform} on ${arch}`;
};

const program = (name: 'wcc' | 'wcsc'): string => {
  const home = dirname(require.resolve('miniprogram-compiler/package.json'));
  const windows = process.platform === 'win32';
  const path = join(home, 'bin', folders[process.platform] ?? '', windows ? `${name}.exe` : name);
  // The package brings them without the right to run.
  if (!windows) chmodSync(path, 0o755);
  return path;
};

const run = (name: 'wcc' | 'wcsc', args: readonly string[], dist: string): string => {
  const { error, status, stdout, stderr } = spawnSync(program(name), args, {
    cwd: dist,
    maxBuffer: MOST,
    encoding: 'utf8',
  });
  if (error) throw error;
  if (status === 0) return stdout;
  throw new Error(`WeChat's ${name} refuses the mini-program: ${(stderr || stdout).trim()}`);
};

/** The routes of a built mini-program, those of its subpackages included. */
export const routesOf = (dist: string): string[] => {
  const app = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppJson;
  const inside = (app.subPackages ?? []).flatMap(({ root, pages }) =>
    pages.map((page) => `${root}/${page}`),
  );
  return [...app.pages, ...inside];
};

// wcc wants to know beforehand which tags are components: how many files use some, then for each
// its name, their number and their tags.
const componentsOf = (dist: string, wxml: readonly string[]): string => {
  const using = wxml.flatMap((file) => {
    const config = join(dist, file.replace(/wxml$/, 'json'));
    if (!existsSync(config)) return [];
    const { usingComponents = {} } = JSON.parse(readFileSync(config, 'utf8')) as {
      usingComponents?: Record<string, string>;
    };
    const tags = Object.keys(usingComponents);
    return tags.length ? [[file, tags.length, ...tags].join(' ')] : [];
  });
  return [using.length, ...using].join(' ');
};

const compilePages = (dist: string): Compiled['draw'] => {
  const files = filesOf(dist);
  const wxml = files.filter((file) => file.endsWith('.wxml'));
  const scripts = files.filter((file) => file.endsWith('.wxs'));
  const components = componentsOf(dist, wxml);
  const code = run('wcc', ['-d', '-cc', components, ...wxml, ...scripts, '-gn', '$gwx'], dist);
  let warnings: string[] = [];
  const warn = (...parts: unknown[]) => void warnings.push(parts.map(String).join(' '));
  const console = { log: warn, warn, error: warn, info: warn };
  const world = createContext({ window: {}, console });
  runInContext(code, world, { filename: 'wcc' });
  // The generator knows objects of its own realm only.
  const draw = runInContext('(path, data) => $gwx(path)(JSON.parse(data), {})', world) as (
    path: string,
    data: string,
  ) => Drawn;
  return (route, data) => {
    warnings = [];
    return { tree: draw(`${route}.wxml`, JSON.stringify(data)), warnings };
  };
};

// wcsc answers `name="script"` pairs without separators that would survive in a script.
const scriptsOf = (said: string): Map<string, string> => {
  const parts = said.split('=');
  const scripts = new Map<string, string>();
  for (let at = 0; at + 1 < parts.length; at += 2) {
    scripts.set(parts[at]!.trim(), runInNewContext(`"${parts[at + 1]}"`) as string);
  }
  return scripts;
};

// The scripts hang style elements into a document; this one only remembers their texts.
const collect = (common: string, script: string, width: number): string => {
  const texts: string[] = [];
  const element = () => ({
    childNodes: [] as string[],
    setAttribute: () => undefined,
    appendChild(text: string) {
      texts.push(text);
      this.childNodes.push(text);
    },
  });
  const document = {
    head: { appendChild: () => undefined },
    createElement: element,
    createTextNode: (text: string) => text,
  };
  const screen = { width, height: width * 2 };
  const window = { screen, devicePixelRatio: 2, document };
  const page = `${common};const page = ${script}; if (typeof page === 'function') page();`;
  runInNewContext(page, { window, document, navigator: { userAgent: 'iPhone' }, console });
  return texts.join('\n');
};

const compileStyles = (dist: string): Compiled['css'] => {
  const all = filesOf(dist).filter((file) => file.endsWith('.wxss'));
  const first = ['app.wxss', ...routesOf(dist).map((route) => `${route}.wxss`)];
  const pages = first.filter((file) => all.includes(file));
  const rest = all.filter((file) => !pages.includes(file));
  const files = [...pages, ...rest].map((file) => `./${file}`);
  const scripts = scriptsOf(run('wcsc', ['-lc', '-js', '-pc', `${pages.length}`, ...files], dist));
  const common = scripts.get('comm') ?? '';
  const known = new Map<string, string>();
  return (route, width) => {
    const script = scripts.get(`./${route}.wxss`) ?? scripts.get('./app.wxss') ?? '';
    const name = `${width} ${script}`;
    const css = known.get(name) ?? (script && collect(common, script, width));
    known.set(name, css);
    return css;
  };
};

/**
 * Compiles the mini-program in `dist` as WeChat does; throws WeChat's own words when it refuses.
 */
export const compileWeapp = (dist: string): Compiled => ({
  draw: compilePages(dist),
  css: compileStyles(dist),
});
