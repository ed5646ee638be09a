import { useState } from 'react';
import type { Clause } from '@shared/kernel/refusal';
import { Box, Heading, Tap, Words } from '@client/platform/element';
import type { Forbidden } from './forbids';

// The region's own articles come first; the nation's are one tap away.
const FEW = 4;

/** One card of what must not be done: one a line, each a tap from its article. */
export const Forbids = ({
  title,
  lines,
  onClause,
}: {
  title: string;
  lines: readonly Forbidden[];
  onClause: (clause: Clause) => void;
}) => {
  const [all, setAll] = useState(false);
  if (lines.length === 0) return null;
  return (
    <Box className="card">
      <Heading level={2} className="card__title">
        {title}
      </Heading>
      {(all ? lines : lines.slice(0, FEW)).map((f) => (
        <Tap key={f.title} className="forbid" onTap={() => onClause(f.clause)}>
          <Words className="forbid__what">{f.title}</Words>
          <Words className="forbid__go">依据</Words>
        </Tap>
      ))}
      {!all && lines.length > FEW && (
        <Tap
          className="answer__link"
          label={`${title}，还有 ${lines.length - FEW} 条规定`}
          onTap={() => setAll(true)}
        >
          {`还有 ${lines.length - FEW} 条规定`}
        </Tap>
      )}
    </Box>
  );
};
