import type { CaseDetail } from '@shared/contract/case';
import { chineseDay } from '@shared/kernel/calendar';
import { lives, type Life } from '@shared/vocabulary/lives';
import { wordsFor } from '@shared/vocabulary/life-words';
import { kinds } from '@client/list/kinds';
import { counted } from '@client/list/pile';

/** A line of a card, and the page that it leads to. */
type Lead = { title: string; note?: string; extra?: string; page?: string };

const page = (id: string): string => `/case/detail/index?id=${id}`;

/** What opened a case: 投诉 · 查证属实, the day, and the page of its case where the reader may open it. */
export const causeLine = (cause: NonNullable<CaseDetail['cause']>): Lead => ({
  title: `${lives[cause.life]} · ${wordsFor(cause.life, cause.did).history}`,
  note: chineseDay(cause.on),
  ...(cause.case && { page: page(cause.case) }),
});

// Receipts before letters, and what is overdue before what is not.
const pressing = ({ life, standing }: CaseDetail['followed'][number]): number =>
  kinds.findIndex((kind) => kind === life) * 2 + (standing === 'overdue' ? 0 : 1);

/**
 * What followed, a line a kind and standing: 停用回执 · 立即停止使用, how many, and the page of the one or
 * of all that stand so.
 */
export const followedLines = (followed: CaseDetail['followed']): Lead[] =>
  [...followed]
    .sort((one, other) => pressing(one) - pressing(other))
    .map(({ life, standing, placeTitle, count, case: one }) => ({
      title: `${lives[life]} · ${placeTitle}`,
      ...(count > 1 && { extra: counted(count) }),
      page: one ? page(one) : `/case/list/index?life=${life}&standing=${standing}`,
    }));

/** Who it is put to, as each kind calls them; of kinds put to nobody there is no word. */
const putToLabels: Partial<Record<Life, string>> = {
  order: '整改单位',
  listing: '当事人',
  stop_use: '停用单位',
};

/** Whom a case is put to or handed to, and what they are called. */
export const putTo = ({
  life,
  org,
  organ,
}: Pick<CaseDetail, 'life' | 'org' | 'organ'>): { label: string; name: string } | undefined => {
  if (organ) return { label: '移送部门', name: organ };
  const label = putToLabels[life];
  return label ? { label, name: org.name } : undefined;
};
