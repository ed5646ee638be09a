import type { Visitor } from './visitor';

type Found = { items: { school: { id: string; name: string }; app: { id: string } }[] };

/** Tells one complaint for each of `words`, all of one kind about one app of one school, as parents’ phones send them. */
export const complaintsOf = async (
  parent: Visitor,
  origin: string,
  words: readonly string[],
): Promise<void> => {
  const found = await parent.page.request.get(
    `${origin}/public/search?q=${encodeURIComponent('智学伴')}`,
  );
  const hit = ((await found.json()) as Found).items.find((i) => i.school.name.includes('河滨'));
  for (const [i, happened] of words.entries()) {
    const told = await parent.page.request.post(`${origin}/public/complaint`, {
      headers: { 'idempotency-key': `complaint-of-one-pile-${i}` },
      data: { school: hit!.school.id, app: hit!.app.id, category: 'fee', happened },
    });
    if (!told.ok()) throw new Error(`not told: ${told.status()} ${await told.text()}`);
  }
};
