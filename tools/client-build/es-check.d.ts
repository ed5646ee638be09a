/** The part of es-check that we call; it publishes no types. */
declare module 'es-check' {
  type Check = {
    ecmaVersion: string;
    files: string[];
    checkFeatures?: boolean;
    ignore?: string;
    cache?: boolean;
  };
  type Fault = { file: string; err: Error & { loc?: { line: number; column: number } } };
  /** Gives every fault; with a second argument it neither prints nor ends the process. */
  export function runChecks(checks: Check[], quiet: object): { success: boolean; errors: Fault[] };
}
