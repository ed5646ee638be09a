import { Screen } from '@client/ui/Screen';
import { Empty } from '@client/ui/Empty';

/** 消息: a placeholder until the page is written. */
export default function Page() {
  return <Screen title="消息"><Empty title="消息" note="这一页正在建设" /></Screen>;
}
