// What tsc says of the client, and more: what reaches a phone may use no built-in newer than our
// oldest phones have.
// TypeScript's own `lib` cannot say so here, because Taro's types bring those of Node along. Prints
// every fault; ends with 1.
import { relative } from 'node:path';
import ts from 'typescript';

// ES2019 is what Chrome 78 and iOS 12 have; client/platform/old-phones.ts adds the one thing of it
// that iOS 12.0 lacks.
const newer = /lib\.(es202\d|esnext)\b|@types\/node\//;
const shipped = /^(client|shared)\//;

const config = ts.getParsedCommandLineOfConfigFile('tsconfig.client.json', undefined, {
  ...ts.sys,
  onUnRecoverableConfigFileDiagnostic: (fault) => {
    throw new Error(ts.flattenDiagnosticMessageText(fault.messageText, '\n'));
  },
})!;
const program = ts.createProgram(config.fileNames, config.options);
const checker = program.getTypeChecker();
const here = (file: ts.SourceFile) => relative(process.cwd(), file.fileName).replaceAll('\\', '/');

const isNew = (name: ts.Node): boolean => {
  const places = checker.getSymbolAtLocation(name)?.declarations ?? [];
  return places.length > 0 && places.every((at) => newer.test(at.getSourceFile().fileName));
};
const tooNew = (file: ts.SourceFile): string[] => {
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    const name = ts.isPropertyAccessExpression(node) ? node.name : node;
    if (ts.isIdentifier(name) && ts.isExpression(node) && isNew(name)) {
      const { line } = file.getLineAndCharacterOfPosition(name.getStart());
      found.push(`${here(file)}:${line + 1} ${name.text} is newer than our oldest phones`);
    }
    ts.forEachChild(node, walk);
  };
  walk(file);
  return found;
};

const faults = ts.getPreEmitDiagnostics(program);
const format: ts.FormatDiagnosticsHost = {
  getCanonicalFileName: (name) => name,
  getCurrentDirectory: () => process.cwd(),
  getNewLine: () => '\n',
};
const tooNewForPhones = program
  .getSourceFiles()
  .filter((file) => shipped.test(here(file)))
  .flatMap(tooNew);
if (faults.length > 0) console.error(ts.formatDiagnostics(faults, format).trimEnd());
for (const fault of new Set(tooNewForPhones)) console.error(fault);
process.exitCode = faults.length + tooNewForPhones.length > 0 ? 1 : 0;
