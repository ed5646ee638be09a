import type { CaseDetail } from '@shared/contract/case';
import { Box } from '@client/platform/element';
import { goTo } from '@client/platform/go';
import { Card } from '@client/ui/Card';
import { ClauseLink } from '@client/ui/ClauseLink';
import { ListItem } from '@client/ui/ListItem';
import { clauseForUi } from '@client/words/clause';
import { causeLine, followedLines } from './around';

type Lead = ReturnType<typeof causeLine>;

const Line = ({ page, ...line }: Lead) => (
  <ListItem {...line} onTap={page ? () => goTo(page) : undefined} />
);

/** 起因: the act that opened this case, by which article. */
export const Cause = ({ detail: { cause } }: { detail: CaseDetail }) =>
  cause ? (
    <Card title="起因">
      <Box className="cause">
        <Line {...causeLine(cause)} />
      </Box>
      {cause.clauses.map((clause) => (
        <ClauseLink key={clause.no} clause={clauseForUi(clause)} />
      ))}
    </Card>
  ) : null;

/** 后续: the cases that its acts opened, by kind and how they stand. */
export const Followed = ({ detail: { followed } }: { detail: CaseDetail }) =>
  followed.length === 0 ? null : (
    <Card title="后续">
      {followedLines(followed).map((line) => (
        <Line key={line.title} {...line} />
      ))}
    </Card>
  );
