import type { UserConfigExport } from '@tarojs/cli';

// Taro switches most of terser's own defaults off for mini-programs, and writes every Chinese
// character as \uXXXX.
const usual = [
  'arrows',
  'collapse_vars',
  'comparisons',
  'computed_props',
  'hoist_props',
  'inline',
  'join_vars',
  'loops',
  'negate_iife',
  'properties',
  'reduce_funcs',
  'reduce_vars',
  'switches',
  'typeofs',
  'directives',
];
const compress = {
  ...Object.fromEntries(usual.map((each) => [each, true])),
  ecma: 2017,
  passes: 2,
};
const terser = {
  enable: true,
  config: {
    compress,
    output: {
      ecma: 2017,
      comments: false,
      ascii_only: false,
      quote_keys: false,
      keep_quoted_props: false,
    },
  },
};

/** What differs in a release: the same minifier for both targets. */
export default { jsMinimizer: 'terser', terser } satisfies UserConfigExport<'webpack5'>;
