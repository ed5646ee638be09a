import { useState } from 'react';
import { useAbout } from '@client/about';
import { dial } from '@client/platform/dial';
import { nearestFirst } from '@client/nearest';
import { lookedAt } from '@client/region';
import { numbersOf, thenDial } from '@client/telephones';
import { Trouble } from '@client/trouble';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { ListItem } from '@client/ui/ListItem';

const FEW = 3;

/** The numbers of these bureaus, a line each; tapping one calls it. */
export const Numbers = ({
  bureaus,
}: {
  bureaus: readonly { id: string; name: string; tel: string }[];
}) => (
  <>
    {bureaus.flatMap((b) =>
      numbersOf(b.tel).map((one) => (
        <ListItem
          key={`${b.id}${one.says}`}
          icon="phone"
          title={one.says}
          note={`${b.name}${thenDial(one)}`}
          extra="拨打"
          onTap={() => dial(one.dial)}
        />
      )),
    )}
  </>
);

/** The telephones of the education bureaus; tapping one calls it. */
export const Phones = () => {
  const about = useAbout();
  const [all, setAll] = useState(false);
  if (about.error)
    return (
      <Trouble title="没有读到教育部门电话" error={about.error} onRetry={() => about.refetch()} />
    );
  const bureaus = nearestFirst(about.data?.bureaus ?? [], lookedAt()).filter((b) => b.tel);
  if (bureaus.length === 0) return null;
  return (
    <Card title="咨询、投诉、举报电话">
      <Numbers bureaus={all ? bureaus : bureaus.slice(0, FEW)} />
      {!all && bureaus.length > FEW && (
        <Button kind="link" onTap={() => setAll(true)}>{`全部 ${bureaus.length} 个电话`}</Button>
      )}
    </Card>
  );
};
