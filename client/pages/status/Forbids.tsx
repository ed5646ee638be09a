import type { Clause } from '@shared/kernel/refusal';
import { Tap, Words } from '@client/platform/element';
import { Fold } from '@client/ui/Fold';
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
      {lines.map((f) => (
        <Tap key={f.title} className="forbid" onTap={() => onClause(f.clause)}>
          <Words className="forbid__what">{f.title}</Words>
          <Words className="forbid__go">依据</Words>
        </Tap>
      ))}
    </Fold>
  );
