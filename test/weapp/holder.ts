import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { page as photoOf, scribble } from '@functions/demo/picture';
import { boot, type Moment, type Node, type Phone } from './harness';

const folder = mkdtempSync(path.join(tmpdir(), 'album-'));
const saved = (name: string, bytes: Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
};

/** A page as this phone's camera gives it: the path of a PNG. */
export const photo = (name: string, n: number): string => saved(name, photoOf(n));
/** The picture of three written strokes, which the stand-in canvas gives. */
export const ink = (): string => saved('ink.png', scribble(5));

const above = (node: Node | undefined, fits: (n: Node) => boolean): boolean =>
  node !== undefined && (fits(node) || above(node.parent, fits));
const called = (n: Node, words: string | RegExp): boolean =>
  typeof words === 'string'
    ? String(n.attrs['aria-label'] ?? '').includes(words)
    : words.test(String(n.attrs['aria-label'] ?? ''));

/** Somebody with the mini-program open: the harness, and what a person does in one go. */
export const hold = (api: string, wishes: Phone & { watch?: (moment: Moment) => void } = {}) => {
  const app = boot({ api, ...wishes });
  const inGroup =
    (question: string | RegExp) =>
    (n: Node): boolean =>
      above(
        n,
        (g) =>
          ['group', 'radiogroup'].includes(String(g.attrs['aria-role'])) && called(g, question),
      );
  const choose = async (question: string | RegExp, answer: RegExp) => {
    const group = inGroup(question);
    await app.waitFor(
      (n) =>
        group(n) &&
        ['radio', 'checkbox'].includes(String(n.attrs['aria-role'])) &&
        answer.test(n.text),
    );
    await app.tap(
      (n) =>
        group(n) &&
        ['radio', 'checkbox'].includes(String(n.attrs['aria-role'])) &&
        answer.test(n.text),
    );
  };
  const tapWhen = async (what: Parameters<typeof app.tap>[0]) => {
    await app.waitFor(what);
    await app.tap(what);
  };
  return {
    ...app,
    choose,
    tapWhen,
    tick: async (promise: RegExp) =>
      app.tap((n) => n.attrs['aria-role'] === 'checkbox' && promise.test(n.text)),
    /** Becomes a person of the demonstration, by 我的. */
    be: async (who: RegExp) => {
      await app.open('pages/me/index');
      await tapWhen(who);
      // Whoever was somebody else before has 退出登录 on the page already.
      await app.calm();
      await app.waitFor('退出登录');
    },
    /** Turns to the people of another region of the demonstration, by 我的. */
    turnTo: async (region: string) => {
      const offered = (n: Node) => n.attrs['aria-role'] === 'radio' && n.text.includes(region);
      await app.open('pages/me/index');
      await tapWhen(/^换一个地区：/);
      await app.waitFor(offered);
      await app.tap(offered);
      await app.waitFor(new RegExp(`^换一个地区：${region}`));
    },
    /** Puts photos under a question, from the album. */
    attach: async (question: string | RegExp, ...files: string[]) => {
      app.phone.photos = files;
      const group = inGroup(question);
      await app.tap(
        (n) => group(n) && n.attrs['aria-role'] === 'button' && /^添加照片/.test(n.text),
      );
      await tapWhen('从相册选择');
      const arrived = (n: Node) => group(n) && String(n.attrs.class ?? '').includes('photo--done');
      await app.waitFor((n) => arrived(n));
    },
    /** Opens a filing from 办理, whichever list it stands in. */
    openCase: async (name: RegExp) => {
      await app.open('pages/todo/index');
      await app.waitFor((n) => n.attrs['aria-role'] === 'tab');
      const isCase = (n: Node) => n.attrs['aria-role'] === 'button' && name.test(n.text);
      const isAll = (n: Node) => n.attrs['aria-role'] === 'tab' && n.text === '全部';
      await app.calm();
      if (!app.find(isCase)) await tapWhen(isAll);
      await app.calm();
      await app.waitFor(isCase);
      await app.tap(isCase);
    },
    /** Does something from the bar at the bottom, behind 更多 when it is not in sight. */
    move: async (label: string) => {
      await app.waitFor((n) => String(n.attrs.class ?? '') === 'moves');
      const shown = (n: Node) =>
        n.attrs['aria-role'] === 'button' &&
        n.text === label &&
        above(n, (m) => String(m.attrs.class ?? '') === 'moves');
      if (!app.find(shown)) await app.tap('更多办理');
      await app.tap((n) => n.attrs['aria-role'] === 'button' && n.text === label);
    },
  };
};

/** Somebody holding a phone. */
export type Holder = ReturnType<typeof hold>;
