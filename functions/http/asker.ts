import type { Context } from 'hono';
import type { Asker } from '../world/limits';

/**
 * What the two servers know of a connection: Node's socket, or the gateway's event (HTTP API,
 * payload 2.0).
 */
type Bindings = {
  incoming?: { socket?: { remoteAddress?: string } };
  requestContext?: { http?: { sourceIp?: string } };
};

// Behind a proxy of our own every connection comes from the proxy, and the last address it wrote
// down is whom it heard.
const heardByProxy = (c: Context): string | undefined =>
  c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || undefined;

// The sort of device, as a list of sessions names it.
const deviceName = (agent = ''): string => {
  if (/miniProgram/i.test(agent)) return '微信小程序';
  if (/MicroMessenger/i.test(agent)) return '微信';
  return /Mobile|Android|iPhone/i.test(agent) ? '手机浏览器' : '电脑浏览器';
};

/**
 * Who asks, as far as counting goes: the address a request came from, and the number its device
 * gave itself. Neither is kept.
 */
export const askerOf = (c: Context, behindProxy: boolean): Asker => {
  const { incoming, requestContext } = (c.env ?? {}) as Bindings;
  const device = c.req.header('x-device');
  return {
    address:
      requestContext?.http?.sourceIp ??
      (behindProxy ? heardByProxy(c) : undefined) ??
      incoming?.socket?.remoteAddress ??
      'unknown',
    agent: deviceName(c.req.header('user-agent')),
    ...(device && /^[\w-]{16,64}$/.test(device) && { device }),
  };
};
