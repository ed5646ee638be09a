import { readFileSync } from 'node:fs';
import path from 'node:path';

type Module = { resource?: string; rootModule?: { resource?: string } };
type Chunk = { files: Set<string>; groupsIterable: Iterable<Group> };
type Group = { chunks: Chunk[]; isInitial: () => boolean };
type Compilation = {
  chunks: Iterable<Chunk>;
  chunkGraph: { getChunkModulesIterable: (chunk: Chunk) => Iterable<Module> };
  hooks: {
    processAssets: {
      tap: (when: { name: string; stage: number }, run: () => void) => void;
    };
  };
  getAsset: (name: string) => { source: { source: () => string | Buffer } } | undefined;
  updateAsset: (name: string, source: unknown) => void;
};
type Compiler = {
  webpack: {
    Compilation: { PROCESS_ASSETS_STAGE_OPTIMIZE_INLINE: number };
    sources: { RawSource: new (text: string) => unknown };
  };
  hooks: {
    compilation: { tap: (name: string, run: (compilation: Compilation) => void) => void };
  };
};

const NAME = 'preload';
// Where most people come in: the search, and the page behind a poster’s code.
const doors = { home: 'client/pages/home/index.tsx', status: 'client/pages/status/index.tsx' };

/**
 * Every file of the group of chunks that brings a page, but for what the page of the browser loads
 * anyway.
 */
const filesOf = (compilation: Compilation, page: string): string[] => {
  const holds = (module: Module): boolean =>
    [module.resource, module.rootModule?.resource].some((file) =>
      file?.replaceAll('\\', '/').endsWith(page),
    );
  for (const chunk of compilation.chunks)
    if ([...compilation.chunkGraph.getChunkModulesIterable(chunk)].some(holds))
      for (const group of chunk.groupsIterable)
        if (!group.isInitial()) return [...new Set(group.chunks.flatMap((c) => [...c.files]))];
  throw new Error(`no chunk brings ${page}`);
};

// What the status page asks is asked beside its scripts: the same request, made earlier, answers
// it.
const script = (home: string[], status: string[]): string => String.raw`<script>(function () {
var h = location.hash, at = h.indexOf('pages/status') >= 0;
var code = /[?&]code=([0-9a-z]+)$/.exec(h), pair = /[?&](school=org_\w+&app=app_\w+)$/.exec(h);
function add(href, as) {
  var link = document.createElement('link');
  link.rel = 'preload';
  link.as = as;
  if (as === 'fetch') link.crossOrigin = 'anonymous';
  link.href = href;
  document.head.appendChild(link);
}
if (at && code) add('/lookup/' + code[1], 'fetch');
else if (at && pair) add('/public/status?' + pair[1], 'fetch');
(at ? ${JSON.stringify(status)} : h.length < 3 || h.indexOf('pages/home') >= 0 ? ${JSON.stringify(home)} : []).forEach(function (file) {
  add('./' + file, /css$/.test(file) ? 'style' : 'script');
});
})()</script>`;

const beside = (name: string): string => readFileSync(path.join(__dirname, name), 'utf8');
// What is seen until the page itself is there, or says that it cannot come. Taro moves #app, so the
// whole body is looked at.
const look =
  (): string => String.raw`<style>${beside('first-look.css').replace(/\s+/g, ' ')}</style>
${beside('first-look.html').replace(/\n\s*/g, '')}<script>(function () {
var h = location.hash;
var name = h.indexOf('pages/status') >= 0 ? 'status' : h.length < 3 || h.indexOf('pages/home') >= 0 ? 'home' : '';
var shown = document.getElementById('first-' + name);
var large = false;
try { large = /true/.test(localStorage.getItem('elder')); } catch (e) {}
function failed(event) {
  if (event.target.tagName === 'SCRIPT')
    shown.innerHTML = '<div class="first__card" role="alert">页面没有打开，请检查网络，再重新打开。</div>';
}
function end() {
  [].forEach.call(document.querySelectorAll('.first'), function (one) { one.parentNode.removeChild(one); });
  removeEventListener('error', failed, true);
}
if (!shown) return end();
shown.hidden = false;
if (large) shown.className += ' screen--elder';
addEventListener('error', failed, true);
new MutationObserver(function (_, seer) {
  if (!document.querySelector('.screen')) return;
  seer.disconnect();
  end();
}).observe(document.body, { childList: true, subtree: true });
})()</script>`;

type Text = (name: string) => string | undefined;
// Before the first sheet of styles nothing is drawn: it is small, and comes with the page.
const inlined = (html: string, read: Text): string =>
  html.replace(/<link href="\.\/(css\/app\.\w+\.css)" rel="stylesheet">/, (_, file: string) => {
    const css = read(file);
    if (!css || css.includes('url(')) throw new Error(`${file} cannot stand in index.html`);
    return `<style>${css}</style>`;
  });

/**
 * A webpack plugin: the browser asks for what a first page is made of as soon as it reads
 * index.html, not when the scripts it loads first have run, and shows what is coming.
 */
export class Preload {
  apply({ webpack, hooks }: Compiler): void {
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_INLINE + 1;
    hooks.compilation.tap(NAME, (compilation) =>
      compilation.hooks.processAssets.tap({ name: NAME, stage }, () => {
        const read = (name: string) => compilation.getAsset(name)?.source.source().toString();
        const built = read('index.html');
        if (built === undefined) return;
        const html = inlined(built, read);
        if (html === built) throw new Error('index.html asks for no sheet of styles of the app');
        const first = (page: string) =>
          filesOf(compilation, page).filter((file) => !html.includes(file));
        const text = html.replace('</head>', (tag) =>
          [script(first(doors.home), first(doors.status)), tag].join(''),
        );
        if (text === html) throw new Error('index.html has no place for what is loaded first');
        const place = '<div id="app"></div>';
        const drawn = text.replace(place, () => place + look());
        if (drawn === text) throw new Error('index.html has no place for what is seen first');
        compilation.updateAsset('index.html', new webpack.sources.RawSource(drawn));
      }),
    );
  }
}
