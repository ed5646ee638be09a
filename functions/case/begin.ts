import type { Transaction } from 'kysely';
import { appKindTitles, type FilerKind, type OrgKind } from '@shared/kernel/kinds';
import { no, yes, type Result } from '@shared/kernel/result';
import { beginnings, hindranceTo, type Beginning } from '@shared/domain/begin';
import { blankCase } from '@shared/domain/case';
import { deciderOf } from '@shared/domain/lists';
import { rulesFor } from '@shared/policy';
import type { Rules } from '@shared/policy/rules';
import type { Life } from '@shared/vocabulary/lives';
import type { Tables } from '../db/tables';
import type { SignedRequest } from '../world/request';
import { findApp } from '../registry/app-store';
import { insertDraft } from './draft-store';
import { partiesAt } from '../world/caller';
import { bureauFor, mayBeAbout, orgRow, providerOrg } from './org-store';
import { insertCase, insertTasks, openCase } from './store';
import { tasksOf } from './tasks';

type Tx = Transaction<Tables>;

type Wanted = {
  app: string;
  life?: Life;
  /** Whom it is about, where a bureau begins it. */ org?: string;
};

/** Where such a case begins, or what stands in its way. */
const beginningOf = (
  { caller }: SignedRequest,
  tool: NonNullable<Awaited<ReturnType<typeof findApp>>>,
  kind: FilerKind,
  wanted: Life,
) => {
  const rules = rulesFor(caller.bureau.policy)!;
  const own = kind === 'provider';
  const hindered = hindranceTo(rules, tool, own ? caller.org.name : undefined);
  if (hindered === 'other_provider') return no(hindered, { params: { provider: tool.provider } });
  const life = own ? 'provider_filing' : wanted;
  const first = beginnings(rules, kind).find((beginning) => beginning.life === life);
  if (!first) return no('not_now', { params: { place: '' } });
  if (hindered === 'kind_not_covered')
    return no(hindered, { params: { kind: appKindTitles[tool.kind] } });
  return yes({ rules, life, place: first.id, standing: first.place.standing });
};

/** Begins a case of the caller's own organisation about an app, as a draft. */
const beginOwn = async (
  request: SignedRequest,
  kind: FilerKind,
  { app, life: wanted = 'filing' }: Wanted,
): Promise<Result<{ id: string }>> => {
  const { caller, server, now } = request;
  if (!caller.roles.includes('filer') && !caller.roles.includes('filer_head'))
    return no('not_yours');
  const tx = await request.tx();
  const tool = await findApp(tx, app);
  if (!tool) return no('not_found');
  const first = beginningOf(request, tool, kind, wanted);
  if (!first.ok) return first;
  const { rules, life, place, standing } = first.value;
  const id = server.newId('case');
  const begun = await insertCase(tx, {
    state: blankCase(id, life, rules.policy.id, { place, standing }),
    filer: caller.org.id,
    app,
    bureau: caller.bureau.id,
    path: caller.bureau.path,
    at: now,
  });
  if (!begun) return alreadyOpen(request, { app, life });
  await insertDraft(tx, { id, filer: caller.org.id, ...server.seal.seal('{}', id), at: now });
  return yes({ id });
};

const alreadyOpen = async (
  request: SignedRequest,
  about: { app: string; life: Life; respondent?: string },
): Promise<Result<never>> => {
  const { caller } = request;
  const open = await openCase(await request.tx(), { filer: caller.org.id, ...about });
  const places = rulesFor(caller.bureau.policy)!.policy.words.places;
  return no('duplicate_filing', {
    params: { filing: open?.id ?? '', place: places[open?.place ?? '']?.title ?? '' },
  });
};

/**
 * The kinds of case that somebody of a bureau may begin of their own accord: those whose first place
 * is held by a party they are.
 */
export const beginningsAt = (rules: Rules, parties: readonly string[]): Beginning[] =>
  beginnings(rules, 'bureau').filter(({ place }) => parties.includes(place.held ?? ''));

/** Whom a case is about that a bureau begins: the organisation it names, else the app's provider. */
const aboutWhom = async (
  { caller, server }: SignedRequest,
  tx: Tx,
  tool: { providerId: string },
  org: string | undefined,
): Promise<{ id: string; kind: OrgKind } | undefined> => {
  const { id: bureau, path } = caller.org;
  const made = { id: server.newId('org'), bureau: { id: bureau, path } };
  const id = org ?? (await providerOrg(tx, tool.providerId, made));
  return (await mayBeAbout(tx, bureau, id)) ? orgRow(tx, id) : undefined;
};

/** Begins a case of a bureau about an organisation of its own or a provider, and an app. */
const beginAtBureau = async (
  request: SignedRequest,
  { app, life, org }: Wanted,
): Promise<Result<{ id: string }>> => {
  const { caller, server, now } = request;
  const rules = rulesFor(caller.bureau.policy)!;
  const first = beginningsAt(rules, partiesAt(caller)).find((one) => one.life === life);
  if (!first) return no('not_yours');
  const tx = await request.tx();
  const tool = await findApp(tx, app);
  const about = tool && (await aboutWhom(request, tx, tool, org));
  if (!about) return no('not_found');
  const facts = { 'respondent.kind': about.kind };
  const decider = deciderOf(rules, first.life, { facts, settings: {} });
  const decides = await bureauFor(tx, caller.org.id, decider);
  if (decides.id !== caller.org.id) return no('not_yours', { params: { why: 'other_bureau' } });
  const id = server.newId('case');
  const start = { place: first.id, standing: first.place.standing };
  const state = blankCase(id, first.life, rules.policy.id, start);
  const begun = await insertCase(tx, {
    filer: caller.org.id,
    bureau: caller.org.id,
    path: caller.org.path,
    state,
    respondent: about.id,
    app,
    at: now,
    withBureau: true,
  });
  if (!begun) return alreadyOpen(request, { app, life: first.life, respondent: about.id });
  const { settings } = caller.bureau;
  const context = { facts, settings, now, holidays: await server.holidays() };
  const of = { filer: caller.org.id, respondent: about.id, bureau: caller.org.id };
  await insertTasks(tx, [{ id, tasks: tasksOf(rules, state, context, of) }]);
  return yes({ id });
};

/** Begins a case about an app, as far as the caller's organisation begins such. */
export const begin = (request: SignedRequest, wanted: Wanted): Promise<Result<{ id: string }>> => {
  const { kind } = request.caller.org;
  return kind === 'bureau' ? beginAtBureau(request, wanted) : beginOwn(request, kind, wanted);
};
