import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const page = `import { View, Text } from '@tarojs/components';
export default function Index() { return <View><Text>Hello world</Text></View>; }`;
const config = `module.exports = {
  projectName: 'bare', designWidth: 375, deviceRatio: { 375: 2, 750: 1 }, sourceRoot: 'src', outputRoot: 'dist',
  framework: 'react', compiler: { type: 'webpack5', prebundle: { enable: false } }, cache: { enable: false }, plugins: [],
  mini: {}, h5: { publicPath: './', staticDirectory: 'static', router: { mode: 'hash' } },
};`;
const files: Readonly<Record<string, string>> = {
  'package.json': '{"name":"bare","private":true}',
  'babel.config.js': `module.exports = { presets: [['taro', { framework: 'react', ts: false, compiler: 'webpack5' }]] };`,
  'config/index.js': config,
  'src/index.html':
    '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>bare</title><script><%= htmlWebpackPlugin.options.script %></script></head><body><div id="app"></div></body></html>',
  'src/app.config.js': `export default { pages: ['pages/index/index'], window: { navigationBarTitleText: 'bare' } };`,
  'src/app.js': 'export default function App({ children }) { return children; }',
  'src/pages/index/index.jsx': page,
};

/** Builds Taro's hello world for browsers into a folder, with Taro's own settings and our versions; gives where it is. */
export const buildBare = (folder: string): string => {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const modules = join(folder, 'node_modules');
  if (!existsSync(modules)) symlinkSync(resolve('node_modules'), modules);
  const built = spawnSync(
    process.execPath,
    [resolve('node_modules/@tarojs/cli/bin/taro'), 'build', '--type', 'h5', '--no-check'],
    { cwd: folder, env: { ...process.env, NODE_ENV: 'production' }, encoding: 'utf8' },
  );
  const index = join(folder, 'dist/index.html');
  if (!existsSync(index) || !readFileSync(index, 'utf8').includes('<script'))
    throw new Error(`the bare page was not built:\n${built.stdout}\n${built.stderr}`);
  return join(folder, 'dist');
};
