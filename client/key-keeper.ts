/** Gives the idempotency key (made by `make`) of something a person sends: the same while its content is the same, so that trying again never does it twice. */
export const keyKeeper = (make: () => Promise<string>): ((content: string) => Promise<string>) => {
  let kept: { content: string; key: Promise<string> } | undefined;
  return (content) => {
    if (kept?.content !== content) kept = { content, key: make() };
    return kept.key;
  };
};
