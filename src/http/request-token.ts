/** Where a token is found in a request, and how a browser keeps it. */
import type { IncomingMessage } from 'node:http';
import { fastifyCookie } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../app.type.ts';
import type { Cookies } from '../context.ts';

const cookieName = 'reelgraph';

/** The token of `authorization: Bearer …`, else of the cookie. */
export function tokenOf(request: FastifyRequest): string | undefined {
  return bearerOf(request.headers.authorization) ?? request.cookies[cookieName];
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
  request: IncomingMessage,
  params: { authorization?: unknown } | undefined,
): string | undefined {
  const given = typeof params?.authorization === 'string' ? params.authorization : request.headers.authorization;
  return bearerOf(given) ?? fastifyCookie.parse(request.headers.cookie ?? '')[cookieName];
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
