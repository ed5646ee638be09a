import { account } from './account';
import { bureau } from './bureau';
import { complaint } from './complaint';
import { documents } from './documents';
import { files } from './files';
import { filing } from './filing';
import { lookup } from './lookup';
import { messages } from './messages';
import { registry } from './registry';

/** The whole contract: every endpoint there is, by noun. */
export const api = {
  lookup,
  account,
  filing,
  registry,
  files,
  documents,
  messages,
  complaint,
  bureau,
} as const;
export type Api = typeof api;
