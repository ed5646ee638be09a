import type { OutputOf } from '@shared/contract/endpoint';
import type { bureau } from '@shared/contract/bureau';
import { roleWord } from '@client/account/roles';
import { Box } from '@client/platform/element';
import { Card } from '@client/ui/Card';
import { Badge } from '@client/ui/Badge';
import { Link } from '@client/ui/Link';

/** Somebody's seat, as the list shows it. */
export type Person = OutputOf<typeof bureau.members>['members'][number];

/** One person: name, role, title, and the way out of the list. */
export const Member = ({ member, onRemove }: { member: Person; onRemove: () => unknown }) => (
  <Card
    title={member.name}
    extra={
      member.me ? (
        <Badge tone="primary" icon="me" word="我" />
      ) : (
        <Link label={`移除${member.name}`} onTap={onRemove}>
          移除
        </Link>
      )
    }
  >
    <Box>{[roleWord[member.role], member.title].filter(Boolean).join('　')}</Box>
  </Card>
);
