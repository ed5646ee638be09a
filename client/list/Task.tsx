import { clockOf } from '@shared/kernel/calendar';
import type { CaseBrief } from '@shared/contract/case';
import { Box, Words } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { leftWords } from '@client/words/clock';
import { lookOf } from '@client/words/standing';
import { lives } from '@shared/vocabulary/lives';
import { counted } from './pile';
import { markOf, saysOther } from '@client/words/verdict';
import './Task.scss';

// An opinion is named by its title alone: a bureau’s office gives one, an expert of the school
// fills one in.
const askedFor = (what: string, bureau: boolean): string =>
  what.endsWith('意见') ? `${bureau ? '提出' : '填写'}${what}` : what;

const wayOn = (
  { standing, mine, placeTitle }: CaseBrief,
  bureau: boolean,
  signs: boolean,
): { page: string; asked?: string } => {
  if (standing === 'draft' && !bureau) return { page: '/school/form/index', asked: '继续填写' };
  // A principal reads and signs on one page, so the card leads straight there.
  if (signs && mine !== undefined && standing === 'at_school')
    return { page: '/case/sign/index', asked: '查看并签名' };
  const page = '/case/detail/index';
  if (mine && standing === 'returned') return { page, asked: '按意见修改后再提交' };
  return mine && mine !== placeTitle ? { page, asked: askedFor(mine, bureau) } : { page };
};

type Props = {
  item: CaseBrief;
  bureau: boolean;
  signs: boolean;
  /** What it is told apart by where all of a list are of one kind. */
  head?: { title: string; under?: string };
};

/** What a card says first: the app, at a bureau also whose, and what it is about. */
const headOf = ({ app, org, life, about }: CaseBrief, bureau: boolean) => ({
  title: app.name,
  ...(bureau && { under: org.name }),
  ...(about && { about: `${lives[life]}：${about}` }),
});

/** One case as a card: whose, which app, what is asked of me, how much time is left. */
export const Task = ({ item, bureau, signs, head }: Props) => {
  const look = lookOf(item);
  const left =
    item.clock && item.clock.state !== 'idle' ? leftWords(item.clock, item.standing) : undefined;
  const { page, asked } = wayOn(item, bureau, signs);
  const piled = item.mine !== undefined && item.more !== undefined;
  const says: ReturnType<typeof headOf> = head ?? headOf(item, bureau);
  const open = () =>
    goTo(piled ? `/bureau/complaints/index?pile=${item.id}` : `${page}?id=${item.id}`);
  return (
    <Card onTap={open}>
      <Box className="task__title">{says.title}</Box>
      {says.under && <Box className="task__school">{says.under}</Box>}
      {says.about && <Box className="task__about">{says.about}</Box>}
      {piled && <Box className="task__school">{`同类 ${counted(item.more! + 1)}，点开逐件看`}</Box>}
      {asked && <Box className="task__asked">{`请您：${asked}`}</Box>}
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
