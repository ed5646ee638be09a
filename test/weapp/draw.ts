import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { Compiled, Drawn } from '../../tools/client-build/wechat-compilers';
import { launch } from '../browser/chromium';
import { contactSheets, small, type Print } from '../browser/contact-sheet';
import { documentOf, elderly, markupOf } from './markup';

/** A moment of a story: what a page of this name showed. `tab`: WeChat draws the bar of tabs below it. */
export type Shot = { name: string; route: string; title: string; tab: boolean; tree: Drawn };
type Look = { width: number; height: number; elder: boolean };
type Measured = { wide: number; tall: number; layer: boolean; faults: string[] };

// A small phone and a usual one. What WeChat itself draws is as tall as on an iPhone with a notch, the least that is left for us.
const looks: readonly Look[] = [
  { width: 390, height: 844, elder: false },
  { width: 360, height: 720, elder: false },
  { width: 390, height: 844, elder: true },
  { width: 360, height: 720, elder: true },
];
const TITLE = 91;
const TABS = 83;
const SAFE = 34;
const MOST = 4000; // px of a picture's height
const folder = path.join(__dirname, 'screens');

// Runs in the page.
const measure = ({ least, height }: { least: number; height: number }): Measured => {
  const faults: string[] = [];
  const all = [...document.querySelectorAll<HTMLElement>('body *')];
  const says = (e: Element) => (e.textContent ?? '').trim().slice(0, 16);
  const hasWords = (e: Element) =>
    [...e.childNodes].some((c) => c.nodeType === 3 && (c as Text).data.trim());
  for (const e of all.filter(hasWords)) {
    const size = parseFloat(getComputedStyle(e).fontSize);
    if (size < least && e.getClientRects().length > 0) faults.push(`${size} px print: ${says(e)}`);
  }
  const inView = (e: Element) => {
    const { top, bottom, height: tall } = e.getBoundingClientRect();
    return tall > 0 && top >= 0 && bottom <= height + 0.5;
  };
  for (const sheet of document.querySelectorAll('.sheet')) {
    const buttons = [...sheet.querySelectorAll('.button--primary, .button--off, .button--danger')];
    for (const button of buttons.filter((b) => !inView(b)).slice(0, 1)) {
      faults.push(`the sheet's main button is out of sight: ${says(button)}`);
    }
    const close = sheet.querySelector('.sheet__close');
    if (close && !inView(close)) faults.push("the sheet's cross is out of sight");
  }
  for (const tool of document.querySelectorAll('.pad__tool, .screen__foot .button')) {
    if (!document.querySelector('.sheet') && !inView(tool)) {
      faults.push(`out of sight at the bottom: ${says(tool)}`);
    }
  }
  const { scrollWidth: wide, scrollHeight: tall } = document.documentElement;
  return { wide, tall, layer: document.querySelector('[role=dialog]') !== null, faults };
};

const drawOne = async (view: Page, compiled: Compiled, shot: Shot, look: Look, file: string) => {
  const { markup, faults } = markupOf(look.elder ? elderly(shot.tree) : shot.tree);
  const height = look.height - TITLE - (shot.tab ? TABS : 0);
  const safe = shot.tab ? 0 : SAFE;
  await view.setViewportSize({ width: look.width, height });
  await view.setContent(documentOf(compiled, { ...shot, markup, width: look.width, safe }));
  const seen = await view.evaluate(measure, { least: look.elder ? 18 : 13, height });
  // A layer lies over the window, so its picture shows the window; without one the whole page.
  if (seen.tall > height && !seen.layer) {
    await view.setViewportSize({ width: look.width, height: Math.min(MOST, seen.tall) });
  }
  await view.screenshot({ path: path.join(folder, file), ...small });
  if (seen.wide > look.width) faults.push(`${seen.wide} px wide`);
  const where = `${shot.name} (${shot.route}, ${look.width} wide${look.elder ? ', 长辈版' : ''})`;
  return [...new Set([...faults, ...seen.faults])].map((fault) => `${where}: ${fault}`);
};

/**
 * Draws the moments of a story as WeChat would, at two widths, in the usual size and in 长辈版, keeps the pictures in
 * test/weapp/screens with contact sheets, and gives what is wrong with their geometry.
 */
export const drawAll = async (story: string, compiled: Compiled, shots: readonly Shot[]) => {
  mkdirSync(folder, { recursive: true });
  const own = new RegExp(`^(sheet-)?${story}-`);
  for (const file of readdirSync(folder).filter((f) => own.test(f)))
    rmSync(path.join(folder, file));
  const phone = await launch({ touch: false });
  const faults: string[] = [];
  try {
    const view = await phone.page();
    for (const look of looks) {
      const kind = `${look.width}${look.elder ? '-elder' : ''}`;
      const prints: Print[] = [];
      for (const shot of shots) {
        const file = `${story}-${kind}-${shot.name}.jpg`;
        faults.push(...(await drawOne(view, compiled, shot, look, file)));
        prints.push({ file: path.join(folder, file), caption: `${shot.name}　${shot.title}` });
      }
      await contactSheets(view, folder, `${story}-${kind}`, prints);
    }
  } finally {
    await phone.close();
  }
  return faults;
};
