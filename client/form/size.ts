const MOST = 50; // MB

/** Says why a file cannot be sent before anything is sent: one may have 50 MB. */
export const tooBig = ({ size }: { size: number }): string | undefined =>
  size > MOST * 1024 * 1024 ? `超过 ${MOST} MB，请压缩后再传` : undefined;
