/**
 * Where an upload waits until it is checked; the bucket itself drops what stays here
 * (serverless.yml).
 */
export const quarantineKey = (id: string): string => `q/${id}`;

/** Where its clean copy is kept. */
export const cleanKey = (id: string, kind: string): string => `c/${id}.${kind}`;
