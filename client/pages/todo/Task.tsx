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
  const draft = item.standing === 'draft' && !bureau;
  // A principal reads and signs on one page, so the card leads straight there.
  const sign = signs && item.mine !== undefined && item.standing === 'at_school';
  const page = draft ? '/school/form/index' : sign ? '/filing/sign/index' : '/filing/detail/index';
  const open = () => goTo(`${page}?id=${item.id}`);
  const asked = draft
    ? '继续填写'
    : sign
      ? '查看并签名'
      : item.mine && item.standing === 'returned'
        ? '按意见修改后再提交'
        : item.mine && item.mine !== item.placeTitle
          ? askedFor(item.mine, bureau)
          : undefined;
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
