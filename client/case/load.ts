import { useRef, useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { useQuery } from '@client/query/use-query';
import type { CaseDetail, OfferView } from '@shared/contract/case';
import type { Policy } from '@shared/policy/policy';
import { rulesOf, type Rules } from '@shared/policy/rules';
import { api, need, type Failed } from '@client/api';
import { invalidate } from '@client/query/store';

/**
 * A case and the rules it runs under; they never change under one id, so they are fetched once.
 */
export type Loaded = { detail: CaseDetail; rules: Rules };

/** The rules of a policy, fetched once and kept for as long as the app is open. */
export const useRules = (policy: string | undefined) =>
  useQuery<Rules>({
    queryKey: ['policy', policy],
    queryFn: async () =>
      rulesOf((await need(api.policy.read({ id: policy! }))).policy as unknown as Policy),
    enabled: policy !== undefined,
    staleTime: Infinity,
    gcTime: Infinity,
  });

/**
 * A case with its rules: `value` once both are here, else `error` or neither; `again` fetches the
 * case anew. `fresh` waits for the server though an older one is known: a draft must not be
 * continued from an old one.
 */
export const useCase = (
  id: string,
  { fresh = false }: { fresh?: boolean } = {},
): { value?: Loaded; error?: Failed; again: () => Promise<CaseDetail | undefined> } => {
  const found = useQuery<CaseDetail>({
    queryKey: ['case', id],
    queryFn: () => need(api.case.open({ id })),
    enabled: id !== '',
    staleTime: 0,
  });
  const rules = useRules(found.data?.policy);
  const again = async () => {
    if (rules.isError) void rules.refetch();
    return found.refetch();
  };
  // Coming back from another page or app: somebody may have acted meanwhile.
  const first = useRef(true);
  useDidShow(() => {
    if (!first.current) void found.refetch();
    first.current = false;
  });
  const error = found.error ?? rules.error ?? undefined;
  return found.data && rules.data && (!fresh || found.isFetchedAfterMount)
    ? { value: { detail: found.data, rules: rules.data }, again }
    : { ...(error && { error }), again };
};

/** Tells every list and page that a case changed. */
export const useChanged = (): ((id: string) => Promise<void>) => {
  return async (id) => {
    await invalidate(
      ([what, which]) =>
        (what === 'case' && which === id) ||
        what === 'cases' ||
        what === 'me' ||
        what === 'registry',
    );
  };
};

/**
 * An offer as it was when the page first saw it: doing it takes it away, and the page must still
 * say that it is done.
 */
export const useKeptOffer = (live: OfferView | undefined): OfferView | undefined => {
  const [kept, keep] = useState(live);
  if (!kept && live) keep(live);
  return kept ?? live;
};
