import { Box } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { ageOf, type Recent } from '@client/phone/recent';
import { forgetRecents } from '@client/phone/recent-kept';
import { forgetBureau } from '@client/phone/region';
import { Badge } from '@client/ui/Badge';
import { Card } from '@client/ui/Card';
import { Link } from '@client/ui/Link';
import { ListItem } from '@client/ui/ListItem';
import { statusAddress } from '../status/entry';

/** The last answers of this phone with their age at `now` (UTC instant); tapping one asks again. */
export const Recents = ({
  list,
  now,
  onForget,
}: {
  list: readonly Recent[];
  now: string;
  onForget: () => void;
}) => {
  const forget = () => {
    forgetRecents();
    forgetBureau();
    onForget();
  };
  return (
    <Card
      title="最近查过"
      extra={
        <Link label="清除最近查过的记录" onTap={forget}>
          清除
        </Link>
      }
    >
      <Box className="home__tip">这是当时的结果，点开看现在的。</Box>
      {list.map((recent) => (
        <ListItem
          key={`${recent.school.id}${recent.app.id}`}
          title={recent.app.name}
          note={recent.school.name}
          badge={
            <Badge
              tone={recent.tone}
              icon={recent.icon}
              word={recent.word}
              date={ageOf(recent.at, now)}
            />
          }
          onTap={() => goTo(statusAddress({ school: recent.school.id, app: recent.app.id }))}
        />
      ))}
    </Card>
  );
};
