/** Gives the idempotency key (made by `make`) of something a person sends: the same while its content is the same, so that trying again never does it twice. A key that could not be made is made anew at the next try. */
export const keyKeeper = (make: () => Promise<string>): ((content: string) => Promise<string>) => {
  let kept: { content: string; key: Promise<string> } | undefined;
  return (content) => {
    if (kept?.content === content) return kept.key;
    const mine = { content, key: make() };
    mine.key.catch(() => {
      if (kept === mine) kept = undefined;
    });
    kept = mine;
    return mine.key;
  };
};
