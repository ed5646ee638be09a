import type { FilingDetail } from '@shared/contract/filing';
import { labelOf } from '@shared/domain/answers';
import type { Answers } from '@shared/domain/case';
import type { Facts } from '@shared/kernel/condition';
import type { Rules } from '@shared/policy/rules';
import { useOpenFile } from '@client/form/open-file';
import { filesOf, shownAnswer } from '@client/form/shown';
import { Tap, Words } from '@client/platform/element';
import { Icon } from '@client/ui/Icon';
import { Row } from '@client/ui/Row';

type Props = { track: FilingDetail['tracks'][number]; rules: Rules; facts: Facts };

/** What was handed in for the work beside a filing, its files one tap away. */
export const Proof = ({ track, rules, facts }: Props) => {
  const { open, viewer } = useOpenFile();
  const proof = (track.answers ?? {}) as Answers;
  const fields = rules.forms[rules.tracks[track.id]?.form ?? '']?.fields ?? [];
  return (
    <>
      {fields
        .filter((f) => proof[f.id] !== undefined)
        .map((f) => (
          <Row key={f.id} label={labelOf(f, facts)}>
            {filesOf(proof[f.id]).length > 0 ? (
              filesOf(proof[f.id]).map((file) => (
                <Tap
                  key={file.file}
                  className="attached"
                  label={`打开${file.name}`}
                  onTap={() => void open(file)}
                >
                  <Icon name="doc" size="small" />
                  <Words className="attached__name">{file.name}</Words>
                </Tap>
              ))
            ) : (
              <Words>{shownAnswer(f, proof[f.id]) ?? ''}</Words>
            )}
          </Row>
        ))}
      {viewer}
    </>
  );
};
