import { account } from './account';
import { bureau } from './bureau';
import { cases } from './case';
import { complaint } from './complaint';
import { documents } from './documents';
import { files } from './files';
import { lists } from './lists';
import { lookup } from './lookup';
import { messages } from './messages';
import { policy } from './policy';
import { registry } from './registry';

/** The whole contract: every endpoint there is, by noun. */
export const api = {
  lookup,
  account,
  case: cases,
  policy,
  registry,
  files,
  documents,
  messages,
  complaint,
  lists,
  bureau,
} as const;
export type Api = typeof api;
