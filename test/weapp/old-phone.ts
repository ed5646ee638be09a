import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Context, runInContext } from 'node:vm';
import compatibility, { type Identifier, type SupportStatement } from '@mdn/browser-compat-data';

// The oldest phones we promise stand in .browserslistrc: Android's WeChat counts as Chrome, an iPhone's as Safari.
const promised = (browser: string): number => {
  const text = readFileSync(path.resolve('.browserslistrc'), 'utf8');
  const found = new RegExp(`^${browser} >= ([\\d.]+)$`, 'm').exec(text);
  if (!found) throw new Error(`.browserslistrc promises no ${browser}`);
  return Number(found[1]);
};

const since = (support: SupportStatement | undefined): number => {
  const all = [support ?? []].flat();
  const plain = all.find((one) => !one.flags && !one.prefix && !one.alternative_name);
  const version = plain?.version_added;
  return typeof version === 'string' && version !== 'preview'
    ? parseFloat(version.replace('≤', ''))
    : Infinity;
};

/** The names of the built-ins that a phone of the oldest kind lacks, as `Array.at`; MDN's tables say which. */
export const missing = (): string[] => {
  const oldest = { chrome: promised('chrome'), safari_ios: promised('ios') };
  const names: string[] = [];
  const walk = (features: Identifier, above: string): void => {
    for (const [name, feature] of Object.entries(features)) {
      const support = (feature as Identifier).__compat?.support;
      if (name === '__compat' || !support || !/^\w+$/.test(name)) continue;
      const { chrome, safari_ios } = oldest;
      const lacks = since(support.chrome) > chrome || since(support.safari_ios) > safari_ios;
      if (lacks) names.push(`${above}${name}`);
      else walk(feature as Identifier, `${above}${name}.`);
    }
  };
  walk(compatibility.javascript!.builtins!, '');
  return names;
};

const take = `(names) => {
  const own = (object, name) => object != null && Object.prototype.hasOwnProperty.call(object, name);
  const gone = [];
  for (const path of names) {
    const parts = path.split('.');
    const name = parts.pop();
    const holder = parts.reduce((object, part) => (object == null ? undefined : object[part]), world);
    for (const object of parts.length ? [holder && holder.prototype, holder] : [world]) {
      if (!own(object, name)) continue;
      delete object[name];
      gone.push(path);
    }
  }
  return gone;
}`;

/** Takes away from a realm what the oldest phones lack; gives the names of what it had of that. */
export const makeOld = (context: Context): string[] => {
  const run = runInContext(`((world) => ${take})(this)`, context) as (n: string[]) => string[];
  return [...run(missing())];
};
