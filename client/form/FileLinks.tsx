import type { Attached } from '@shared/domain/case';
import { Tap, Words } from '@client/platform/element';
import { Icon } from '@client/ui/Icon';
import './form.scss';

/** A file as it may be opened. */
export type Openable = Pick<Attached, 'file' | 'name'>;

/**
 * Files to look at, each one tap away; `open` is that of useOpenFile, whose viewer stands outside
 * any card.
 */
export const FileLinks = ({
  files,
  open,
}: {
  files: readonly Openable[];
  open: (file: Openable) => unknown;
}) => (
  <>
    {files.map((file) => (
      <Tap
        key={file.file}
        className="attached"
        label={`打开${file.name}`}
        onTap={() => void open({ file: file.file, name: file.name })}
      >
        <Icon name="doc" size="small" />
        <Words className="attached__name">{file.name}</Words>
      </Tap>
    ))}
  </>
);
