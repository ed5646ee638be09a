import { api } from '@client/api';
import { Chips } from '@client/ui/Chips';
import { Cases, More, useCases } from './Cases';
import { chipsOf, noneOf, type Kind, type Narrow } from './kinds';
import { Task } from './Task';

type Props = {
  kind: Kind;
  standing: Narrow;
  onStanding: (standing: Narrow) => void;
  bureau: boolean;
};

/** All cases of one kind, the latest first, narrowed by how they stand. */
export const OfKind = ({ kind, standing, onStanding, bureau }: Props) => {
  const list = useCases(['kind', kind, standing], (after) =>
    api.case.list({
      life: kind,
      ...(standing !== 'any' && { standing }),
      ...(after && { after }),
    }),
  );
  return (
    <>
      <Chips label="按状态筛选" chips={chipsOf(kind)} at={standing} onChange={onStanding} />
      <Cases
        of={list}
        none={{ icon: 'list', title: noneOf(kind, standing) }}
        renderItem={(item) => <Task key={item.id} item={item} bureau={bureau} signs={false} />}
      />
      <More of={list} />
    </>
  );
};
