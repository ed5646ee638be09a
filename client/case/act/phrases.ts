import { api, need } from '@client/api';
import { invalidate } from '@client/query/store';
import { useQuery } from '@client/query/use-query';

const most = 12;
// What somebody begins with who has kept nothing yet.
const first: readonly string[] = [
  '材料齐全，符合要求。',
  '请补充会议纪要，写明日期、参会人员和结果。',
  '请补充合同（协议）照片。',
  '请写清使用年级和使用范围。',
  '请补充等保备案证明或测评报告。',
  '请补充家长同意的材料。',
];

/** A list with a phrase put first; the oldest go when there are too many. */
export const withPhrase = (list: readonly string[], text: string): string[] =>
  [text, ...list.filter((phrase) => phrase !== text)].slice(0, most);

/**
 * My 常用意见, kept by the server so that they are there on every phone, and how to change them. While
 * they cannot be read there are the first ones, and nothing is changed.
 */
export const usePhrases = (): {
  list: readonly string[];
  keep?: (next: readonly string[]) => Promise<boolean>;
} => {
  const kept = useQuery({ queryKey: ['phrases'], queryFn: () => need(api.account.phrases({})) });
  if (!kept.data) return { list: first };
  return {
    list: kept.data.phrases ?? first,
    keep: async (next) => {
      const reply = await api.account.keepPhrases({ phrases: [...next] });
      await invalidate(([what]) => what === 'phrases');
      return reply.ok;
    },
  };
};
