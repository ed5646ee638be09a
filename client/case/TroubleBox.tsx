import { Box, Words } from '@client/platform/element';
import { ClauseLink } from '@client/ui/ClauseLink';
import { FaultList } from '@client/ui/FaultList';
import { Icon } from '@client/ui/Icon';
import { clauseForUi } from '@client/words/clause';
import { faultText } from '@client/words/fault';
import type { Trouble } from './acting';

/** Why an act did not happen; each fault jumps to its question. */
export const TroubleBox = ({ trouble }: { trouble: Trouble | undefined }) => {
  if (!trouble) return null;
  if (trouble.faults.length > 0)
    return (
      <FaultList
        title={trouble.title}
        faults={trouble.faults.map((fault) => ({ id: fault.field, text: faultText(fault) }))}
      />
    );
  return (
    <Box className="note note--stop trouble" role="alert">
      <Icon name="alert" size="small" />
      <Box className="note__body">
        <Words>{trouble.title}</Words>
      </Box>
      {trouble.clause && <ClauseLink clause={clauseForUi(trouble.clause)} />}
    </Box>
  );
};
