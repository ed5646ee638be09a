import type { CaseDetail } from '@shared/contract/case';
import { labelOf } from '@shared/domain/answers';
import type { Answers } from '@shared/domain/case';
import type { Facts } from '@shared/kernel/condition';
import type { Rules } from '@shared/policy/rules';
import { FileLinks } from '@client/form/FileLinks';
import { useOpenFile } from '@client/form/open-file';
import { filesOf, shownAnswer } from '@client/form/shown';
import { Words } from '@client/platform/element';
import { Row } from '@client/ui/Row';

type Props = { track: CaseDetail['tracks'][number]; rules: Rules; facts: Facts };

/** What was handed in for the work beside a filing, its files one tap away. */
export const Proof = ({ track, rules, facts }: Props) => {
  const { open, viewer } = useOpenFile();
  const proof = (track.answers ?? {}) as Answers;
  const fields = rules.forms[rules.tracks[track.id]?.form ?? '']?.fields ?? [];
  return (
    <>
      {fields
        .filter((field) => proof[field.id] !== undefined)
        .map((field) => (
          <Row key={field.id} label={labelOf(field, facts)}>
            {filesOf(proof[field.id]).length > 0 ? (
              <FileLinks files={filesOf(proof[field.id])} open={open} />
            ) : (
              <Words>{shownAnswer(field, proof[field.id]) ?? ''}</Words>
            )}
          </Row>
        ))}
      {viewer}
    </>
  );
};
