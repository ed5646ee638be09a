import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';
import asked from './asked-loader.cjs';
import dev from './dev';
import { Preload } from './preload';
import prod from './prod';

const root = path.resolve(__dirname, '..');
const target = process.env.TARO_ENV ?? 'h5';
// H5 is served by the same origin as the API; a mini-program must be told where it lives when it is
// built.
const api = target === 'h5' ? '' : process.env.TARO_APP_API;
if (api === undefined)
  throw new Error(
    'Build the mini-program with npm run build:weapp, which says where its server is',
  );
// Published in a language newer than our oldest phones read. tools/client-build/old-phones.ts finds
// the next one.
const modern = /node_modules[\\/](zod)[\\/]/;
const include = [path.join(root, 'shared'), modern];
const pxtransform = {
  enable: true,
  config: { onePxTransform: false, baseFontSize: 20, minRootSize: 18, maxRootSize: 22 },
};

// What only WeChat asks for, by name.
const wechatOnly = ['sitemap.json', 'assets/share.png'].map((file) => ({
  from: `client/${file}`,
  to: `dist/weapp/${file}`,
}));

type Rule = {
  test: (which: string | ((file: string) => boolean)) => Rule;
  enforce: (when: 'pre') => Rule;
  use: (name: string) => { loader: (file: string) => unknown };
};
type Chain = {
  resolve: { extensions: { prepend: (extension: string) => Chain['resolve']['extensions'] } };
  module: { rule: (name: string) => Rule };
};
// Taro looks for `x.weapp.ts` only after webpack has found nothing, and `x.ts` (what types and
// tests read) is something.
const platformFirst = (chain: Chain) =>
  void chain.resolve.extensions.prepend(`.${target}.tsx`).prepend(`.${target}.ts`);
const routesOnly = (chain: Chain) =>
  void chain.module
    .rule('contract')
    .test(path.join(root, 'shared/contract/index.ts'))
    .enforce('pre')
    .use('routes')
    .loader(path.join(__dirname, 'contract-loader.cjs'));

// What of Taro's own lists nobody asks for; the browser's Taro has none of them.
const askedOnly = (chain: Chain) =>
  void chain.module
    .rule('asked')
    .test((file) => asked.holds(file))
    .enforce('pre')
    .use('asked')
    .loader(path.join(__dirname, 'asked-loader.cjs'));

/** Taro's build: one source tree, `dist/weapp` and `dist/h5`. */
export default defineConfig<'webpack5'>(async (merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'app-jin-xiaoyuan',
    designWidth: 375,
    deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
    sourceRoot: 'client',
    outputRoot: `dist/${target}`,
    framework: 'react',
    // Our deepest page nests nine elements; beyond this Taro starts a component of its own.
    baseLevel: 11,
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: false },
    alias: { '@shared': path.join(root, 'shared'), '@client': path.join(root, 'client') },
    plugins: ['runtime.ts', 'templates.ts'].map((file) => path.join(__dirname, file)),
    copy: { patterns: target === 'weapp' ? wechatOnly : [], options: {} },
    defineConstants: { API_BASE: JSON.stringify(api) },
    mini: {
      compile: { include },
      optimizeMainPackage: { enable: true },
      miniCssExtractPluginOption: { ignoreOrder: true },
      // Nothing here writes HTML, so its parser stays at home.
      runtime: { enableInnerHTML: false },
      postcss: { pxtransform, cssModules: { enable: false } },
      webpackChain(chain) {
        platformFirst(chain);
        routesOnly(chain);
        askedOnly(chain);
      },
    },
    h5: {
      compile: { include },
      publicPath: './',
      staticDirectory: 'static',
      router: { mode: 'hash' },
      output: {
        filename: 'js/[name].[contenthash:8].js',
        chunkFilename: 'js/[name].[contenthash:8].js',
      },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[contenthash:8].css',
        chunkFilename: 'css/[name].[contenthash:8].css',
      },
      postcss: {
        autoprefixer: { enable: true, config: {} },
        pxtransform,
        cssModules: { enable: false },
      },
      webpackChain(chain) {
        platformFirst(chain);
        routesOnly(chain);
        chain.plugin('preload').use(Preload);
        // Every browser we promise fetches by itself.
        chain.resolve.alias.set('whatwg-fetch', path.join(__dirname, 'nothing.cjs'));
        // The libraries in files of their own, so that a release of ours leaves them in the
        // visitor's cache.
        const group = (name: string, test: RegExp, priority: number) => ({
          name,
          test,
          priority,
          chunks: 'all' as const,
        });
        chain.optimization.splitChunks({
          chunks: 'all',
          cacheGroups: {
            react: group('react', /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/, 25),
          },
        });
      },
    },
  };
  return merge({}, base, process.env.NODE_ENV === 'development' ? dev : prod);
});
