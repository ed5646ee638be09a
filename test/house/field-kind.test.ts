import { join } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '../..');
const REGISTRY = join(root, 'shared/fields/index.ts');
const CONTROLS = join(root, 'client/form/controls.ts');

// Somebody adds a kind of question: a colour, as six hexadecimal digits.
const newFiles: Readonly<Record<string, string>> = {
  [join(root, 'shared/fields/colour.ts')]: `
import type { KindOfField } from './kind';
export const colour: KindOfField = {
  fact: 'text',
  missing: 'missing',
  wrong: (_, answer) =>
    typeof answer === 'string' && /^#[0-9a-f]{6}$/.test(answer) ? undefined : { code: 'wrong_kind' },
  text: (_, answer) => String(answer),
  asks: {},
};`,
  [join(root, 'client/form/kinds/colour.tsx')]: `
import { TextInput } from '@client/ui/TextInput';
import type { ControlProps } from '../control';
export const ColourControl = ({ value, onChange }: ControlProps) => (
  <TextInput value={typeof value === 'string' ? value : ''} onChange={onChange} />
);`,
};
const line = (file: string, after: string, entry: string, from: string): [string, string] => [
  file,
  `${from}\n${ts.sys.readFile(file)!.replace(after, `${after}\n  ${entry},`)}`,
];
const inRegistry = line(
  REGISTRY,
  'export const fieldKinds = {',
  'colour',
  "import { colour } from './colour';",
);
const inControls = line(
  CONTROLS,
  'export const controls = {',
  'colour: ColourControl',
  "import { ColourControl } from './kinds/colour';",
);

/** The faults of the two registries when these files stand as given. */
const faultsWith = (...changed: readonly [string, string][]): string[] => {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.client.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const texts = new Map([...Object.entries(newFiles), ...changed]);
  const host = ts.createCompilerHost({ ...options, noEmit: true });
  const read = host.readFile;
  const exists = host.fileExists;
  host.readFile = (file) => texts.get(file) ?? read(file);
  host.fileExists = (file) => texts.has(file) || exists(file);
  const source = host.getSourceFile;
  host.getSourceFile = (file, how, ...rest) => {
    const text = texts.get(file);
    return text === undefined ? source(file, how, ...rest) : ts.createSourceFile(file, text, how);
  };
  const roots = [REGISTRY, CONTROLS, ...Object.keys(newFiles), join(root, 'client/global.d.ts')];
  const program = ts.createProgram(roots, { ...options, noEmit: true }, host);
  return [REGISTRY, CONTROLS, ...Object.keys(newFiles)]
    .flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(file)))
    .map((d) => ts.flattenDiagnosticMessageText(d.messageText, '\n'));
};

test('a new kind of question is two files and one line in each of two registries', () => {
  expect(faultsWith(inRegistry, inControls)).toEqual([]);
});

test('forgetting its control does not compile', () => {
  expect(faultsWith(inRegistry).join()).toContain("Property 'colour' is missing");
});

test('forgetting its rules does not compile', () => {
  expect(faultsWith(inControls).join()).toContain("'colour' does not exist");
});
