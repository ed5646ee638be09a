import type { StatusAnswer } from '@shared/contract/lookup';
import { dial } from '@client/platform/dial';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { Empty } from '@client/ui/Empty';
import { ListItem } from '@client/ui/ListItem';
import { Screen } from '@client/ui/Screen';

/** The first screen: one tap on what happened leads on. */
export const WhatHappened = ({ answer, onChoose }: { answer: StatusAnswer; onChoose: (category: string) => void }) => (
  <Screen title="发生了什么？" lead={`${answer.school.name}　${answer.app.name}`}>
    {answer.forbids.length > 0 && <Card>{answer.forbids.map((f) => <ListItem key={f.id} title={f.title} onTap={() => onChoose(f.id)} />)}</Card>}
    {answer.forbids.length === 0 && (
      <Empty icon="phone" title="请打电话投诉" note={`这所学校的投诉由${answer.bureau.name}办理，可以不说姓名。`}>
        {answer.bureau.tel && <Button kind="primary" icon="phone" onTap={() => dial(answer.bureau.tel)}>{`拨打 ${answer.bureau.tel}`}</Button>}
      </Empty>
    )}
  </Screen>
);
