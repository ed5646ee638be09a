import type { UserConfigExport } from '@tarojs/cli';

// The preset quotes every key, which turns a private field `#x` into the syntax error `#"x"`.
const terser = { enable: true, config: { output: { comments: false, quote_keys: false, keep_quoted_props: false } } };

/** What differs in a release: the same minifier for both targets. */
export default { jsMinimizer: 'terser', terser } satisfies UserConfigExport<'webpack5'>;
