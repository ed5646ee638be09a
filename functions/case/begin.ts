import { appKindTitles, type FilerKind } from '@shared/kernel/kinds';
import { no, yes, type Result } from '@shared/kernel/result';
import { beginnings, hindranceTo } from '@shared/domain/begin';
import { blankCase } from '@shared/domain/case';
import { rulesFor } from '@shared/policy';
import type { Life } from '@shared/vocabulary/lives';
import type { SignedRequest } from '../http/request';
import { findApp } from '../registry/app-store';
import { insertDraft } from './draft-store';
import { insertCase, openCase } from './store';

type Wanted = { app: string; life?: Life };

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

/** Begins a case of the caller's organisation about an app, as a draft. */
export const begin = async (
  request: SignedRequest,
  { app, life: wanted = 'filing' }: Wanted,
): Promise<Result<{ id: string }>> => {
  const { caller, server, now } = request;
  if (!caller.roles.includes('filer') && !caller.roles.includes('filer_head'))
    return no('not_yours');
  const tx = await request.tx();
  const tool = await findApp(tx, app);
  const { kind } = caller.org;
  if (!tool || kind === 'bureau') return no('not_found');
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
  if (!begun) {
    const open = await openCase(tx, caller.org.id, app, life);
    return no('duplicate_filing', {
      params: {
        filing: open?.id ?? '',
        place: rules.policy.words.places[open?.place ?? '']?.title ?? '',
      },
    });
  }
  await insertDraft(tx, { id, filer: caller.org.id, ...server.seal.seal('{}', id), at: now });
  return yes({ id });
};
