import { useState } from 'react';
import { useAbout } from '@client/about/about';
import { Box } from '@client/platform/element';
import { dial } from '@client/platform/dial';
import { keepRegion, lookedAt } from '@client/phone/region';
import { bureauHere, regionsOf } from '@client/about/region';
import { numbersOf, thenDial } from '@client/about/telephones';
import { Trouble } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { ListItem } from '@client/ui/ListItem';

const FEW = 3;
const TITLE = '咨询、投诉电话';

/** The numbers of these bureaus, a line each; tapping one calls it. */
export const Numbers = ({
  bureaus,
}: {
  bureaus: readonly { id: string; name: string; tel: string }[];
}) => (
  <>
    {bureaus.flatMap((bureau) =>
      numbersOf(bureau.tel).map((one) => (
        <ListItem
          key={`${bureau.id}${one.says}`}
          icon="phone"
          title={one.says}
          note={`${bureau.name}${thenDial(one)}`}
          extra="拨打"
          onTap={() => dial(one.dial)}
        />
      )),
    )}
  </>
);

/**
 * The telephones of the education bureaus of the region this phone has to do with; before that is
 * known, the regions to choose from.
 */
export const Phones = () => {
  const about = useAbout();
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const choose = (root: string) => {
    keepRegion(root);
    setChosen(root);
  };
  if (about.error)
    return (
      <Trouble title="没有读到教育部门电话" error={about.error} onRetry={() => about.refetch()} />
    );
  const known = about.data?.bureaus ?? [];
  const looked = lookedAt();
  const regions = regionsOf(known);
  const root = bureauHere(known, looked, chosen)?.root;
  const bureaus = known.filter((bureau) => bureau.tel && bureau.root === root);
  // The bureau that answered last comes first.
  bureaus.sort((a, b) => Number(b.name === looked.bureau) - Number(a.name === looked.bureau));
  // The card stands there from the first: what comes later pushes nothing away, and in WeChat draws
  // nothing else anew.
  if (!about.data)
    return (
      <Card title={TITLE}>
        <Box role="status">正在读取…</Box>
      </Card>
    );
  if (known.length === 0) return null;
  if (bureaus.length === 0)
    return (
      <Card title={TITLE}>
        {regions.map((bureau) => (
          <ListItem
            key={bureau.id}
            icon="phone"
            title={bureau.name}
            extra="选这里"
            onTap={() => choose(bureau.root)}
          />
        ))}
      </Card>
    );
  return (
    <Card title={TITLE}>
      <Numbers bureaus={all ? bureaus : bureaus.slice(0, FEW)} />
      {!all && bureaus.length > FEW && (
        <Button kind="link" onTap={() => setAll(true)}>{`全部 ${bureaus.length} 个电话`}</Button>
      )}
    </Card>
  );
};
