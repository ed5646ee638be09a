import type { Follow } from '@shared/domain/case';
import { insertMessages } from '../../outbox/store';
import { bureauFor } from '../org-store';
import { appsOf, bureauOf, peopleIn, thisApp, usersOf } from './store';
import { AT_ONCE, type Executor, type Work } from './work';

type Telling = Extract<Follow, { tell: unknown }>;
/** The organisations that are told, in which roles, about which case, and where to go on. */
type Told = { orgs: readonly string[]; roles: readonly string[]; about: string; next?: string };

type Finds = (work: Work<Telling>) => Promise<Told>;

const atOrg = ['filer', 'filer_head'] as const;
const atDesk = ['desk'] as const;

const one = (org: string | null, about: string, roles: readonly string[]): Told => ({
  orgs: org ? [org] : [],
  roles,
  about,
});

/** The schools that use some apps, a page of them. The case itself is not theirs to open. */
const toldUsers =
  (apps: (work: Work<Telling>) => ReturnType<typeof appsOf>): Finds =>
  async (work) => {
    const { tx, loaded, after } = work;
    const asked = { apps: apps(work), path: loaded.bureau_path, after, limit: AT_ONCE };
    const users = await usersOf(tx, asked);
    const last = users.length === AT_ONCE ? users[AT_ONCE - 1] : undefined;
    const told = { orgs: users.map(({ org }) => org!), roles: atOrg, about: '' };
    return { ...told, ...(last && { next: `${last.app}|${last.org}` }) };
  };

const audiences = {
  filer: ({ loaded }) => Promise.resolve(one(loaded.filer_org, loaded.id, atOrg)),
  respondent: ({ loaded }) => Promise.resolve(one(loaded.respondent_org, loaded.id, atOrg)),
  users_of_app: toldUsers(({ loaded }) => thisApp(loaded.app_id)),
  users_of_provider: toldUsers(({ loaded }) => appsOf(loaded.provider_id)),
  cause: async ({ tx, loaded }) => {
    const cause = loaded.cause_case;
    const bureau = cause ? await bureauOf(tx, cause) : loaded.bureau_id;
    return one(bureau, cause ?? loaded.id, atDesk);
  },
  upper: async ({ tx, loaded }) => {
    const { id } = await bureauFor(tx, loaded.bureau_id, 'above');
    return one(id === loaded.bureau_id ? null : id, loaded.id, atDesk);
  },
} as const satisfies Readonly<Record<Telling['tell'], Finds>>;

/** Tells everybody an effect names, so many organisations in one transaction. */
export const tellPeople: Executor<Telling> = async (work) => {
  const { server, tx, loaded, rules, event, follow, cause } = work;
  const { orgs, roles, about, next }: Told = await audiences[follow.tell](work);
  const people = orgs.length > 0 ? await peopleIn(tx, orgs, roles) : [];
  const title = `“${loaded.app_name}”${rules.policy.words.places[event.place]?.title ?? ''}`;
  await insertMessages(
    tx,
    people.map((person) => ({
      id: server.newId('message'),
      person,
      at: server.now(),
      title,
      body: follow.what,
      about,
      // Of the effect, not of its job: tried again by another, it tells nobody twice.
      source: `${cause.case}:${cause.seq}:${cause.index}`,
    })),
  );
  return next;
};
