import { useEffect, useState } from 'react';
import Taro, { useRouter } from '@tarojs/taro';
import { readScan } from '@shared/domain/scan';
import { mySchool } from '@client/phone/my-school';
import { Found } from '@client/pages/home/Found';
import { follow, textOf } from '@client/pages/home/follow';
import { Platform } from '@client/pages/home/Platform';
import { Box, Tap, Words } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { Card } from '@client/ui/Card';
import { ListItem } from '@client/ui/ListItem';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { TextInput } from '@client/ui/TextInput';
import { adviceOn } from './advice';
// Found and Platform are dressed by the home page's sheet.
import '../../pages/home/index.scss';

const page = (url: string) => () => goTo(url);

/**
 * Works out what was scanned or typed: goes on to the app or the poster's answer, or says what it
 * is and what to do instead.
 */
export default function ScanPage() {
  const { params } = useRouter();
  const [{ text, next }] = useState(() => {
    const given = textOf(params);
    return {
      text: given.trim(),
      next: adviceOn(readScan(given), params.how === 'scanned' ? 'scanned' : 'typed'),
    };
  });
  const [school] = useState(mySchool);
  const name = 'look' in next ? text : ('say' in next && next.say.name) || '';
  const [words, setWords] = useState(name);
  const [looking, setLooking] = useState('look' in next ? name : '');
  useEffect(() => {
    if ('go' in next) void Taro.redirectTo({ url: next.go });
  }, [next]);
  if ('go' in next)
    return (
      <Screen>
        <Loading what="正在识别" />
      </Screen>
    );
  const search = () => {
    const lead = words.trim() ? follow(words, 'typed') : { look: '' };
    if ('go' in lead) page(lead.go)();
    else setLooking(lead.look);
  };
  return (
    <Screen title="识别结果">
      {'say' in next && (
        <Card tone={next.say.tone} title={next.say.title}>
          <Box role="status">{next.say.note}</Box>
          {next.say.platform && <Platform />}
        </Card>
      )}
      <Box className="home__search">
        <Box className="home__words">
          <TextInput
            label="按应用名称查询"
            placeholder="应用名称、教APP备…号"
            value={words}
            onChange={setWords}
            onDone={search}
          />
        </Box>
        <Tap className="home__go" onTap={search}>
          <Words>查询</Words>
        </Tap>
      </Box>
      {looking && <Found key={looking} q={looking} school={school} />}
      <Card>
        <ListItem
          icon="school"
          title={school?.name ?? '选择孩子的学校'}
          note={school ? '孩子的学校（只记在这部手机上）' : '选一次，以后扫应用的码直接出结果'}
          onTap={page('/public/schools/index')}
        />
        <ListItem icon="info" title="怎样查询和投诉" onTap={page('/public/help/index')} />
      </Card>
    </Screen>
  );
}
