/** `/metrics` for Prometheus: on the API's port for logins that may manage settings, on `METRICS_PORT` for whoever reaches that. */
import type { AddressInfo } from 'node:net';
import { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, fastify, LogController } from 'fastify';
import { collectDefaultMetrics, Gauge } from 'prom-client';
import type { App } from '../app.type.ts';
import { identify } from '../auth/viewer.ts';
import { forbidden, unauthenticated, unavailable } from '../errors.ts';
import { handleErrors } from '../http/error-handler.ts';
import { tokenOf } from '../http/request-token.ts';
import { readQueue } from '../jobs/queue.queries.ts';
import { registry } from '../metrics.ts';
import { searchStatus } from '../search/search-status.queries.ts';

const queueJobs = new Gauge({
  name: 'reelgraph_queue_jobs',
  help: 'Jobs of the queue, by phase and state; failed are those of a day. The same in every process.',
  labelNames: ['phase', 'state'],
  registers: [registry],
});
const searchLag = new Gauge({
  name: 'reelgraph_search_lag_seconds',
  help: 'For how long the oldest change has waited for the search index. The same in every process.',
  registers: [registry],
});
const searchPending = new Gauge({
  name: 'reelgraph_search_pending',
  help: 'Changes that wait for the search index. The same in every process.',
  registers: [registry],
});

/**
 * Processor, memory, garbage and the delay of the event loop; begun when metrics are read for the first time, as looking at the event loop
 * a hundred times a second is half of what an idle server would do.
 */
function measureProcess(): void {
  if (!registry.getSingleMetric('process_cpu_seconds_total')) collectDefaultMetrics({ register: registry });
}

export function registerMetrics(server: FastifyInstance, app: App): void {
  // Prometheus asks at the first one unless told otherwise; the second is where the server's own addresses are.
  for (const url of ['/metrics', '/api/metrics']) {
    server.get(url, async (request, reply) => {
      const { viewer, refusal } = await identify(app, tokenOf(app, request));
      if (!viewer) throw refusal ?? unauthenticated();
      if (!viewer.permissions.has('settings:manage')) throw forbidden(`${url} needs the permission settings:manage.`);
      return answer(app, reply);
    });
  }
}

/** For processes without an API as well. Undefined where `METRICS_PORT` is unset. */
export async function serveMetrics(app: App): Promise<AsyncDisposable & { port: number }> {
  const { host, metricsPort: port } = app.config;
  const server = fastify({
    loggerInstance: app.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
  });
  handleErrors(server, undefined);
  server.get('/metrics', async (_request, reply) => answer(app, reply));
  server.get('/healthz', async () => ({ status: 'ok' }));
  await server.listen({ host, port: port ?? 0 }).catch((error: NodeJS.ErrnoException) => {
    throw unavailable(`METRICS_PORT ${port} on ${host} cannot be used (${error.code}): set it to a free port.`, {
      cause: error,
    });
  });
  return { port: (server.server.address() as AddressInfo).port, [Symbol.asyncDispose]: async () => server.close() };
}

async function answer(app: App, reply: FastifyReply): Promise<string> {
  measureProcess();
  await readDatabase(app);
  reply.header('content-type', registry.contentType).header('cache-control', 'no-store');
  return registry.metrics();
}

/** What the database does not tell now is left out: what is known of the process is worth having without it. */
async function readDatabase(app: App): Promise<void> {
  for (const gauge of [queueJobs, searchLag, searchPending]) gauge.reset();
  const em = app.orm.em.fork();
  try {
    const [{ phases }, { lagSeconds, pendingUpdates }] = [await readQueue(em), await searchStatus({ app, em })];
    for (const { phase, ...counts } of phases)
      for (const state of ['pending', 'running', 'retrying', 'failed'] as const)
        queueJobs.set({ phase: phase.toLowerCase(), state }, counts[state]);
    searchLag.set(lagSeconds);
    searchPending.set(pendingUpdates);
  } catch (error) {
    for (const gauge of [queueJobs, searchLag, searchPending]) gauge.remove();
    app.log.warn({ err: error }, '/metrics: the database cannot be asked');
  }
}
