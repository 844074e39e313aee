/** Where a token is found in a request, and how a browser keeps it. */
import type { IncomingMessage } from 'node:http';
import { fastifyCookie } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import type { Cookies } from '../context.ts';
import { isOwnOrigin } from './origin.ts';

const cookieName = 'reelgraph';

/** The token of `authorization: Bearer …`, else of the cookie, which counts on the server's own pages only. */
export function tokenOf({ config }: Pick<App, 'config'>, { headers, cookies }: FastifyRequest): string | undefined {
  const isOwn = isOwnOrigin(headers.origin, headers.host, config);
  return bearerOf(headers.authorization) ?? (isOwn ? cookies[cookieName] : undefined);
}

/**
 * Whether the token comes as a header, which browsers do not send for a page of another site, unlike cookies and the
 * passwords of `authorization: Basic …`.
 */
export function hasBearerToken({ headers }: FastifyRequest): boolean {
  return bearerOf(headers.authorization) !== undefined;
}

/** As `tokenOf`, for a WebSocket: the `authorization` of its connection_init, else what its upgrade request carries. */
export function tokenOfUpgrade(
  { config }: Pick<App, 'config'>,
  { headers }: IncomingMessage,
  params: { authorization?: unknown } | undefined,
): string | undefined {
  const given = typeof params?.authorization === 'string' ? params.authorization : headers.authorization;
  const isOwn = isOwnOrigin(headers.origin, headers.host, config);
  return bearerOf(given) ?? (isOwn ? fastifyCookie.parse(headers.cookie ?? '')[cookieName] : undefined);
}

function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer +(\S+)$/i.exec(header ?? '')?.[1];
}

/** Keeps a login in a cookie that scripts cannot read and other sites cannot send. */
export function cookiesOf({ config }: Pick<App, 'config'>, reply: FastifyReply): Cookies {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: config.publicUrl?.startsWith('https:') ?? false,
  } as const;
  return {
    keep: (token, expires) => void reply.setCookie(cookieName, token, { ...options, expires }),
    drop: () => void reply.clearCookie(cookieName, options),
  };
}
