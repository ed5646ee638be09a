// What a phone of the oldest kind we promise (.browserslistrc) could not read.
import { readFileSync } from 'node:fs';
import { runChecks } from 'es-check';

// The newest language that Chrome 78 and iOS 12 read whole.
const LANGUAGE = 'es2019';
// The bundler's own `typeof globalThis` asks before it uses it. Ours would be found when the
// mini-program is booted without.
const asked = 'globalThis';

type Place = { line: number; column: number };

const around = (file: string, { line, column }: Place): string => {
  const text = readFileSync(file, 'utf8').split('\n')[line - 1] ?? '';
  return `…${text.slice(Math.max(0, column - 40), column + 40).trim()}…`;
};

/**
 * A sentence for every one of these scripts that uses a syntax or a built-in newer than our oldest
 * phones.
 */
export const tooNew = (files: readonly string[]): string[] => {
  if (files.length === 0) return ['there is no script to read as an old phone does'];
  const syntax = { ecmaVersion: LANGUAGE, files: [...files], cache: false };
  const features = { ...syntax, checkFeatures: true, ignore: asked };
  const { errors } = runChecks([syntax, features], {});
  return errors.map(({ file, err }) => {
    const what = err.loc ? `${err.message}: ${around(file, err.loc)}` : err.message;
    return `${file} is newer than ${LANGUAGE}, all that our oldest phones read: ${what}`;
  });
};
