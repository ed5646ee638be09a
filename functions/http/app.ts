import { Hono } from 'hono/tiny';
import type { Pool } from 'pg';
import { api } from '@shared/contract';
import { accountHandlers } from '../account/handlers';
import { bureauHandlers } from '../bureau/handlers';
import { caseHandlers } from '../case/handlers';
import { complaintHandlers } from '../complaint/handlers';
import { documentHandlers } from '../documents/handlers';
import { filesHandlers } from '../files/handlers';
import { policyHandlers } from '../policy/handlers';
import { listHandlers } from '../lists/handlers';
import { makeLookup } from '../lookup/answerer';
import { lookupDoor, posterDoor } from '../lookup/door';
import { publicHandlers } from '../lookup/handlers';
import { isReachable } from '../lookup/store';
import { messageHandlers } from '../messages/handlers';
import { registryHandlers } from '../registry/handlers';
import type { Server } from '../world/server';
import { serve } from './serve';

const { byCode: _c, byPair: _p, ...publicGroup } = api.lookup;

/** Every endpoint in one app: what a long-lived process serves, and what the tests talk to. */
export const wholeApp = (server: Server, pool: Pick<Pool, 'query'>): Hono => {
  const app = new Hono();
  app.route('/', lookupDoor(makeLookup(pool, server.now)));
  app.route(
    '/',
    posterDoor(() => isReachable(pool)),
  );
  app.route('/', serve(server, publicGroup, publicHandlers));
  app.route('/', serve(server, api.account, accountHandlers));
  app.route('/', serve(server, api.case, caseHandlers));
  app.route('/', serve(server, api.registry, registryHandlers));
  app.route('/', serve(server, api.files, filesHandlers));
  app.route('/', serve(server, api.documents, documentHandlers));
  app.route('/', serve(server, api.messages, messageHandlers));
  app.route('/', serve(server, api.complaint, complaintHandlers));
  app.route('/', serve(server, api.lists, listHandlers));
  app.route('/', serve(server, api.policy, policyHandlers));
  app.route('/', serve(server, api.bureau, bureauHandlers));
  app.notFound((c) =>
    c.json({ refusal: { code: 'not_found' }, request: '' }, 404, { 'cache-control': 'no-store' }),
  );
  return app;
};
