import { Screen } from '@client/ui/Screen';
import { Empty } from '@client/ui/Empty';

/** 依据: a placeholder until the page is written. */
export default function Page() {
  return <Screen title="依据"><Empty title="依据" note="条文原文将在这里显示" /></Screen>;
}
