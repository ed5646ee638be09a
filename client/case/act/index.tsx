import Taro, { useRouter } from '@tarojs/taro';
import { Gate } from '@client/account/Gate';
import { inBureau, seatOf } from '@client/account/seat';
import { Button } from '@client/ui/Button';
import { Empty } from '@client/ui/Empty';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { sentence } from '@client/words/refusal';
import type { Me } from '@shared/contract/account';
import type { CaseDetail } from '@shared/contract/case';
import { useCase } from '../load';
import { NotOpened } from '../NotOpened';
import { offerOf, type Wanted } from './deed';
import { Deciding } from './Deciding';

const passed = ({ told, placeTitle }: CaseDetail, wanted: Wanted): string => {
  const after = wanted.do === 'opine' ? '您的意见已经提交，或这一步由别人办理' : '这一步不用再办';
  return `${told ? '这件投诉' : '这份申请'}现在是“${placeTitle}”，${after}。`;
};

const Body = ({ id, wanted, me }: { id: string; wanted: Wanted; me: Me }) => {
  const { value, error, again } = useCase(id);
  if (!value)
    return (
      <Screen title="办理">
        {error ? <NotOpened error={error} onRetry={again} /> : <Loading />}
      </Screen>
    );
  const offer = offerOf(value.rules, value.detail, wanted);
  const here = seatOf(me)?.org.id;
  const slots = [
    ...new Set(
      me.seats.filter((seat) => seat.org.id === here).flatMap((seat) => [seat.role, ...seat.slots]),
    ),
  ];
  return (
    <Deciding
      detail={value.detail}
      rules={value.rules}
      offer={offer}
      wanted={wanted}
      me={{ person: me.person.id, offices: slots, bureau: inBureau(me) }}
      gone={<Gone id={id} note={offer?.why ? sentence(offer.why) : passed(value.detail, wanted)} />}
    />
  );
};

const Gone = ({ id, note }: { id: string; note: string }) => (
  <Screen title="办理">
    <Empty icon="lock" title="现在不能办理" note={note}>
      <Button
        kind="primary"
        onTap={() => void Taro.redirectTo({ url: `/case/detail/index?id=${id}` })}
      >
        查看详情
      </Button>
    </Empty>
  </Screen>
);

/**
 * One screen for any act. Opened with the filing's id, the deed, and the opinion or track it is
 * about.
 */
export default function Page() {
  const { id = '', do: deed = '', opinion, track } = useRouter().params;
  const read = (text: string | undefined) => (text ? decodeURIComponent(text) : undefined);
  return (
    <Gate title="办理">
      {(me) => (
        <Body id={id} wanted={{ do: deed, opinion: read(opinion), track: read(track) }} me={me} />
      )}
    </Gate>
  );
}
