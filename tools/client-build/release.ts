/** Where a mini-program built for this machine finds its server: what `npm start` prints. */
export const LOCAL = 'http://127.0.0.1:8790';

/** Why a mini-program built for this address could not be released; `undefined` when it could. */
export const releaseFault = (api: string | undefined): string | undefined => {
  const how =
    'A mini-program for release needs TARO_APP_API=https://… , the address of its server without a path';
  if (!api) return `${how}. To try it on this machine: npm run build:weapp -- --local`;
  const url = URL.canParse(api) ? new URL(api) : undefined;
  if (url?.protocol !== 'https:') return `${how}; TARO_APP_API is ${api}`;
  if (url.origin !== api) return `${how}; write TARO_APP_API=${url.origin}`;
  return undefined;
};
