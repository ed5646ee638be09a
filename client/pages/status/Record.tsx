import type { StatusAnswer } from '@shared/contract/lookup';
import { chineseDay } from '@shared/kernel/calendar';
import { Box } from '@client/platform/element';
import { Fold } from '@client/ui/Fold';

type Line = NonNullable<StatusAnswer['record']>[number];

const monthAndDay = (day: string): string => chineseDay(day).slice(5);

/** The two latest lines, or the only one, in a few characters each. */
const digestOf = (lines: readonly Line[]): string =>
  lines
    .slice(-2)
    .map((line) => `${monthAndDay(line.on)}${line.what}`)
    .join(' · ');

/**
 * 公开记录: what became of the filing, the newest first, each with who did it and the reason told the
 * public.
 */
export const Record = ({ lines }: { lines: readonly Line[] }) =>
  lines.length === 0 ? null : (
    <Fold title={`公开记录 ${lines.length} 条`} digest={digestOf(lines)}>
      {[...lines].reverse().map((line) => (
        <Box key={`${line.on}${line.what}`} className="record">
          <Box>{`${chineseDay(line.on)} ${line.what}`}</Box>
          <Box className="record__by">{line.why ? `${line.by}：${line.why}` : line.by}</Box>
        </Box>
      ))}
    </Fold>
  );
