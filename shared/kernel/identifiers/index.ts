import { readDocumentNo } from './document';
import { readIcp, readMlps, readPolice, readTelecom } from './licence';
import type { Read, Reader } from './read';
import { readAppId, readBundle, readPackage } from './software';
import { readArea, readCreditCode, readSchoolCode } from './unit';

export { isSpoilt, type Read } from './read';
export { readMoeNo } from './moe-no';
export { maskPhone, readLandline, readName, readPhone, sameName } from './person';
export { readDocumentNo } from './document';
export { readIcp, readMlps, readPolice, readTelecom } from './licence';
export { isPackageName, readAppId, readBundle, readPackage } from './software';
export { readArea, readCreditCode, readSchoolCode } from './unit';

/** The identifiers a form can ask for by name. */
export const codeKinds = [
  'icp',
  'telecom',
  'police',
  'mlps',
  'credit',
  'school',
  'area',
  'document',
  'package',
  'bundle',
  'appid',
] as const;
export type CodeKind = (typeof codeKinds)[number];

const readers: Readonly<Record<CodeKind, Reader>> = {
  icp: readIcp,
  telecom: readTelecom,
  police: readPolice,
  mlps: readMlps,
  credit: readCreditCode,
  school: readSchoolCode,
  area: readArea,
  document: readDocumentNo,
  package: readPackage,
  bundle: readBundle,
  appid: readAppId,
};

/** Reads the identifier of a `code` question: its normal form and what is wrong with it. */
export const readIdentifier = (kind: CodeKind, text: string): Read => readers[kind](text);
