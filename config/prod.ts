import type { UserConfigExport } from '@tarojs/cli';

// The preset quotes every key, which turns a private field `#x` into the syntax error `#"x"`.
const terser = { enable: true, config: { output: { comments: false, quote_keys: false, keep_quoted_props: false } } };

/** What differs in a release: one terser for both targets, and for H5 the libraries in a file of their own, cached across releases. */
export default {
  jsMinimizer: 'terser',
  terser,
  h5: {
    webpackChain(chain) {
      chain.optimization.splitChunks({
        chunks: 'all',
        cacheGroups: {
          query: { name: 'query', test: /[\\/]node_modules[\\/]@tanstack[\\/]/, priority: 30 },
          react: { name: 'react', test: /[\\/]node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 25 },
        },
      });
    },
  },
} satisfies UserConfigExport<'webpack5'>;
