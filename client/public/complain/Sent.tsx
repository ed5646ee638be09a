import { useState } from 'react';
import Taro from '@tarojs/taro';
import { useLeavingWords } from '@client/platform/leaving';
import { leaves } from '@client/platform/sure';
import { Button } from '@client/ui/Button';
import { Screen } from '@client/ui/Screen';
import { VerdictBand } from '@client/ui/VerdictBand';
import { carry } from '../case/carried';
import { CodeCard } from '../case/CodeCard';
import { codeWords } from './leaving-words';

/**
 * The third screen: the tracking code, large, and how to keep it. Whoever has not copied it is
 * asked before leaving.
 */
export const Sent = ({ code, bureau }: { code: string; bureau: { name: string; tel: string } }) => {
  const [copied, setCopied] = useState(false);
  const words = copied ? undefined : codeWords;
  useLeavingWords(words);
  const follow = () => {
    carry({ code, copied });
    void Taro.redirectTo({ url: '/public/case/index' });
  };
  const home = async () => {
    if (await leaves(words)) await Taro.switchTab({ url: '/pages/home/index' });
  };
  return (
    <Screen>
      <VerdictBand
        tone="filed"
        word="投诉已收到"
      >{`${bureau.name}会核查并答复，学校看不到投诉人。`}</VerdictBand>
      <CodeCard code={code} main onCopied={() => setCopied(true)}>
        <Button onTap={follow}>看办理进度</Button>
      </CodeCard>
      <Button kind="link" onTap={home}>
        回到查询
      </Button>
    </Screen>
  );
};
