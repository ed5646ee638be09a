/**
 * Where the API lives: empty on H5 (same origin), a full https address in WeChat. Set by
 * config/index.ts when building.
 */
declare const API_BASE: string;

declare module '*.scss';
declare module '*.png' {
  const url: string;
  export default url;
}
