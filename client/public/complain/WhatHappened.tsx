import { useState } from 'react';
import type { StatusAnswer } from '@shared/contract/lookup';
import { callMoves } from '@client/about/telephones';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Empty } from '@client/ui/Empty';
import { ListItem } from '@client/ui/ListItem';
import { Screen } from '@client/ui/Screen';
import { mattersOf, type Matters } from './matters';

// A screen of choices; what is rarer is one tap away.
const FEW = 8;

const Group = ({ title, items, onChoose }: Matters & { onChoose: (category: string) => void }) => {
  const [all, setAll] = useState(items.length <= FEW + 2);
  return (
    <Card {...(title && { title })}>
      {(all ? items : items.slice(0, FEW)).map((matter) => (
        <ListItem key={matter.id} title={matter.title} onTap={() => onChoose(matter.id)} />
      ))}
      {!all && (
        <ListItem
          icon="list"
          title={`还有 ${items.length - FEW} 种情况`}
          onTap={() => setAll(true)}
        />
      )}
    </Card>
  );
};

/** The first screen: one tap on what happened leads on. */
export const WhatHappened = ({
  answer,
  onChoose,
}: {
  answer: StatusAnswer;
  onChoose: (category: string) => void;
}) => {
  const groups = mattersOf(answer);
  return (
    <Screen title="发生了什么？" lead={`${answer.school.name}　${answer.app.name}`}>
      {groups.map((group) => (
        <Group key={group.title} {...group} onChoose={onChoose} />
      ))}
      {groups.length === 0 && (
        <Empty
          icon="phone"
          title="请打电话投诉"
          note={`这所学校的投诉由${answer.bureau.name}办理，可以不说姓名。`}
        >
          {callMoves(answer.bureau.tel).map((call) => (
            <Button key={call.key} kind="primary" icon="phone" onTap={call.onTap}>
              {call.label}
            </Button>
          ))}
        </Empty>
      )}
    </Screen>
  );
};
