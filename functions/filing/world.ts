import { barsOf } from '@shared/domain/listed';
import { dayOf, type Instant } from '@shared/kernel/calendar';
import { rulesFor } from '@shared/policy';
import type { Rules } from '@shared/policy/rules';
import type { DecisionContext } from '@shared/domain/case';
import type { Server } from '../world/server';
import { holding, keptFacts, trusted } from './proofs';
import type { Loaded } from './store';

/** The core facts of a filing: who files, about which app, by whom it is provided. */
export const coreFacts = (filing: Loaded, now: Instant): DecisionContext['facts'] => ({
  'filer.kind': filing.school_kind,
  'filer.level': filing.school_level,
  'filer.name': filing.school_name,
  ...(filing.school_nature && { 'filer.nature': filing.school_nature }),
  ...(filing.school_stages.length > 0 && { 'filer.stages': filing.school_stages }),
  'app.name': filing.app_name,
  'app.kind': filing.app_kind,
  ...(filing.moe_no && { 'app.moe_no': filing.moe_no }),
  'app.moe_standing': filing.moe_standing === 'valid' ? 'filed' : filing.moe_standing,
  'provider.name': filing.provider_name,
  'provider.barred':
    barsOf([filing.provider_bars, filing.app_bars], filing.bureau_path, dayOf(now)).length > 0,
  'filer.tools': filing.school_count,
  'filer.uses': filing.school_uses ?? [],
  ...keptFacts(
    trusted(
      rulesOfCase(filing),
      filing.state,
      holding(rulesOfCase(filing), filing.proofs, dayOf(now)),
    ),
  ),
});

/** Everything outside the case that a decision may look at, as `decide` takes it. */
export const worldOf = async (
  server: Server,
  filing: Loaded,
  now: Instant,
): Promise<DecisionContext> => ({
  facts: coreFacts(filing, now),
  settings: filing.settings,
  now,
  holidays: await server.holidays(),
  ...(filing.departed && { departed: filing.departed }),
});

/**
 * The rules a case was begun under; throws when the registry lost them, for a case must never run
 * under others.
 */
export const rulesOfCase = (filing: { policy: string }): Rules => {
  const rules = rulesFor(filing.policy);
  if (!rules) throw new Error(`policy ${filing.policy} is not in the registry`);
  return rules;
};
