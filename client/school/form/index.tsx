import Taro, { useRouter } from '@tarojs/taro';
import { Gate } from '@client/account/Gate';
import { useCase, useKeptOffer } from '@client/case/load';
import { NotOpened } from '@client/case/NotOpened';
import { useBarTitle } from '@client/platform/title';
import { Button } from '@client/ui/Button';
import { Empty } from '@client/ui/Empty';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { sentence } from '@client/words/refusal';
import { Steps } from './Steps';

const Body = ({ id }: { id: string }) => {
  const { value, error, again } = useCase(id, { fresh: true });
  const live = value?.detail.offers.find((offer) => offer.do === 'submit');
  const submit = useKeptOffer(live);
  useBarTitle(value?.detail.life === 'inventory' ? '报送在用应用' : undefined);
  if (!value)
    return (
      <Screen title="填写备案申请">
        {error ? <NotOpened error={error} onRetry={again} /> : <Loading what="正在打开草稿" />}
      </Screen>
    );
  const { detail } = value;
  if (submit && !submit.why)
    return <Steps detail={detail} rules={value.rules} submit={submit} again={again} />;
  return (
    <Screen title={detail.app.name}>
      <Empty
        icon="lock"
        title="现在不能修改"
        note={
          submit?.why
            ? sentence(submit.why)
            : `这份${detail.life === 'inventory' ? '报送' : '申请'}现在是“${detail.placeTitle}”，不能修改。`
        }
      >
        <Button
          kind="primary"
          onTap={() => void Taro.redirectTo({ url: `/case/detail/index?id=${id}` })}
        >
          查看详情
        </Button>
      </Empty>
    </Screen>
  );
};

/** 填写备案申请: the form of a draft, in steps. Opened with the filing's id. */
export default function Page() {
  const { id = '' } = useRouter().params;
  return <Gate title="填写备案申请">{() => <Body key={id} id={id} />}</Gate>;
}
