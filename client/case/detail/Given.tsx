import type { CaseDetail } from '@shared/contract/case';
import type { Answer } from '@shared/domain/case';
import type { Rules } from '@shared/policy/rules';
import { FileLinks } from '@client/form/FileLinks';
import { useOpenFile } from '@client/form/open-file';
import { filesOf, shownAnswer } from '@client/form/shown';
import { Words } from '@client/platform/element';
import { Card } from '@client/ui/Card';
import { isMuch, Row } from '@client/ui/Row';

type Props = { given: CaseDetail['given']; rules: Rules };

/** 办理内容: what was answered in the acts of a case, files one tap away. */
export const Given = ({ given, rules }: Props) => {
  const { open, viewer } = useOpenFile();
  return given.length === 0 ? null : (
    <>
      <Card title="办理内容">
        {given.map(({ label, field, answer }) => {
          const files = filesOf(answer as Answer);
          const asked = rules.fields[field];
          const shown = asked && shownAnswer(asked, answer as Answer);
          return (
            <Row key={field} label={label} long={files.length > 0 || isMuch(shown)}>
              {files.length > 0 ? (
                <FileLinks files={files} open={open} />
              ) : (
                <Words className="shown">{shown ?? ''}</Words>
              )}
            </Row>
          );
        })}
      </Card>
      {viewer}
    </>
  );
};
