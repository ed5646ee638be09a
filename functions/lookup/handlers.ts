import { dayOf } from '@shared/kernel/calendar';
import { readMoeNo } from '@shared/kernel/identifiers';
import { no, yes, type Result } from '@shared/kernel/result';
import { plainName, searchLetters } from '@shared/kernel/names';
import { countZi } from '@shared/kernel/text';
import type { lookup } from '@shared/contract/lookup';
import type { Handlers } from '../world/request';
import { PAGE, placeFrom } from '../world/page';
import { PLATFORM } from './answer';
import { appBrief } from './app-brief';
import { bureaus } from './public-store';
import { schoolsNear, searchNames, toolsOf } from './search';
import { findApps, schoolsHolding } from './search-store';

const LONGEST = 60;

/** The letters of what was typed, unless it is longer than any name. */
const lettersOf = (query: string): Result<string> =>
  countZi(plainName(query)) > LONGEST
    ? no('search_too_long', { params: { max: LONGEST } })
    : yes(searchLetters(query));

/** What the public may ask besides the lookups themselves, which have a function of their own. */
export const publicHandlers = {
  search: async (request, { q: query = '', school, after }) => {
    const moe = readMoeNo(query);
    const letters = lettersOf(query);
    if (!letters.ok) return letters;
    const today = dayOf(request.now);
    const at = placeFrom(after);
    const from = at && { after: { school: at[0], app: at[1] } };
    if (query.trim() === '' && school)
      return yes(await toolsOf(await request.tx(), school, from?.after, today));
    if (letters.value === '') return yes({ items: [], found: [], exact: false });
    return yes(
      await searchNames(
        await request.tx(),
        {
          q: query,
          ...(moe.shape !== 'wrong' && { moeNo: moe.as }),
          ...(school && { school }),
          ...from,
        },
        today,
      ),
    );
  },
  findApp: async (request, { moeNo, packageName, storeId, name }) => {
    const letters = lettersOf(name ?? '');
    if (!letters.ok) return letters;
    const moe = moeNo ? readMoeNo(moeNo) : undefined;
    if (
      (moe && moe.shape === 'wrong') ||
      (!moe && !packageName && !storeId && letters.value === '')
    )
      return yes({ apps: [] });
    const found = await findApps(await request.tx(), {
      ...(moe && { moeNo: moe.as }),
      ...(packageName && { packageName }),
      ...(storeId && { storeId }),
      letters: letters.value,
    });
    return yes({ apps: found.map((line) => appBrief(line, dayOf(request.now))) });
  },
  schools: async (request, { q: query, after }) => {
    const letters = lettersOf(query);
    if (!letters.ok) return letters;
    if (letters.value === '') return yes({ items: [] });
    const from = placeFrom(after);
    const tx = await request.tx();
    const found = await schoolsHolding(
      tx,
      letters.value,
      from && { key: from[0], id: from[1] },
      PAGE,
    );
    if (found.schools.length === 0 && !from) {
      const near = await schoolsNear(tx, query);
      return yes({ items: near, ...(near.length > 0 && { near: true }) });
    }
    return yes({
      items: found.schools,
      ...(found.next && { next: `${found.next.key}|${found.next.id}` }),
    });
  },
  about: async (request) =>
    yes({
      demo: request.server.demo,
      platform: PLATFORM,
      bureaus: await bureaus(await request.tx()),
    }),
} satisfies Pick<Handlers<typeof lookup>, 'search' | 'findApp' | 'schools' | 'about'>;
