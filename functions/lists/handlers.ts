import { dayOf, isDay, type Day } from '@shared/kernel/calendar';
import { plainName, queryGrams } from '@shared/kernel/names';
import { no, yes, type Result } from '@shared/kernel/result';
import { countZi } from '@shared/kernel/text';
import type { Release } from '@shared/domain/lists';
import type { lists, PublicListView, WholeEntry } from '@shared/contract/lists';
import { PAGE, pageOf, placeFrom } from '../world/page';
import type { Handlers, Request } from '../world/request';
import type { Shown } from '../case/listing-store';
import {
  entriesOf,
  entryOf,
  listOf,
  listsOf,
  type EntryRow,
  type ListRow,
  type WholeRow,
} from './store';
import { csvOf, jsonOf, xlsxOf } from './tables';

const LONGEST = 60;
/** So many lines a file holds: no list of a bureau comes near. */
const MOST_LINES = 20_000;

const listView = ({ bureau_id, bureau, ...row }: ListRow): PublicListView => ({
  bureau: { id: bureau_id, name: bureau },
  list: row.list,
  kind: row.kind,
  title: row.title,
  clause: row.clause,
  now: row.now,
});

const entryView = ({ id, app_id, app, provider, since, ended }: EntryRow) => ({
  id,
  app: { id: app_id, name: app },
  provider,
  since,
  ...(ended && { ended }),
});

type Which = { bureau: string; list: string };
type Table = (list: ListRow, entries: readonly EntryRow[]) => Uint8Array | Promise<Uint8Array>;

/** A whole list as a file. */
const fileOf = async (
  request: Request,
  which: Which,
  table: Table,
): Promise<Result<Uint8Array>> => {
  const tx = await request.tx();
  const list = await listOf(tx, which.bureau, which.list);
  return list ? yes(await table(list, await entriesOf(tx, which, MOST_LINES))) : no('not_found');
};

/** A line of an entry as it is read now; none where the registry knows nothing. */
const shownView = (row: WholeRow, { of, ...line }: Shown): WholeEntry['shown'] => {
  if (!of) return [line];
  const text = row[of];
  return text ? [{ ...line, text }] : [];
};

const releaseView = (release: Release, today: Day): WholeEntry['release'][number] => {
  if ('met' in release) return release;
  const { what, day } = release;
  return { what, ...(day && { day }), met: day !== undefined && today > day };
};

/** What anybody may ask about the lists that bureaus publish. */
export const listHandlers = {
  all: async (request, { bureau }) =>
    yes({ items: (await listsOf(await request.tx(), bureau)).map(listView) }),

  entries: async (request, { bureau, list, q: typed = '', ended, after }) => {
    if (countZi(plainName(typed)) > LONGEST)
      return no('search_too_long', { params: { max: LONGEST } });
    const tx = await request.tx();
    if (!(await listOf(tx, bureau, list))) return no('not_found');
    const from = placeFrom(after, isDay);
    const grams = queryGrams(typed);
    const asked = {
      bureau,
      list,
      ended: ended === 'yes',
      ...(grams.length > 0 && { grams }),
      ...(from && { after: from }),
    };
    const rows = await entriesOf(tx, asked, PAGE + 1);
    const { shown, next } = pageOf(rows, ({ since, id }) => [since, id]);
    return yes({ items: shown.map(entryView), ...next });
  },

  entry: async (request, { id }) => {
    const tx = await request.tx();
    const row = await entryOf(tx, id);
    const list = row && (await listOf(tx, row.bureau_id, row.list));
    if (!list) return no('not_found');
    const { shown, steps, release } = row;
    const today = dayOf(request.now);
    return yes({
      ...entryView(row),
      list: listView(list),
      shown: shown.flatMap((line) => shownView(row, line)),
      steps,
      holds: row.ended ? [] : list.holds,
      release: row.ended ? [] : release.map((one) => releaseView(one, today)),
    });
  },

  csv: (request, which) => fileOf(request, which, csvOf),
  xlsx: (request, which) => fileOf(request, which, xlsxOf),
  json: (request, which) => fileOf(request, which, jsonOf),
} satisfies Handlers<typeof lists>;
