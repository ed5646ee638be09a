import type { StatusAnswer } from '@shared/contract/lookup';
import { Card } from '@client/ui/Card';
import { ListItem } from '@client/ui/ListItem';
import { Screen } from '@client/ui/Screen';

/** The first screen: one tap on what happened leads on. */
export const WhatHappened = ({ answer, onChoose }: { answer: StatusAnswer; onChoose: (category: string) => void }) => (
  <Screen title="发生了什么？" lead={`${answer.school.name}　${answer.app.name}`}>
    <Card>{answer.forbids.map((f) => <ListItem key={f.id} title={f.title} onTap={() => onChoose(f.id)} />)}</Card>
  </Screen>
);
