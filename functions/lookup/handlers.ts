import { dayOf } from '@shared/kernel/calendar';
import { readMoeNo } from '@shared/kernel/identifiers';
import { no, yes, type Result } from '@shared/kernel/result';
import { plainName, queryGrams } from '@shared/kernel/names';
import { countZi } from '@shared/kernel/text';
import type { lookup } from '@shared/contract/lookup';
import type { AppBrief } from '@shared/contract/shapes';
import { likePart } from '../db/plain-name';
import type { Handlers } from '../http/serve';
import { PLATFORM, spansUnder } from './answer';
import {
  bureaus,
  findApps,
  findSchools,
  searchStatus,
  type AppLine,
  type NamePart,
} from './public-store';

const PAGE = 20;
const LONGEST = 60;

/** An app as lists show it, on a day. */
export const appBrief = (a: AppLine, today: string): AppBrief => ({
  id: a.id,
  name: a.name,
  kind: a.kind,
  provider: a.provider,
  ...(a.moe_no && { moeNo: a.moe_no }),
  moeStanding: a.moe_standing,
  barred: a.barred_until !== null && a.barred_until >= today,
  source: a.source,
});

const wordsOf = (q: string): Result<NamePart> => {
  const plain = plainName(q);
  if (countZi(plain) > LONGEST) return no('search_too_long', { params: { max: LONGEST } });
  // One character or two are a gram themselves.
  const short = [...plain].length <= 2;
  return yes({ grams: queryGrams(plain), like: likePart(plain), short });
};

// The second half is always an id, which never holds the sign between them; a school's name may.
const pairOf = (after = ''): [string, string] | undefined => {
  const at = after.lastIndexOf('|');
  return at > 0 && at + 1 < after.length ? [after.slice(0, at), after.slice(at + 1)] : undefined;
};

/** What the public may ask besides the lookups themselves, which have a function of their own. */
export const publicHandlers = {
  search: async (ask, { q, school, after }) => {
    const moe = readMoeNo(q);
    const words = wordsOf(q);
    if (!words.ok) return words;
    if (words.value.grams.length === 0) return yes({ items: [] });
    const today = dayOf(ask.now);
    const from = pairOf(after);
    const found = await searchStatus(
      await ask.tx(),
      {
        name: words.value,
        ...(moe.shape !== 'wrong' && { moeNo: moe.as }),
        ...(school && { school }),
        ...(from && { after: { school: from[0], app: from[1] } }),
      },
      PAGE + 1,
    );
    const items = found.slice(0, PAGE).map((h) => {
      const app = appBrief(h, today);
      const spans = spansUnder(h.spans, h.moe_standing);
      const span = spans.filter((s) => s.from <= today).at(-1) ?? spans[0];
      const use = app.barred
        ? ('no' as const)
        : !span || span.id === 'none'
          ? ('none' as const)
          : span.use;
      return {
        school: {
          id: h.school_id,
          name: h.school_name,
          kind: h.school_kind,
          bureau: h.school_bureau,
        },
        app,
        use,
        says: app.barred
          ? '提供者已列入黑名单，禁止使用'
          : span && span.id !== 'none'
            ? span.says
            : h.place_title,
        place: h.place_title,
      };
    });
    const last = found[PAGE - 1];
    return yes({
      items,
      ...(found.length > PAGE && last && { next: `${last.school_id}|${last.id}` }),
    });
  },
  findApp: async (ask, { moeNo, packageName, storeId, name }) => {
    const words = wordsOf(name ?? '');
    if (!words.ok) return words;
    const moe = moeNo ? readMoeNo(moeNo) : undefined;
    if (
      (moe && moe.shape === 'wrong') ||
      (!moe && !packageName && !storeId && words.value.grams.length === 0)
    )
      return yes({ apps: [] });
    const found = await findApps(await ask.tx(), {
      ...(moe && { moeNo: moe.as }),
      ...(packageName && { packageName }),
      ...(storeId && { storeId }),
      name: words.value,
    });
    return yes({ apps: found.map((a) => appBrief(a, dayOf(ask.now))) });
  },
  schools: async (ask, { q, after }) => {
    const words = wordsOf(q);
    if (!words.ok) return words;
    if (words.value.grams.length === 0) return yes({ items: [] });
    const from = pairOf(after);
    const found = await findSchools(
      await ask.tx(),
      words.value,
      from && { name: from[0], id: from[1] },
      PAGE + 1,
    );
    const last = found[PAGE - 1];
    return yes({
      items: found.slice(0, PAGE),
      ...(found.length > PAGE && last && { next: `${last.name}|${last.id}` }),
    });
  },
  about: async (ask) =>
    yes({ demo: ask.house.demo, platform: PLATFORM, bureaus: await bureaus(await ask.tx()) }),
} satisfies Pick<Handlers<typeof lookup>, 'search' | 'findApp' | 'schools' | 'about'>;
