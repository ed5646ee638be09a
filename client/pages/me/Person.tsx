import { useState } from 'react';
import type { Me } from '@shared/contract/account';
import { roleWord } from '@client/account/roles';
import { api } from '@client/api';
import { reset } from '@client/query/store';
import { inProvider, seatOf } from '@client/account/seat';
import { replyWords } from '@client/api/trouble';
import { Card } from '@client/ui/Card';
import { Choice } from '@client/ui/Choice';
import { ErrorBox } from '@client/ui/ErrorBox';
import { Row } from '@client/ui/Row';

/** My name, the seat I act from, and the others I could act from. */
export const Person = ({ me }: { me: Me }) => {
  const [trouble, setTrouble] = useState<string>();
  const seat = seatOf(me);
  const sit = async (id: string) => {
    const reply = await api.account.sit({ seat: id });
    setTrouble(reply.ok ? undefined : replyWords(reply));
    if (reply.ok) await reset(([what]) => what !== 'about');
  };
  return (
    <Card title={me.person.name}>
      {seat && <Row label="单位">{seat.org.name}</Row>}
      {seat && <Row label="身份">{seat.title || roleWord[seat.role]}</Row>}
      {seat?.org.kind !== 'bureau' && (
        <Row label={inProvider(me) ? '备案审核' : '主管部门'}>{me.bureau.name}</Row>
      )}
      {trouble && <ErrorBox title="没有切换" note={trouble} />}
      {me.seats.length > 1 && (
        <Choice
          label="切换身份"
          value={me.seat}
          options={me.seats.map((seat) => ({
            value: seat.id,
            label: seat.org.name,
            note: seat.title || roleWord[seat.role],
          }))}
          onChange={(id) => void sit(id)}
        />
      )}
    </Card>
  );
};
