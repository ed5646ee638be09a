// The server counts no further.
const MOST = 1000;

/** How many complaints, in words. */
export const counted = (n: number): string => (n < MOST ? `${n} 件` : `${MOST} 多件`);
