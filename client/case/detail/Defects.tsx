import type { CaseDetail } from '@shared/contract/case';
import { FileLinks } from '@client/form/FileLinks';
import { useOpenFile } from '@client/form/open-file';
import { Box, Words } from '@client/platform/element';
import { ClauseLink } from '@client/ui/ClauseLink';
import { Card } from '@client/ui/Card';
import { clauseForUi } from '@client/words/clause';
import { defectsOf } from './told';

/** 全部问题一次告知: what to put right, all of it. */
export const Defects = ({ detail }: { detail: CaseDetail }) => {
  const defects = defectsOf(detail);
  const { open, viewer } = useOpenFile();
  return defects.length === 0 ? null : (
    <>
      <Card title={`请修改以下 ${defects.length} 处（全部问题一次告知）`} tone="waiting">
        {defects.map((defect, index) => (
          <Box key={`${defect.from}${defect.what}`} className="defect">
            <Words className="defect__no">{`${index + 1}.`}</Words>
            <Box className="defect__body">
              <Words className="shown">{defect.what}</Words>
              {defect.photos && <FileLinks files={defect.photos} open={open} />}
              <Box className="under">{defect.from}</Box>
            </Box>
            {defect.clause && <ClauseLink clause={clauseForUi(defect.clause)} />}
          </Box>
        ))}
      </Card>
      {viewer}
    </>
  );
};
