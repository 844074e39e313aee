/**
 * What is left of the limits that a request has touched, as `RateLimit-Policy` and `RateLimit` say it
 * (draft-ietf-httpapi-ratelimit-headers-11). When to try again after a refusal is `Retry-After`, as ever.
 */
import type { FastifyInstance } from 'fastify';
import { currentRequest, type Quota } from '../request-context.ts';

export function tellRateLimits(server: FastifyInstance): void {
  server.addHook('onSend', (_request, reply, payload, done) => {
    reply.headers(rateLimitHeaders(currentRequest()?.quotas));
    done(null, payload);
  });
}

export function rateLimitHeaders(quotas: ReadonlyMap<string, Quota> | undefined): Record<string, string> {
  if (!quotas?.size) return {};
  const list = (parameters: (quota: Quota) => string) =>
    [...quotas].map(([name, quota]) => `"${name}";${parameters(quota)}`).join(', ');
  return {
    'ratelimit-policy': list(({ limit, windowSeconds }) => `q=${limit};w=${windowSeconds}`),
    ratelimit: list(({ remaining, resetSeconds }) => `r=${remaining};t=${resetSeconds}`),
  };
}
