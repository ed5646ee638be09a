import type { CaseBrief } from '@shared/contract/case';
import type { Life, Standing } from '@shared/policy/policy';
import { putWords } from '@shared/vocabulary/put-words';
import { isUndone } from '@client/words/undone';

/** What answers a case that was put to somebody, by how it stands. */
const answers: Readonly<Partial<Record<Life, Partial<Record<Standing, string>>>>> = {
  stop_use: { ordered: putWords.stop_use, overdue: putWords.stop_use },
  order: { ordered: putWords.order },
  listing: { proposed: putWords.listing },
};

// An opinion is named by its title alone: a bureau’s office gives one, an expert of the school
// fills one in.
const opinion = (what: string, bureau: boolean): string =>
  what.endsWith('意见') ? `${bureau ? '提出' : '填写'}${what}` : what;

type Waiting = Pick<CaseBrief, 'life' | 'standing' | 'mine' | 'placeTitle'>;

/** What a case asks of whoever it waits for; undefined where its place says it. */
export const askedOf = (
  { life, standing, mine, placeTitle }: Waiting,
  bureau: boolean,
): string | undefined => {
  if (!mine) return undefined;
  if (isUndone(mine)) return '处理没有办成的后续';
  const answer = bureau ? undefined : answers[life]?.[standing];
  if (answer) return answer;
  if (standing === 'returned') return '按意见修改后再提交';
  return mine === placeTitle ? undefined : opinion(mine, bureau);
};
