const MB = 1024 * 1024;

/** Says why a file cannot be sent before anything is sent: a photo may have 20 MB, a PDF 30 MB. */
export const tooBig = ({ name, size }: { name: string; size: number }): string | undefined => {
  const most = /\.pdf$/i.test(name) ? 30 : 20;
  return size > most * MB ? `超过 ${most} MB，请压缩后再传` : undefined;
};
