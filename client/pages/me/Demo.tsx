import { useState } from 'react';
import Taro from '@tarojs/taro';
import { useQuery } from '@client/query/use-query';
import { useAbout } from '@client/about/about';
import { api, need } from '@client/api';
import { useBecome } from '@client/account/me';
import { keepRegion, keptRegion } from '@client/phone/region';
import { Box } from '@client/platform/element';
import { toTop } from '@client/platform/jump';
import { replyWords, Trouble } from '@client/api/trouble';
import { Card } from '@client/ui/Card';
import { ErrorBox } from '@client/ui/ErrorBox';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { Pick } from '@client/ui/Pick';
import './Demo.scss';

/**
 * The people of the demonstration: one tap becomes that person. Draws nothing outside a
 * demonstration.
 */
export const Demo = () => {
  const demo = useAbout().data?.demo === true;
  const people = useQuery({
    queryKey: ['about', 'personas'],
    queryFn: () => need(api.account.personas({})),
    enabled: demo,
  });
  const become = useBecome();
  const [trouble, setTrouble] = useState<string>();
  const [root, setRoot] = useState(keptRegion);
  if (!demo) return null;
  const be = async (persona: string, name: string) => {
    const reply = await api.account.persona({ persona });
    setTrouble(reply.ok ? undefined : replyWords(reply));
    if (!reply.ok) return;
    become(reply.value.token);
    await Taro.showToast({ title: `现在是${name}`, icon: 'none' });
    toTop();
  };
  const all = people.data?.personas ?? [];
  const regions = [...new Map(all.map((persona) => [persona.root, persona.region])).entries()].map(
    ([value, label]) => ({ value, label }),
  );
  const at = regions.some((region) => region.value === root) ? root : regions[0]?.value;
  const go = (next: string) => {
    setRoot(next);
    keepRegion(next);
  };
  return (
    <>
      {/* Outside the card: inside it the sheet would nest deeper than the mini-program's templates hold. */}
      {regions.length > 1 && <Box className="demo__region">演示：换一个地区</Box>}
      {regions.length > 1 && (
        <Pick label="换一个地区" options={regions} value={at ?? ''} onChange={go} />
      )}
      {regions.length > 1 && <Box className="demo__gap" />}
      <Card tone="waiting" title="演示：换一个人看看">
        <Box>这是演示环境，人员和数据都是虚构的。点一个人，就以他的身份办理。</Box>
        {people.isPending && <Loading />}
        {people.error && <Trouble error={people.error} onRetry={() => people.refetch()} />}
        {trouble && <ErrorBox title="没有换成" note={trouble} />}
        {all
          .filter((persona) => persona.root === at)
          .map((persona) => (
            <ListItem
              key={persona.id}
              icon="me"
              title={`${persona.name}　${persona.what}`}
              note={persona.org}
              onTap={() => void be(persona.id, persona.name)}
            />
          ))}
      </Card>
    </>
  );
};
