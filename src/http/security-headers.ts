/** What answers tell browsers not to do with them. */
import type { FastifyInstance } from 'fastify';
import type { App } from '../app.type.ts';

/** For answers that are data: a browser that is made to show one as a page runs, loads and frames nothing. */
const dataPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** For videos and images, which a browser shows on a page of its own making. */
export const filePolicy = `${dataPolicy}; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'`;

const halfAYearSeconds = 15_552_000;

/** The headers of an answer that says nothing else. */
export function securityHeaders({ config }: Pick<App, 'config'>): Record<string, string> {
  return {
    'content-security-policy': dataPolicy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=()',
    ...(config.publicUrl?.startsWith('https:') && { 'strict-transport-security': `max-age=${halfAYearSeconds}` }),
  };
}

/** Puts them on every answer of a route, before the route, which may set others. */
export function protectBrowsers(server: FastifyInstance, headers: Record<string, string>): void {
  server.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
}
