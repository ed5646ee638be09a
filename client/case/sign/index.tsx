import { useRouter } from '@tarojs/taro';
import { Gate } from '@client/account/Gate';
import { Empty } from '@client/ui/Empty';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { ledBy } from '@client/words/party';
import { sentence } from '@client/words/refusal';
import { useCase } from '../load';
import { NotOpened } from '../NotOpened';
import { useBarTitle } from '@client/platform/title';
import { Signing } from './Signing';

const Body = ({ id }: { id: string }) => {
  const { value, error, again } = useCase(id);
  const title = ledBy('校长签名', value?.detail.org.kind);
  useBarTitle(value && title);
  if (!value)
    return (
      <Screen title={title}>
        {error ? <NotOpened error={error} onRetry={again} /> : <Loading />}
      </Screen>
    );
  const offer = value.detail.offers.find((offer) => offer.do === 'sign');
  const elsewhere = `这份申请现在是“${value.detail.placeTitle}”，不用签名。`;
  const why = offer?.why && sentence(offer.why);
  const note = offer ? why : elsewhere;
  return (
    <Signing
      detail={value.detail}
      rules={value.rules}
      offer={offer}
      gone={
        <Screen title={title}>
          <Empty icon="pen" title="现在不用签名" note={note} />
        </Screen>
      }
    />
  );
};

/** 校长签名: one page with exactly what the signature covers. Opened with the filing's id. */
export default function Page() {
  const { id = '' } = useRouter().params;
  return <Gate title="校长签名">{() => <Body id={id} />}</Gate>;
}
