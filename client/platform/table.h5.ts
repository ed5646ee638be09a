/** A table picked as text; `unreadable` when it is no text file; `undefined` when the person turned back. */
export type PickedText = { text: string; name: string } | 'unreadable' | undefined;

const ask = (): Promise<File | undefined> =>
  new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = '.csv,.txt,text/csv';
    input.style.display = 'none';
    const end = (file?: File) => {
      input.remove();
      resolve(file);
    };
    input.addEventListener('change', () => end(input.files?.[0]));
    input.addEventListener('cancel', () => end());
    document.body.append(input);
    input.click();
  });

const decode = (bytes: ArrayBuffer, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** One CSV file as text. Excel in China saves GBK, so that is tried after UTF-8. */
export const pickTable = async (): Promise<PickedText> => {
  const file = await ask();
  if (!file) return undefined;
  const bytes = await file.arrayBuffer();
  const text = decode(bytes, 'utf-8') ?? decode(bytes, 'gb18030');
  return text === undefined || text.includes('\0') ? 'unreadable' : { text, name: file.name };
};
