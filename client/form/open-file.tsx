import { useState, type ReactNode } from 'react';
import type { Attached } from '@shared/domain/case';
import { api } from '@client/api';
import { openDocument } from '@client/platform/document';
import { Box, Picture } from '@client/platform/element';
import { enlarge } from '@client/platform/enlarge';
import { Sheet } from '@client/ui/Sheet';
import { replyWords } from '@client/api/trouble';

type Shown = { name: string; url?: string; error?: string };

/**
 * Opens an attachment through a link of a few minutes: a picture in the phone's own viewer or else
 * in a sheet of this page, anything else by the phone. Draw `viewer` somewhere in the page.
 */
export const useOpenFile = (): {
  open: (file: Pick<Attached, 'file' | 'name'>) => Promise<void>;
  viewer: ReactNode;
} => {
  const [shown, setShown] = useState<Shown>();
  const open = async ({ file, name }: Pick<Attached, 'file' | 'name'>) => {
    const link = await api.files.link({ id: file });
    if (!link.ok) return setShown({ name, error: replyWords(link) });
    if (link.value.kind === 'jpg' || link.value.kind === 'png') {
      const url = link.value.url.startsWith('/') ? API_BASE + link.value.url : link.value.url;
      if (!(await enlarge(url))) setShown({ name, url });
      return;
    }
    if (!(await openDocument({ url: link.value.url, name: link.value.name })))
      setShown({ name, error: '没有打开，请稍后再试。' });
  };
  const viewer = shown && (
    <Sheet title={shown.name} onClose={() => setShown(undefined)}>
      {shown.url ? (
        <Picture className="viewer" fit="width" src={shown.url} alt={shown.name} />
      ) : (
        <Box role="alert">{shown.error}</Box>
      )}
    </Sheet>
  );
  return { open, viewer };
};
