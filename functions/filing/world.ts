import { barsOf } from '@shared/domain/listed';
import { dayOf, type Instant } from '@shared/kernel/calendar';
import { rulesFor } from '@shared/policy';
import type { Rules } from '@shared/policy/rules';
import type { World } from '@shared/domain/case';
import type { House } from '../http/house';
import { holding, keptFacts, trusted } from './proofs';
import type { Loaded } from './store';

/** The core facts of a filing: who files, about which app, by whom it is provided. */
export const coreFacts = (f: Loaded, now: Instant): World['facts'] => ({
  'filer.kind': f.school_kind,
  'filer.level': f.school_level,
  'filer.name': f.school_name,
  ...(f.school_nature && { 'filer.nature': f.school_nature }),
  ...(f.school_stages.length > 0 && { 'filer.stages': f.school_stages }),
  'app.name': f.app_name,
  'app.kind': f.app_kind,
  ...(f.moe_no && { 'app.moe_no': f.moe_no }),
  'app.moe_standing': f.moe_standing === 'valid' ? 'filed' : f.moe_standing,
  'provider.name': f.provider_name,
  'provider.barred':
    barsOf([f.provider_listed, f.app_listed], f.bureau_path, dayOf(now)).length > 0,
  'filer.tools': f.school_count,
  'filer.uses': f.school_uses ?? [],
  ...keptFacts(trusted(rulesOfCase(f), f.state, holding(rulesOfCase(f), f.proofs, dayOf(now)))),
});

/** Everything outside the case that a decision may look at, as `decide` takes it. */
export const worldOf = async (house: House, f: Loaded, now: Instant): Promise<World> => ({
  facts: coreFacts(f, now),
  settings: f.settings,
  now,
  holidays: await house.holidays(),
  ...(f.left && { left: f.left }),
});

/**
 * The rules a case was begun under; throws when the registry lost them, for a case must never run
 * under others.
 */
export const rulesOfCase = (f: { policy: string }): Rules => {
  const rules = rulesFor(f.policy);
  if (!rules) throw new Error(`policy ${f.policy} is not in the registry`);
  return rules;
};
