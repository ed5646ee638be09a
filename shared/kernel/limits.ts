/**
 * How many 字 the longest text of each field may have: what the counter beside it shows is what the
 * server takes.
 */
export const longest = {
  /** What happened, in a complaint, what is added to it, and what the bureau answers. */
  complaint: 1000,
  /** A reason, an internal note, one of the 常用意见. */
  reason: 400,
  /** Why a point of a checklist is not met. */
  point: 200,
  /** The name of a school, a tool, a provider. */
  name: 60,
  /** A post, an office. */
  post: 40,
  /** The telephones of a bureau. */
  telephones: 100,
  /**
   * What is looked at more closely once it has arrived: a code with whatever it was copied with, a
   * name, a post.
   */
  typed: 200,
} as const;
