import { dayOf, type Day } from '@shared/kernel/calendar';
import { isPackageName, readMoeNo, type Read } from '@shared/kernel/identifiers';
import type { Fault } from '@shared/kernel/refusal';
import { no, yes } from '@shared/kernel/result';
import { grams, plainName, queryGrams } from '@shared/kernel/names';
import { wordsWrong } from '@shared/fields/words';
import type { registry } from '@shared/contract/registry';
import { rulesFor } from '@shared/policy';
import { isBureau, isExpertOnly } from '../world/caller';
import { appBrief } from '../lookup/app-brief';
import { appsNear } from '../lookup/apps-near';
import type { Handlers } from '../world/request';
import { appOf, insertTyped, providerNamed, searchApps, type AppRow } from './store';

const MOST = 20;
const MOST_LETTERS = 60;

const brief = (app: AppRow, today: Day, path: string) => ({
  ...appBrief(app, today, path),
  ...(app.filing &&
    app.place && {
      mine: {
        filing: app.filing,
        placeTitle: rulesFor(app.policy ?? '')?.policy.words.places[app.place]?.title ?? app.place,
      },
    }),
});

const moeNoOf = (text: string | undefined): string[] => {
  const read = text ? readMoeNo(text) : undefined;
  return read && read.shape !== 'wrong' ? [read.as] : [];
};

const tidy = (text: string): string => text.trim().replace(/\s+/g, ' ');

const nameFault = (field: string, label: string, text: string): Fault[] => {
  if (tidy(text) === '') return [{ field, code: 'missing', label }];
  // It will stand on a printed form, where nobody could put it right.
  const wrong = wordsWrong(text);
  return wrong ? [{ field, label, ...wrong }] : [];
};

type Typed = { name: string; provider: string; number?: Read; bundle?: string };

const typedFaults = ({ name, provider, number, bundle }: Typed): Fault[] => {
  const faults = [...nameFault('name', '名称', name), ...nameFault('provider', '提供者', provider)];
  if (number?.shape === 'wrong')
    faults.push({ field: 'moeNo', code: 'moe_no_shape', label: '教育部备案号' });
  if (bundle && !isPackageName(bundle))
    faults.push({ field: 'packageName', code: 'code_shape', label: '安装包名' });
  return faults;
};

/** What answers the registry's endpoints. */
export const registryHandlers = {
  find: async (request, { q: query = '', moeNo, packageName, storeId }) => {
    if ([...query.trim()].length > MOST_LETTERS)
      return no('search_too_long', { params: { max: MOST_LETTERS } });
    const plain = plainName(query);
    // A number is also found when it was typed where names are searched; it comes near to no name.
    const numbers = moeNoOf(query);
    const tx = await request.tx();
    const rows = await searchApps(
      tx,
      {
        ...(plain !== '' && { name: { plain, grams: queryGrams(query) } }),
        moeNos: [...moeNoOf(moeNo), ...numbers],
        ...(packageName && { packageName }),
        ...(storeId && { storeId }),
        near: plain === '' || numbers.length > 0 ? [] : await appsNear(tx, query),
      },
      isBureau(request.caller) || isExpertOnly(request.caller) ? '' : request.caller.org.id,
      MOST,
    );
    return yes({
      apps: rows.map((app) => brief(app, dayOf(request.now), request.caller.bureau.path)),
      ...(rows[0]?.near && { near: true }),
    });
  },

  add: async (request, { name, kind, provider, moeNo, packageName }) => {
    const { caller, server } = request;
    if (!caller.roles.some((role) => role === 'filer' || role === 'filer_head'))
      return no('not_yours');
    const number = moeNo?.trim() ? readMoeNo(moeNo) : undefined;
    const bundle = packageName?.trim() || undefined;
    const faults = typedFaults({ name, provider, number, bundle });
    if (faults.length > 0) return no('faults', { faults });
    const firm = caller.org.kind === 'provider' ? caller.org.name : undefined;
    if (firm !== undefined && plainName(provider) !== plainName(firm))
      return no('other_provider', { params: { provider: tidy(provider) } });
    const tx = await request.tx();
    const by = await providerNamed(tx, firm ?? tidy(provider), server.newId('provider'));
    // An app and a mini-program of one name are two tools with two filings.
    const known = await appOf(tx, { name: tidy(name), kind, provider: by });
    if (known) return yes({ app: known });
    const id = server.newId('app');
    await insertTyped(tx, {
      id,
      name: tidy(name),
      kind,
      provider: by,
      moeNo: number?.as ?? null,
      packageName: bundle ?? null,
      by: caller.org.id,
      grams: grams(name),
    });
    return yes({ app: id });
  },
} satisfies Handlers<typeof registry>;
