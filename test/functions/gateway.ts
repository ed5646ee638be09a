import { randomBytes } from 'node:crypto';
import { parse } from 'yaml';
import { textOf } from '../house/source';

type Block = {
  events?: { httpApi?: string; schedule?: string }[];
  environment?: Record<string, string>;
};
type Serverless = { functions: Record<string, Block> };

/** serverless.yml's functions. */
export const blocks = (): Record<string, Block> =>
  (parse(textOf('serverless.yml'), { merge: true }) as Serverless).functions;

type Route = { name: string; method: string; parts: string[] };

/** Every route of serverless.yml with the function behind it. */
export const routes = (): Route[] =>
  Object.entries(blocks()).flatMap(([name, { events = [] }]) =>
    events.flatMap(({ httpApi }) => {
      const [method, path] = httpApi?.split(' ') ?? [];
      return method && path ? [{ name, method, parts: path.split('/').slice(1) }] : [];
    }),
  );

const weights = (route: Route): number[] => [
  ...route.parts.map((part) => (part === '{proxy+}' ? 1 : part.startsWith('{') ? 2 : 3)),
  route.method === 'ANY' ? 0 : 1,
];
const fits = (route: Route, method: string, path: string[]): boolean =>
  (route.method === 'ANY' || route.method === method) &&
  (route.parts.at(-1) === '{proxy+}'
    ? path.length >= route.parts.length
    : path.length === route.parts.length) &&
  route.parts.every(
    (part, i) => part === path[i] || (part.startsWith('{') && (path[i] ?? '') !== ''),
  );

/** The functions that a gateway would choose between for a request, most specific routes first; equals stand together in the first place. */
export const chosen = (all: Route[], method: string, path: string): string[] => {
  const fitting = all.filter((route) => fits(route, method, path.split('/').slice(1)));
  const rank = (route: Route) => weights(route).join('');
  const best = fitting.map(rank).sort().at(-1);
  return fitting.filter((route) => rank(route) === best).map((route) => route.name);
};

type Sent = {
  method?: string;
  path: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: string;
  base64?: boolean;
};

/** An event of an HTTP API, payload format 2.0, as its documentation prints it. */
export const httpEvent = ({
  method = 'GET',
  path,
  query,
  headers,
  body,
  base64 = false,
}: Sent) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: new URLSearchParams(query).toString(),
  cookies: ['cookie1=value1', 'cookie2=value2'],
  headers: {
    host: 'id.execute-api.cn-north-1.amazonaws.com.cn',
    'content-type': 'application/json',
    'x-forwarded-for': '192.0.2.1',
    ...headers,
  },
  ...(query && { queryStringParameters: query }),
  requestContext: {
    accountId: '123456789012',
    apiId: 'api-id',
    domainName: 'id.execute-api.cn-north-1.amazonaws.com.cn',
    domainPrefix: 'id',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '192.0.2.1', userAgent: 'agent' },
    requestId: randomBytes(8).toString('hex'),
    routeKey: '$default',
    stage: '$default',
    time: '12/Mar/2026:19:03:58 +0000',
    timeEpoch: 1_773_342_238_000,
  },
  ...(body !== undefined && { body: base64 ? Buffer.from(body).toString('base64') : body }),
  isBase64Encoded: base64,
});

/** What the scheduler sends (EventBridge). */
export const scheduleEvent = (name: string) => ({
  version: '0',
  id: randomBytes(16).toString('hex'),
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '123456789012',
  time: '2026-09-01T16:10:00Z',
  region: 'cn-north-1',
  resources: [`arn:aws-cn:events:cn-north-1:123456789012:rule/${name}`],
  detail: {},
});
