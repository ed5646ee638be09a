import { useQuery } from '@client/query/use-query';
import { api, need } from '@client/api';

/**
 * The bureaus with their telephones, the national platform, and whether this is a demonstration.
 */
export const useAbout = () =>
  useQuery({ queryKey: ['about'], queryFn: () => need(api.lookup.about({})), staleTime: 300_000 });
