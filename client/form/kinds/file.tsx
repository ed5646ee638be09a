import { useEffect, useState } from 'react';
import type { Attached } from '@shared/domain/case';
import { pdfWords, pickPdf, pickPhotos, type Picked } from '@client/platform/photo';
import { Box } from '@client/platform/element';
import { Button } from '@client/ui/Button';
import { PhotoGrid } from '@client/ui/PhotoGrid';
import { Sheet } from '@client/ui/Sheet';
import type { ControlProps } from '../control';
import { filesOf } from '../shown';
import { useSending } from '../sending';
import { useOpenFile } from '../open-file';
import { useMe } from '@client/account/me';
import { inBureau } from '@client/account/seat';

type Props = {
  filing: string;
  files: readonly Attached[];
  max?: number;
  onChange: (files: readonly Attached[]) => void;
  /** Hears how many are still on their way. */ onGoing?: (count: number) => void;
};

/**
 * Photos and PDFs: taken or chosen, several at a time, sent at once with progress, each removable
 * and each retried alone.
 */
export const Files = ({ filing, files, max = 9, onChange, onGoing }: Props) => {
  const [asking, setAsking] = useState(false);
  const { photos, errors, add, retry, remove } = useSending({
    filing,
    use: inBureau(useMe().data) ? 'scan' : 'attachment',
    files,
    onChange,
  });
  const going = photos.filter((photo) => photo.state === 'sending').length;
  useEffect(() => onGoing?.(going), [going, onGoing]);
  const { open, viewer } = useOpenFile();
  const room = max - photos.length;
  const take = (pick: () => Promise<Picked[]>) => async () => {
    setAsking(false);
    add((await pick()).slice(0, room));
  };
  const look = (key: string) => {
    const file = files.find((file) => file.file === key);
    if (file) void open(file);
  };
  return (
    <>
      <PhotoGrid
        photos={photos}
        max={max}
        adds="添加照片或 PDF"
        onAdd={() => setAsking(true)}
        onRemove={remove}
        onRetry={retry}
        onOpen={look}
      />
      {errors.map((error) => (
        <Box key={error} className="field__error" role="alert">
          {error}
        </Box>
      ))}
      {asking && (
        <Sheet title="添加照片或文件" onClose={() => setAsking(false)}>
          <Box className="field__hint">每个文件不超过 50 MB</Box>
          <Button
            icon="camera"
            kind="primary"
            onTap={take(() => pickPhotos({ max: 1, camera: true }))}
          >
            拍照
          </Button>
          <Button icon="photo" onTap={take(() => pickPhotos({ max: room }))}>
            从相册选择
          </Button>
          <Button icon="doc" onTap={take(pickPdf)}>
            {pdfWords.button}
          </Button>
          {pdfWords.hint && <Box className="field__hint">{pdfWords.hint}</Box>}
        </Sheet>
      )}
      {viewer}
    </>
  );
};

/** The answer to a question for photos or PDFs. */
export const FileControl = ({ field, value, onChange, filing }: ControlProps) => (
  <Files
    filing={filing}
    files={filesOf(value)}
    max={field.max}
    onChange={(next) => onChange(next.length > 0 ? next : undefined)}
  />
);
