/** Which device a request comes from. */
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import type { ClientInfo } from '../context.ts';

/** The reverse proxy in front of the server, and no further: what stands before in `X-Forwarded-For` anybody can write. */
export const isTrustedHop = (_address: string, hop: number) => hop === 0;

export function clientInfoOf({ ip, headers }: FastifyRequest): ClientInfo {
  return { address: ip, userAgent: headers['user-agent'] };
}

/** The same for a WebSocket. */
export function clientInfoOfUpgrade({ config }: Pick<App, 'config'>, { headers, socket }: IncomingMessage): ClientInfo {
  const forwarded = config.trustProxy ? [headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim() : '';
  return { address: forwarded || socket.remoteAddress || '', userAgent: headers['user-agent'] };
}
