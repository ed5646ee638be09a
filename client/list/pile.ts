// The server counts no further.
const MOST = 1000;

/** How many complaints, in words. */
export const counted = (count: number): string => (count < MOST ? `${count} 件` : `${MOST} 多件`);
