import { useState } from 'react';
import { useQuery } from '@client/query/use-query';
import { readCode } from '@shared/kernel/id';
import { api, need } from '@client/api';
import { Box } from '@client/platform/element';
import { Trouble } from '@client/trouble';
import { Button } from '@client/ui/Button';
import { Field } from '@client/ui/Field';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { TextInput } from '@client/ui/TextInput';
import { carried } from './carried';
import { Progress } from './Progress';

// What the server says to a code nobody was given.
const unknownCodes: readonly string[] = ['not_found', 'bad_code'];

/** 投诉进度: opened by the tracking code alone. The code is kept neither on the phone nor in the address. */
export default function CasePage() {
  const [words, setWords] = useState('');
  const [code, setCode] = useState(carried);
  const [wrong, setWrong] = useState<string>();
  const track = useQuery({
    queryKey: ['track', code],
    queryFn: () => need(api.complaint.track({ code: code! })),
    enabled: code !== undefined,
    retry: false,
    staleTime: 0,
    gcTime: 0,
  });
  const unknown =
    track.error?.refusal !== undefined && unknownCodes.includes(track.error.refusal.code);
  const look = () => {
    const read = readCode(words);
    setWrong(read ? undefined : '查询码有误，应为 18 位，请对照截图再核对一遍');
    setCode(read);
  };
  if (track.data && code)
    return (
      <Progress
        code={code}
        complaint={track.data}
        onChanged={() => track.refetch()}
        onLeave={() => setCode(undefined)}
      />
    );
  return (
    <Screen title="查投诉进度" lead="凭提交时给您的查询码查看，不需要登录。">
      <Field
        id="code"
        label="查询码"
        hint="4 个一组，横线和大小写都不影响"
        error={wrong ?? (unknown ? '没有这个查询码，请对照截图再核对。' : undefined)}
      >
        <TextInput
          kind="code"
          value={words}
          onChange={setWords}
          placeholder="xxxx-xxxx-xxxx-xxxx-xx"
          onDone={look}
        />
      </Field>
      <Button kind="primary" onTap={look}>
        查看进度
      </Button>
      <Box>
        {code && track.isPending && <Loading what="正在查询" />}
        {track.error && !unknown && (
          <Trouble title="没有查到" error={track.error} onRetry={() => track.refetch()} />
        )}
      </Box>
    </Screen>
  );
}
