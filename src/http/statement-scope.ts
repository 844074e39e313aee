/** What the statements of a request are for, and that those which only read end with it. */
import type { FastifyInstance, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { type Scope, within } from '../database/purpose.ts';
import { unavailable } from '../errors.ts';

/** GraphQL says of a document what it is (`src/graphql/statement-scope.ts`), all other routes by their method. */
export function scopeStatements(server: FastifyInstance): void {
  const scopes = new WeakMap<FastifyRequest, Scope>();

  server.addHook('onRequest', (request, reply, done) => {
    const gone = new AbortController();
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) gone.abort(unavailable('The client has gone.'));
    });
    const isRead = ['GET', 'HEAD'].includes(request.method) || /^\/graphql\b/.test(request.routeOptions.url ?? '');
    const scope: Scope = isRead ? { purpose: 'quick', signal: gone.signal } : { purpose: 'change' };
    scopes.set(request, scope);
    within(scope, done);
  });
  // The events that bring a body belong to no scope.
  server.addHook('preValidation', (request: FastifyRequest, _reply: unknown, done: HookHandlerDoneFunction) => {
    const scope = scopes.get(request);
    if (scope) within(scope, done);
    else done();
  });
}
