import { makePool } from '../db/connect';
import { needed } from '../world/from-env';
import { makeLookup } from '../lookup/answerer';
import { replyTo } from '../lookup/quick';
import { now } from '../outside/clock';

type Asked = {
  rawPath: string;
  rawQueryString?: string;
  headers?: Record<string, string | undefined>;
};

const lookup = makeLookup(
  makePool(needed(process.env, 'DATABASE_URL').DATABASE_URL, { max: 1 }),
  now,
);

/**
 * The lookups, straight from the gateway's event (HTTP API, payload 2.0): no framework stands
 * between a scan and its answer.
 */
export const handler = async ({ rawPath, rawQueryString, headers }: Asked) => {
  const { status, etag, body, ...reply } = await replyTo(
    lookup,
    `${rawPath}?${rawQueryString ?? ''}`,
    headers?.['if-none-match'],
  );
  return { statusCode: status, headers: { ...reply.headers, ...(etag && { etag }) }, body };
};
