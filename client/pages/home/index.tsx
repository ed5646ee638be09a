import { useState } from 'react';
import { useDidShow } from '@tarojs/taro';
import { Phones } from '@client/about/Phones';
import { mySchool } from '@client/phone/my-school';
import { Box, Heading, Tap, Words } from '@client/platform/element';
import { canScanLive, scanCode } from '@client/platform/scan';
import { goTo } from '@client/platform/go';
import { recents } from '@client/phone/recent-kept';
import { Button } from '@client/ui/Button';
import { Card } from '@client/ui/Card';
import { useElder } from '@client/ui/elder';
import { Icon } from '@client/ui/Icon';
import { ListItem } from '@client/ui/ListItem';
import { Screen } from '@client/ui/Screen';
import { TextInput } from '@client/ui/TextInput';
import { follow, type Lead } from './follow';
import { Found } from './Found';
import { Platform } from './Platform';
import { Recents } from './Recents';
import { ownChoice } from '../status/advice';
import './index.scss';

const onPhone = () => ({ recents: recents(), school: mySchool(), now: new Date().toISOString() });
const SCAN = canScanLive ? '扫一扫' : '拍二维码查询';
const page = (url: string) => () => goTo(url);

/** 查询: search, scan, what was asked before, whom to call. The public's home. */
export default function HomePage() {
  const [elder, setElder] = useElder();
  const [words, setWords] = useState('');
  const [looking, setLooking] = useState('');
  const [noCode, setNoCode] = useState(false);
  const [kept, setKept] = useState(onPhone);
  useDidShow(() => setKept(onPhone()));

  const act = (lead: Lead) => {
    setNoCode(false);
    setLooking('look' in lead ? lead.look : '');
    if ('go' in lead) goTo(lead.go);
  };
  const search = () => words.trim() && act(follow(words, 'typed'));
  const scan = async () => {
    const seen = await scanCode();
    if ('text' in seen) act(follow(seen.text, 'scanned'));
    else if (seen.none === 'not-found') {
      setLooking('');
      setNoCode(true);
    }
  };
  const write = (text: string) => {
    setWords(text);
    if (!text.trim()) act({ look: '' });
  };

  return (
    <Screen>
      <Box className="home__top">
        <Heading level={1} className="home__title">
          应用进校园查询
        </Heading>
        <Tap
          className={`home__elder${elder ? ' home__elder--on' : ''}`}
          label={elder ? '换回标准版' : '打开长辈版，字变大'}
          onTap={() => setElder(!elder)}
        >
          <Icon name="elder" />
          <Words>{elder ? '标准版' : '长辈版'}</Words>
        </Tap>
      </Box>
      <Box className="home__search">
        <Box className="home__words">
          <TextInput
            label="查询应用、备案号或学校"
            placeholder="应用名称、备案号、学校"
            value={words}
            onChange={write}
            onDone={search}
          />
        </Box>
        <Tap className="home__go" onTap={search}>
          <Words>查询</Words>
        </Tap>
        {looking && (
          <Tap className="home__go" label={SCAN} onTap={() => void scan()}>
            <Icon name="scan" />
          </Tap>
        )}
      </Box>
      {!looking && (
        <Tap className="home__scan" onTap={() => void scan()}>
          <Icon name="scan" size="large" />
          <Words>{SCAN}</Words>
          <Words className="home__scan-note">学校海报、应用商店的码都可以</Words>
        </Tap>
      )}
      {noCode && (
        <Card tone="waiting" title="照片里没有找到二维码">
          <Box role="status">
            请让二维码占满大半个画面，光线亮一些，再试一次；也可以直接输入应用名称。
          </Box>
        </Card>
      )}
      {looking && <Found key={looking} q={looking} school={kept.school} />}
      <Card>
        <ListItem
          icon="school"
          title={kept.school?.name ?? '选择孩子的学校'}
          note={kept.school ? '孩子的学校（只记在这部手机上）' : '选一次，以后扫应用的码直接出结果'}
          onTap={page('/public/schools/index')}
        />
        <ListItem
          icon="flag"
          title="查投诉进度"
          note="凭查询码查看，不需要登录"
          onTap={page('/public/case/index')}
        />
        <ListItem
          icon="list"
          title="公开名单"
          note="黑名单、白名单上有谁，为什么"
          onTap={page('/public/lists/index')}
        />
      </Card>
      {kept.recents.length > 0 && (
        <Recents
          list={kept.recents}
          now={kept.now}
          onForget={() => setKept({ ...kept, recents: [] })}
        />
      )}
      <Card title="孩子个人需要的应用">
        <Box className="home__note">{ownChoice}</Box>
        <Platform />
      </Card>
      <Button kind="link" icon="info" onTap={page('/public/help/index')}>
        怎样查询和投诉
      </Button>
      <Phones />
    </Screen>
  );
}
