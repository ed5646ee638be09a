import { appKinds, type AppKind, type OrgKind } from '../kernel/kinds';
import { plainName } from '../kernel/names';
import type { Life, Place } from '../policy/policy';
import { begunBy, lifeIds } from '../vocabulary/lives';
import type { Rules } from '../policy/rules';

/** One kind of record somebody may begin: its life, and the place where it starts. */
export type Beginning = { life: Life; id: string; place: Place<string> };

/**
 * What an organisation may begin under these rules, the usual first: a provider its own filing,
 * everybody else a filing and, where the rules keep one, an entry of the list of what is in use.
 */
export const beginnings = (rules: Rules, kind: OrgKind): Beginning[] => {
  const starts = Object.entries(rules.policy.words.places).filter(([, place]) => place.start);
  const byWhom: Readonly<Record<Life, readonly OrgKind[]>> = begunBy;
  const own = lifeIds.filter((life) => byWhom[life].includes(kind));
  return own.flatMap((life) =>
    starts.filter(([, place]) => place.life === life).map(([id, place]) => ({ life, id, place })),
  );
};

const named = new Set<AppKind>(['app', 'platform', 'mini', 'account']);

/**
 * The kinds of tool these rules speak of, each with its title: the options of the question that the
 * registry's kind answers, else everything that is not a device.
 */
export const coveredKinds = (rules: Rules): { kind: AppKind; title?: string }[] => {
  const asked = Object.values(rules.fields).find(
    (field) => field.from === 'app.kind' && field.options,
  );
  return appKinds.flatMap((kind) => {
    if (!asked) return named.has(kind) ? [{ kind }] : [];
    const title = asked.options?.[kind];
    return title === undefined ? [] : [{ kind, title }];
  });
};

/** Why a tool cannot be begun under these rules, the first reason only; `firm` is the name of the provider who asks. A barred provider is no
 *  reason here: what it offers may be reported as in use, and a filing for it is stopped by the rules themselves. */
export const hindranceTo = (
  rules: Rules,
  tool: { kind: AppKind; provider: string },
  firm?: string,
): 'other_provider' | 'kind_not_covered' | undefined => {
  if (firm !== undefined && plainName(firm) !== plainName(tool.provider)) return 'other_provider';
  return coveredKinds(rules).some((row) => row.kind === tool.kind) ? undefined : 'kind_not_covered';
};
