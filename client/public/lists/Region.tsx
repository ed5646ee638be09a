import type { Bureau } from '@client/about/region';
import { Card } from '@client/ui/Card';
import { ListItem } from '@client/ui/ListItem';

/** The regions to choose from, while this phone has to do with none. */
export const Region = ({
  regions,
  onChoose,
}: {
  regions: readonly Bureau[];
  onChoose: (root: string) => void;
}) => (
  <Card title="看哪个地区的名单？">
    {regions.map((bureau) => (
      <ListItem
        key={bureau.id}
        icon="building"
        title={bureau.name}
        extra="选这里"
        onTap={() => onChoose(bureau.root)}
      />
    ))}
  </Card>
);
