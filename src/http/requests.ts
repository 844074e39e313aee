/** Each request has an id, which its answer, its lines in the log and what it queues carry; and it is measured. */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { httpSeconds } from '../metrics.ts';
import { forRequest, newRequestId } from '../request-context.ts';
import { withSpan } from '../tracing.ts';

/** An id that the proxy in front has given: others could fill the log with anything. */
const foreignId = /^[\w.:-]{1,100}$/;

export function followRequests(server: FastifyInstance, { trustProxy }: { trustProxy: boolean }): void {
  const entered = new WeakMap<FastifyRequest, (next: () => void) => void>();

  server.addHook('onRequest', (request, reply, done) => {
    const given = trustProxy ? request.headers['x-request-id'] : undefined;
    const id = typeof given === 'string' && foreignId.test(given) ? given : newRequestId();
    reply.header('x-request-id', id);
    enter(request, reply, id, done);
  });
  // The events that bring a body belong to no request.
  server.addHook('preValidation', (request: FastifyRequest, _reply: unknown, done: HookHandlerDoneFunction) => {
    const again = entered.get(request);
    if (again) again(done);
    else done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const labels = { route: routeOptions.url ?? '(none)', method, status: String(reply.statusCode) };
    httpSeconds.observe(labels, reply.elapsedTime / 1000);
    done();
  });

  function enter(request: FastifyRequest, reply: FastifyReply, id: string, done: HookHandlerDoneFunction): void {
    const { method, headers, routeOptions } = request;
    const route = routeOptions.url ?? '(none)';
    const attributes = { 'http.request.method': method, 'http.route': route, 'reelgraph.request_id': id };
    const parent = typeof headers.traceparent === 'string' && trustProxy ? headers.traceparent : undefined;
    forRequest(id, () =>
      withSpan(`${method} ${route}`, { kind: 'server', attributes, parent }, (end) => {
        reply.raw.once('close', () => end(reply.statusCode >= 500 ? `status ${reply.statusCode}` : undefined));
        entered.set(request, AsyncLocalStorage.snapshot());
        done();
      }),
    );
  }
}
