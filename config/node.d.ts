/** The little of Node that the build configuration uses; the client itself sees none of it. */
declare const __dirname: string;
declare const process: { env: Record<string, string | undefined> };
declare module 'node:path' {
  const path: { resolve: (...parts: string[]) => string; join: (...parts: string[]) => string };
  export default path;
}
