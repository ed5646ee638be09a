/**
 * A table picked as it is, its bytes in base64: the server knows every encoding an office saves.
 * `too-big` when it cannot be sent; `unreadable` when the phone does not give it; `undefined` when
 * the person turned back.
 */
export type PickedTable = { file: string; name: string } | 'too-big' | 'unreadable' | undefined;

/** Bytes of the largest table that can be sent. */
export const MOST_BYTES = 4_300_000;

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

const inBase64 = (file: File): Promise<string | undefined> =>
  new Promise((resolve) => {
    const reader = new FileReader();
    // data:text/csv;base64,…
    reader.addEventListener('load', () => resolve(String(reader.result).split(',')[1] ?? ''));
    reader.addEventListener('error', () => resolve(undefined));
    reader.readAsDataURL(file);
  });

/** One CSV file. */
export const pickTable = async (): Promise<PickedTable> => {
  const picked = await ask();
  if (!picked) return undefined;
  if (picked.size > MOST_BYTES) return 'too-big';
  const file = await inBase64(picked);
  return file === undefined ? 'unreadable' : { file, name: picked.name };
};
