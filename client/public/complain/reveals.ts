/** What to say about a text that seems to give away who wrote it. */
export const revealsSays = { phone: '里面好像有手机号码', id: '里面好像有身份证号码' } as const;
