import type { Instant } from '@shared/kernel/calendar';
import { dayOf } from '@shared/kernel/calendar';
import type { DecisionContext } from '@shared/domain/case';
import { heldBy, kindsOn } from '@shared/domain/listed';
import type { Server } from '../world/server';
import { lives } from './lives';
import type { LoadedCase } from './load-store';

/** The core facts of every case: about which app, by whom it is provided, and who filed it. */
export const coreFacts = (loaded: LoadedCase, now: Instant): DecisionContext['facts'] => ({
  'app.name': loaded.app_name,
  'app.kind': loaded.app_kind,
  ...(loaded.moe_no && { 'app.moe_no': loaded.moe_no }),
  'app.moe_standing': loaded.moe_standing === 'valid' ? 'filed' : loaded.moe_standing,
  'provider.name': loaded.provider_name,
  'app.on': kindsOn(loaded.app_bars, loaded.bureau_path, dayOf(now)),
  'provider.on': kindsOn(loaded.provider_bars, loaded.bureau_path, dayOf(now)),
  ...(loaded.respondent_kind && {
    'respondent.kind': loaded.respondent_kind,
    'respondent.reachable': loaded.respondent_reachable,
  }),
  ...(loaded.filer_org === loaded.org_id && {
    'filer.kind': loaded.org_kind,
    'filer.level': loaded.org_level,
    'filer.name': loaded.org_name,
    ...(loaded.org_nature && { 'filer.nature': loaded.org_nature }),
    ...(loaded.org_stages.length > 0 && { 'filer.stages': loaded.org_stages }),
  }),
});

/** Everything outside the case that a decision may look at, as `decide` takes it. */
export const contextOf = async (
  server: Server,
  loaded: LoadedCase,
  now: Instant,
): Promise<DecisionContext> => ({
  facts: { ...coreFacts(loaded, now), ...lives[loaded.life].facts?.(loaded, now) },
  settings: loaded.settings,
  now,
  holidays: await server.holidays(),
  bars: heldBy([loaded.provider_bars, loaded.app_bars], loaded.bureau_path, dayOf(now)),
  ...(loaded.departed && { departed: loaded.departed }),
});
