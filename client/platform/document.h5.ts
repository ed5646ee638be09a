/** A document behind a link; `token` is the session, for links that are not signed. */
export type Remote = { url: string; name: string; token?: string };

/** Downloads a PDF or table and hands it to the browser to keep. `false` when it could not be fetched. */
export const openDocument = async ({ url, name, token }: Remote): Promise<boolean> => {
  const got = await fetch(url, {
    headers: token ? { authorization: `Bearer ${token}` } : {},
  }).catch(() => undefined);
  if (!got?.ok) return false;
  const link = document.createElement('a');
  const local = URL.createObjectURL(await got.blob());
  link.href = local;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(local), 60_000);
  return true;
};
