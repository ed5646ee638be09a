import { Screen } from '@client/ui/Screen';
import { Empty } from '@client/ui/Empty';

/** 办理: a placeholder until the page is written. */
export default function Page() {
  return <Screen title="办理"><Empty title="办理" note="这一页正在建设" /></Screen>;
}
