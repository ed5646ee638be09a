import { clockOf } from '@shared/kernel/calendar';
import type { CaseBrief } from '@shared/contract/case';
import { Box, Words } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { dueWords, leftWords } from '@client/words/clock';
import { lookOf } from '@client/words/standing';
import { lives, type Life } from '@shared/vocabulary/lives';
import { isUndone, undoneWords } from '@client/words/undone';
import { askedOf } from './asked';
import { putKinds } from './kinds';
import { counted } from './pile';
import { markOf, saysOther } from '@client/words/verdict';
import './Task.scss';

const wayOn = (
  item: CaseBrief,
  bureau: boolean,
  signs: boolean,
): { page: string; asked?: string } => {
  if (item.standing === 'draft' && !bureau)
    return { page: '/school/form/index', asked: '继续填写' };
  // A principal reads and signs on one page, so the card leads straight there.
  if (signs && item.mine !== undefined && item.standing === 'at_school')
    return { page: '/case/sign/index', asked: '查看并签名' };
  return { page: '/case/detail/index', asked: askedOf(item, bureau) };
};

type Props = {
  item: CaseBrief;
  bureau: boolean;
  signs: boolean;
  /** What it is told apart by where all of a list are of one kind. */
  head?: { title: string; under?: string };
};

type Head = { title: string; under?: string; about?: string; life?: string };

/** Of these it is the bureau itself that the organisation names. */
const nobody: readonly Life[] = ['referral'];

/** What a card says first: the app, which kind, at a bureau also whose, and what it is about. */
const headOf = ({ app, org, life, about, mine = '' }: CaseBrief, bureau: boolean): Head => ({
  title: app.name,
  life: lives[life],
  ...(bureau && !nobody.includes(life) && { under: org.name }),
  ...(about && { about }),
  ...(isUndone(mine) && { about: undoneWords(mine) }),
});

/** By when whoever it was put to must answer. */
const dueOf = ({ life, clock }: CaseBrief, bureau: boolean): string | undefined =>
  !bureau && clock?.state !== 'paused' && putKinds.some((kind) => kind === life)
    ? clock && dueWords(clock)
    : undefined;

/** One case as a card: whose, which app, what is asked of me, how much time is left. */
export const Task = ({ item, bureau, signs, head }: Props) => {
  const look = lookOf(item);
  const left =
    item.clock && item.clock.state !== 'idle' ? leftWords(item.clock, item.standing) : undefined;
  const { page, asked } = wayOn(item, bureau, signs);
  const piled = item.mine !== undefined && item.more !== undefined;
  const says: Head = head ?? headOf(item, bureau);
  const due = dueOf(item, bureau);
  const open = () =>
    goTo(piled ? `/bureau/complaints/index?pile=${item.id}` : `${page}?id=${item.id}`);
  return (
    <Card onTap={open}>
      <Box className="task__head">
        <Words className="task__title">{says.title}</Words>
        {says.life && <Words className="task__life">{says.life}</Words>}
      </Box>
      {says.under && <Box className="task__school">{says.under}</Box>}
      {says.about && <Box className="task__about">{says.about}</Box>}
      {piled && <Box className="task__school">{`同类 ${counted(item.more! + 1)}，点开逐件看`}</Box>}
      {asked && <Box className="task__asked">{`请您：${asked}`}</Box>}
      {due && <Box className="task__school">{due}</Box>}
      <Box className="task__foot">
        <Badge tone={look.tone} icon={look.icon} word={item.placeTitle} />
        {left ? (
          <Words className={`task__left task__left--${left.tone}`}>{left.word}</Words>
        ) : (
          <Words className="task__when">{clockOf(item.updated).slice(5)}</Words>
        )}
      </Box>
      {item.parents && saysOther(item.parents, item.standing) && (
        <Box className="task__parents">
          <Words>家长现在看到</Words>
          <Badge {...markOf(item.parents)} />
        </Box>
      )}
    </Card>
  );
};
