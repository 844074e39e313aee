/** Each request has an id, which its answer, its lines in the log and what it queues carry; and it is measured. */
import type { FastifyInstance } from 'fastify';
import { httpSeconds } from '../metrics.ts';
import { forRequest, newRequest } from '../request-context.ts';
import { spanAtHand, withSpan } from '../tracing.ts';
import { enterContexts } from './enter-contexts.ts';

/** An id that the proxy in front has given: others could fill the log with anything. */
const foreignId = /^[\w.:-]{1,100}$/;

export function followRequests(server: FastifyInstance, { trustProxy }: { trustProxy: boolean }): void {
  enterContexts(server, ({ method, headers, routeOptions }, reply) => {
    const given = trustProxy ? headers['x-request-id'] : undefined;
    const request = newRequest(typeof given === 'string' && foreignId.test(given) ? given : undefined);
    reply.header('x-request-id', request.id);
    const route = routeOptions.url ?? '(none)';
    const attributes = { 'http.request.method': method, 'http.route': route, 'reelgraph.request_id': request.id };
    const parent = typeof headers.traceparent === 'string' && trustProxy ? headers.traceparent : undefined;
    const inSpan = withSpan(`${method} ${route}`, { kind: 'server', attributes, parent }, (end) => {
      reply.raw.once('close', () => end(reply.statusCode >= 500 ? `status ${reply.statusCode}` : undefined));
      return spanAtHand();
    });
    return (next) => forRequest(request, () => inSpan(next));
  });
  server.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions } = request;
    const labels = { route: routeOptions.url ?? '(none)', method, status: String(reply.statusCode) };
    httpSeconds.observe(labels, reply.elapsedTime / 1000);
    done();
  });
}
