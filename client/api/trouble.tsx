import type { Reply } from '.';
import { failure } from '../words/refusal';
import { ErrorBox } from '../ui/ErrorBox';

/** What a person reads when a query failed: the refusal in words, or that the network is gone. */
export const troubleWords = (error: unknown): string =>
  failure(error as Parameters<typeof failure>[0]);

/** The same for a reply that is not a value. */
export const replyWords = (reply: Exclude<Reply<unknown>, { ok: true }>): string =>
  failure('refusal' in reply ? { refusal: reply.refusal } : { offline: true });

/**
 * Whether somebody else changed it first: the words say that the newest is shown, so the page must
 * fetch it.
 */
export const isStale = (reply: Exclude<Reply<unknown>, { ok: true }>): boolean =>
  'refusal' in reply &&
  (reply.refusal.code === 'changed_meanwhile' || reply.refusal.code === 'not_now');

/** The error state of a page part. */
export const Trouble = ({
  error,
  onRetry,
  title,
}: {
  error: unknown;
  onRetry?: () => unknown;
  title?: string;
}) => <ErrorBox title={title} note={troubleWords(error)} onRetry={onRetry} />;
