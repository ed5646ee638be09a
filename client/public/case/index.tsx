import { useState } from 'react';
import { useQuery } from '@client/query/use-query';
import { readCode } from '@shared/kernel/id';
import { api, need } from '@client/api';
import { Box } from '@client/platform/element';
import { useLeavingWords } from '@client/platform/leaving';
import { leaves } from '@client/platform/sure';
import { Trouble } from '@client/api/trouble';
import { Button } from '@client/ui/Button';
import { Field } from '@client/ui/Field';
import { Loading } from '@client/ui/Loading';
import { Screen } from '@client/ui/Screen';
import { TextInput } from '@client/ui/TextInput';
import { codeWords } from '../complain/leaving-words';
import { carried } from './carried';
import { CodeCard } from './CodeCard';
import { Progress } from './Progress';

// What the server says to a code nobody was given.
const unknownCodes: readonly string[] = ['not_found', 'bad_code'];

/**
 * 投诉进度: opened by the tracking code alone. The code is kept neither on the phone nor in the
 * address; one just given stands here until it was copied.
 */
export default function CasePage() {
  const [words, setWords] = useState('');
  const [given, setGiven] = useState(carried);
  const [code, setCode] = useState(given?.code);
  const [wrong, setWrong] = useState<string>();
  const leaving = given && !given.copied ? codeWords : undefined;
  useLeavingWords(leaving);
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
  const look = async () => {
    const read = readCode(words);
    if (read && !(await leaves(leaving))) return;
    setWrong(read ? undefined : '查询码有误，应为 18 位，请对照截图再核对一遍');
    if (read) setGiven(undefined);
    setCode(read);
  };
  const another = async () => {
    if (!(await leaves(leaving))) return;
    setGiven(undefined);
    setCode(undefined);
  };
  const fresh = given && (
    <CodeCard code={given.code} onCopied={() => setGiven({ ...given, copied: true })} />
  );
  if (track.data && code)
    return (
      <Progress
        code={code}
        complaint={track.data}
        onChanged={() => track.refetch()}
        onLeave={another}
        fresh={fresh}
      />
    );
  return (
    <Screen title="查投诉进度" lead="凭提交时给您的查询码查看，不需要登录。">
      {fresh}
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
          onDone={() => void look()}
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
