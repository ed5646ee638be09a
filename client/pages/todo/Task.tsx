import { clockOf } from '@shared/kernel/calendar';
import type { FilingBrief } from '@shared/contract/filing';
import { Box, Words } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { leftWords } from '@client/words/clock';
import { lookOf } from '@client/words/standing';
import { markOf, saysOther } from '@client/words/verdict';
import './Task.scss';

// An opinion is named by its title alone: a bureau’s office gives one, an expert of the school
// fills one in.
const askedFor = (what: string, bureau: boolean): string =>
  what.endsWith('意见') ? `${bureau ? '提出' : '填写'}${what}` : what;

const wayOn = (
  { standing, mine, placeTitle }: FilingBrief,
  bureau: boolean,
  signs: boolean,
): { page: string; asked?: string } => {
  if (standing === 'draft' && !bureau) return { page: '/school/form/index', asked: '继续填写' };
  // A principal reads and signs on one page, so the card leads straight there.
  if (signs && mine !== undefined && standing === 'at_school')
    return { page: '/filing/sign/index', asked: '查看并签名' };
  const page = '/filing/detail/index';
  if (mine && standing === 'returned') return { page, asked: '按意见修改后再提交' };
  return mine && mine !== placeTitle ? { page, asked: askedFor(mine, bureau) } : { page };
};

/** One filing as a card: whose, which app, what is asked of me, how much time is left. */
export const Task = ({
  item,
  bureau,
  signs,
}: {
  item: FilingBrief;
  bureau: boolean;
  signs: boolean;
}) => {
  const look = lookOf(item);
  const left =
    item.clock && item.clock.state !== 'idle' ? leftWords(item.clock, item.standing) : undefined;
  const { page, asked } = wayOn(item, bureau, signs);
  const open = () => goTo(`${page}?id=${item.id}`);
  return (
    <Card onTap={open}>
      <Box className="task__title">{item.app.name}</Box>
      {bureau && <Box className="task__school">{item.school.name}</Box>}
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
