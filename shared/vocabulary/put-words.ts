/** What answers a case that was put to a school or a provider, as its button says it. */
export const putWords = {
  order: '提交整改结果',
  listing: '提交陈述申辩',
  stop_use: '提交停用凭证',
} as const;
