import type { Clause } from '@shared/kernel/refusal';
import { Tap, Words } from '@client/platform/element';
import { Fold } from '@client/ui/Fold';
import { Unsure } from '@client/ui/Unsure';
import { isUnsure } from '@client/words/clause';
import type { Forbidden } from './forbids';

/** What must not be done, folded: one a line, each a tap from its article. */
export const Forbids = ({
  title,
  lines,
  onClause,
}: {
  title: string;
  lines: readonly Forbidden[];
  onClause: (clause: Clause) => void;
}) =>
  lines.length === 0 ? null : (
    <Fold title={`${title} ${lines.length} 条`}>
      {lines.map((line) => (
        <Tap key={line.title} className="forbid" onTap={() => onClause(line.clause)}>
          <Words className="forbid__what">{line.title}</Words>
          <Words className="forbid__go">依据</Words>
          {isUnsure(line.clause) && <Unsure />}
        </Tap>
      ))}
    </Fold>
  );
