/** Which device a request comes from. */
import type { IncomingMessage } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import type { ClientInfo, Context } from '../context.ts';

/** The reverse proxy in front of the server, and no further: what stands before in `X-Forwarded-For` anybody can write. */
export const isTrustedHop = (_address: string, hop: number) => hop === 0;

export function clientInfoOf({ ip, headers, protocol, host }: FastifyRequest): ClientInfo {
  return { address: ip, userAgent: headers['user-agent'], serverUrl: `${protocol}://${host}` };
}

/** The same for a WebSocket. */
export function clientInfoOfUpgrade({ config }: Pick<App, 'config'>, { headers, socket }: IncomingMessage): ClientInfo {
  const forwarded = config.trustProxy ? [headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim() : '';
  return {
    address: forwarded || socket.remoteAddress || '',
    userAgent: headers['user-agent'],
    serverUrl: `http://${headers.host}`,
  };
}

/** Where people reach the server, without a slash at the end: PUBLIC_URL, else where this caller did. */
export function publicUrlOf({ app: { config }, client }: Pick<Context, 'app' | 'client'>): string {
  const { serverUrl = '' } = client ?? {};
  const known = config.publicUrl ?? (URL.canParse(serverUrl) ? new URL(serverUrl).origin : undefined);
  return known ?? `http://${config.host}:${config.port}`;
}
