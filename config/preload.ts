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
(at ? ${JSON.stringify(status)} : h.length < 2 || h.indexOf('pages/home') >= 0 ? ${JSON.stringify(home)} : []).forEach(function (file) {
  add('./' + file, /css$/.test(file) ? 'style' : 'script');
});
})()</script>`;

/**
 * A webpack plugin: the browser asks for what a first page is made of as soon as it reads
 * index.html, not when the scripts it loads first have run.
 */
export class Preload {
  apply({ webpack, hooks }: Compiler): void {
    const stage = webpack.Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_INLINE + 1;
    hooks.compilation.tap(NAME, (compilation) =>
      compilation.hooks.processAssets.tap({ name: NAME, stage }, () => {
        const html = compilation.getAsset('index.html')?.source.source().toString();
        if (html === undefined) return;
        const first = (page: string) =>
          filesOf(compilation, page).filter((file) => !html.includes(file));
        const text = html.replace('</head>', (tag) =>
          [script(first(doors.home), first(doors.status)), tag].join(''),
        );
        if (text === html) throw new Error('index.html has no place for what is loaded first');
        compilation.updateAsset('index.html', new webpack.sources.RawSource(text));
      }),
    );
  }
}
