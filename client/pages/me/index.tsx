import { Screen } from '@client/ui/Screen';
import { Empty } from '@client/ui/Empty';

/** 我的: a placeholder until the page is written. */
export default function Page() {
  return <Screen title="我的"><Empty title="我的" note="这一页正在建设" /></Screen>;
}
