import { Screen } from '@client/ui/Screen';
import { Empty } from '@client/ui/Empty';

/** 查询结果: a placeholder until the page is written. */
export default function Page() {
  return <Screen title="查询结果"><Empty title="查询结果" note="这一页正在建设" /></Screen>;
}
