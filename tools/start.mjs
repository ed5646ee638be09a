// `npm start`: everything on one port, with nothing to set up. Only old syntax and no imports above the version check,
// so that an old Node reaches the sentence that says so.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    '需要 Node.js 20.19 或更高版本,当前为 ' +
      process.versions.node +
      '。请从 https://nodejs.org 安装后重试。',
  );
  console.error(
    'Node.js 20.19 or newer is needed, this is ' +
      process.versions.node +
      '. Install it from https://nodejs.org and try again.',
  );
  process.exit(1);
}

const { ensureInstalled, root, whenOrphaned } = await import('./ensure.mjs');
if (process.env.npm_lifecycle_event === 'start')
  whenOrphaned(() => process.kill(process.pid, 'SIGTERM'));
ensureInstalled();
process.chdir(root);

// TypeScript is read as it is, in this same process: one process takes Ctrl-C, and a stack trace names the real line.
const { register } = await import('tsx/cjs/api');
register();
const { createRequire } = await import('node:module');
createRequire(import.meta.url)('../functions/local/main.ts');
