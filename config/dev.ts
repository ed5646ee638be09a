import type { UserConfigExport } from '@tarojs/cli';

/** What differs while developing: readable output, no minifying. */
export default { mini: { debugReact: true }, h5: {} } satisfies UserConfigExport<'webpack5'>;
