// Only H5 reads this: under a strict connect-src a page may not fetch its own blob: and data:
// addresses.
const files = new Map<string, Blob>();

/** An address by which a picture can show this file and `blobOf` finds it again. */
export const addressFor = (file: Blob): string => {
  const address = URL.createObjectURL(file);
  files.set(address, file);
  return address;
};

/**
 * The bytes behind an address of `addressFor` or a base64 data URL (a signature); undefined for
 * anything else.
 */
export const blobOf = (address: string): Blob | undefined => {
  const data = /^data:([\w/+.-]+);base64,(.*)$/s.exec(address);
  if (!data) return files.get(address);
  const text = atob(data[2]!);
  return new Blob([Uint8Array.from(text, (character) => character.charCodeAt(0))], {
    type: data[1]!,
  });
};
