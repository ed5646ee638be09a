import { appKindTitles, type FilerKind } from '@shared/kernel/kinds';
import { no, yes, type Result } from '@shared/kernel/result';
import { beginnings, hindranceTo, type Beginning } from '@shared/domain/begin';
import { blankCase } from '@shared/domain/case';
import { rulesFor } from '@shared/policy';
import type { Rules } from '@shared/policy/rules';
import type { Life } from '@shared/vocabulary/lives';
import type { SignedRequest } from '../world/request';
import { findApp } from '../registry/app-store';
import { insertDraft } from './draft-store';
import { partiesOf } from '../world/caller';
import { mayBeAbout } from './org-store';
import { insertCase, insertTasks, openCase } from './store';
import { tasksOf } from './tasks';

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

/** Begins a case of a bureau about an organisation of its own or a provider, and an app. */
const beginAtBureau = async (
  request: SignedRequest,
  { app, life, org }: Wanted,
): Promise<Result<{ id: string }>> => {
  const { caller, server, now } = request;
  const rules = rulesFor(caller.bureau.policy)!;
  const parties = partiesOf(caller, caller.org.id, caller.org.id);
  const first = beginningsAt(rules, parties).find((beginning) => beginning.life === life);
  if (!first) return no('not_yours');
  const tx = await request.tx();
  if (!org || !(await findApp(tx, app)) || !(await mayBeAbout(tx, caller.org.id, org)))
    return no('not_found');
  const id = server.newId('case');
  const start = { place: first.id, standing: first.place.standing };
  const state = blankCase(id, first.life, rules.policy.id, start);
  const of = { id, filer: caller.org.id, bureau: caller.org.id, path: caller.org.path };
  const begun = await insertCase(tx, {
    ...of,
    state,
    respondent: org,
    app,
    at: now,
    withBureau: true,
  });
  if (!begun) return alreadyOpen(request, { app, life: first.life, respondent: org });
  const context = {
    facts: {},
    settings: caller.bureau.settings,
    now,
    holidays: await server.holidays(),
  };
  await insertTasks(tx, of, tasksOf(rules, state, context));
  return yes({ id });
};

/** Begins a case about an app, as far as the caller's organisation begins such. */
export const begin = (request: SignedRequest, wanted: Wanted): Promise<Result<{ id: string }>> => {
  const { kind } = request.caller.org;
  return kind === 'bureau' ? beginAtBureau(request, wanted) : beginOwn(request, kind, wanted);
};
