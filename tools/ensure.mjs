// What a command needs before it can run: a recent Node, the installed packages, a browser. No dependencies.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const lockOf = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;

/** True when node_modules holds what package-lock.json asks for. Compares versions, because times change when a checkout is copied. */
export const isInstalled = () => {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(join(root, record))) return false;
  const have = lockOf(record);
  return Object.entries(lockOf('package-lock.json')).every(
    ([path, wanted]) =>
      path === '' ||
      (have[path]
        ? have[path].version === wanted.version
        : Boolean(wanted.optional || wanted.devOptional || wanted.peer)),
  );
};

/** Installs the packages when they are missing or older than package-lock.json; ends the process with npm's own words when that fails. */
export const ensureInstalled = () => {
  if (isInstalled()) return;
  console.log('正在安装依赖,首次需要几分钟 · Installing packages, a few minutes the first time …');
  // --no-save, because npm 10 would write package-lock.json anew, without the `libc` that npm 11 records.
  const args = [
    'install',
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, [process.env.npm_execpath, ...args]]
    : ['npm', args];
  const { status } = spawnSync(npm[0], npm[1], {
    cwd: root,
    stdio: 'inherit',
    shell: npm[0] === 'npm' && process.platform === 'win32',
  });
  if (status !== 0) {
    console.error(
      '依赖安装失败:请检查网络或 npm 镜像后重试。\nnpm install failed: check the network or the npm registry, then try again.',
    );
    process.exit(1);
  }
};

const browsers = () => [
  process.env.CHROMIUM,
  ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
    (name) => `/usr/bin/${name}`,
  ),
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].map(
    (dir) => dir && join(dir, 'Google/Chrome/Application/chrome.exe'),
  ),
];

/** The path of an installed Chromium or Chrome (CHROMIUM first), or undefined. */
export const findBrowser = () => browsers().find((path) => path && existsSync(path));

const hasChineseFont = () => {
  const listed = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return process.platform !== 'linux' || (listed.status === 0 && listed.stdout.trim() !== '');
};

/**
 * The path of a browser that can draw Chinese; as root on Debian it installs Chromium and the font when absent.
 * Throws elsewhere, with how to get them.
 */
export const ensureBrowser = () => {
  const complete = () => findBrowser() !== undefined && hasChineseFont();
  const mayInstall =
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  if (!complete() && mayInstall) {
    const quiet = {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    };
    execFileSync('apt-get', ['update', '-qq'], quiet);
    execFileSync(
      'apt-get',
      [
        'install',
        '-y',
        '-qq',
        '--no-install-recommends',
        'chromium',
        'fonts-noto-cjk',
        'fontconfig',
      ],
      quiet,
    );
  }
  if (!complete()) {
    throw new Error(
      'The browser tests need Chromium or Chrome and a Chinese font. Debian/Ubuntu: sudo apt-get install chromium fonts-noto-cjk fontconfig. macOS/Windows: install Google Chrome. Elsewhere set CHROMIUM.',
    );
  }
  return findBrowser();
};

// npm runs a script in a shell, so npm is our parent's parent; where there is no /proc only the shell is watched.
const ancestors = () => {
  const parent = process.ppid;
  const stat = `/proc/${parent}/stat`;
  return `${parent} ${existsSync(stat) ? readFileSync(stat, 'utf8').split(') ')[1].split(' ')[1] : ''}`;
};

/** Calls `then` once when the npm that started this process is gone: a killed npm must not leave an orphan that holds the port. */
export const whenOrphaned = (then) => {
  const born = ancestors();
  const watch = setInterval(() => {
    if (ancestors() === born) return;
    clearInterval(watch);
    then();
  }, 1000).unref();
};
