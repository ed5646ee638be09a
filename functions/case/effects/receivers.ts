import type { Follow } from '@shared/domain/case';
import type { Receiver as To } from '@shared/policy/policy';
import { orgRow, providerOrg } from '../org-store';
import { appsOf, thisApp, usersOf, type Receiver } from './store';
import { AT_ONCE, type Work } from './work';

export type Opening = Extract<Follow, { open: unknown }>;
type Receivers = { receivers: readonly Receiver[]; next?: string };
type Finds = (work: Work<Opening>) => Promise<Receivers>;

/** A page of the schools that use some apps. */
const usersBy =
  (apps: (work: Work<Opening>) => ReturnType<typeof appsOf>): Finds =>
  async (work) => {
    const receivers = await usersOf(work.tx, {
      apps: apps(work),
      path: work.loaded.bureau_path,
      after: work.after,
      limit: AT_ONCE,
    });
    const last = receivers.length === AT_ONCE ? receivers[AT_ONCE - 1] : undefined;
    return { receivers, ...(last && { next: `${last.app}|${last.org}` }) };
  };

const finders = {
  provider: async ({ server, tx, loaded }) => {
    const bureau = { id: loaded.bureau_id, path: loaded.bureau_path };
    const made = { id: server.newId('org'), bureau };
    const org = await providerOrg(tx, loaded.provider_id, made);
    return { receivers: [{ org, kind: 'provider', bureau: bureau.id, app: loaded.app_id }] };
  },
  respondent: async ({ tx, loaded }) => {
    const org = loaded.respondent_org && (await orgRow(tx, loaded.respondent_org));
    if (!org) return { receivers: [] };
    return {
      receivers: [{ org: org.id, kind: org.kind, bureau: loaded.bureau_id, app: loaded.app_id }],
    };
  },
  users_of_app: usersBy(({ loaded }) => thisApp(loaded.app_id)),
  users_of_provider: usersBy(({ loaded }) => appsOf(loaded.provider_id)),
} as const satisfies Readonly<Record<To, Finds>>;

/** Whom an effect opens cases about: nobody, one, or a page of many. */
export const receiversOf = async (work: Work<Opening>): Promise<Receivers> => {
  const { to } = work.follow;
  if (to) return finders[to](work);
  const { bureau_id: bureau, app_id: app } = work.loaded;
  return { receivers: [{ org: null, kind: null, bureau, app }] };
};
