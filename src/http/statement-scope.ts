/** What the statements of a request are for, and that those which only read end with it. */
import type { FastifyInstance } from 'fastify';
import { type Scope, within } from '../database/purpose.ts';
import { unavailable } from '../errors.ts';
import { enterContexts } from './enter-contexts.ts';

/** GraphQL says of a document what it is (`src/graphql/statement-scope.ts`), all other routes by their method. */
export function scopeStatements(server: FastifyInstance): void {
  enterContexts(server, ({ method, routeOptions }, reply) => {
    const gone = new AbortController();
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) gone.abort(unavailable('The client has gone.'));
    });
    const isRead = ['GET', 'HEAD'].includes(method) || /^\/graphql\b/.test(routeOptions.url ?? '');
    const scope: Scope = isRead ? { purpose: 'quick', signal: gone.signal } : { purpose: 'change' };
    return (next) => within(scope, next);
  });
}
